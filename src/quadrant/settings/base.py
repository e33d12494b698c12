"""Every setting, in the order: where, who, what runs, how it looks, how it is kept safe."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONCE

from quadrant.settings.environment import database, flag, kept_secret_key, words
from quadrant.settings.logs import logging_of

PROJECT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("QUADRANT_VAR", PROJECT / "var"))
# Fonts that papers are set in; ./run puts them there with the other assets.
FONTS = VAR / "assets" / "fonts"

# production (the default) · demo (fictional partnerships, one-click people) · development (gallery, detailed errors)
MODE = os.environ.get("QUADRANT_MODE", "production")
if MODE not in {"production", "demo", "development", "test"}:
    raise SystemExit(f"QUADRANT_MODE is {MODE!r}: say production, demo or development")
DEMO = MODE == "demo"
QUADRANT_GALLERY = MODE in {"development", "test"}
DEBUG = flag("QUADRANT_DEBUG")
SECRET_KEY = os.environ.get("QUADRANT_SECRET_KEY") or kept_secret_key(VAR)
ALLOWED_HOSTS = words("QUADRANT_HOSTS", default="127.0.0.1 localhost [::1]")
CSRF_TRUSTED_ORIGINS = words("QUADRANT_ORIGINS")
# The address in letters, never taken from a request, whose sender may name any host.
SITE_ADDRESS = (os.environ.get("QUADRANT_ADDRESS") or "http://127.0.0.1:8000").rstrip("/")

ROOMS = [
    "quadrant.audit",
    "quadrant.partnership",
    "quadrant.cycle",
    "quadrant.governance",
    "quadrant.appraisal",
    "quadrant.engagement",
    "quadrant.analyse.outcomes",
    "quadrant.analyse.evidence",
    "quadrant.analyse.services",
    "quadrant.analyse.needs",
    "quadrant.analyse.priorities",
    "quadrant.plan.funds",
    "quadrant.plan.proposals",
    "quadrant.do.agreements",
    "quadrant.review.performance",
    "quadrant.review.evaluation",
    "quadrant.review.lessons",
    "quadrant.thread",
    "quadrant.desk",
    "quadrant.intake",
    "quadrant.demo",
    "quadrant.jobs",
    "quadrant.door",
    "quadrant.web",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "django_htmx",
    *ROOMS,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "quadrant.door.request.RequestNumber",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "quadrant.door.middleware.Door",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "quadrant.web.urls"
WSGI_APPLICATION = "quadrant.wsgi.application"
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PROJECT / "src" / "quadrant" / "web"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "quadrant.web.jinja.environment"},
    },
    # Only for the widgets of Django's forms and the e-mails of the sign-in package.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
# Compiled templates, so that no process compiles again what another has.
TEMPLATE_CACHE = VAR / "cache" / "templates"
FORM_RENDERER = "quadrant.web.design.forms.GovukRenderer"
STATIC_URL = "static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [VAR / "assets"] if (VAR / "assets").is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "media"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = VAR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_TEMP_DIR = None
LARGEST_UPLOAD = 50_000_000

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

AUTH_USER_MODEL = "partnership.Person"
# The e-mail address is unique without regard to case, by a constraint that this check cannot see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "quadrant.web.account.adapter.SignInAdapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# The sign-in package has a throttle of its own, which would answer before axes with a sentence and no status.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
# Failures are throttled per account and address for a quarter of an hour; nobody is locked out for good.
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "quadrant.door.request.client_address"
AXES_LOCKOUT_CALLABLE = "quadrant.door.refused.too_many_tries"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AXES_USERNAME_FORM_FIELD = "login"

HTTPS = flag("QUADRANT_HTTPS", default=MODE == "production")
SECURE_SSL_REDIRECT = False  # the proxy in front does it (docs/running.md)
BEHIND_PROXY = flag("QUADRANT_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "quadrant_session"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "quadrant.door.refused.csrf_failed"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'", NONCE],
        "style-src": ["'self'", NONCE],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

EMAIL_HOST = os.environ.get("QUADRANT_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("QUADRANT_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("QUADRANT_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("QUADRANT_SMTP_PASSWORD", "")
EMAIL_USE_TLS = flag("QUADRANT_SMTP_TLS", default=True)
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("QUADRANT_MAIL_FROM", "Quadrant <quadrant@localhost>")

LOGGING_CONFIG = None
LOGGING = logging_of(os.environ.get("QUADRANT_LOG_LEVEL", "INFO"))
