"""Processes and Dask workers give the bytes that threads give, even when one is killed."""

import os
import signal
import socket
import threading
import time

import pytest

from lab.batch import compute, make_plan, threads
from lab.cluster import dask, play_shard, processes
from lab.plan import BatchError
from tests.lab.test_batch import contents

pytestmark = pytest.mark.compiled
distributed = pytest.importorskip("distributed")
GAMES = 6000


@pytest.fixture(scope="module")
def plan():
    return make_plan("quick", replicates=GAMES, trajectories="every")


@pytest.fixture(scope="module")
def local(plan, tmp_path_factory):
    folder = tmp_path_factory.mktemp("local") / "out"
    compute(plan, folder, threads(2))
    return contents(folder)


def test_processes(plan, local, tmp_path):
    assert compute(plan, tmp_path / "out", processes(2)).complete
    assert contents(tmp_path / "out") == local


@pytest.mark.filterwarnings("ignore")
def test_a_dask_worker_killed_half_way(plan, local, tmp_path):
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    )
    try:
        victim = next(iter(cluster.workers.values())).pid
        killed = threading.Event()

        def done(_games, _now):
            if not killed.is_set():
                os.kill(victim, signal.SIGKILL)
                killed.set()

        finished = compute(plan, tmp_path / "out", dask(cluster.scheduler_address), done=done)
        assert finished.complete
        assert killed.is_set()
    finally:
        cluster.close()
    assert contents(tmp_path / "out") == local


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_dies(plan, tmp_path):
    cluster = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None
    )
    address = cluster.scheduler_address

    def done(_games, _now):
        threading.Thread(target=cluster.close).start()
        time.sleep(0.2)

    with pytest.raises(BatchError, match="same command again"):
        compute(plan, tmp_path / "out", dask(address), done=done)


def test_no_scheduler(plan, tmp_path):
    with pytest.raises(BatchError, match="no Dask scheduler answers"):
        compute(plan, tmp_path / "out", dask("tcp://127.0.0.1:1"))


WRONG = [
    *("nonsense", "http://[::1", "", "tcp://", "ftp://x:1", "ucx://a:1", "127.0.0.1"),
    *("tcp://127.0.0.1:1", "tcp://127.0.0.1:999999", "tcp://\0:1"),
]


@pytest.mark.parametrize("address", WRONG)
def test_a_wrong_address_leaves_no_client_behind(address, plan, tmp_path, monkeypatch):
    """One that could not be made is closed when Python ends, which takes long and complains."""
    made = []
    monkeypatch.setattr(distributed, "Client", lambda *given, **_: made.append(given))
    monkeypatch.setattr("lab.cluster.CONNECT_SECONDS", 0.5)
    with pytest.raises(BatchError, match="no Dask scheduler answers"):
        compute(plan, tmp_path / "out", dask(address))
    assert made == []
    assert list(tmp_path.iterdir()) == []


def test_what_answers_and_is_no_scheduler(plan, tmp_path, monkeypatch):
    monkeypatch.setattr("lab.cluster.CONNECT_SECONDS", 2.0)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            with server.accept()[0] as caller:
                caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(BatchError, match="no Dask scheduler answers"):
            compute(plan, tmp_path / "out", dask(address))


def test_a_worker_with_other_sources_is_told(plan):
    other = type(plan)(**{**vars_of(plan), "source_digest": "0" * 64})
    with pytest.raises(BatchError, match="other sources"):
        play_shard(other, other.shard(0))


def vars_of(plan):
    return {name: getattr(plan, name) for name in type(plan).__dataclass_fields__}
