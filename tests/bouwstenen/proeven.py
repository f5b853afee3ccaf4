"""How often tests with chance try: more often when WIJKSPIEGEL_KEER asks for it, as before a release."""

import os

KEER = int(os.environ.get("WIJKSPIEGEL_KEER", "1"))
