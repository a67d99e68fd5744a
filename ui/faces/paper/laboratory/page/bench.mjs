// The laboratory at work: it opens the games of the page, and shows what comes of what a reader turns.
import { Asking } from "./asking.mjs";
import { bands } from "./bands.mjs";
import { Choice, controls } from "./controls.mjs";
import { inflated } from "./inflate.mjs";
import { joined } from "./markup.mjs";
import { outcomes } from "./outcomes.mjs";
import { replayed } from "./replaying.mjs";
import { Rules, bytesOf, chosen } from "./rules.mjs";
import { Side } from "./side.mjs";
import { Speech } from "./speech.mjs";
import { quantiles } from "./statistics.mjs";

const BROKEN = ["SyntaxError", "CompileError", "InvalidCharacterError"]; // of a file that was changed

// Open the laboratory of a page. Whatever is amiss is one sentence where the state is told.
export const open = async (document) => {
  const at = (id) => document.getElementById(id);
  let told;
  try {
    told = JSON.parse(new TextDecoder().decode(unpacked(at, "laboratory-told")));
  } catch {
    at("lab-state").textContent = at("lab-state").dataset.damaged; // its own words are gone, too
    return;
  }
  const speech = new Speech(told);
  at("lab-state").textContent = speech.said("loading");
  try {
    const sides = await opened(at, told);
    at("lab-desk").hidden = false;
    new Bench(at, told, speech, sides).begin();
  } catch (error) {
    at("lab-desk").hidden = true;
    at("lab-state").textContent = sentence(speech, error);
  }
};

const unpacked = (at, id) => inflated(bytesOf(at(id).textContent));

const sentence = (speech, error) => {
  if (error.reason && speech.knows(error.reason)) return speech.said(error.reason);
  if (BROKEN.includes(error.name)) return speech.said("damaged");
  return speech.said("trouble", { trouble: error.message });
};

const opened = async (at, told) => {
  const modules = told.modules.map((id) => unpacked(at, id));
  const rules = await Rules.from(chosen(modules));
  const single = await Rules.from(chosen(modules.slice(-1))); // without lanes: for one game at a time
  const text = at("laboratory-script").textContent; // a worker runs the same
  const worker = () => new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const cores = navigator.hardwareConcurrency ?? 2;
  const count = Math.max(1, Math.floor(cores / told.sides.length));
  return told.sides.map((side) =>
    new Side({ rules, single }, { ...side, table: { ...told.common, ...side.table } }, { worker, count }));
};

class Bench {
  constructor(at, told, speech, sides) {
    Object.assign(this, { at, told, speech, sides });
    this.several = sides.length > 1;
    this.asking = new Asking((choice, overtaken) => this.#tryOtherLuck(choice, overtaken));
  }

  begin() {
    const { at, told, speech, sides } = this;
    const [{ table, recorded }] = sides;
    const named = (code) => this.#name(code);
    const policies = table.policies.map(({ name, number }) => [number, name]);
    const turns = told.turns.map((name, turn) => [turn, name]);
    at("lab-controls").innerHTML = joined(controls({
      nations: told.nations.map((code) => [code, named(code)]), turns, policies,
      sliders: told.sliders, speech,
    }));
    at("lab-again").addEventListener("click", () => this.#replay());
    const ordered = (code, turn, field) => recorded.ordered(turn, sides[0].nation(code), field)[0];
    new Choice(at, told.sliders, speech, ordered, (choice) => this.#show(choice)).forget();
    const parted = sides.map((side) => side.parted()).find((quarter) => quarter >= 0);
    at("lab-state").textContent = parted === undefined
      ? speech.said("ready") : speech.said("parted", { quarter: parted });
  }

  #name(code) {
    const [first] = this.sides;
    return first.names[first.nation(code)];
  }

  #show(choice) {
    const { at, told, speech, sides, several } = this;
    const { code, from, policy, orders, isMade } = choice;
    const asked = sides.map((side) => {
      const question = side.question({ code, from, policy, orders });
      return { side, question, before: side.unchanged(question), now: isMade ? side.ownLuck(question) : side.played };
    });
    at("lab-outcomes").innerHTML = joined(asked.map(({ side, now }) =>
      outcomes(speech, side, told.world, now, side.nation(code), several)));
    this.asking.ask({ code, isMade, asked });
  }

  // A few draws at once, then all of them, unless the reader has turned something meanwhile.
  async #tryOtherLuck({ code, isMade, asked }, overtaken) {
    const { atOnce, all } = this.told.draws;
    try {
      const first = await this.#drawn(asked, code, isMade, 0, atOnce);
      this.#showBands(code, asked, first, isMade);
      if (overtaken()) return;
      const rest = await this.#drawn(asked, code, isMade, atOnce, all - atOnce);
      const whole = first.map((one, k) => together(one, rest[k]));
      this.#showBands(code, asked, whole, isMade);
      if (!overtaken()) this.#tell(code, asked, whole, isMade);
    } catch (error) {
      this.at("lab-futures").textContent = sentence(this.speech, error);
    }
  }

  #drawn(asked, code, isMade, first, count) {
    return Promise.all(asked.map(async ({ side, question, before }) => {
      const was = await side.otherLuckBefore(before, code, first, count);
      return { was, now: isMade ? await side.otherLuck(question, code, first, count) : was };
    }));
  }

  #showBands(code, asked, drawn, isMade) {
    const { speech, several } = this;
    const shown = (figure, shape, own) => {
      const rows = asked.flatMap(({ side, now }, k) => {
        const name = (key) => speech.of(several && side.title, speech.said(key));
        const before = { kind: "before", name: name("played"), own: own(side, side.played), draws: drawn[k].was[figure] };
        if (!isMade) return [before];
        return [before, { kind: "now", name: name("now"), own: own(side, now), draws: drawn[k].now[figure] }];
      });
      return bands(speech, speech.said(`bands_${figure}`, { name: this.#name(code) }), shape, rows);
    };
    this.at("lab-bands").innerHTML = joined([
      shown("score", { times: 1, decimals: 1 }, (side, outcome) => outcome.score[side.nation(code)]),
      shown("survival", { times: 100, decimals: 1 }, (_, outcome) => outcome.survival[0]),
    ]);
  }

  #tell(code, asked, drawn, isMade) {
    const { speech, several } = this;
    const sentences = drawn.map(({ was, now }, k) => {
      const gains = Array.from(now.score, (score, r) => score - was.score[r]).filter(Number.isFinite);
      const [median] = quantiles(gains, [0.5]);
      const told = speech.said("futures", {
        better: gains.filter((gain) => gain > 0).length, all: gains.length,
        name: asked[k].side.called[asked[k].side.nation(code)], median: speech.signed(median, 1),
      });
      return speech.of(several && asked[k].side.title, told);
    });
    this.at("lab-futures").textContent = isMade ? sentences.join("\n") : "";
  }

  #replay() {
    const found = this.sides.map((side) => replayed(this.speech, side, this.several));
    this.at("lab-agreed").textContent = found.map(({ said }) => said).join("\n");
    this.at("lab-quarters").innerHTML = joined(found.map(({ table }) => table));
  }
}

const together = (one, other) => {
  const both = (first, second) => Object.fromEntries(Object.keys(first).map((figure) =>
    [figure, Float64Array.from([...first[figure], ...second[figure]])]));
  return { was: both(one.was, other.was), now: both(one.now, other.now) };
};
