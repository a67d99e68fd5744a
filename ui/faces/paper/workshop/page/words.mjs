// The words of one language, and numbers as it writes them. Texts come from the catalogues.
const MINUS = "\u2212";
const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

export class Words {
  // texts: { key: text } of the language; marks: between thousands, before decimals, and before a
  // unit, where no line breaks
  constructor(language, texts, marks) {
    const [thousands, decimals, unit] = marks;
    Object.assign(this, { language, texts, marks: [thousands, decimals, unit === " " ? "\u00a0" : unit] });
  }

  // The text with this key, its places filled in. Raises Error for a key that there is not.
  say(key, values = {}) {
    const text = this.texts[key];
    if (text === undefined) throw new Error(`no text is called ${key}`);
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }

  knows(key) {
    return key in this.texts;
  }

  // The name that people give to a figure, a pact, a nation; else what is given.
  name(group, key, given = key.replaceAll("_", " ")) {
    return this.texts[`${group}.${key}`] ?? given;
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
    return `${this.figure(x)}${this.marks[2]}${unit}`;
  }
}
