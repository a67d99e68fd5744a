// Inter in three weights, unchanged.
import { copyFileSync } from "node:fs";

import { asset, emptied, packaged, readText, version, writeLicence } from "./folders.mjs";

const PACKAGE = "@expo-google-fonts/inter";
const WEIGHTS = { regular: "400Regular", medium: "500Medium", semibold: "600SemiBold" };

export function buildFonts() {
  emptied("fonts");
  for (const [weight, cut] of Object.entries(WEIGHTS)) {
    copyFileSync(packaged(PACKAGE, cut, `Inter_${cut}.ttf`), asset("fonts", `inter-${weight}.ttf`));
  }
  writeLicence(
    "fonts",
    `Inter by the Inter Project Authors, under the SIL Open Font License 1.1 (below), unchanged, from
npm ${PACKAGE} ${version(PACKAGE)}.`,
    readText(packaged(PACKAGE, "LICENSE_FONT")),
  );
  return Object.keys(WEIGHTS).join(", ");
}
