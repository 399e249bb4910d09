import base64
import binascii
import struct
from uuid import UUID

from django.core.signing import BadSignature, Signer

MARKER = "signed"
SEPARATOR = "."


class BadLink(Exception):
    """Nobody at the portal signed this, or it was changed on its way."""


class SignedLink:
    """Makes and reads the part of an address that stands for a person's right to one thing.

    It names a row by its UUID and by a version: raise the version on the row and every earlier link to it is
    worthless. It does not run out by itself. `salt` keeps links for one purpose from opening another.
    Every token starts with `MARKER`, by which logs know it (see `logs`).
    """

    def __init__(self, salt: str) -> None:
        self._signer_salt = f"signed link: {salt}"

    def make(self, uuid: UUID, version: int) -> str:
        payload = struct.pack(">16sI", uuid.bytes, version)
        encoded = base64.urlsafe_b64encode(payload).rstrip(b"=").decode()
        return self._signer().sign(f"{MARKER}{SEPARATOR}{encoded}")

    def read(self, token: str) -> tuple[UUID, int]:
        """The UUID and the version that `make` was given. Raises `BadLink`."""
        try:
            encoded = self._signer().unsign(token).removeprefix(f"{MARKER}{SEPARATOR}")
            raw, version = struct.unpack(">16sI", base64.urlsafe_b64decode(encoded + "=="))
        except (BadSignature, binascii.Error, struct.error, ValueError) as error:
            raise BadLink from error
        return UUID(bytes=raw), version

    def _signer(self) -> Signer:
        # Made afresh each time: keys may be changed while links are module constants.
        return Signer(salt=self._signer_salt, sep=SEPARATOR)
