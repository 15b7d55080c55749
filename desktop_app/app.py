"""The composition root: the one place where everything is joined, and the one that reads the clock."""

import asyncio
import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import qasync
from PySide6.QtCore import QCoreApplication, QLockFile, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication

from desktop_app import __version__
from desktop_app.accounts import Accounts
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import DatabaseBusy, KeyringError, LineupError, SettingsError
from desktop_app.providers import PROVIDERS
from desktop_app.providers.provider import Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import CredentialStore, KeyringStore, SessionStore
from desktop_app.storage.journal import Journal
from desktop_app.storage.profile import Profile, profile_in, profile_of_person
from desktop_app.storage.settings import ServerAddress, Settings, load_settings, save_server
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.open_queue import Listener
from desktop_app.transport import Transport
from desktop_app.ui.link_wizard.wizard import Outside
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.message_bar import Action, Kind, Message
from desktop_app.ui.messages import sentence_of
from desktop_app.ui.pictures import Pictures
from desktop_app.ui.posters import Posters
from desktop_app.ui.program import Program
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.theme import Theme
from desktop_app.ui.welcome import welcome
from desktop_app.workers import Workers
