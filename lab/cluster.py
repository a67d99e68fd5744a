"""Batches on many processes or machines: workers play, one process writes.

Workers give back plain numbers, so that the files do not depend on the libraries of a worker.  A
worker that dies loses its shard, which is played again by another.
"""

import asyncio
import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING, Any

from agents.arguments import checked_threads
from agents.pool import usable_cores
from lab.batch import Backend
from lab.games import Games
from lab.layout import Shard
from lab.plan import BatchError, Plan
from lab.words import say
from sim.additions import other_than
from sim.jit import SOURCE_DIGEST

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 10.0
DEATHS = 3
"""How often a shard may take its worker down before the batch stops."""
AHEAD = 2
"""Shards asked of each worker at a time: one to play, one to wait."""


def play_shard(plan: Plan, shard: Shard) -> Games:
    """Play a shard on one thread, in a worker with the same sources.  Raises BatchError."""
    if plan.source_digest != SOURCE_DIGEST:
        raise BatchError(
            f"a worker has other sources, {SOURCE_DIGEST[:16]}, than this process, "
            f"{plan.source_digest[:16]}; install the same version on it"
        )
    if why := other_than(plan.additions):
        raise BatchError(f"a worker cannot play this batch: {why}")
    return plan.play(shard, threads=1)


def processes(workers: int | None = None) -> Backend:
    """Processes on this machine, one thread each.  Raises ArgumentError."""
    many = usable_cores() if workers is None else checked_threads(workers, "workers")

    def play(plan: Plan, shards: Iterable[Shard]) -> Iterator[tuple[Shard, Games]]:
        left = iter(shards)
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(many, mp_context=context) as pool:
            running: dict[Future[Games], Shard] = {}

            def send(number: int) -> None:
                for shard in islice(left, number):
                    running[pool.submit(play_shard, plan, shard)] = shard

            try:
                send(AHEAD * many)
                while running:
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for one in done:
                        yield running.pop(one), one.result()
                        send(1)
            except BrokenProcessPool:
                raise BatchError(
                    "a worker process died; run the same command again to go on"
                ) from None
            finally:
                pool.shutdown(cancel_futures=True)

    return play


def dask(address: str) -> Backend:
    """Workers of the Dask scheduler at this address.  Raises BatchError when it does not answer."""

    def play(plan: Plan, shards: Iterable[Shard]) -> Iterator[tuple[Shard, Games]]:
        left = list(shards)
        if not left:
            return
        with _client(address) as client:
            yield from _on_cluster(client, plan, left)

    return play


def _client(address: str) -> "Client":
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError:
        raise BatchError(say("error.extra", package="Dask", extra="cluster")) from None
    try:
        # a client that is refused cannot be closed, and says so when Python ends
        with ThreadPoolExecutor(1) as other:  # a notebook has a loop running in this thread
            other.submit(asyncio.run, _knock(address)).result()
        return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except Exception as error:  # an address may be wrong in every way that its parser has
        raise BatchError(
            f"no Dask scheduler answers at {address} "
            f"({type(error).__name__}); start one, or give another address"
        ) from error


async def _knock(address: str) -> None:
    """Connect as a client would, and leave."""
    from distributed.comm import connect  # noqa: PLC0415
    from distributed.security import Security  # noqa: PLC0415

    how = Security().get_connection_args("client")
    comm = await connect(address, timeout=CONNECT_SECONDS, **how)
    await comm.close()


def _on_cluster(client: "Client", plan: Plan, shards: list[Shard]) -> Iterator[tuple[Shard, Games]]:
    from distributed import KilledWorker, as_completed  # noqa: PLC0415

    # the plan goes with every shard: data scattered once would be lost with the worker that has it
    left = iter(shards)
    threads = sum(client.nthreads().values()) or 1
    shard_of: dict[str, Shard] = {}

    def send(number: int) -> list[Any]:
        futures = []
        for shard in islice(left, number):
            future = client.submit(play_shard, plan, shard, pure=False, retries=DEATHS)
            shard_of[future.key] = shard
            futures.append(future)
        return futures

    try:
        running = as_completed(send(AHEAD * threads), loop=client.loop)
        for future in running:
            games = future.result()
            yield shard_of.pop(future.key), games
            for more in send(1):
                running.add(more)
    except KilledWorker as error:
        raise BatchError(f"a shard took down {DEATHS} workers one after another") from error
    except (OSError, TimeoutError, CancelledError) as error:
        raise BatchError(
            f"the Dask scheduler was lost ({type(error).__name__}); "
            f"run the same command again to go on"
        ) from error
