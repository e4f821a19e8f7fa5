"""What every test relies on: the sample material where it is there, and a database for what it starts."""

import gc
import signal
import threading
from pathlib import Path

import pytest

import databases

# Whoever is started in the background is told to ignore Ctrl+C, and so would be the programs that tests start and stop.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real course pages and Word sheets."""
    if not (SHARED / "samples").is_dir():
        pytest.skip("the sample material (../shared/samples) is not beside this checkout")
    return SHARED / "samples"


# Tests about words, requests, speed limits, connections and commands that do what the web does, too: they would say the
# same on any database, so that the pass on PostgreSQL leaves them out (`-m "not anywhere"`). What reads or writes through
# the database in a way of its own never belongs here.
ANYWHERE = frozenset({
    "cli/test_export_to_a_file.py",
    "cli/test_jobs.py",
    "cli/test_libraries_in_the_terminal.py",
    "cli/test_mistyped_commands.py",
    "cli/test_plan_check.py",
    "cli/test_publishing_through_the_door.py",
    "cli/test_scheduled_backups.py",
    "cli/test_serving_from_the_terminal.py",
    "cli/test_sources_in_the_terminal.py",
    "cli/test_toolkit_commands.py",
    "cli/test_toolkit_import_to_plan.py",
    "cli/test_workbooks_in_the_terminal.py",
    "live/test_behind_a_proxy.py",
    "live/test_slow_clients.py",
    "live/test_smuggled_requests.py",
    "live/test_uploads_in_a_store.py",
    "live/test_what_is_logged.py",
    "web/accounts/test_passkeys.py",
    "web/accounts/test_second_step.py",
    "web/accounts/test_sign_on.py",
    "web/accounts/test_ten_thousand_tries.py",
    "web/sources/test_files_of_every_kind.py",
    "web/test_asgi.py",
    "web/test_every_word_is_translated.py",
    "web/test_headers.py",
    "web/test_malformed_requests.py",
    "web/test_patience.py",
    "web/test_proxies.py",
    "web/test_rights.py",
    "web/test_stored_scripts.py",
    "web/test_strange_requests.py",
    "web/test_uploads.py",
    "web/workbooks/test_hostile_pictures.py",
    "web/workbooks/test_who_may_comment.py",
})  # fmt: skip


# What takes longest begins first, so that no process is left with a long test when the others have ended; and tests with
# a browser follow each other, since the first of them starts it.
LONGEST = ("test_bench.py", "browser", "live", "cli")


def pytest_collection_modifyitems(items):
    for item in items:
        if _place(item) in ANYWHERE:
            item.add_marker("anywhere")
    items.sort(key=_when)


def pytest_collection_finish():
    """A thousand modules and ten thousand tests stay until the end: to look through them for garbage again and again would
    take a good part of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _place(item):
    return item.path.relative_to(HERE).as_posix() if item.path.is_relative_to(HERE) else ""


def _when(item):
    first = _place(item).partition("/")[0]
    return LONGEST.index(first) if first in LONGEST else len(LONGEST)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Around all of a test, its fixtures too: what it started is gone by the end, and so may its databases be."""
    with databases.lent(embedded=item.get_closest_marker("embedded") is not None):
        return (yield)
