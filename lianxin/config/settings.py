"""All settings, read from the environment through one typed reader (Art. 21)."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from lianxin.config import environment as env
from lianxin.config import postgres

PACKAGE = Path(__file__).resolve().parent.parent
VAR = env.var()
DATABASE_URL = env.text(
    "DATABASE_URL", "另一个 PostgreSQL（16 以上，含 pgvector） / another PostgreSQL"
)
DEMONSTRATION = env.boolean(
    "LIANXIN_DEMONSTRATION",
    "演示模式：登录页显示演示账号与第二因素；不设时，只在自带数据库上打开 / "
    "demonstration mode; unless set, on with our own database only",
    default=not DATABASE_URL,
)
DEBUG = env.boolean("LIANXIN_DEBUG", "开发时的错误页 / error pages for developers", default=False)
ALLOWED_HOSTS = env.words(
    "LIANXIN_HOSTS",
    "本站的主机名，逗号分隔 / host names of this site",
    default=("localhost", "127.0.0.1", "[::1]"),
)
CSRF_TRUSTED_ORIGINS = env.words(
    "LIANXIN_ORIGINS", "经由代理时可信的来源 / trusted origins behind a proxy"
)
HTTPS = env.boolean(
    "LIANXIN_HTTPS",
    "只经 HTTPS 访问时的安全设置 / cookies and headers for HTTPS only",
    default=False,
)
SITE_ADDRESS = env.text(
    "LIANXIN_ADDRESS",
    "写在回执二维码里的网址 / the address in a receipt's QR code",
    default="http://127.0.0.1:8000",
)
OFFICE_CODE = env.text(
    "LIANXIN_OFFICE",
    "网上提交由哪个信访部门接收（机关编码） / the organ that receives what is sent here",
    default="NH-XFJ",
)
OFFICE_HOURS = env.text(
    "LIANXIN_HOURS",
    "首页公布的接待时间 / reception hours on the first page",
    default="工作日 9:00–12:00，14:00–17:00",
)
OFFICE_HOURS_EN = env.text(
    "LIANXIN_HOURS_EN",
    "接待时间的英文 / the same in English",
    default="working days 9:00–12:00 and 14:00–17:00",
)
PROXIES = env.number(
    "LIANXIN_PROXIES",
    "本站前面有几层可信代理（用于查询限次） / trusted proxies in front of this site",
    default=0,
)
UPLOAD_LIMIT = env.number(
    "LIANXIN_UPLOAD_LIMIT",
    "单个附件的上限（字节） / the largest attachment in bytes",
    default=20 * 1024 * 1024,
)
UPLOAD_COUNT = env.number(
    "LIANXIN_UPLOAD_COUNT", "一次提交的附件数上限 / attachments in one submission", default=10
)
FONTS = env.words(
    "LIANXIN_FONTS", "另外的中文字体文件夹，逗号分隔 / more folders with Chinese fonts"
)
SECRET_KEY = env.text(
    "LIANXIN_SECRET_KEY",
    "会话签名密钥；不设则由 var/ 中的文件生成 / session key, made in var/ if unset",
)
if not SECRET_KEY:
    from lianxin.petitioners.keys import kept

    SECRET_KEY = kept(VAR / "secret.key")
DATA_KEYS = env.text(
    "LIANXIN_KEYS",
    "个人信息的密钥“名称:BASE64,旧名称:BASE64”；不设则由 var/ 中的文件生成 / "
    "keys of personal data, id:BASE64,old:BASE64; made in var/ if unset",
)
CIPHER = env.text(
    "LIANXIN_CIPHER", "加密算法：aes（AES-256-GCM）或 sm4（SM4-GCM） / aes or sm4", default="aes"
)

DATABASES = {"default": postgres.database(DATABASE_URL, var=VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
    "django_htmx",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "procrastinate.contrib.django",
    "lianxin.organs",
    "lianxin.petitioners",
    "lianxin.matters",
    "lianxin.documents",
    "lianxin.web",
    "lianxin.portal",
    "lianxin.registration",
    "lianxin.handling",
    "lianxin.review",
    "lianxin.satisfaction",
    "lianxin.exchange",
    "lianxin.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lianxin.organs.second_factor.required",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "lianxin.config.urls"
WSGI_APPLICATION = "lianxin.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lianxin.web.context.site",
            ],
            "builtins": ["lianxin.web.templatetags.lianxin"],
        },
    }
]

AUTH_USER_MODEL = "organs.Officer"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:home"
ACCOUNT_ADAPTER = "lianxin.organs.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "60/m/ip,10/900s/key"}
ACCOUNT_FORMS = {
    "login": "lianxin.organs.forms.Login",
    "change_password": "lianxin.organs.forms.ChangePassword",
    "reauthenticate": "lianxin.organs.forms.Reauthenticate",
}
MFA_ADAPTER = "lianxin.organs.adapter.SecondFactor"
MFA_FORMS = {
    "authenticate": "lianxin.organs.forms.SecondFactor",
    "reauthenticate": "lianxin.organs.forms.SecondFactorAgain",
    "activate_totp": "lianxin.organs.forms.SetUp",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Lianxin"
MFA_TOTP_TOLERANCE = 1
AXES_FAILURE_LIMIT = 8
AXES_RESET_ON_SUCCESS = True
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale", VAR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [PACKAGE / "static"]
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
PROCRASTINATE_IMPORT_PATHS = ["lianxin.config.tasks"]
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if HTTPS:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31536000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
