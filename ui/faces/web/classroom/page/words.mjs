// The words of one language, and numbers as it writes them. Texts come from the catalogues.

const MINUS = "\u2212";
const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
const LONG = { fr: 1e3 }; // languages that count thousands of billions where others say trillion
export const LANGUAGES = { en: "English", es: "Español", fr: "Français" };

export class Words {
  // texts: { key: text } of the language, and under `marks` what stands between thousands, before
  // decimals, and before a unit, where no line breaks
  constructor(language, { marks = [",", ".", " "], ...texts }) {
    const [thousands, decimals, unit] = marks;
    Object.assign(this, { language, texts, marks: [thousands, decimals, unit === " " ? "\u00a0" : unit] });
  }

  // The words of a language from the server. Raises TypeError where it cannot be reached.
  static async of(language, root = document.documentElement.dataset.words) {
    const answer = await fetch(`${root}/${language}.json`);
    if (!answer.ok) throw new TypeError(`no words: ${answer.status}`);
    return new Words(language, await answer.json());
  }

  // The text with this key, its places filled in; `{x:.1f}` is a number, `{nation:the}` a name
  // given as { name, the }. A key that there is not is shown as it is.
  say(key, values = {}) {
    const text = this.texts[key];
    if (text === undefined) return key;
    return text.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name, form) => this.#placed(values[name], form));
  }

  // The text for so many of something; where it is one, that with `_one` behind its key.
  counted(key, number, values = {}) {
    const single = `${key}_one`;
    return this.say(number === 1 && this.knows(single) ? single : key, values);
  }

  #placed(value, form) {
    const digits = /^\.(\d)f$/.exec(form ?? "");
    if (digits) return this.number(value, Number(digits[1]));
    if (form?.toLowerCase() === "the") return form === "The" ? this.capital(value.the) : value.the;
    return String(value?.name ?? value);
  }

  knows(key) {
    return key in this.texts;
  }

  // The name that people give to a figure, a pact, a nation; else what is given.
  name(group, key, given = key.replaceAll("_", " ")) {
    return this.texts[`${group}.${key}`] ?? given;
  }

  capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  number(x, digits = 0) {
    const [whole, part] = Math.abs(x).toFixed(digits).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, this.marks[0]);
    const made = part ? `${grouped}${this.marks[1]}${part}` : grouped;
    return x < 0 && /[1-9]/.test(made) ? MINUS + made : made;
  }

  signed(x, digits = 1) {
    const made = this.number(x, digits);
    return x > 0 && /[1-9]/.test(made) ? `+${made}` : made;
  }

  percent(share, digits = 0) {
    return `${this.number(100 * share, digits)}${this.marks[2]}%`;
  }

  // A figure of any size, with about three digits that count.
  figure(x) {
    const size = Math.abs(x);
    if (size !== 0 && (size < 1e-3 || size >= 1e9)) {
      const [base, power] = x.toExponential(1).split("e");
      const raised = Array.from(String(Number(power)), (sign) => RAISED[sign]).join("");
      return `${this.number(Number(base), base.endsWith("0") ? 0 : 1)} × 10${raised}`;
    }
    const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    const [, part = ""] = x.toFixed(digits).split(".");
    return this.number(x, part.replace(/0+$/, "").length); // no nought at the end that says nothing
  }

  withUnit(x, unit) {
    return unit ? `${this.figure(x)}${this.marks[2]}${unit}` : this.figure(x);
  }

  // Money, given in $bn, as people write it.
  money(billions) {
    const size = Math.abs(billions);
    if (size === 0) return this.say("amount.nothing");
    const [unit, value] = size < 1 ? ["million", 1e3 * billions]
      : size < 1e3 ? ["billion", billions] : ["trillion", billions / 1e3];
    const more = unit === "trillion" ? LONG[this.language] : undefined;
    return this.say(`amount.${unit}`, { value: more ? this.number(more * Number(value.toPrecision(3))) : this.figure(value) });
  }

  // Seconds as minutes and seconds: 2:05.
  clock(seconds) {
    const left = Math.max(Math.ceil(seconds), 0);
    return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  }
}
