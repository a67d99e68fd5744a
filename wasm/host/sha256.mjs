// sha256 of bytes, as hex. The browser has its own only where a page came over https or from a disk;
// a class's server on the local network is neither.
const FRACTION = 2 ** 32;

const primes = (count) => {
  const found = [];
  for (let n = 2; found.length < count; n++) {
    if (found.every((p) => n % p)) found.push(n);
  }
  return found;
};

const fraction = (x) => Math.floor((x - Math.floor(x)) * FRACTION);
const FIRST = primes(8).map((p) => fraction(Math.sqrt(p)));
const ROUNDS = primes(64).map((p) => fraction(Math.cbrt(p)));
const turned = (x, n) => (x >>> n) | (x << (32 - n));

const padded = (bytes) => {
  const whole = new Uint8Array((bytes.length + 8 + 64) & ~63);
  whole.set(bytes);
  whole[bytes.length] = 128;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor((bytes.length * 8) / FRACTION));
  view.setUint32(whole.length - 4, (bytes.length * 8) >>> 0);
  return view;
};

const mixed = (state, w) => {
  let [a, b, c, d, e, f, g, h] = state;
  for (let k = 0; k < 64; k++) {
    const one = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + one + ((e & f) ^ (~e & g)) + ROUNDS[k] + w[k]) | 0;
    const two = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (two + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return [a, b, c, d, e, f, g, h];
};

export const sha256 = (bytes) => {
  const view = padded(bytes);
  const w = new Int32Array(64);
  let state = FIRST.map((x) => x | 0);
  for (let start = 0; start < view.byteLength; start += 64) {
    for (let k = 0; k < 16; k++) w[k] = view.getInt32(start + 4 * k);
    for (let k = 16; k < 64; k++) {
      const low = turned(w[k - 15], 7) ^ turned(w[k - 15], 18) ^ (w[k - 15] >>> 3);
      const high = turned(w[k - 2], 17) ^ turned(w[k - 2], 19) ^ (w[k - 2] >>> 10);
      w[k] = (w[k - 16] + low + w[k - 7] + high) | 0;
    }
    const now = mixed(state, w);
    state = state.map((x, k) => (x + now[k]) | 0);
  }
  return state.map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
};
