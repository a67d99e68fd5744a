"""How many cores this process may use."""

import os


def usable_cores() -> int:
    """Cores that the scheduler gives this process, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
