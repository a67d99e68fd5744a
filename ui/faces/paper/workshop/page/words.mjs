// The words of one language, and numbers as it writes them. Texts come from the catalogues.
const MINUS = "\u2212";

export class Words {
  // texts: { key: text } of the language; marks: between thousands, before decimals, before a unit
  constructor(language, texts, marks) {
    Object.assign(this, { language, texts, marks });
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
      return `${this.number(Number(base), 1)} × 10^${Number(power)}`;
    }
    const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    return this.number(x, size === 0 ? 0 : digits);
  }

  withUnit(x, unit) {
    return `${this.figure(x)}${this.marks[2]}${unit}`;
  }
}
