"""Checkpoints: what a log was at one time, signed.

The format is the one that transparency logs share: a checkpoint (https://c2sp.org/tlog-checkpoint) as a signed note
(https://c2sp.org/signed-note) with an Ed25519 signature (RFC 8032). Its lines: the origin, which names the log; how
many revisions it has; the hash of the tree over them in Base64; `time` and the moment it was made; where a key signs,
`since` and the last revision whose entries may lack its seal; after an empty line, the signatures. Keys are those of
signed notes as well.
"""

import base64
import binascii
import datetime as dt
import hashlib
import hmac
import re
from dataclasses import dataclass
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from factdb.errors import BadInput

ED25519 = b"\x01"
SECRET, NAME = "PRIVATE+KEY+", re.compile(r"[^\s+]+")
WIDTH = 32  # bytes of a key, and of the hash of a tree
SEAL = 16  # bytes of the seal of an entry, besides the key's hash
DASH = "— "
SIGNATURES = re.compile(rf"\n({DASH}\S+ \S+\n)+")


@dataclass(frozen=True)
class PublicKey:
    """What signatures are checked with. As text: `NAME+HASH+KEY`."""

    name: str
    raw: bytes

    @classmethod
    def parse(cls, text: str) -> "PublicKey":
        """Raises BadInput where the text is none."""
        name, _, rest = text.strip().partition("+")
        digest, _, data = rest.partition("+")
        raw = decoded(data)
        found = cls(name, raw[1:])
        if raw[:1] != ED25519 or len(found.raw) != WIDTH or digest != found.hash.hex() or not NAME.fullmatch(name):
            raise BadInput("The text is no public key.", hint="Give the line that `factdb audit key` printed.")
        return found

    @property
    def hash(self) -> bytes:
        """The four bytes by which signatures name the key."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.hash.hex()}+{encoded(ED25519 + self.raw)}"

    def verifies(self, signature: bytes, text: str) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, text.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class LogKey:
    """What a log is signed with. As text: `PRIVATE+KEY+NAME+HASH+SEED`."""

    name: str
    seed: bytes

    @classmethod
    def new(cls, name: str) -> "LogKey":
        """A key that nobody knows. Raises BadInput where the name cannot be one."""
        if not NAME.fullmatch(name):
            raise BadInput(
                f"{name!r} cannot name a log.", hint="Give a name without blanks and +, such as facts.example."
            )
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def parse(cls, text: str) -> "LogKey":
        """Raises BadInput where the text is none."""
        name, _, rest = text.strip().removeprefix(SECRET).partition("+")
        digest, _, data = rest.partition("+")
        raw = decoded(data)
        if text.startswith(SECRET) and raw[:1] == ED25519 and len(raw) == WIDTH + 1 and NAME.fullmatch(name):
            found = cls(name, raw[1:])
            if found.public.hash.hex() == digest:
                return found
        raise BadInput("The text is no key of a log.", hint="`factdb audit key` makes one.")

    def __str__(self) -> str:
        return f"{SECRET}{self.name}+{self.public.hash.hex()}+{encoded(ED25519 + self.seed)}"

    def __repr__(self) -> str:
        return f"LogKey({self.name!r})"  # never the key itself

    @cached_property
    def signer(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @cached_property
    def public(self) -> PublicKey:
        """What its signatures are checked with."""
        return PublicKey(self.name, self.signer.public_key().public_bytes_raw())

    @cached_property
    def sealing(self) -> bytes:
        """The key of seals (HMAC), derived by HKDF (RFC 5869)."""
        return HKDF(hashes.SHA256(), WIDTH, None, b"factdb seal 1").derive(self.seed)

    @cached_property
    def hash(self) -> bytes:
        return self.public.hash

    def seal(self, link: bytes) -> bytes:
        """What shows that an entry was written by who had the key: its hash, and an HMAC of the link."""
        return self.hash + hmac.digest(self.sealing, link, "sha256")[:SEAL]


@dataclass(frozen=True)
class Checkpoint:
    """What a log was at one time."""

    origin: str
    size: int
    root: bytes
    made: dt.datetime | None = None
    since: int | None = None
    """Whoever signed vouches for the revisions up to this one. Entries of later ones bear the key's seal."""

    @property
    def body(self) -> str:
        made = "" if self.made is None else f"time {self.made.astimezone(dt.UTC).isoformat(timespec='seconds')}\n"
        since = "" if self.since is None else f"since {self.since}\n"
        return f"{self.origin}\n{self.size}\n{encoded(self.root)}\n{made}{since}"

    def signed(self, key: LogKey) -> str:
        """The checkpoint as a signed note."""
        signature = encoded(key.hash + key.signer.sign(self.body.encode()))
        return f"{self.body}\n{DASH}{key.name} {signature}\n"

    @classmethod
    def parse(cls, note: str) -> "Checkpoint":
        """The checkpoint of a note, whether signed or not. Raises BadInput where it is none."""
        lines = note.partition("\n\n")[0].splitlines()
        try:
            origin, size, root, *more = lines
            found = cls(origin, int(size), base64.b64decode(root, validate=True), made_in(more), since_in(more))
        except (ValueError, OverflowError):  # binascii.Error is one
            raise not_a_checkpoint() from None
        if not origin or len(found.root) != WIDTH or not size.isdecimal():
            raise not_a_checkpoint()
        return found


def made_in(lines: list[str]) -> dt.datetime | None:
    for line in lines:
        if line.startswith("time "):
            return dt.datetime.fromisoformat(line.removeprefix("time ")).astimezone(dt.UTC)
    return None


def since_in(lines: list[str]) -> int | None:
    for line in lines:
        if line.startswith("since "):
            return int(line.removeprefix("since "))
    return None


def is_signed(note: str, key: PublicKey) -> bool:
    """Whether a note bears a signature by this key."""
    signature = signature_of(note, key)
    return signature is not None and key.verifies(signature, note.partition("\n\n")[0] + "\n")


def names_key(note: str, key: PublicKey) -> bool:
    """Whether a note has a signature that says it is by this key."""
    return signature_of(note, key) is not None


def signature_of(note: str, key: PublicKey) -> bytes | None:
    for line in note.partition("\n\n")[2].splitlines():
        name, _, data = line.removeprefix(DASH).partition(" ")
        raw = decoded(data)
        if name == key.name and raw[:4] == key.hash:
            return raw[4:]
    return None


def is_plain(note: str, said: Checkpoint) -> bool:
    """Whether a note holds its checkpoint and signatures, and nothing else."""
    rest = note.removeprefix(said.body)
    return note.startswith(said.body) and (not rest or SIGNATURES.fullmatch(rest) is not None)


def not_a_checkpoint() -> BadInput:
    return BadInput("The text is no checkpoint.", hint="Give what `factdb audit checkpoint` printed, as it was.")


def encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def decoded(text: str) -> bytes:
    """What is no Base64 is nothing."""
    try:
        return base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        return b""
