"""Qt's messages in the log."""

import logging

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from desktop_app.ui.shell.application import log_masked


def test_an_address_that_qt_complains_about_keeps_its_token_to_itself(caplog: pytest.LogCaptureFixture) -> None:
    address = "http://127.0.0.1/oauth/login?oauth_token=8k2msecretsecret01&application_name=Line+Up"

    log_masked(QtMsgType.QtWarningMsg, QMessageLogContext(), f"Launch failed ({address})")

    (record,) = caplog.records
    caplog.clear()
    assert record.levelno == logging.WARNING
    assert "secretsecret" not in record.getMessage()
    assert "application_name=Line+Up" in record.getMessage()
