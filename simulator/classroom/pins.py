"""PINs of the hot seat: kept as salted hashes only, compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import secrets

DIGITS = 4
SALT_BYTES = 16
COST = 2**14  # of scrypt: some 40 ms, so that guessing at the keyboard is slow


def hashed(pin: str, salt: bytes | None = None) -> str:
    """Return salt and hash of a PIN, as hexadecimal text.

    Raises
    ------
    ValueError
        When it is not four digits.
    """
    if len(pin) != DIGITS or not pin.isdecimal() or not pin.isascii():
        msg = f"a PIN has {DIGITS} digits"
        raise ValueError(msg)
    salt = secrets.token_bytes(SALT_BYTES) if salt is None else salt
    digest = hashlib.scrypt(pin.encode(), salt=salt, n=COST, r=8, p=1, dklen=32)
    return f"{salt.hex()}:{digest.hex()}"


def fits(pin: str, kept: str) -> bool:
    """Whether a PIN is the one whose hash was kept."""
    salt, _, _ = kept.partition(":")
    try:
        given = hashed(pin, bytes.fromhex(salt))
    except ValueError:
        return False
    return hmac.compare_digest(given, kept)
