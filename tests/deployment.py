"""Settings of the deployment that the tests run: a database in memory, or the PostgreSQL that
QUADRANT_TEST_DATABASE_URL names.

The mode stands in the environment before the settings are read, so that every setting that follows from it (HTTPS,
secure cookies, the gallery, the demo) is the tests' own, whatever the machine's environment says.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["QUADRANT_MODE"] = "test"
os.environ["QUADRANT_ADDRESS"] = "https://quadrant.example.org"
os.environ["QUADRANT_HOSTS"] = "127.0.0.1 localhost [::1]"
os.environ["QUADRANT_DEBUG"] = os.environ["QUADRANT_HTTPS"] = os.environ["QUADRANT_BEHIND_PROXY"] = ""
os.environ["QUADRANT_ORIGINS"] = os.environ["QUADRANT_SMTP_HOST"] = os.environ["QUADRANT_SMTP_TLS"] = ""
os.environ["QUADRANT_SMTP_PORT"] = "587"
os.environ["QUADRANT_MAIL_FROM"] = "Quadrant <quadrant@localhost>"
os.environ["DATABASE_URL"] = ""
os.environ["QUADRANT_SECRET_KEY"] = "quadrant-test-key-that-opens-nothing-anywhere"
os.environ.setdefault("QUADRANT_LOG_LEVEL", "ERROR")

from quadrant.settings import *  # noqa: F403  the environment above must be set first
from quadrant.settings.environment import database

_SCRATCH = Path(tempfile.mkdtemp(prefix="quadrant-test-"))
atexit.register(shutil.rmtree, _SCRATCH, ignore_errors=True)
VAR = _SCRATCH
DATABASES = {"default": database(os.environ.get("QUADRANT_TEST_DATABASE_URL", ""), _SCRATCH)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Rows whose order nobody asked for come last first, so that what relies on luck fails here and not on PostgreSQL.
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA reverse_unordered_selects=ON;"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
AXES_ENABLED = os.environ.get("QUADRANT_TEST_AXES") == "1"
MEDIA_ROOT = _SCRATCH / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": MEDIA_ROOT}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
