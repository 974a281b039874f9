"""Why a connection could not be had: recognised by number and type, reported with what to check."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass

from ..errors import DatabaseUnreachable
from . import errnos
from .redact import redact
from .url import ConnectionInfo, TlsMode, is_local


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed attempt: MySQL's ``errno``, its ``text``, and the operating system's error where there was one.
    ``wants_password``: the server asked for the password itself, which this connection is not safe enough for."""

    errno: int | None
    text: str
    cause: BaseException | None = None
    wants_password: bool = False

    @property
    def is_transient(self) -> bool:
        """True when it can pass by itself: refused, timed out, too many connections, the server starting up."""
        if isinstance(self.cause, (ssl.SSLCertVerificationError, FileNotFoundError, PermissionError)):
            return False
        if isinstance(self.cause, socket.gaierror):
            return self.cause.errno == socket.EAI_AGAIN
        if isinstance(self.cause, ssl.SSLError):
            return isinstance(self.cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError))
        return self.cause is not None or errnos.is_transient(self.errno)


def unreachable(target: ConnectionInfo, failure: Failure, attempts: int = 1) -> DatabaseUnreachable:
    """Return the error for the last of ``attempts`` failures, without the password."""
    what, hint = _diagnosis(target, failure)
    tries = f" ({attempts} attempts)" if attempts > 1 else ""
    return DatabaseUnreachable(redact(f"{what}{tries}", target.secrets), hint=hint)


def _diagnosis(target: ConnectionInfo, failure: Failure) -> tuple[str, str]:
    """What happened, with the server's own number and words, and what to check."""
    return _server_error(target, failure) or _tls_failed(target, failure) or _network_failed(target, failure)


def _server_error(target: ConnectionInfo, failure: Failure) -> tuple[str, str] | None:
    message = f"{failure.errno}: {failure.text}"
    if failure.wants_password:
        return (f"{target.location} is not trusted with the password ({message})", _trust_hint(target))
    if failure.errno == errnos.ER_BAD_DB:
        return (
            f"{target.location} has no database '{target.database}' ({message})",
            "check the name at the end of the URL; seedsql does not create databases",
        )
    if failure.errno == errnos.ER_DBACCESS_DENIED:
        return (
            f"user '{target.user}' may not use database '{target.database}' on {target.location} ({message})",
            "grant the user its privileges on this database, or check the name at the end of the URL",
        )
    if failure.errno in (errnos.ER_HOST_NOT_PRIVILEGED, errnos.ER_HOST_IS_BLOCKED):
        return (
            f"{target.location} does not let this machine in ({message})",
            "allow this machine's address for the user, or among the cluster's trusted sources",
        )
    if errnos.is_denied(failure.errno):
        # MariaDB answers so, too, to a session in the clear where it demands TLS.
        tls = "; or the server demands TLS (?ssl-mode=VERIFY_IDENTITY)" if target.tls.mode is TlsMode.DISABLED else ""
        return (
            f"{target.location} denied access to user '{target.user}' ({message})",
            f"check user and password, whose special characters have to be percent-encoded in the URL{tls}",
        )
    if failure.errno in (errnos.ER_CON_COUNT, errnos.ER_TOO_MANY_USER_CONNECTIONS, errnos.ER_USER_LIMIT_REACHED):
        return (
            f"{target.location} has no connection left ({message})",
            "try again later, or end idle connections of the application",
        )
    if failure.errno == errnos.ER_NEW_ABORTING_CONNECTION or "init_connect" in failure.text:
        return (
            f"{target.location} ends new sessions of user '{target.user}' ({message})",
            "the server's init_connect fails: its error log says why; an administrator mends or empties it",
        )
    if failure.errno in (errnos.ER_SERVER_SHUTDOWN, errnos.ER_SERVER_OFFLINE_MODE, errnos.ER_SERVER_ISNT_AVAILABLE):
        return f"{target.location} is starting, stopping or offline ({message})", "try again in a minute"
    if failure.errno == errnos.ER_SECURE_TRANSPORT_REQUIRED:
        return f"{target.location} demands TLS ({message})", "add ?ssl-mode=VERIFY_IDENTITY&ssl-ca=FILE to the URL"
    return None


def _tls_failed(target: ConnectionInfo, failure: Failure) -> tuple[str, str] | None:
    if isinstance(failure.cause, ssl.SSLCertVerificationError):
        reason = failure.cause.verify_message
        if failure.cause.verify_code in (62, 64):  # X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH
            return (
                f"the certificate of {target.location} is for another host ({reason})",
                "connect by the name in the certificate, or add ?ssl-mode=VERIFY_CA to check its issuer only",
            )
        return (f"the certificate of {target.location} cannot be verified ({reason})", _authority_hint(target))
    if failure.errno == errnos.CR_SSL_CONNECTION_ERROR:
        return (
            f"{target.location} offers no TLS, and {target.tls.mode.value} asks for it ({failure.text})",
            "switch TLS on at the server; ?ssl-mode=PREFERRED goes without, and sends all data in the clear",
        )
    if isinstance(failure.cause, ssl.SSLError):
        return (
            f"TLS with {target.location} failed ({failure.cause.reason or failure.text})",
            "check that host and port are those of the MySQL server",
        )
    return None


def _trust_hint(target: ConnectionInfo) -> str:
    if target.tls.mode is TlsMode.DISABLED and is_local(target.host):
        return "switch TLS on (take ?ssl-mode=DISABLED out of the URL), or connect by the server's socket"
    return (
        "verify the server: ?ssl-mode=VERIFY_IDENTITY&ssl-ca=FILE in the URL, with the CA certificate of the server or "
        "provider; ?ssl-mode=REQUIRED encrypts without knowing to whom"
    )


def _authority_hint(target: ConnectionInfo) -> str:
    if target.tls.ca is not None:
        return "check that the CA certificate is this cluster's (download it anew), and that it has not expired"
    if target.tls.mode is TlsMode.VERIFY_CA or target.tls.mode is TlsMode.VERIFY_IDENTITY:
        return (
            "give the provider's CA certificate (?ssl-ca=FILE in the URL); "
            "?ssl-mode=REQUIRED encrypts without knowing to whom"
        )
    return "check the TLS settings of the URL"


def _network_failed(target: ConnectionInfo, failure: Failure) -> tuple[str, str]:
    cause = failure.cause
    if isinstance(cause, socket.gaierror):
        return (
            f"the host name {target.host} cannot be resolved ({cause.strerror})",
            "check the host's spelling, and this machine's DNS; private names resolve inside their network only",
        )
    if isinstance(cause, TimeoutError):
        return (
            f"{target.location} did not answer in time",
            "a firewall may drop the packets: add this machine to the cluster's trusted sources, check the port",
        )
    if isinstance(cause, FileNotFoundError):
        return f"there is no socket {target.location}", "check the path, and that the server runs"
    if isinstance(cause, ConnectionRefusedError):
        return (
            f"{target.location} refused the connection",
            "check that the server runs and that the port is right (DigitalOcean's is 25060)",
        )
    if cause is not None:
        return f"{target.location} cannot be reached ({cause})", "check host, port and the network between"
    if errnos.is_lost(failure.errno):
        return (
            f"{target.location} closed the connection while greeting ({failure.errno}: {failure.text})",
            "the server may be starting up, or a proxy before it refuses: try again in a minute",
        )
    if failure.errno is None:
        return (f"what answers at {target.location} is not a MySQL server ({failure.text})", "check host and port")
    return (
        f"{target.location} did not let us in ({failure.errno}: {failure.text})",
        "check host, port, user and TLS settings",
    )
