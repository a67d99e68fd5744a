// What is refused, and why: node refusals.mjs QUESTION.json
import { readFileSync } from "node:fs";
import { Room } from "../../wasm/host/room.mjs";
import { Rules, chosen } from "../../wasm/host/rules.mjs";

const { module: file, table } = JSON.parse(readFileSync(process.argv[2]));
const bytes = readFileSync(file);
const reason = async (act) => {
  try {
    await act();
    return null;
  } catch (error) {
    return error.reason ?? String(error);
  }
};
const opened = async (code, world) => new Room(await Rules.from(code), world);
const broken = Uint8Array.from(bytes);
broken[9] ^= 0x55;
const empty = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0]);
console.log(JSON.stringify({
  other_rules: await reason(() => opened(bytes, { ...table, source: "0".repeat(64) })),
  other_additions: await reason(() => opened(bytes, { ...table, additions: { mine: "1" } })),
  damaged: await reason(() => chosen([broken])),
  not_stamped: await reason(() => opened(empty, table)),
  falls_back: [bytes, empty].indexOf(chosen([broken, bytes, empty])),
  right: await reason(() => opened(bytes, table)),
}));
