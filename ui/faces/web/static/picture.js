// The picture: pieces of SVG, of which only those that have changed are replaced.
const SVG = "http://www.w3.org/2000/svg";
const nursery = document.createElementNS(SVG, "svg");

/** Puts `come` in the place of `go` pieces. All words in them were escaped where they were written. */
export function showPieces(picture, { from, go, come }) {
  nursery.innerHTML = come.join("");
  const after = picture.children[from + go] ?? null;
  for (let k = 0; k < go; k += 1) picture.children[from].remove();
  while (nursery.firstChild) picture.insertBefore(nursery.firstChild, after);
}
