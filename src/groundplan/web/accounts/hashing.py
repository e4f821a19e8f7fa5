"""How passwords are kept: Argon2id with what OWASP asks for at least, which an old server can afford."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """19 MiB and two passes in one lane: some 20 ms, where Django's own 100 MiB in eight lanes take four times that
    and, with several people signing in at once, more memory than everything else (OWASP Password Storage, 2025)."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
