// Plane geometry of rings: area, and the point deepest inside a polygon.

/** Area of a ring of points. */
export function area(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  }
  return Math.abs(sum) / 2;
}

/** Distance to the nearest edge, negative outside. */
function depth([x, y], rings) {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[j];
      const [bx, by] = ring[i];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const [dx, dy] = [bx - ax, by - ay];
      const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      nearest = Math.min(nearest, Math.hypot(x - ax - t * dx, y - ay - t * dy));
    }
  }
  return inside ? nearest : -nearest;
}

/** The point deepest inside a polygon, where a label sits best: a grid, refined around its best. */
export function pole(rings) {
  const xs = rings[0].map(([x]) => x);
  const ys = rings[0].map(([, y]) => y);
  let [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = rings[0][0];
  let deepest = depth(best, rings);
  for (let round = 0; round < 6; round++) {
    const [w, h] = [(right - left) / 24, (bottom - top) / 24];
    for (let i = 0; i <= 24; i++) {
      for (let j = 0; j <= 24; j++) {
        const point = [left + i * w, top + j * h];
        const deep = depth(point, rings);
        if (deep > deepest) [best, deepest] = [point, deep];
      }
    }
    [left, right, top, bottom] = [best[0] - 2 * w, best[0] + 2 * w, best[1] - 2 * h, best[1] + 2 * h];
  }
  return best.map(Math.round);
}
