"""`python -m groundplan.cli`: the same as the command `groundplan`."""

import sys

from groundplan.cli.main import main

sys.exit(main())
