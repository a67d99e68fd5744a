// Replicates from a state, in one room and shared out among workers: node replicates.mjs QUESTION.json
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { Pool } from "../../wasm/host/pool.mjs";
import { Room } from "../../wasm/host/room.mjs";
import { Rules } from "../../wasm/host/rules.mjs";
import { sha256 } from "../../wasm/host/sha256.mjs";

const asked = JSON.parse(readFileSync(process.argv[2]));
const hash = (numbers) => sha256(new Uint8Array(numbers.buffer));
const said = ({ outcomes, faults, notes }) =>
  ({ outcomes: hash(outcomes), faults: hash(faults), notes: hash(notes) });

// Node's worker with the face of a browser's
const makeWorker = () => {
  const worker = new Worker(new URL("port.mjs", import.meta.url));
  const made = {
    postMessage: (message) => worker.postMessage(message), terminate: () => worker.terminate(),
  };
  worker.on("message", (data) => made.onmessage({ data }));
  worker.on("error", (error) => made.onerror({ error }));
  return made;
};

const answer = [];
for (const file of asked.modules) {
  const rules = await Rules.from(readFileSync(file));
  const room = new Room(rules, asked.table);
  for (const [name, numbers] of Object.entries(asked.start)) room.reals(`opening.${name}`).set(numbers);
  const pool = await Pool.of(rules, asked.table, makeWorker, 3);
  await pool.start(asked.start);
  if (pool.workers.length !== 3) throw new Error("no workers");
  answer.push([said(room.play(asked.play)), said(await pool.play(asked.play))]);
  pool.close();
}
console.log(JSON.stringify(answer));
