"""Settings of the site. Everything has a working default; the environment overrides it (docs/running.md)."""

import logging
import re
import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(env.str("CORCOM_HOME", default="var")).resolve()


def _kept_secret() -> str:
    """The secret of this installation, made on first use and kept beside the database."""
    kept = HOME / "secret_key"
    if not kept.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        kept.write_text(secrets.token_urlsafe(50), encoding="utf-8")
        kept.chmod(0o600)
    return kept.read_text(encoding="utf-8").strip()


def _record() -> Path:
    """The data package that a first start loads: beside the code, or where the wheel put it."""
    beside = ROOT / "data" / "ccm"
    return beside if beside.is_dir() else Path(sys.prefix) / "share" / "corcom" / "data" / "ccm"


def _origin() -> str:
    """The address under which the public knows the site: empty where it is for this machine alone."""
    origin: str = env.str("CORCOM_ORIGIN", default="").rstrip("/")
    if origin and not re.fullmatch(r"https://[a-z0-9.-]+(:[0-9]+)?", origin):
        raise ImproperlyConfigured(f"CORCOM_ORIGIN is '{origin}': write it as https://corcom.example.")
    return origin


def _log_level() -> str:
    level: str = env.str("CORCOM_LOG_LEVEL", default="WARNING").upper()
    if level not in logging.getLevelNamesMapping():
        raise ImproperlyConfigured(f"CORCOM_LOG_LEVEL is '{level}': use DEBUG, INFO, WARNING or ERROR.")
    return level


def _provider() -> list[dict[str, object]]:
    """The one that signs persons in elsewhere (OpenID Connect), if there is one."""
    if not (address := env.str("CORCOM_OIDC_URL", default="")):
        return []
    if not re.match(r"https://|http://(localhost|127\.0\.0\.1)[:/]", address):
        raise ImproperlyConfigured(f"CORCOM_OIDC_URL is '{address}': it must begin with https://.")
    return [
        {
            "provider_id": "sso",
            "name": env.str("CORCOM_OIDC_NAME", default="single sign-on"),
            "client_id": env.str("CORCOM_OIDC_CLIENT_ID"),
            "secret": env.str("CORCOM_OIDC_SECRET"),
            "settings": {"server_url": address},
        }
    ]


SECRET_KEY = env.str("SECRET_KEY", default="") or _kept_secret()
DEBUG = env.bool("DEBUG", default=False)
ORIGIN = _origin()
PUBLIC = bool(ORIGIN)
PROXIES = env.int("CORCOM_PROXIES", default=0)
_HOSTS = [str(urlsplit(ORIGIN).hostname)] if PUBLIC else ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=_HOSTS)
RECORD = Path(env.str("CORCOM_RECORD", default=str(_record())))
FILES = HOME / "files"
APPROVAL_DAYS = env.int("CORCOM_APPROVAL_DAYS", default=14)
CONTACT_DAYS = env.int("CORCOM_CONTACT_DAYS", default=90)
NOTICE_DAYS = env.int("CORCOM_NOTICE_DAYS", default=365)
ACCOUNT = env.str("CORCOM_ACCOUNT", default="")
ACCOUNT_HOLDER = env.str("CORCOM_ACCOUNT_HOLDER", default="")
BACKUP_KEY = env.str("CORCOM_BACKUP_KEY", default="")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "corcom.people",
    "corcom.record",
    "corcom.register",
    "corcom.duties",
    "corcom.figures",
    "corcom.committee",
    "corcom.reporting",
    "corcom.extensions",
    "corcom.law",
    "corcom.outreach",
    "corcom.assistance",
    "corcom.finance",
    "corcom.payments",
    "corcom.plans",
    "corcom.proposals",
    "corcom.checking",
    "corcom.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
AUTH_USER_MODEL = "people.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{HOME / 'corcom.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DATABASES["default"]["CONN_MAX_AGE"] = 600

ROOT_URLCONF = "corcom.web.urls"
WSGI_APPLICATION = "corcom.wsgi.application"
APPEND_SLASH = True
MIDDLEWARE = [
    "corcom.web.logs.logged",
    "corcom.web.uploads.bounded",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "corcom.web.languages.in_their_language",
    "corcom.web.gate.gate",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "corcom.people.templatetags.days"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "corcom.web.workspace.serving.shell",
            ],
        },
    }
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "script-src": ["'self'"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [ORIGIN] if PUBLIC else []
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = PUBLIC
if PUBLIC:  # browsers take a cookie of such a name from this very host alone, and only by TLS
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SECURE_SSL_REDIRECT = PUBLIC
SECURE_REDIRECT_EXEMPT = ["^(health|ready)/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PUBLIC else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PUBLIC
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # to be preloaded by browsers is for the owner of a domain to ask
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
LOOPBACK = "http://127.0.0.1:8000"
SITE = ORIGIN or LOOPBACK
INVITATION_DAYS = env.int("CORCOM_INVITATION_DAYS", default=14)

SESSION_ENGINE = "corcom.people.sessions"
SESSION_COOKIE_AGE = env.int("CORCOM_SESSION_IDLE", default=120) * 60
SESSION_LIFE = env.int("CORCOM_SESSION_LIFE", default=12) * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "corcom.web.accounts.refusals.forged"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "corcom_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},  # it counts attempts: nobody shall push the counters out
    },
}

ACCOUNT_ADAPTER = "corcom.people.adapters.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "CorCom: "
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
MFA_ADAPTER = "corcom.people.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "CorCom"
_PLAIN = "corcom.people.plain"
ACCOUNT_FORMS = {
    "login": f"{_PLAIN}.SignIn",
    "reauthenticate": f"{_PLAIN}.Reauthenticate",
    "add_email": f"{_PLAIN}.ChangeAddress",
    "confirm_email_verification_code": f"{_PLAIN}.ProveAddress",
    "change_password": f"{_PLAIN}.ChangePassword",
    "set_password": f"{_PLAIN}.SetPassword",
    "reset_password": f"{_PLAIN}.Forgotten",
    "reset_password_from_key": f"{_PLAIN}.NewPassword",
}
MFA_FORMS = {
    "authenticate": f"{_PLAIN}.ProveFactor",
    "reauthenticate": f"{_PLAIN}.ProveFactorAgain",
    "activate_totp": f"{_PLAIN}.SetUpApp",
    "edit_webauthn": f"{_PLAIN}.RenamePasskey",
    "add_webauthn": "corcom.people.forms.PasskeyForm",
}
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_ADAPTER = "corcom.people.adapters.Providers"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": _provider(), "OAUTH_PKCE_ENABLED": True}}

EMAIL_BACKEND = "corcom.people.mail.InFiles"
EMAIL_FILE_PATH = HOME / "mail"
if env.str("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("CORCOM_MAIL_FROM", default="corcom@localhost")

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "français"), ("es", "español")]
LOCALE_PATHS = [ROOT / "corcom" / "locale"]

LOG_LEVEL = _log_level()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "corcom.web.logs.Lines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines", "level": LOG_LEVEL}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL},
        "django.request": {"level": "ERROR"},  # the line about the request tells of the rest
    },
}
