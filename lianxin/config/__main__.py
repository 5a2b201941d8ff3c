"""`python -m lianxin.config` is the command line (Art. 21)."""

import sys

from lianxin.config.commands import main

sys.exit(main())
