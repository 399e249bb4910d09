"""Settings, all from the environment. `.env.example` documents each variable; a test compares the two."""

from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import structlog
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from workforce_portal.embedded.addresses import database_url, redis_url
from workforce_portal.embedded.environment import read_environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = read_environment()

# --- what kind of portal this is ---

DEMONSTRATION_KEY = "demonstration-only-key-that-protects-nothing"
DEBUG = env.bool("DEBUG", default=False)
DEMO_MODE = env.bool("DEMO_MODE", default=False)
PUBLIC_DEMONSTRATION = env.bool("PUBLIC_DEMONSTRATION", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or DEMONSTRATION_KEY
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SITE_URL = env.str("SITE_URL", default=f"http://localhost:{env.int('PORT', default=8000)}").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
IS_HTTPS = SITE_URL.startswith("https://")
# The local names stay, for health checks made on the machine itself.
ALLOWED_HOSTS = [*env.list("ALLOWED_HOSTS", default=[SITE_HOST]), *LOCAL_HOSTS]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "workforce_portal.site.errors.csrf_failure"

# --- what must not start ---

_is_local = {SITE_HOST, *ALLOWED_HOSTS} <= {*LOCAL_HOSTS, "::1"}
_is_production = not (DEBUG or DEMO_MODE)
_refusals = {
    "SITE_URL must start with http:// or https:// and name a host, such as https://portal.example.org.": (
        not SITE_HOST or not SITE_URL.startswith(("http://", "https://"))
    ),
    "SECRET_KEY is still the demonstration's, which everybody knows. Set a long random one, "
    "or DEMO_MODE=1 to look at the portal on this machine.": (
        SECRET_KEY == DEMONSTRATION_KEY and (_is_production or not _is_local)
    ),
    "SITE_URL must be set: every address in a mail is made from it. For a look on this machine set DEMO_MODE=1.": (
        _is_production and not env.str("SITE_URL", default="")
    ),
    "SITE_URL must start with https:// for any host but this machine: sign-in and signed links need it.": (
        _is_production and SITE_HOST not in [*LOCAL_HOSTS, "::1"] and not IS_HTTPS
    ),
    "DEBUG must be off where SITE_URL or ALLOWED_HOSTS name more than this machine: it shows the portal's insides.": (
        DEBUG and not _is_local
    ),
    "DEMO_MODE must be off where SITE_URL or ALLOWED_HOSTS name more than this machine: its sign-ins are known and "
    "its mailbox is open. If that is what you want, for invented data alone, set PUBLIC_DEMONSTRATION=1.": (
        DEMO_MODE and not _is_local and not PUBLIC_DEMONSTRATION
    ),
}
for _sentence, _holds in _refusals.items():
    if _holds:
        raise ImproperlyConfigured(_sentence)

# --- what it is called, and who answers ---

SITE_NAME = env.str("SITE_NAME", default="Care North West")
HELP_PHONE = env.str("HELP_PHONE", default="0161 496 0123")
HELP_HOURS = env.str("HELP_HOURS", default="Monday to Friday, 9am to 5pm")
HELP_EMAIL = env.str("HELP_EMAIL", default="dropin@carenorthwest.example")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="mailto:security@carenorthwest.example")

INSTALLED_APPS = [
    "workforce_portal.staff.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.forms",
    "csp",
    "crispy_forms",
    "django_structlog",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "content_editor",
    "django_prose_editor",
    "reversion",
    "workforce_portal.health",
    "workforce_portal.privacy",
    "workforce_portal.security",
    "workforce_portal.staff",
    "workforce_portal.users",
    "workforce_portal.places",
    "workforce_portal.organisations",
    "workforce_portal.outbox",
    "workforce_portal.pictures",
    "workforce_portal.counting",
    "workforce_portal.publishing",
    "workforce_portal.outside_links",
    "workforce_portal.journeys",
    "workforce_portal.site",
    "workforce_portal.demo",
    "workforce_portal.embedded",
    "campaigns",
    "providers",
    "applicants",
    "placements",
    "mapping",
]

# Only for those who change models; a production install does without.
if find_spec("django_linear_migrations"):
    INSTALLED_APPS.append("django_linear_migrations")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "csp.middleware.CSPMiddleware",
    "workforce_portal.security.headers.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "workforce_portal.security.middleware.TooManyRequestsMiddleware",
    "workforce_portal.site.errors.DatabaseAwayMiddleware",
    "workforce_portal.publishing.middleware.OldAddressMiddleware",
    "workforce_portal.users.middleware.AdminDoorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "workforce_portal.urls"
