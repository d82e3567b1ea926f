"""`python -m bot` is the command `mujaz`."""

from handlers.cli import main

raise SystemExit(main())
