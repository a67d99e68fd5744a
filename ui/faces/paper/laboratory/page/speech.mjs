// What the laboratory says: texts that the page was given, and numbers as its language writes them.

export class Speech {
  // words: { key: text with {places} }; marks: [between thousands, before decimals, before a unit]
  constructor({ words, marks }) {
    Object.assign(this, { words, marks });
  }

  knows(key) {
    return key in this.words;
  }

  said(key, places = {}) {
    return this.words[key].replace(/\{(\w+)\}/g, (place, name) => String(places[name] ?? place));
  }

  // A text about one of several games, or of the only one (no title).
  of(title, text) {
    return title ? this.said("of_side", { title, text }) : text;
  }

  number(value, decimals) {
    const [thousands, point] = this.marks;
    const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? "−" : "";
    return sign + grouped + (part ? point + part : "");
  }

  signed(value, decimals) {
    return (Number(value.toFixed(decimals)) > 0 ? "+" : "") + this.number(value, decimals);
  }

  // A figure that is told so many times as large, with its unit where it has one.
  figure(value, { times, decimals, unit = "" }) {
    return this.number(times * value, decimals) + (unit && this.marks[2] + unit);
  }
}
