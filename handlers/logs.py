"""Where do log lines go, in which form, and what never stands in them?"""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

_TOKEN = re.compile(r"(?<!\d)\d{3,}:[A-Za-z0-9_-]{10,}")
_CREDENTIALS = re.compile(r"((?:https?|socks5h?)://)[^/\s@]+@")


class Redacting(logging.Formatter):
    """Takes tokens and passwords out of every line, also out of tracebacks."""

    def __init__(self, secret: str = "") -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        return self.clean(super().format(record))

    def clean(self, line: str) -> str:
        """Give a line without tokens and passwords."""
        line = line.replace(self._secret, "[token]") if self._secret else line
        return _CREDENTIALS.sub(r"\1[credentials]@", _TOKEN.sub("[token]", line))


class JsonLines(Redacting):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        fields = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["exception"] = self.formatException(record.exc_info)
        return self.clean(json.dumps(fields, ensure_ascii=False))


def set_up(level: str, form: str, *, secret: str = "", file: Path | None = None) -> None:
    """Log to stderr, or to a file where the terminal is used for talking."""
    handler = logging.FileHandler(file, encoding="utf-8") if file else logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(secret) if form == "json" else Redacting(secret))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "telegram", "trafilatura", "htmldate", "pymorphy3"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of each tick that another one outlasts
