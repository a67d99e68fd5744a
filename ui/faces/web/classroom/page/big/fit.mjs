// A screen that nobody scrolls: in each box what is spare goes, the last first, until the rest has
// room.

const LARGE = matchMedia("(min-width: 62.5em) and (min-height: 40em)");

const full = (box) => box.scrollHeight > box.clientHeight + 1;
const inside = (box, name) => [...box.querySelectorAll(`[${name}]`)];

// In every box with `data-fits` under `root`, hide pieces with `data-spare`, highest number first,
// while it holds more than it shows; and what has `data-about` once nothing of its list is left.
// On small screens people scroll, and nothing is hidden.
export const fit = (root) => {
  for (const one of [...inside(root, "data-spare"), ...inside(root, "data-about")]) one.hidden = false;
  if (!LARGE.matches) return;
  for (const box of inside(root, "data-fits")) {
    const spare = inside(box, "data-spare").sort((a, b) => Number(b.dataset.spare) - Number(a.dataset.spare));
    for (const one of spare) {
      if (!full(box)) break;
      one.hidden = true;
    }
    for (const one of inside(box, "data-about")) one.hidden = inside(one, "data-spare").every(({ hidden }) => hidden);
  }
};
