// What controls do.

import { budgetAt } from "./draft.mjs";
import { remember, setTheme } from "./memory.mjs";

const REST = 250; // milliseconds without movement after which a slider's value is sent

const NAMES = { set_split: "pillar", set_programme: "programme", set_lever: "lever" };

// The change that a slider's place stands for.
const turned = ({ dataset: { change, name }, value }, lists) => {
  if (change === "set_budget") return { do: change, share: budgetAt(Number(value), lists.budget) };
  const given = change === "set_lever" ? { value: Number(value) } : { share: Number(value) / 100 };
  return { do: change, [NAMES[change]]: name, ...given };
};

const guessed = (guess, part, value) => {
  if (part === "sure") return { ...guess, sure: value / 100 };
  if (part === "low") return { ...guess, low: value, high: Math.max(guess.high, value) };
  return { ...guess, high: value, low: Math.min(guess.low, value) };
};

export const acts = (seat) => {
  const { shaking } = seat;

  const settle = (id) => {
    const one = shaking.get(id);
    if (!one) return;
    clearTimeout(one.timer);
    shaking.delete(id);
    const { turn, ...change } = one.change;
    seat.send(change, id);
  };
  // What others see first must reach the server before what follows it.
  const settleAll = () => { for (const id of [...shaking.keys()]) settle(id); };
  const send = (change, target) => { settleAll(); return seat.send(change, target); };
  const keep = (name, value) => { seat.scratch.set(name, value); seat.draw(); };

  const slide = (element) => {
    if (element.dataset.guess) {
      keep("guess", guessed(seat.local().guess, element.dataset.guess, Number(element.value)));
      return;
    }
    const { id } = element;
    clearTimeout(shaking.get(id)?.timer);
    const change = { turn: seat.view.class.turn, ...turned(element, seat.lists) };
    shaking.set(id, { change, timer: setTimeout(() => settle(id), REST) });
    seat.draw();
    seat.outlook?.follow();
  };

  const choose = (name, focus = false) => {
    seat.tab = name;
    seat.draw();
    if (focus) queueMicrotask(() => document.getElementById(`tab-${name}`)?.focus());
  };

  addEventListener("pagehide", settleAll);
  seat.element.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.("[role=tab]");
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!tab || !(by || event.key === "Home" || event.key === "End")) return;
    event.preventDefault();
    const all = [...seat.element.querySelectorAll("[role=tab]")];
    const at = by ? (all.indexOf(tab) + by + all.length) % all.length : event.key === "Home" ? 0 : all.length - 1;
    choose(all[at].dataset.name, true);
  });
  seat.element.addEventListener("change", ({ target }) => { if (target.type === "range") settle(target.id); });

  return {
    slide,
    nudge: ({ dataset: { for: id, by } }) => {
      const element = document.getElementById(id);
      element[Number(by) > 0 ? "stepUp" : "stepDown"]();
      slide(element);
    },
    lock: ({ dataset: { kind, name }, ariaPressed }) => {
      const what = kind === "set_split" ? "pillar" : "programme";
      send({ do: `lock_${what}`, [what]: name, locked: ariaPressed !== "true" });
    },
    step: ({ dataset }) => send({ do: dataset.step }),
    stance: ({ dataset: { nation }, value }) => send({ do: "set_stance", nation, value: Number(value) }, `stance-${nation}`),
    pact: ({ dataset: { nation, pact, offer } }) => send({ do: offer === "true" ? "offer_pact" : "withdraw_pact", nation, pact }),
    end: () => send({ do: "end_turn" }),
    again: () => send({ do: "think_again" }),
    tab: ({ dataset: { name } }) => choose(name),
    guess: ({ value }) => keep("guess", { ...seat.local().guess, rise: value }),
    predict: () => {
      const { rise, sure, low, high } = seat.local().guess;
      if (!rise) return;
      remember("low", String(low));
      remember("high", String(high));
      send({ do: "predict", rise: rise === "yes", sure, low, high });
    },
    answer: ({ value, dataset }) => keep("answers", { ...seat.local().answers, [dataset.question]: Number(value) }),
    answers: () => {
      const { test, local } = seat.page;
      const given = test.questions.filter(({ name }) => local.answers[name]).map(({ name }) => [name, local.answers[name]]);
      send({ do: "answer", test: test.name, answers: Object.fromEntries(given) });
    },
    written: ({ value }) => seat.scratch.set("text", value),
    rule: ({ value }) => seat.scratch.set("rule", value),
    rewrite: () => keep("rewriting", true),
    explain: async () => {
      const { text, rule } = seat.local();
      const { ok } = await send({ do: "explain", text, rule });
      if (ok) keep("rewriting", false);
    },
    vote: ({ value }) => send({ do: "vote", choice: value }, "vote"),
    speak: ({ value }) => send({ do: "speak", language: value }, "speak"),
    theme: ({ value }) => { seat.theme = value; setTheme(value); seat.draw(); },
    dismiss: () => { seat.refused = ""; seat.draw(); },
  };
};