WSGI_APPLICATION = "workforce_portal.wsgi.application"

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
                "workforce_portal.site.context.portal",
            ],
            # Any link may have to take along by what somebody came.
            "builtins": ["workforce_portal.counting.templatetags.attribution"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
FORMS_URLFIELD_ASSUME_HTTPS = True
CRISPY_ALLOWED_TEMPLATE_PACKS = ["portal"]
CRISPY_TEMPLATE_PACK = "portal"

# --- servers ---

# Without these two the portal runs servers of its own, at addresses that are known beforehand.
DATABASES = {"default": env.db("DATABASE_URL", default=database_url())}
DATABASES["default"].update(CONN_MAX_AGE=600, CONN_HEALTH_CHECKS=True)
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL", default=redis_url())
# What Redis calls the counts that are not in the database yet.
COUNTING_PREFIX = "counts"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# --- people ---

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
LOGOUT_REDIRECT_URL = "home"
SESSION_COOKIE_AGE = 12 * 60 * 60  # from the last page, not from signing in
SESSION_SAVE_EVERY_REQUEST = True

ACCOUNT_ADAPTER = "workforce_portal.users.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # staff add people; the code proves the address each time
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "workforce_portal.users.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "workforce_portal.users.forms.SecondFactorForm",
    "reauthenticate": "workforce_portal.users.forms.SecondFactorAgainForm",
    "add_webauthn": "workforce_portal.users.forms.PasskeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off

# A person and an address together are locked, so that nobody can lock out an office or a colleague elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = env.int("PASSWORD_TRIES", default=10)
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_USERNAME_CALLABLE = "workforce_portal.users.lockout.tried_name"
AXES_CLIENT_IP_CALLABLE = "workforce_portal.users.lockout.tried_from"

# --- language and time ---

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

# --- static files ---

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- files that staff upload: nobody is served from this folder, a view gives each file out ---

MEDIA_ROOT = env.str("FILES_DIR", default="") or VAR_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
MOST_UPLOAD_BYTES = env.int("UPLOAD_MEGABYTES", default=25) << 20
FILE_UPLOAD_HANDLERS = [
    "workforce_portal.security.uploads.CappedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- security ---

SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked over plain HTTP from the machine itself
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31536000) if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

RATE_LIMITS = {
    "book_by_address": env.str("RATE_BOOK_BY_ADDRESS", default="60/h"),
    "book_by_email": env.str("RATE_BOOK_BY_EMAIL", default="10/h"),
    "format_request_by_address": env.str("RATE_FORMAT_REQUEST_BY_ADDRESS", default="20/h"),
    "format_request_by_email": env.str("RATE_FORMAT_REQUEST_BY_EMAIL", default="10/h"),
    "health_check_by_address": env.str("RATE_HEALTH_CHECK_BY_ADDRESS", default="60/h"),
    "health_check_by_email": env.str("RATE_HEALTH_CHECK_BY_EMAIL", default="5/h"),
    "wait_by_address": env.str("RATE_WAIT_BY_ADDRESS", default="60/h"),
    "wait_by_email": env.str("RATE_WAIT_BY_EMAIL", default="10/h"),
    "call_back_by_address": env.str("RATE_CALL_BACK_BY_ADDRESS", default="20/h"),
    "feedback_by_address": env.str("RATE_FEEDBACK_BY_ADDRESS", default="60/h"),
    "lost_link_by_address": env.str("RATE_LOST_LINK_BY_ADDRESS", default="20/h"),
    "lost_link_by_email": env.str("RATE_LOST_LINK_BY_EMAIL", default="5/h"),
    "register_by_address": env.str("RATE_REGISTER_BY_ADDRESS", default="30/h"),
    "register_by_contact": env.str("RATE_REGISTER_BY_CONTACT", default="10/h"),
    "draft_by_address": env.str("RATE_DRAFT_BY_ADDRESS", default="20/h"),
    "draft_by_email": env.str("RATE_DRAFT_BY_EMAIL", default="5/h"),
    "placement_answer_by_address": env.str("RATE_PLACEMENT_ANSWER_BY_ADDRESS", default="120/h"),
    "map_tip_by_address": env.str("RATE_MAP_TIP_BY_ADDRESS", default="20/h"),
    "page_feedback_by_address": env.str("RATE_PAGE_FEEDBACK_BY_ADDRESS", default="30/h"),
    "resource_news_by_address": env.str("RATE_RESOURCE_NEWS_BY_ADDRESS", default="30/h"),
    "resource_news_by_email": env.str("RATE_RESOURCE_NEWS_BY_EMAIL", default="10/h"),
    "partner_link_by_address": env.str("RATE_PARTNER_LINK_BY_ADDRESS", default="20/h"),
    "partner_link_by_email": env.str("RATE_PARTNER_LINK_BY_EMAIL", default="10/h"),
    "kit_by_address": env.str("RATE_KIT_BY_ADDRESS", default="600/h"),
    "materials_by_address": env.str("RATE_MATERIALS_BY_ADDRESS", default="600/h"),
    "service_search_by_address": env.str("RATE_SERVICE_SEARCH_BY_ADDRESS", default="600/h"),
    "sign_in_by_address": env.str("RATE_SIGN_IN_BY_ADDRESS", default="60/h"),
    "sign_in_by_email": env.str("RATE_SIGN_IN_BY_EMAIL", default="10/h"),
    "second_factor_by_user": env.str("RATE_SECOND_FACTOR_BY_USER", default="20/h"),
}
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
LEAST_FILL_SECONDS = env.int("LEAST_FILL_SECONDS", default=2)

# Other sites that short links may lead to, such as www.skillsforcare.org.uk; all else leads to the portal's own pages.
SHORT_LINK_HOSTS = env.list("SHORT_LINK_HOSTS", default=[])

# Only tests may ask this machine; the check of outside links never asks anything inside our own network.
OUTSIDE_LINKS_ALLOW_LOOPBACK = False

# Details of people go this long after their session; numbers stay.
BOOKING_RETENTION_MONTHS = env.int("BOOKING_RETENTION_MONTHS", default=12)
# People who were shown, and their stories, go this long after they took their consent back, or it ran out.
WITHDRAWN_STORY_DAYS = env.int("WITHDRAWN_STORY_DAYS", default=30)
EXPIRED_STORY_MONTHS = env.int("EXPIRED_STORY_MONTHS", default=12)
# People who want to work in care are asked after so long a silence, and forgotten 30 days later; numbers stay.
APPLICANT_RETENTION_MONTHS = env.int("APPLICANT_RETENTION_MONTHS", default=24)

# --- mail ---

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "workforce_portal.outbox.smtp.EmailBackend"  # knows whether a lost connection lost the mail
if DEMO_MODE and not env.str("EMAIL_URL", default=""):
    EMAIL_BACKEND = "workforce_portal.demo.mail.DemoBackend"
EMAIL_HOST = EMAIL_CONFIG["EMAIL_HOST"]
EMAIL_PORT = EMAIL_CONFIG["EMAIL_PORT"]
EMAIL_HOST_USER = EMAIL_CONFIG["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = EMAIL_CONFIG["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=f"{SITE_NAME} <{HELP_EMAIL}>")
MAIL_REPLY_TO = env.str("MAIL_REPLY_TO", default=HELP_EMAIL)
OUTBOX_LEASE_SECONDS = env.int("OUTBOX_LEASE_SECONDS", default=60)
OUTBOX_UNCERTAIN_MINUTES = env.int("OUTBOX_UNCERTAIN_MINUTES", default=30)

# --- texts ---

# Without a gateway nobody is texted: people read it in an e-mail or on their page.
TEXT_GATEWAYS = {
    "notify": "workforce_portal.texting.notify.NotifyGateway",
    "demo": "workforce_portal.demo.texts.DemoGateway",
}
TEXT_GATEWAY = env.str("TEXT_GATEWAY", default="demo" if DEMO_MODE else "")
NOTIFY_API_KEY = env.str("NOTIFY_API_KEY", default="")
NOTIFY_TEMPLATE_ID = env.str("NOTIFY_TEMPLATE_ID", default="")
NOTIFY_URL = env.str("NOTIFY_URL", default="https://api.notifications.service.gov.uk")
if TEXT_GATEWAY and TEXT_GATEWAY not in TEXT_GATEWAYS:
    raise ImproperlyConfigured("TEXT_GATEWAY must be empty, notify or demo.")
if TEXT_GATEWAY == "demo" and not DEMO_MODE:
    raise ImproperlyConfigured("TEXT_GATEWAY must not be demo outside DEMO_MODE: nobody would get the texts.")
if TEXT_GATEWAY == "notify" and not (NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID):
    raise ImproperlyConfigured("TEXT_GATEWAY=notify needs NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID.")

# --- jobs ---

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
# A dead broker must never hold up a booking: one short try, and the periodic tasks pick up what was left.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 3, "max_retries": 0}
# The worker, however, waits for the broker for as long as it takes.
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
# Acknowledged when done: a task that dies with its worker is given out again, and every task may run twice.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE: dict = {
    "send-due-mail": {
        "task": "workforce_portal.outbox.tasks.send_due_mail",
        "schedule": 60.0,
        "options": {"expires": 60},  # a round that waited for a worker that long has been overtaken by the next
    },
    "recover-stuck-mail": {"task": "workforce_portal.outbox.tasks.recover_stuck_mail", "schedule": 300.0},
    "write-counts": {
        "task": "workforce_portal.counting.tasks.write_counts",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "note-beat": {"task": "workforce_portal.site.tasks.note_beat", "schedule": 60.0},
    "clear-rate-counts": {"task": "workforce_portal.security.tasks.clear_rate_counts", "schedule": 3600.0},
    "look-after-referrals": {"task": "applicants.tasks.look_after_referrals", "schedule": 900.0},
    "look-after-hosts": {"task": "placements.tasks.look_after_hosts", "schedule": crontab(hour="9", minute="15")},
    "ask-follow-ups": {"task": "applicants.tasks.ask_follow_ups", "schedule": crontab(hour="10", minute="5")},
    "delete-old-drafts": {"task": "applicants.tasks.delete_what_ran_out", "schedule": crontab(hour="3", minute="50")},
    "look-after-silent-applicants": {
        "task": "applicants.tasks.look_after_silent",
        "schedule": crontab(hour="4", minute="10"),
    },
    "look-after-introductions": {
        "task": "applicants.tasks.look_after_introductions",
        "schedule": crontab(hour="9", minute="15"),
    },
    "tell-of-the-morning": {"task": "applicants.tasks.tell_of_the_morning", "schedule": crontab(hour="8", minute="0")},
    "find-duplicates": {"task": "applicants.tasks.find_duplicates", "schedule": crontab(hour="2", minute="40")},
    "remove-old-invitations": {
        "task": "workforce_portal.organisations.tasks.remove_old_invitations",
        "schedule": crontab(hour="3", minute="40"),
    },
    "clear-directory-uploads": {
        "task": "workforce_portal.organisations.tasks.clear_directory_uploads",
        "schedule": 900.0,
    },
    "plan-partner-figures": {
        "task": "campaigns.tasks.plan_partner_figures",
        "schedule": crontab(hour="6", minute="10", day_of_month="1-7"),
    },
    "look-after-waiting-lists": {"task": "providers.tasks.look_after_waiting_lists", "schedule": 300.0},
    "plan-review-mail": {"task": "workforce_portal.publishing.tasks.plan_review_mail", "schedule": 3600.0},
    "plan-adviser-mail": {"task": "providers.tasks.plan_adviser_mail", "schedule": 900.0},
    "redact-old-bookings": {"task": "providers.tasks.redact_old_bookings", "schedule": crontab(hour="3", minute="20")},
    "close-past-drop-ins": {"task": "providers.tasks.close_past_drop_ins", "schedule": 900.0},
    "rebuild-stale-packs": {"task": "providers.tasks.rebuild_stale_packs", "schedule": 300.0},
    "forget-subscriptions": {"task": "providers.tasks.forget_subscriptions", "schedule": 86400.0},
    "sweep-picture-files": {"task": "workforce_portal.pictures.tasks.sweep_picture_files", "schedule": 86400.0},
    "forget-comments": {"task": "workforce_portal.site.tasks.forget_comments", "schedule": 86400.0},
    "check-links": {
        "task": "workforce_portal.outside_links.tasks.check_links",
        "schedule": crontab(hour="2", minute="40"),
    },
    "ask-map-owners": {"task": "mapping.tasks.ask_owners", "schedule": crontab(hour="9", minute="10")},
    "archive-forgotten-activities": {
        "task": "mapping.tasks.archive_forgotten",
        "schedule": crontab(hour="3", minute="15"),
    },
    "forget-map-tips": {"task": "mapping.tasks.forget_tips", "schedule": crontab(hour="3", minute="25")},
    "sweep-resource-files": {"task": "providers.tasks.sweep_resource_files", "schedule": 3600.0},
    "forget-people": {"task": "campaigns.tasks.forget_people", "schedule": crontab(hour="3", minute="10")},
    "warn-of-expiring-consents": {
        "task": "campaigns.tasks.warn_of_expiring_consents",
        "schedule": crontab(hour="7", minute="40"),
    },
}

# --- logs: one line an event on standard error, JSON where a machine reads them ---

DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False  # who came from where is nobody's business

_log_steps: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *_log_steps,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
        structlog.processors.UnicodeDecoder(),
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": {
            "()": "workforce_portal.security.logs.ScrubbedLines",
            "processor": (
                structlog.processors.JSONRenderer()
                if _is_production
                else structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
            ),
            "foreign_pre_chain": [*_log_steps, structlog.processors.format_exc_info],
        }
    },
    "handlers": {"screen": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["screen"], "level": env.str("LOG_LEVEL", default="INFO")},
    # Django's own handlers are taken off: one line an event, through the formatter above.
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "axes": {"level": "WARNING"},
        # A scanner's wrong Host header is a 400 that the request's own line tells; it needs no traceback.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # HEAD is answered like GET: gunicorn drops the body, and need not say so each time somebody looks in.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
