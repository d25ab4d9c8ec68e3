"""The codes that an application on a telephone shows (RFC 6238), counted here apart from what checks them."""

import base64
import hmac
import struct
import time


def code_of(secret: str, *, steps_on: int = 0) -> str:
    """The six digits of this half minute; ``steps_on`` asks for those of a later one, where this one is used up."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = int(time.time()) // 30 + steps_on
    digest = hmac.digest(key, struct.pack(">Q", counter), "sha1")
    start = digest[-1] & 0xF
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
