"""How much work something is, told without a clock: a machine that is busy, or slow, fails nobody's test.

Every call that Python makes is counted, into functions of its own and of C. What one single call takes (a regular
expression that goes astray) is not seen here: such a call is kept from hostile text by the tests that count nothing.
"""

import sys
from contextlib import contextmanager


@contextmanager
def at_most(calls):
    """What happens within makes no more calls than that."""
    seen = 0

    def count(_frame, event, _what):
        nonlocal seen
        seen += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)
    assert seen <= calls, f"{seen} calls, where {calls} are allowed"
