"""What tests of the store need, wherever they are: assertions of the shared suite that tell what they saw."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.storage.contract")
