"""A certificate authority of one test, and a server certificate that it signed for 127.0.0.1 and localhost."""

from __future__ import annotations

import datetime
import ipaddress
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class Certificates:
    """Three PEM files: the authority's certificate, the server's certificate and the server's key."""

    authority: Path
    certificate: Path
    key: Path

    @classmethod
    def create(
        cls, directory: Path, hosts: tuple[str, ...] = ("localhost",), addresses: tuple[str, ...] = ("127.0.0.1",)
    ) -> Certificates:
        """Write a new authority and a server certificate for ``hosts`` and ``addresses`` into ``directory``."""
        directory.mkdir(parents=True, exist_ok=True)
        authority_key, server_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        authority = (
            _certificate("seedsql test authority", authority_key, None, authority_key)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(authority_key, hashes.SHA256())
        )
        names = [*map(x509.DNSName, hosts), *(x509.IPAddress(ipaddress.ip_address(text)) for text in addresses)]
        certificate = (
            _certificate("seedsql test server", server_key, authority, authority_key)
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .sign(authority_key, hashes.SHA256())
        )
        made = cls(directory / "ca.pem", directory / "server-cert.pem", directory / "server-key.pem")
        made.authority.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
        made.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        made.key.touch(mode=0o600)
        made.key.write_bytes(
            server_key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        return made

    @property
    def options(self) -> dict[str, str]:
        """The options by which a server offers this certificate."""
        return {"ssl_ca": str(self.authority), "ssl_cert": str(self.certificate), "ssl_key": str(self.key)}


def _certificate(
    subject: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Certificate | None,
    issuer_key: ec.EllipticCurvePrivateKey,
) -> x509.CertificateBuilder:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)])
    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.subject if issuer else name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=7))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
