"""A Django site with django-oauth-toolkit's authorization server, where Ada is always signed in.

Django has one configuration a process: it is made when this module is imported, with a database that `begin` makes.
"""

import logging
from pathlib import Path
from typing import Any

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.http import HttpRequest, HttpResponse, JsonResponse

ADA = "ada"
SCOPES = {"openid": "Who you are", "lists": "Your lists", "notes": "Your notes"}
DEVICE_PAGE = "/o/device/"

for name in ("django", "oauth2_provider"):  # they warn of each refusal, which is what the tests want
    logging.getLogger(name).setLevel(logging.ERROR)


def signed_in(get_response: Any) -> Any:
    """Middleware for a browser in which Ada signed in long ago."""

    def middleware(request: HttpRequest) -> HttpResponse:
        from django.contrib.auth.models import User

        request.user = User.objects.get(username=ADA)
        request._dont_enforce_csrf_checks = True
        return get_response(request)

    return middleware


def me(request: HttpRequest) -> HttpResponse:
    """The resource: who is linked, for whoever has a token with the scope `lists`."""
    from oauth2_provider.decorators import protected_resource

    def answer(request: HttpRequest) -> HttpResponse:
        return JsonResponse({"sub": str(request.resource_owner.pk), "name": request.resource_owner.username})

    return protected_resource(scopes=["lists"])(answer)(request)


def _key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = serialization.Encoding.PEM
    return key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()


settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "oauth2_provider"],
    MIDDLEWARE=["tests.toolkit_server.site.signed_in"],
    MIGRATION_MODULES={"auth": None, "contenttypes": None, "oauth2_provider": None},  # tables as the models stand
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # a slow one would guard nothing here
    LOGGING_CONFIG=None,
    ROOT_URLCONF="tests.toolkit_server.urls",
    SECRET_KEY="of a server that lives as long as a test",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    USE_TZ=True,
    OAUTH2_PROVIDER={
        "SCOPES": SCOPES,
        "DEFAULT_SCOPES": [],
        "OIDC_ENABLED": True,
        "OIDC_RSA_PRIVATE_KEY": _key(),
        "OAUTH2_VALIDATOR_CLASS": "tests.toolkit_server.claims.Claims",
        "OAUTH_DEVICE_VERIFICATION_URI": f"https://a.example{DEVICE_PAGE}",
        "REFRESH_TOKEN_REUSE_PROTECTION": True,
        "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
        "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
        "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
        "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
        "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
        "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    },
)
django.setup()


def begin(database: Path) -> None:
    """Make the tables, and Ada, in a file: the server's thread and the test's see the same."""
    from django.contrib.auth.models import User

    connections["default"].close()
    connections["default"].settings_dict["NAME"] = str(database)
    settings.DATABASES["default"]["NAME"] = str(database)
    call_command("migrate", run_syncdb=True, verbosity=0)
    User.objects.create(username=ADA)
    connections.close_all()
