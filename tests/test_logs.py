"""What never stands in a log line?"""

from __future__ import annotations

import json
import logging

import pytest

from handlers.logs import JsonLines, Redacting

TOKEN = "123456:AAF-secret_Token0123456789"


@pytest.mark.parametrize("formatter", [Redacting(TOKEN), JsonLines(TOKEN), Redacting(), JsonLines()])
def test_neither_token_nor_password_is_logged_also_not_in_a_traceback(formatter):
    record = logging.LogRecord(
        "bot", logging.INFO, "f", 1, "GET https://me:pass@e.org/bot%s/getMe", (TOKEN,), None
    )
    error = ValueError(f"no answer from /bot{TOKEN}/sendMessage")
    record.exc_info = (ValueError, error, None)
    line = formatter.format(record)
    assert TOKEN not in line
    assert "pass@" not in line
    assert "sendMessage" in line


@pytest.mark.parametrize("scheme", ["http", "https", "socks5"])
def test_a_proxys_password_is_not_logged(scheme):
    record = logging.LogRecord("bot", logging.INFO, "f", 1, f"no way out by {scheme}://me:pass@e.org:1", (), None)
    assert "pass" not in Redacting().format(record)


def test_json_lines_are_json():
    record = logging.LogRecord("bot", logging.WARNING, "f", 1, "خبر\nجديد", (), None)
    told = json.loads(JsonLines().format(record))
    assert (told["level"], told["logger"], told["message"]) == ("warning", "bot", "خبر\nجديد")
