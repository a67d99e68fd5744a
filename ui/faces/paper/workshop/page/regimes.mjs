// From a regime to what the rules are told: who decides, what orders stand, what pacts are offered.
//
// A regime: { key, name, by, why, clubs: [[code, ...], ...], conduct, within, towards, pacts: [kind],
// levers: { name: value } }. Members of a club keep its orders ("kept"), or decide as in the
// scenario ("own") or by a policy of the menu; who is in no club decides as in the scenario.
// within and towards are stances to members of the own club and to all others; null: as today.

export const KEPT = "kept";
export const OWN = "own";

// The number of the club of each nation, -1 where it is in none.
export const seats = (regime, codes) =>
  codes.map((code) => regime.clubs.findIndex((club) => club.includes(code)));

export const members = (regime, codes) => codes.filter((_, i) => seats(regime, codes)[i] >= 0);

// The same regime without one nation, which then decides for itself.
export const without = (regime, code) => ({
  ...regime, clubs: regime.clubs.map((club) => club.filter((one) => one !== code)),
});

const conductNumber = (regime, table, i) => {
  if (regime.conduct === KEPT) return table.held;
  if (regime.conduct === OWN) return table.lineup[i];
  return table.policies.find(({ name }) => name === regime.conduct).number;
};

// { lineup, orders: [[place, value], ...], offers: [[place, value], ...] } for a room of the rules.
// Orders are places of the orders, and in force from the first quarter on; offers are places of the
// opening's standing offers. Members who do not keep orders only offer the pacts.
export const plan = (regime, table) => {
  const { codes } = table.world;
  const n = codes.length;
  const kept = regime.conduct === KEPT;
  const club = seats(regime, codes);
  const fields = table.sheets.orders.fields;
  const kinds = table.lists.pact;
  const offered = kinds.map((kind) => (regime.pacts.includes(kind) ? 1 : 0));
  const lineup = codes.map((_, i) => (club[i] < 0 ? table.lineup[i] : conductNumber(regime, table, i)));
  const orders = [];
  const offers = [];
  codes.forEach((_, i) => {
    if (club[i] < 0) return;
    for (const [name, value] of Object.entries(kept ? regime.levers : {})) orders.push([fields[name].at + i, value]);
    codes.forEach((_, j) => {
      if (i === j) return;
      const pair = i * n + j;
      const together = club[i] === club[j];
      const stance = together ? regime.within : regime.towards;
      if (kept && stance !== null) orders.push([fields.stance.at + pair, stance]);
      if (!together) return;
      offered.forEach((offer, k) => {
        if (kept) orders.push([fields.offer.at + pair * kinds.length + k, offer]);
        if (offer) offers.push([pair * kinds.length + k, 1]);
      });
    });
  });
  return { lineup, orders, offers };
};

// Whether two regimes are the same to the rules.
export const alike = (one, other, table) =>
  JSON.stringify(plan(one, table)) === JSON.stringify(plan(other, table));

// The shelf's regimes for the nations of this world: "*" stands for all that no club names.
export const fitted = (regime, codes) => {
  const named = new Set(regime.clubs.flat());
  const rest = codes.filter((code) => !named.has(code));
  const clubs = regime.clubs.map((club) =>
    codes.filter((code) => club.includes(code) || (club.includes("*") && rest.includes(code))));
  return { ...regime, clubs: clubs.filter((club) => club.length) };
};
