"""Unique ids for records, made before anything is stored. Knows nothing of records."""

from __future__ import annotations

import os
from typing import NewType, Protocol

Uid = NewType("Uid", str)
"""A UUIDv7 (RFC 9562 section 5.7) as 32 lower-case hexadecimal digits, without hyphens."""

_COUNTER_BITS = 42
_RANDOM_BITS = 32


class Clock(Protocol):
    """Tells the time; passed in, so that tests can hold it still."""

    def now_ms(self) -> int:
        """Return milliseconds since 1970-01-01 UTC."""
        ...


class UidSource:
    """Makes UUIDv7s that keep rising, also within a millisecond and when the clock goes back."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last_ms = -1
        self._counter = 0

    def new(self) -> Uid:
        """Return a fresh uid, greater than every one this source made before."""
        now = self._clock.now_ms()
        if now > self._last_ms:
            self._last_ms, self._counter = now, _random_bits(_COUNTER_BITS - 1)
        else:
            self._counter += 1
        tail = (self._counter << _RANDOM_BITS) | _random_bits(_RANDOM_BITS)
        rand_a, rand_b = tail >> 62, tail & ((1 << 62) - 1)
        value = (self._last_ms << 80) | (0x7 << 76) | (rand_a << 64) | (0b10 << 62) | rand_b
        return Uid(f"{value:032x}")


def _random_bits(count: int) -> int:
    """Return random bits of the system's; the module `secrets` would cost 20 ms to import."""
    return int.from_bytes(os.urandom((count + 7) // 8), "big") >> (-count % 8)


def derived_uid(data: bytes) -> Uid:
    """Return the uid that follows from some data: a UUIDv8 (RFC 9562 section 5.8) of its BLAKE2b."""
    import hashlib  # noqa: PLC0415  (brings OpenSSL: 3 ms of the start, which makes no such uid)

    value = int.from_bytes(hashlib.blake2b(data, digest_size=16).digest())
    value = value & ~(0xF << 76) | 0x8 << 76
    return Uid(f"{value & ~(0b11 << 62) | 0b10 << 62:032x}")


def hyphenated(uid: Uid) -> str:
    """Return a uid in the 8-4-4-4-12 form of RFC 9562."""
    return f"{uid[:8]}-{uid[8:12]}-{uid[12:16]}-{uid[16:20]}-{uid[20:]}"
