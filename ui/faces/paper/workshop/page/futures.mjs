// Futures: each has luck of its own and a draw of its own of what is uncertain. What the room fixes
// is the same in all of them. The kernel opens the world anew for every future.

// The figures of the futures `first` to `first + count` as the rules take them.
// draws: { rows: [[value of each future], ...], targets: [[row, sheet, place], ...], again };
// fixed: { path: value }; assumptions: [{ path, row (or -1), targets: [[sheet, place], ...] }];
// orders: [[place, value], ...] of a regime, which the kernel puts in force after the opening.
export const varied = (draws, assumptions, fixed, { orders, sheet }, first, count) => {
  const values = draws.rows.map((row) => row.subarray(first, first + count));
  const targets = [...draws.targets];
  for (const one of assumptions) {
    if (!(one.path in fixed)) continue;
    const same = new Array(count).fill(fixed[one.path]);
    if (one.row >= 0) values[one.row] = same;
    else {
      targets.push(...one.targets.map(([sheet, place]) => [values.length, sheet, place]));
      values.push(same);
    }
  }
  const rows = new Map(); // many orders have the same value
  for (const [place, value] of orders) {
    if (!rows.has(value)) {
      rows.set(value, values.length);
      values.push(new Array(count).fill(value));
    }
    targets.push([rows.get(value), sheet, place]);
  }
  return { targets, values, again: draws.again };
};

// Numbers that were packed as base64 of doubles, as rows of `width`.
export const unpacked = (text, width) => {
  const numbers = new Float64Array(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
  return Array.from({ length: width ? numbers.length / width : 0 }, (_, k) =>
    numbers.subarray(k * width, (k + 1) * width));
};
