"""Settings of the tests: an installation of their own, each action written where it is called.

`GROUNDPLAN_TEST_DATABASE_URL` names a PostgreSQL server to run against; without it the embedded database is used.
"""

import os
import tempfile

os.environ["GROUNDPLAN_HOME"] = tempfile.mkdtemp(prefix="groundplan-tests-")
os.environ.pop("DATABASE_URL", None)
if os.environ.get("GROUNDPLAN_TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = os.environ["GROUNDPLAN_TEST_DATABASE_URL"]

from groundplan.web.settings import *  # noqa: F403 the folder must be named first

# Each test runs in a transaction that is undone at its end, which another connection would not see.
GROUNDPLAN_WRITER = "in-place"
ALLOWED_HOSTS = ["*"]
