// Gzip, unpacked and held against its sum (RFC 1951 and 1952). A browser's own unpacker is younger
// than some browsers that the rules still run in.

const MOST_BITS = 15;
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const HEAD = 10; // bytes before what is packed: no name and no date, as Python writes it
const FOOT = 8; // bytes after it: sum and size

const damaged = () => new SyntaxError("damaged");

// What is added to a code of a length or of a distance that takes so many bits more.
const bases = (bits, first) => {
  const found = [];
  let next = first;
  for (const count of bits) {
    found.push(next);
    next += 1 << count;
  }
  return found;
};
const LENGTHS = bases(LENGTH_BITS, 3);
LENGTHS[28] = 258;
const DISTANCE_BITS = Array.from({ length: 30 }, (_, k) => Math.max(0, (k >> 1) - 1));
const DISTANCES = bases(DISTANCE_BITS, 1);

// A code by the lengths of its words: how many there are of each length, and symbols in order.
const code = (lengths) => {
  const counts = new Uint16Array(MOST_BITS + 1);
  for (const length of lengths) counts[length] += 1;
  counts[0] = 0;
  const starts = new Uint16Array(MOST_BITS + 2);
  for (let k = 1; k <= MOST_BITS; k++) starts[k + 1] = starts[k] + counts[k];
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => { if (length) symbols[starts[length]++] = symbol; });
  return { counts, symbols };
};

const FIXED = [
  code(Array.from({ length: 288 }, (_, k) => (k < 144 ? 8 : k < 256 ? 9 : k < 280 ? 7 : 8))),
  code(new Array(30).fill(5)),
];

class Bits {
  constructor(bytes, at) {
    Object.assign(this, { bytes, at, held: 0, count: 0 });
  }

  take(wanted) {
    while (this.count < wanted) {
      if (this.at >= this.bytes.length) throw damaged();
      this.held |= this.bytes[this.at++] << this.count;
      this.count += 8;
    }
    const found = this.held & ((1 << wanted) - 1);
    this.held >>>= wanted;
    this.count -= wanted;
    return found;
  }

  symbol({ counts, symbols }) {
    let word = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= MOST_BITS; length++) {
      word |= this.take(1);
      const count = counts[length];
      if (word - count < first) return symbols[index + word - first];
      index += count;
      first = (first + count) << 1;
      word <<= 1;
    }
    throw damaged();
  }

  codes() {
    const [literals, distances, given] = [this.take(5) + 257, this.take(5) + 1, this.take(4) + 4];
    const lengths = new Array(ORDER.length).fill(0);
    for (let k = 0; k < given; k++) lengths[ORDER[k]] = this.take(3);
    const own = code(lengths);
    const found = [];
    while (found.length < literals + distances) {
      const symbol = this.symbol(own);
      if (symbol < 16) found.push(symbol);
      else {
        const again = symbol === 16 ? found.at(-1) ?? 0 : 0;
        const times = symbol === 16 ? 3 + this.take(2) : symbol === 17 ? 3 + this.take(3) : 11 + this.take(7);
        for (let k = 0; k < times; k++) found.push(again);
      }
    }
    return [code(found.slice(0, literals)), code(found.slice(literals, literals + distances))];
  }
}

const unpack = (bytes, into) => {
  const bits = new Bits(bytes, HEAD);
  let at = 0;
  for (let isLast = false; !isLast;) {
    isLast = bits.take(1) === 1;
    const kind = bits.take(2);
    if (kind === 0) {
      bits.held = 0; // what is stored as it is begins with a byte
      bits.count = 0;
      const size = bits.take(16);
      bits.take(16);
      for (let k = 0; k < size; k++) into[at++] = bits.take(8);
      continue;
    }
    if (kind === 3) throw damaged();
    const [literals, distances] = kind === 1 ? FIXED : bits.codes();
    for (let symbol = bits.symbol(literals); symbol !== 256; symbol = bits.symbol(literals)) {
      if (symbol < 256) {
        into[at++] = symbol;
        continue;
      }
      const length = LENGTHS[symbol - 257] + bits.take(LENGTH_BITS[symbol - 257]);
      const back = bits.symbol(distances);
      const from = at - DISTANCES[back] - bits.take(DISTANCE_BITS[back]);
      if (!(from >= 0) || at + length > into.length) throw damaged();
      for (let k = 0; k < length; k++) into[at++] = into[from + k];
    }
  }
  return at;
};

const SUMS = Uint32Array.from({ length: 256 }, (_, k) => {
  let sum = k;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

const summed = (bytes) => {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ SUMS[(sum ^ byte) & 255];
  return (sum ^ 0xffffffff) >>> 0;
};

// The bytes that were packed. Raises SyntaxError where they are not what they were.
export const inflated = (bytes) => {
  if (bytes.length < HEAD + FOOT || bytes[0] !== 31 || bytes[1] !== 139) throw damaged();
  const foot = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - FOOT);
  const size = foot.getUint32(4, true);
  if (size > 1032 * bytes.length) throw damaged(); // more than can have been packed
  const into = new Uint8Array(size);
  if (unpack(bytes.subarray(0, bytes.length - FOOT), into) !== size) throw damaged();
  if (summed(into) !== foot.getUint32(0, true)) throw damaged();
  return into;
};
