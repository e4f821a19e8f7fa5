"""Tokens: long ones for links, short ones for people to type, and the hash under which both are kept."""

from __future__ import annotations

import secrets

from django.utils.crypto import salted_hmac

# Without vowels, so that no code spells a word, and without what looks alike.
LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
CODE_LENGTH = 8


def new_token() -> str:
    """A token for a link: 192 random bits."""
    return secrets.token_urlsafe(24)


def new_code() -> str:
    """A code for typing, like `K7XM-9PQR`: 38 random bits, guarded by the limit on tries as well."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def as_typed(code: str) -> str:
    """A code as it was made, however somebody typed it: small letters, spaces and dashes do not matter."""
    plain = "".join(letter for letter in code.upper() if letter in LETTERS)[: CODE_LENGTH + 1]
    return f"{plain[:4]}-{plain[4:]}"


def hash_of(token: str) -> str:
    """What is kept of a token. It is keyed, because a code is short enough to be found by trying hashes."""
    return salted_hmac("groundplan.links", token, algorithm="sha256").hexdigest()
