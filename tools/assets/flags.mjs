// Flags as PNG in two sizes: pygame's SVG loader breaks several.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";

import { Resvg } from "@resvg/resvg-js";

import { twoLetters } from "./codes.mjs";
import { asset, emptied, packaged, readJson, readText, version, writeLicence } from "./folders.mjs";

const WIDTHS = [48, 96]; // height is two thirds
const NEUTRAL = "_"; // for nations without a flag, invented ones too
const NEUTRAL_FLAG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 32">
<rect width="48" height="32" fill="#6b7785"/>
<path d="M12 23V9m0 1h18l-4 5 4 5H12" fill="none" stroke="#fff" stroke-width="2.4"
 stroke-linejoin="round" stroke-linecap="round"/></svg>`;

export function buildFlags() {
  emptied("flags");
  const codes = new Set(Object.keys(readJson(asset("map", "world.json")).shapes));
  for (const layout of Object.values(readJson(asset("tiles", "tiles.json")))) {
    Object.keys(layout).forEach((code) => codes.add(code));
  }
  const pictures = new Map([[NEUTRAL, NEUTRAL_FLAG]]);
  for (const code of [...codes].sort()) {
    const file = packaged("country-flag-icons", "3x2", `${twoLetters(code)}.svg`);
    if (existsSync(file)) pictures.set(code, readText(file));
    else console.log(`flags: none for ${code}`);
  }
  for (const width of WIDTHS) {
    mkdirSync(asset("flags", String(width)));
    for (const [code, svg] of pictures) {
      const picture = new Resvg(svg, { fitTo: { mode: "width", value: width } }).render();
      if (picture.height * 3 !== width * 2) throw new Error(`${code} is ${width}x${picture.height}`);
      writeFileSync(asset("flags", String(width), `${code}.png`), picture.asPng());
    }
  }
  writeLicence(
    "flags",
    `The flags are the 3:2 drawings of country-flag-icons ${version("country-flag-icons")} (MIT, below),
rasterised by tools/assets/flags.mjs. ${NEUTRAL}.png is ours (MIT).`,
    readText(packaged("country-flag-icons", "LICENSE")),
  );
  return `${pictures.size} in ${WIDTHS.length} sizes`;
}
