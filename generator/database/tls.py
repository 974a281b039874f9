"""TLS settings into what PyMySQL takes: an ``ssl.SSLContext`` that does as much as was asked for, and no less.

PyMySQL's own arguments verify nothing when they are given a CA alone; a context of our own says what it verifies.
"""

from __future__ import annotations

import ssl
from typing import Any

from ..errors import ConnectionOptionError
from ..files import check_regular
from .url import ConnectionInfo, TlsMode, TlsSettings

_VERIFYING = (TlsMode.VERIFY_CA, TlsMode.VERIFY_IDENTITY)


def tls_arguments(target: ConnectionInfo) -> dict[str, Any]:
    """Return the keyword arguments for PyMySQL. Raises ConnectionOptionError when a certificate file cannot be read.

    PREFERRED is what PyMySQL does by itself (TLS with ``unverified_context`` when the server has it); a socket leaves the
    machine by no network, so TLS is tried there only when it is demanded.
    """
    mode = target.tls.mode
    if mode is TlsMode.DISABLED or (mode is TlsMode.PREFERRED and target.socket):
        return {"ssl_disabled": True}
    if mode is TlsMode.PREFERRED:
        return {}
    return {"ssl": tls_context(target.tls)}


def unverified_context() -> ssl.SSLContext:
    """Return a context that encrypts and verifies nothing: it needs no certificate of any authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def tls_context(settings: TlsSettings) -> ssl.SSLContext:
    """Return a context for REQUIRED, VERIFY_CA or VERIFY_IDENTITY."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = settings.mode is TlsMode.VERIFY_IDENTITY
    context.verify_mode = ssl.CERT_REQUIRED if settings.mode in _VERIFYING else ssl.CERT_NONE
    if settings.mode in _VERIFYING:
        _load_authority(context, settings.ca)
    if settings.certificate:
        try:
            check_regular(settings.certificate)
            if settings.key:
                check_regular(settings.key)
            context.load_cert_chain(settings.certificate, settings.key)
        except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
            raise ConnectionOptionError(
                f"the client certificate {settings.certificate} cannot be used: {_reason(error)}",
                hint="check ssl-cert and ssl-key of the database URL",
            ) from None
    return context


def _load_authority(context: ssl.SSLContext, ca: str | None) -> None:
    if ca is None:
        context.load_default_certs(ssl.Purpose.SERVER_AUTH)
        return
    is_text = "-----BEGIN" in ca
    # A panel's environment variable may hold the PEM on one line, with "\n" spelled out.
    text = ca.replace("\\r", "").replace("\\n", "\n")
    try:
        if not is_text:
            check_regular(ca)
        context.load_verify_locations(**({"cadata": text} if is_text else {"cafile": ca}))
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        what = "the CA certificate given as text" if is_text else f"the CA certificate {ca}"
        raise ConnectionOptionError(
            f"{what} cannot be used: {_reason(error)}",
            hint="give the path of the provider's CA certificate, or its PEM text",
        ) from None


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return "it is not a PEM certificate"
    return getattr(error, "strerror", None) or str(error)
