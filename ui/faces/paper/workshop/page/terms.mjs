// What a regime asks, in words: who takes part, what members keep, and which pacts they offer.

import { KEPT, OWN, members, seats } from "./regimes.mjs";

// A list of short sentences.
export const terms = (regime, { data, words }) => {
  const { codes, names } = data.table.world;
  const named = (code) => words.name("nation", code, names[codes.indexOf(code)]);
  const club = seats(regime, codes);
  const clubs = [0, 1, 2].map((k) => codes.filter((_, i) => club[i] === k)).filter((one) => one.length);
  const conduct = regime.conduct === KEPT ? words.say("workshop.conduct_kept")
    : regime.conduct === OWN ? words.say("workshop.conduct_own") : words.say("workshop.conduct_policy", { policy: regime.conduct });
  const stance = (name) => regime.conduct === KEPT && regime[name] !== null
    ? `${words.say(`workshop.${name}`)}${words.say("workshop.colon")}${words.percent(regime[name])}` : null;
  const levers = regime.conduct === KEPT ? Object.entries(regime.levers) : [];
  return [
    ...clubs.map((one, k) => `${words.say("workshop.club", { number: k + 1 })}${words.say("workshop.colon")}${one.map(named).join(", ")}`),
    members(regime, codes).length ? `${words.say("workshop.conduct")}${words.say("workshop.colon")}${conduct}` : words.say("workshop.nobody"), stance("within"), stance("towards"),
    regime.pacts.length && clubs.length ? `${words.say("workshop.pacts")}${words.say("workshop.colon")}${regime.pacts.map((kind) => words.name("pact", kind)).join(", ")}` : null,
    levers.length ? `${words.say("workshop.levers")}${words.say("workshop.colon")}${levers.map(([name, value]) => {
      const { low, high } = data.table.levers[name];
      return `${words.name("lever", name)} ${words.percent((value - low) / (high - low))}`;
    }).join(", ")}` : null,
  ].filter(Boolean);
};
