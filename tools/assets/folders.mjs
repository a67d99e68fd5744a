// Where things come from and where they go.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const ASSETS = join(HERE, "..", "..", "ui", "desk", "assets");
export const require = createRequire(import.meta.url);

/** A file beside this script. */
export const own = (...path) => join(HERE, ...path);

/** A file of an installed package. */
export const packaged = (...path) => join(HERE, "node_modules", ...path);

/** A file of ui/desk/assets. */
export const asset = (...path) => join(ASSETS, ...path);

/** An empty folder of ui/desk/assets. */
export function emptied(...path) {
  rmSync(asset(...path), { recursive: true, force: true });
  mkdirSync(asset(...path), { recursive: true });
  return asset(...path);
}

export const readText = (path) => readFileSync(path, "utf8");
export const readJson = (path) => JSON.parse(readText(path));

/** JSON with one entry a line at the first two levels, so that a change can be read. */
export function writeJson(path, value) {
  const inner = (v) => JSON.stringify(v);
  const lines = (v) => Object.entries(v).map(([k, x]) => `  ${inner(k)}: ${inner(x)}`);
  const plain = (v) => v !== null && typeof v === "object" && !Array.isArray(v);
  const outer = Object.entries(value).map(([k, v]) =>
    plain(v) ? `${inner(k)}: {\n${lines(v).join(",\n")}\n}` : `${inner(k)}: ${inner(v)}`,
  );
  writeFileSync(path, `{\n${outer.join(",\n")}\n}\n`);
}

/** The licence text that lies beside the files: our words, then the package's own. */
export function writeLicence(kind, words, ...texts) {
  const parts = [words.trim(), ...texts.map((t) => t.replaceAll("\r\n", "\n").trim())];
  const text = parts.join(`\n\n${"-".repeat(72)}\n\n`);
  writeFileSync(asset(kind, "LICENSE.txt"), `${text.replace(/[ \t]+$/gm, "")}\n`);
}

/** The version of an installed package. */
export const version = (name) => readJson(packaged(name, "package.json")).version;
