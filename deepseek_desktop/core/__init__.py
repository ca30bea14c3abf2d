"""Everything but the window: no Qt, no globals, nothing at import time."""
