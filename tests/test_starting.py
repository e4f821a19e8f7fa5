"""A fork of the loaded program is as a fresh Python that was started for it."""

import json
import os
import signal
import subprocess

import pytest

from serving import PROGRAM, environment
from starting import Started, run

pytestmark = pytest.mark.anywhere
WHAT_IS_SEEN = """
import gc, json, locale, os, random, secrets, signal, sys, threading, time, warnings
from django.conf import settings
streams = [(each.name, each.mode, each.encoding, each.errors, each.line_buffering, each.isatty()) for each in
           (sys.stdin, sys.stdout, sys.stderr)]
print(json.dumps([dict(os.environ), os.getcwd(), sys.argv, sys.path, str(sys.flags), sys.warnoptions, sys.stdin.read(),
    str(warnings.filters), streams, sorted(os.listdir('/proc/self/fd')), time.tzname, locale.setlocale(locale.LC_ALL),
    [str(signal.getsignal(each)) for each in sorted(signal.valid_signals())], os.getsid(0), os.getpgid(0), os.umask(0o77),
    threading.active_count(), gc.get_threshold(), str(settings.DATABASES), settings.SECRET_KEY]))
"""
ENDINGS = [
    ("print('all'); sys.exit(0)", 0),
    ("print('all'); sys.exit(7)", 7),
    ("sys.exit('a sentence')", 1),
    ("1 / 0", 1),
    ("os.kill(os.getpid(), 9)", -9),
    ("os.kill(os.getpid(), 15)", -15),
    ("import atexit; atexit.register(print, 'at the end'); print('before')", 0),
    ("import threading; threading.Timer(0.01, print, ['from a thread']).start()", 0),
]


def freshly(arguments, settings, text):
    return subprocess.run(
        [*PROGRAM, *arguments], env=settings, input=text, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def settings(tmp_path):
    return {**environment(tmp_path), "TZ": "America/Lima", "A_NAME": "ñ\udcff"}


@pytest.fixture
def both_ways(settings):
    """What a command leaves in a fresh Python and in a fork: how it ended, what it said and complained of."""

    def run_it(code, text=""):
        arguments = ["manage", "shell", "--no-imports", "-c", code]
        done = [start(arguments, settings, text) for start in (freshly, run)]
        return [(each.returncode, each.stdout, each.stderr) for each in done]

    return run_it


def test_it_sees_the_same(both_ways, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    fresh, forked = both_ways(WHAT_IS_SEEN, "typed\n")
    assert fresh[::2] == (0, "")
    assert json.loads(forked[1]) == json.loads(fresh[1])


@pytest.mark.parametrize(("code", "ending"), ENDINGS)
def test_it_ends_the_same(both_ways, code, ending):
    fresh, forked = both_ways(f"import os, sys\n{code}")
    assert fresh[0] == ending
    assert (forked[0], forked[1], forked[2].splitlines()[-1:]) == (fresh[0], fresh[1], fresh[2].splitlines()[-1:])


def test_no_two_draw_the_same_lot(settings):
    code = "import random, secrets, uuid; print(random.random(), secrets.token_hex(), uuid.uuid4())"
    drawn = [run(["manage", "shell", "--no-imports", "-c", code], settings).stdout.split() for _ in range(2)]
    assert len({*drawn[0], *drawn[1]}) == 6


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_signal_reaches_it_and_whoever_waits_is_told(settings, number):
    waiting = "import sys; print('here', flush=True); sys.stdin.read()"
    (reads, typed), (said, writes) = os.pipe(), os.pipe()
    with os.fdopen(typed, "w"), os.fdopen(said) as words:
        process = Started(["manage", "shell", "--no-imports", "-c", waiting], settings, reads, writes, writes)
        os.close(reads)
        os.close(writes)
        assert words.readline() == "here\n"
        assert process.poll() is None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.01)
        process.send_signal(number)
        assert process.wait(20) == process.poll() == (2 if number == signal.SIGINT else -number)
        process.send_signal(number)
