"""Settings of the tests: a database in memory, or the PostgreSQL named by QUADRANT_TEST_DATABASE_URL."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QUADRANT_MODE", "test")
os.environ.setdefault("QUADRANT_SECRET_KEY", "quadrant-test-key-that-opens-nothing-anywhere")
os.environ.setdefault("QUADRANT_LOG_LEVEL", "ERROR")

from quadrant.settings.base import *  # noqa: F403  the environment above must be set first
from quadrant.settings.base import VAR, database

# The package above this module was read before its environment was set, so it is said again.
MODE = "test"
QUADRANT_GALLERY = True
DATABASES = {"default": database(os.environ.get("QUADRANT_TEST_DATABASE_URL", ""), VAR)}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
AXES_ENABLED = os.environ.get("QUADRANT_TEST_AXES") == "1"
_SCRATCH = Path(tempfile.mkdtemp(prefix="quadrant-test-"))
MEDIA_ROOT = _SCRATCH / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": MEDIA_ROOT}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
