"""Games in chunks: as many as a thread plays before it says so, and what came of them by name."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice

import numpy as np

from agents.host import Played
from sim.outcome import Outcome
from sim.sheet import Array

CHUNK = 256
"""Replicates that a thread plays before it says so: some 30 ms of the default scenario."""
Chunk = tuple[int, Played]
"""Where in all games a chunk begins, and what came of it."""


def outcome_table(outcomes: Array, nations: int) -> dict[str, Array]:
    """Flat outcomes [R, size] by name, [N, R] or [1, R]."""
    found, start = {}, 0
    for name, one in Outcome.fields.items():
        size = one.size(nations)
        found[name] = np.ascontiguousarray(outcomes[:, start : start + size].T)
        start += size
    return found


def in_threads(
    work: Callable[[int], Chunk], starts: Sequence[int], threads: int
) -> Iterator[Chunk]:
    """What `work` gives for each start, as it comes; one thread needs no pool."""
    if threads == 1:
        yield from map(work, starts)
        return
    left = iter(starts)
    with ThreadPoolExecutor(threads) as pool:
        running: set[Future[Chunk]] = {pool.submit(work, s) for s in islice(left, 2 * threads)}
        try:
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for one in done:
                    running |= {pool.submit(work, s) for s in islice(left, 1)}
                    yield one.result()
        finally:
            pool.shutdown(cancel_futures=True)
