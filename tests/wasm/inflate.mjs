// Unpack files, and say the sum of what was in them: node inflate.mjs QUESTION.json, [file]
import { readFileSync } from "node:fs";
import { inflated } from "../../ui/faces/paper/laboratory/page/inflate.mjs";
import { sha256 } from "../../wasm/host/sha256.mjs";

const answer = JSON.parse(readFileSync(process.argv[2])).map((file) => {
  try {
    return sha256(inflated(new Uint8Array(readFileSync(file))));
  } catch (error) {
    return error.message;
  }
});
console.log(JSON.stringify(answer));
