// Places what the rules compute. All figures come from the module and from what is told in the page.
(async () => {
  const at = (id) => document.getElementById(id);
  const told = JSON.parse(at("told").textContent);
  const { words, names, table } = told;
  const said = (key, places = {}) =>
    words[key].replace(/\{(\w+)\}/g, (place, name) => String(places[name] ?? place));
  const number = (value, decimals) => {
    const [thousands, point] = told.marks;
    const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? "−" : "";
    return sign + grouped + (part ? point + part : "");
  };
  const element = (kind, inside, attributes = {}) => {
    const made = document.createElement(kind);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...[inside].flat());
    return made;
  };

  const open = async () => {
    const bytes = SixPillars.chosen(told.modules.map((id) => SixPillars.bytesOf(at(id).textContent)));
    const rules = await SixPillars.Rules.from(bytes);
    const room = new SixPillars.Room(rules, table);
    return { rules, room, recorded: new SixPillars.Recorded(room, told.game) };
  };

  let rules, room, recorded;
  try {
    ({ rules, room, recorded } = await open());
  } catch (error) {
    at("state").textContent =
      error.reason in words ? said(error.reason) : said("trouble", { trouble: error.message });
    return;
  }

  const played = recorded.play().outcome();
  const choice = { nation: 0, policy: null, orders: {} };
  const changed = () => choice.policy !== null || Object.keys(choice.orders).length > 0;

  const row = (name, before, now, decimals, chosen) => {
    const difference = Number((now - before).toFixed(decimals));
    const cells = [number(before, decimals), number(now, decimals)].map((text) =>
      element("td", text, { class: "figure" }));
    const kind = difference > 0 ? "figure gain" : difference < 0 ? "figure loss" : "figure";
    const sign = difference > 0 ? "+" : "";
    cells.push(element("td", sign + number(difference, decimals), { class: kind }));
    return element("tr", [element("th", name, { scope: "row" }), ...cells],
      chosen ? { class: "chosen" } : {});
  };

  const show = (outcome) => {
    at("scores").replaceChildren(...names.map((name, nation) =>
      row(name, played.score[nation], outcome.score[nation], 1, nation === choice.nation)));
    at("world").replaceChildren(...told.world.map(({ figure, name, times, decimals }) =>
      row(name, times * played[figure][0], times * outcome[figure][0], decimals, false)));
  };

  const play = () => {
    const { nation, policy, orders } = choice;
    const game = recorded.play({
      policies: policy === null ? {} : { [nation]: policy },
      orders: Object.keys(orders).length ? { [nation]: orders } : {},
    });
    show(game.outcome());
    at("undo").disabled = !changed();
    tryFutures();
  };

  // ---- other draws of luck ----------------------------------------------------------------------

  let pool, asked = 0;
  const workers = () => new Worker(URL.createObjectURL(
    new Blob([`${at("host").textContent}SixPillars.serve(self);`], { type: "text/javascript" })));

  // Only policies answer other luck: what was ordered by hand was ordered for this game.
  const tryFutures = async () => {
    const mine = ++asked;
    const { nation, policy } = choice;
    const own = told.game.lineup;
    if (policy === null) { at("futures").textContent = ""; return; }
    if (own.includes(table.held)) { at("futures").textContent = said("no_futures"); return; }
    at("futures").textContent = said("futures_wait", { all: told.futures });
    pool ??= SixPillars.Pool.of(rules, table, workers);
    const ready = await pool;
    if (mine !== asked) return; // a newer choice is being tried
    const question = {
      seed: told.game.seed, first: Number(told.game.replicate) + 1, replicates: told.futures,
    };
    const changedTo = own.map((number, place) => (place === nation ? policy : number));
    const [before, now] = await Promise.all(
      [own, changedTo].map((lineups) => ready.play({ ...question, lineups })));
    if (mine !== asked) return;
    const { size, fields } = table.sheets.outcome;
    const score = ({ outcomes }, future) => outcomes[future * size + fields.score.at + nation];
    const gains = Array.from({ length: told.futures }, (_, k) => score(now, k) - score(before, k));
    gains.sort((one, other) => one - other);
    at("futures").textContent = said("futures", {
      better: gains.filter((gain) => gain > 0).length, all: told.futures, name: names[nation],
      median: number(gains[gains.length >> 1], 1),
    });
  };

  // ---- controls ---------------------------------------------------------------------------------

  const sliders = Object.entries(told.levers).map(([field, label]) => {
    const { low, high } = table.levers[field];
    const id = `lever-${field}`;
    const input = element("input", [], {
      id, type: "range", min: low, max: high, step: (high - low) / 100, "aria-describedby": `${id}-at`,
    });
    const shown = element("output", "", { id: `${id}-at`, for: id });
    input.addEventListener("input", () => {
      choice.orders[field] = Number(input.value);
      choice.policy = null;
      at("policy").value = "";
      settle();
      play();
    });
    at("levers").append(element("div", [element("label", label, { for: id }), input, shown],
      { class: "lever" }));
    return { field, input, shown };
  });

  // What was ordered at first stands on the slider until it is moved.
  const settle = () => {
    for (const { field, input, shown } of sliders) {
      const set = choice.orders[field];
      if (set === undefined) [input.value] = recorded.ordered(0, choice.nation, field);
      shown.textContent = set === undefined ? said("as_ordered") : number(set, 2);
    }
  };

  names.forEach((name, nation) => at("nation").append(element("option", name, { value: nation })));
  at("policy").append(element("option", said("as_played"), { value: "" }));
  for (const { name, number: place } of table.policies) {
    at("policy").append(element("option", name, { value: place }));
  }
  const begin = (nation) => {
    Object.assign(choice, { nation, policy: null, orders: {} });
    at("policy").value = "";
    settle();
    play();
  };
  at("nation").addEventListener("change", () => begin(Number(at("nation").value)));
  at("policy").addEventListener("change", () => {
    const { value } = at("policy");
    Object.assign(choice, { policy: value === "" ? null : Number(value), orders: {} });
    settle();
    play();
  });
  at("undo").addEventListener("click", () => begin(choice.nation));
  at("again").addEventListener("click", () => {
    const quarter = recorded.replay();
    at("agreed").textContent = quarter < 0
      ? said("same", { quarters: told.game.hashes.length - 1 }) : said("parted", { quarter });
  });

  for (const id of ["nation", "policy", "again"]) at(id).disabled = false;
  begin(0);
  at("state").textContent = said("ready");
})();
