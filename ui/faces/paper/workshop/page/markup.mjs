// Markup as text. Whatever is not markup of ours is escaped, so that a name stays a name.

export class Markup {
  constructor(html) {
    this.html = html;
  }

  toString() {
    return this.html;
  }
}

const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const EMPTY = new Set(["input", "br", "hr", "meta"]);

export const escaped = (words) => String(words).replace(/[&<>"']/g, (sign) => ESCAPED[sign]);

const written = (piece) => {
  if (piece === null || piece === undefined || piece === false) return "";
  if (Array.isArray(piece)) return piece.map(written).join("");
  return piece instanceof Markup ? piece.html : escaped(piece);
};

// An element; attributes that are null or false are left out, true ones stand alone.
export const h = (name, attributes = {}, ...inside) => {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${escaped(value)}"`))
    .join("");
  const rest = EMPTY.has(name) ? "" : `${written(inside)}</${name}>`;
  return new Markup(`<${name}${given}>${rest}`);
};

export const joined = (...pieces) => new Markup(written(pieces));

// A coordinate of a drawing: two decimals, the same in every browser.
export const place = (x) => (Math.round(100 * x) / 100).toString();
