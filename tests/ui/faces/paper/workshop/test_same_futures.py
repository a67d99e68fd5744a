"""A future in the page is the future that Python plays: regimes, figures and all, to the bit."""

import base64
import json
import shutil
import subprocess

import numpy as np
import pytest

from agents.block import LATE_ORDERS, Varied
from agents.host import Host, lineup_of
from lab.varied import resolve
from scenarios.regimes import EVERYBODY, shelf
from sim.pillars import Pact
from ui.faces.paper.scripts import bundled
from ui.faces.paper.workshop.assumptions import futures
from ui.faces.paper.workshop.packing import FUTURES, packed
from ui.faces.paper.workshop.page import SCRIPTS

pytestmark = pytest.mark.compiled
FIRST, COUNT = 6, 4
FIXED = {"params.economy.gain": 0.2, "params.shocks.cut_off_chance": 0.01}
ASK = """
const fs = require("fs");
const [data, modules, regimes, fixed, first, count] = JSON.parse(fs.readFileSync(process.argv[2]));
const { Player } = module_player;
const { plan } = module_regimes;
const { unpacked } = module_futures;
data.draws.rows = unpacked(data.draws.values, data.draws.count);
Player.from({ ...data, modules }).then((player) => {
  const found = regimes.map((regime) => [...player.play({
    plan: plan(regime, data.table), seed: 1, fixed, ranges: [], every: 0, first, count,
  }).outcomes]);
  fs.writeSync(1, JSON.stringify(found));
});
"""


def by_python(world, regime, drawn):
    """The outcomes of a regime of the shelf that holds for everybody, [futures, size]."""
    n = len(world.codes)
    figures = dict(zip(drawn.paths, drawn.drawn[:, FIRST : FIRST + COUNT], strict=True))
    figures |= {path: np.full(COUNT, value) for path, value in FIXED.items()}
    varied = resolve(world, figures, COUNT)
    lineup = lineup_of(world.policies)
    host = Host(world, width=0)
    if regime.clubs == [[EVERYBODY]]:
        assert regime.conduct == "kept"
        lineup = np.full((n, 1), -1)
        orders = world.status_quo.copy()
        for name, value in regime.levers.items():
            getattr(orders, name)[:] = value
        apart = ~np.eye(n, dtype=bool)
        if regime.within is not None:
            orders.stance[apart] = regime.within
        pacts = [float(kind.name.lower() in regime.pacts) for kind in Pact]
        orders.offer[apart] = pacts
        varied = Varied(
            np.concatenate([varied.targets, [
                [len(varied.values) + k, LATE_ORDERS, k] for k in range(len(orders.memory))
            ]]),
            np.concatenate([varied.values, np.repeat(orders.memory[:, None], COUNT, axis=1)]),
            varied.again,
        )  # fmt: skip
        offers = host.opening.standing_offers.copy()
        offers[apart] = np.maximum(offers[apart], pacts)
        host.opening = host.opening._replace(standing_offers=offers)
    return host.play(1, FIRST, COUNT, lineup, world.ticks, varied=varied).outcomes


def test_the_page_plays_what_python_plays(quick, modules, tmp_path):
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node is installed, so no module is run")
    data = packed(quick, "?", 1)
    regimes = [one for one in data["shelf"] if one["key"] in ("today", "safety-treaty")]
    for one in regimes:
        if one["clubs"]:
            one["clubs"] = [list(quick.codes)]
    script, asked = tmp_path / "ask.cjs", tmp_path / "asked.json"
    script.write_text(bundled("player", SCRIPTS, "") + bundled_regimes() + ASK, "utf-8")
    drawn = futures(quick, 1, FUTURES)
    expected = [
        by_python(quick, one, drawn) for one in shelf() if one.name in ("today", "safety-treaty")
    ]
    for part in ([modules[0]], [modules[1]]):
        encoded = [base64.b64encode(module).decode() for module in part]
        asked.write_text(json.dumps([data, encoded, regimes, FIXED, FIRST, COUNT]))
        done = subprocess.run([node, script, asked], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        for mine, theirs in zip(json.loads(done.stdout), expected, strict=True):
            assert (np.array(mine).reshape(theirs.shape) == theirs).all()


def bundled_regimes():
    return bundled("regimes", SCRIPTS).replace('"use strict";\n', "")
