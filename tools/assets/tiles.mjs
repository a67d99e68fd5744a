// The tile map: layouts drawn by hand in tiles/*.txt.
import { asset, emptied, own, readText, writeJson, writeLicence } from "./folders.mjs";

const LAYOUTS = ["blocs", "countries"];

export function buildTiles() {
  emptied("tiles");
  const layouts = Object.fromEntries(LAYOUTS.map((name) => [name, layout(name)]));
  writeJson(asset("tiles", "tiles.json"), layouts);
  writeLicence(
    "tiles",
    `tiles.json is our own arrangement, drawn by hand in tools/assets/tiles: MIT, as the rest of
Six Pillars. A tile stands for a nation, whatever its size; neighbours on the tile map need not share
a border, and no position is taken on any.`,
  );
  return LAYOUTS.map((name) => `${Object.keys(layouts[name]).length} ${name}`).join(", ");
}

/** Code to [column, row]. */
function layout(name) {
  const lines = readText(own("tiles", `${name}.txt`)).split("\n");
  const rows = lines.filter((line) => line && !line.startsWith("#")).map((line) => line.split(/\s+/));
  const cells = {};
  rows.forEach((codes, row) => {
    if (codes.length !== rows[0].length) throw new Error(`${name}, row ${row}: ${codes.length} cells`);
    codes.forEach((code, column) => {
      if (code === "...") return;
      if (code in cells) throw new Error(`${name}: ${code} twice`);
      cells[code] = [column, row];
    });
  });
  return cells;
}
