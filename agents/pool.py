"""The threads on which this process plays what is imagined: one pool, shared by all games in it."""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache


def usable_cores() -> int:
    """Cores that the scheduler gives this process, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


@cache
def pool() -> ThreadPoolExecutor:
    """A thread for each core, made when somebody first asks; who waits for it must not be in it."""
    return ThreadPoolExecutor(usable_cores(), "imagining")


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=pool.cache_clear)  # a child has none of its threads
