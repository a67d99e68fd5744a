// The worker that reckons outlooks: it fetches the rules once and plays many games to their end.
/* global SixPillars */

const SEEN = 0.05; // points of a result: what differs less is shown as no difference

let room = null;
let kept = { key: "", plan: null }; // the orders in force, which need not be played again

const waits = (ms) => new Promise((done) => setTimeout(done, ms));

// A module that this browser can run, the fastest first; while they are being compiled, it waits.
const moduleOf = async (rules, slow) => {
  for (let waited = 0; !(await fetch("/api/network").then((answer) => answer.json())).rules; waited += 5) {
    if (waited >= slow) throw new Error("no module");
    await waits(5000);
  }
  for (const width of [4, 0]) {
    const answer = await fetch(`${rules}/${width}.wasm`);
    const bytes = answer.ok ? new Uint8Array(await answer.arrayBuffer()) : new Uint8Array();
    if (WebAssembly.validate(bytes)) return bytes;
  }
  throw new Error("no module");
};

const open = async ({ rules, slow }) => {
  importScripts(`${rules}/host.js`);
  const [bytes, table] = await Promise.all([moduleOf(rules, slow), fetch(`${rules}/world.json`).then((answer) => answer.json())]);
  room = new SixPillars.Room(await SixPillars.Rules.from(bytes), table);
  postMessage({ kind: "ready" });
};

const numbers = (given) => new Float64Array(Uint8Array.from(atob(given.numbers), (c) => c.charCodeAt(0)).buffer);

const ordered = (nation, orders) => {
  const { fields } = room.table.sheets.orders;
  for (const [field, value] of Object.entries(orders)) {
    const { shape, size } = room.described("orders", field);
    const each = size / shape[0];
    if (fields[field]) room.figure("opening.orders", field).subarray(nation * each, (nation + 1) * each).set([value].flat());
  }
};

const quantiles = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.1, 0.5, 0.9].map((share) => {
    const at = share * (sorted.length - 1);
    const low = Math.floor(at);
    return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
  });
};

// The end of many games from a position: one's own result and the world's survival in each.
const played = ({ position, seed, draws }, orders) => {
  room.reset();
  for (const name of ["stocks", "orders", "tally"]) room.reals(`opening.${name}`).set(numbers(position[name]));
  if (orders) ordered(position.nation, orders);
  const { outcomes } = room.play({ seed, replicates: draws, lineups: position.lineup, firstTick: position.tick });
  const { size, fields } = room.table.sheets.outcome;
  const each = (at) => Array.from({ length: draws }, (_, k) => outcomes[k * size + at]);
  return { own: each(fields.score.at + position.nation), world: each(fields.survival.at) };
};

const play = (question) => {
  const key = `${question.place} ${question.seed}`;
  if (kept.key !== key) kept = { key, plan: played(question, null) };
  const { plan } = kept;
  const draft = played(question, question.orders);
  const gains = draft.own.map((score, k) => score - plan.own[k]);
  const worlds = draft.world.map((chance, k) => chance - plan.world[k]);
  postMessage({
    kind: "answer", place: question.place, draws: question.draws,
    own: { draft: quantiles(draft.own), plan: quantiles(plan.own), change: quantiles(gains)[1] },
    world: { draft: quantiles(draft.world), plan: quantiles(plan.world), change: quantiles(worlds)[1] },
    better: gains.filter((gain) => gain > SEEN).length, worse: gains.filter((gain) => gain < -SEEN).length,
  });
};

onmessage = async ({ data }) => {
  try {
    if (data.kind === "open") await open(data);
    else play(data);
  } catch (error) {
    postMessage({ kind: "failed", error: String(error.message ?? error) });
  }
};
