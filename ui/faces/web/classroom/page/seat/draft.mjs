// The orders as drafted: what the server said last, with what is on its way to it laid over, so
// that a slider answers at once and nothing is lost while there is no line.

// Shares after one of them was moved: the unlocked others give or take in proportion to what they
// have (the rule of ui/play/session/sliders.py; the server's own reckoning replaces this one).
export const slid = (shares, which, value, locked) => {
  const open = shares.map((_, k) => k).filter((k) => k !== which && !locked.has(k));
  const held = shares.reduce((sum, share, k) => (locked.has(k) && k !== which ? sum + share : sum), 0);
  const whole = Math.max(1 - held, 0);
  const moved = open.length ? Math.min(Math.max(value, 0), whole) : whole;
  const before = open.reduce((sum, k) => sum + shares[k], 0);
  return shares.map((share, k) => {
    if (k === which) return moved;
    if (!open.includes(k)) return share;
    return before > 1e-9 ? (whole - moved) * (share / before) : (whole - moved) / open.length;
  });
};

// How far a share can go.
export const room = (shares, which, locked) => {
  if (locked.has(which)) return [shares[which], shares[which]];
  const held = shares.reduce((sum, share, k) => (locked.has(k) ? sum + share : sum), 0);
  const whole = Math.max(1 - held, 0);
  return [locked.size === shares.length - 1 ? whole : 0, whole];
};

// Shares as whole per cents that add up.
export const points = (shares) => {
  const exact = shares.map((share) => 100 * share);
  const whole = exact.map(Math.floor);
  const missing = Math.round(exact.reduce((sum, x) => sum + x, 0)) - whole.reduce((sum, x) => sum + x, 0);
  const order = exact.map((_, k) => k).sort((a, b) => (whole[a] - exact[a]) - (whole[b] - exact[b]) || a - b);
  for (const k of order.slice(0, missing)) whole[k] += 1;
  return whole;
};

// Places of a pillar's programmes among all programmes.
export const members = (lists, pillar) =>
  lists.programmes.map((one, q) => [one, q]).filter(([one]) => one.pillar === pillar).map(([, q]) => q);

const within = (draft, lists, { programme, share }) => {
  const at = lists.programmes.findIndex(({ key }) => key === programme);
  const own = members(lists, lists.programmes[at].pillar);
  const locked = new Set(own.map((q, k) => (draft.lockedProgrammes.has(lists.programmes[q].key) ? k : -1)).filter((k) => k >= 0));
  const made = slid(own.map((q) => draft.programmes[q]), own.indexOf(at), share, locked);
  own.forEach((q, k) => { draft.programmes[q] = made[k]; });
};

const lock = (set, name, locked) => { if (locked) set.add(name); else set.delete(name); };
const bit = (lists, pact) => 1 << lists.pacts.indexOf(pact);
const place = (lists, nation) => lists.nations.findIndex(({ code }) => code === nation);

// What each change does to a draft, as far as it can be told here; others wait for the server.
const DOES = {
  set_budget: (draft, lists, { share }) => { draft.budget = share; },
  set_split: (draft, lists, { pillar, share }) => {
    const locked = new Set([...draft.lockedPillars].map((name) => lists.pillars.indexOf(name)));
    draft.split = slid(draft.split, lists.pillars.indexOf(pillar), share, locked);
  },
  set_programme: within,
  lock_pillar: (draft, lists, { pillar, locked }) => lock(draft.lockedPillars, pillar, locked),
  lock_programme: (draft, lists, { programme, locked }) => lock(draft.lockedProgrammes, programme, locked),
  set_lever: (draft, lists, { lever, value }) => { draft.levers[lever] = value; },
  set_stance: (draft, lists, { nation, value }) => { draft.stance[place(lists, nation)] = value; },
  offer_pact: (draft, lists, { nation, pact }) => { draft.offers[place(lists, nation)] |= bit(lists, pact); },
  withdraw_pact: (draft, lists, { nation, pact }) => { draft.offers[place(lists, nation)] &= ~bit(lists, pact); },
};

export const known = (change) => change.do in DOES;

const orders = (move, lists) => ({
  budget: move.budget, split: [...move.split], programmes: [...move.programmes],
  levers: Object.fromEntries(lists.levers.map(({ key }) => [key, move[key]])),
  stance: [...move.stance], offers: [...move.offers],
});

// The draft of a view with these changes of the same turn made to it.
export const drafted = (own, lists, changes, turn) => {
  const { move, locked_pillars: pillars, locked_programmes: programmes } = own.draft;
  const made = {
    ...orders(move, lists), lockedPillars: new Set(pillars), lockedProgrammes: new Set(programmes),
  };
  for (const change of changes) if (change.turn === turn) DOES[change.do]?.(made, lists, change);
  return made;
};

// The orders with which the turn began.
export const opening = (own, lists) => orders(own.opening, lists);

// Whether a nation is offered a pact.
export const offers = (draft, lists, nation, pact) => Boolean(draft.offers[place(lists, nation)] & bit(lists, pact));
export const stanceTo = (draft, lists, nation) => draft.stance[place(lists, nation)];

// The budget's scale: nothing, the least amount, then ten steps a decade (ui/desk/scene/log_scale.py).
const A_DECADE = 10;
export const budgetSteps = ({ least, largest }) => Math.round(1 + A_DECADE * Math.log10(largest / least));
export const budgetStep = (share, { least, largest }) => share < least / 2 ? 0
  : Math.min(Math.round(1 + A_DECADE * Math.log10(Math.max(share, least) / least)), budgetSteps({ least, largest }));
export const budgetAt = (step, scale) => {
  if (step <= 0) return 0;
  if (step >= budgetSteps(scale)) return scale.largest;
  return Number((scale.least * 10 ** ((step - 1) / A_DECADE)).toPrecision(3));
};
