// Builds ui/desk/assets from the pinned packages. `node build.mjs [map|tiles|flags|fonts|icons ...]`
import { buildFlags } from "./flags.mjs";
import { buildFonts } from "./fonts.mjs";
import { buildIcons } from "./icons.mjs";
import { buildMap } from "./map.mjs";
import { buildTiles } from "./tiles.mjs";

const PARTS = {
  map: buildMap,
  tiles: buildTiles,
  flags: buildFlags, // of all codes on the map and the tiles: build those first
  fonts: buildFonts,
  icons: buildIcons,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !(part in PARTS));
if (unknown.length > 0) {
  console.error(`No part ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")}.`);
  process.exit(2);
}
for (const [part, build] of Object.entries(PARTS)) {
  if (asked.length === 0 || asked.includes(part)) console.log(`${part}: ${build()}`);
}
