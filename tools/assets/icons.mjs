// Lucide icons as white PNG with alpha in two sizes; the window tints them.
import { mkdirSync, writeFileSync } from "node:fs";

import { Resvg } from "@resvg/resvg-js";

import { asset, emptied, own, packaged, readJson, readText, version, writeLicence } from "./folders.mjs";

const SIZES = [24, 48];

export function buildIcons() {
  emptied("icons");
  const icons = Object.entries(readJson(own("icons.json"))); // our name to Lucide's
  for (const size of SIZES) {
    mkdirSync(asset("icons", String(size)));
    for (const [name, theirs] of icons) {
      const drawing = readText(packaged("lucide-static", "icons", `${theirs}.svg`));
      const white = drawing.replaceAll("currentColor", "#ffffff");
      const picture = new Resvg(white, { fitTo: { mode: "width", value: size } }).render();
      writeFileSync(asset("icons", String(size), `${name}.png`), picture.asPng());
    }
  }
  writeLicence(
    "icons",
    `The icons are from lucide-static ${version("lucide-static")} (ISC; those derived from Feather MIT,
both below), rasterised in white by tools/assets/icons.mjs. tools/assets/icons.json says which of
Lucide's names is behind each of ours.`,
    readText(packaged("lucide-static", "LICENSE")),
  );
  return `${icons.length} in ${SIZES.length} sizes`;
}
