"""TLS settings into what PyMySQL takes: an ``ssl.SSLContext`` that does as much as was asked for, and no less.

PyMySQL's own arguments verify nothing when they are given a CA alone; a context of our own says what it verifies.
"""

from __future__ import annotations

import re
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
        _load_client_certificate(context, settings.certificate, settings.key)
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


def _load_client_certificate(context: ssl.SSLContext, certificate: str, key: str | None) -> None:
    asked = []

    def pass_phrase() -> str:
        asked.append(True)
        return ""  # without an answer of ours OpenSSL asks on the terminal, and waits

    try:
        check_regular(certificate)
        if key:
            check_regular(key)
        context.load_cert_chain(certificate, key, pass_phrase)
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        if asked:
            raise ConnectionOptionError(
                f"the client key {key or certificate} is encrypted with a pass phrase",
                hint="take the pass phrase off: openssl pkey -in KEY.pem -out PLAIN.pem; keep that file from others (chmod 600)",
            ) from None
        what = f"certificate {certificate}" if _is_at_fault(certificate, key, error) else f"key {key or certificate}"
        raise ConnectionOptionError(
            f"the client {what} cannot be used: {_reason(error)}", hint="check ssl-cert and ssl-key of the database URL"
        ) from None


def _is_at_fault(certificate: str, key: str | None, error: Exception) -> bool:
    """Whether the certificate, not the key, is what cannot be used."""
    if not isinstance(error, ssl.SSLError):
        return key is None or getattr(error, "filename", None) != key
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(certificate)
    except (OSError, ValueError):
        return True
    return False


def _reason(error: Exception) -> str:
    """What is wrong, without OpenSSL's codes: "[X509: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:3926)"."""
    text = getattr(error, "strerror", None) or str(error)
    if not isinstance(error, ssl.SSLError):
        return text
    plain = re.sub(r"^\[[^]]*\]\s*|\s*\(_ssl\.c:\d+\)$", "", text)
    # the name of a part of OpenSSL, which says no more
    return "it is no PEM file of that kind, or damaged" if plain == "PEM lib" else plain
