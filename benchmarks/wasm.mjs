// Plays as many games as each line of standard input says, and answers with seconds of processor time.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Room } from "../wasm/host/room.mjs";
import { Rules } from "../wasm/host/rules.mjs";

const [, , tableFile, ...moduleFiles] = process.argv;
const table = JSON.parse(readFileSync(tableFile));
const rooms = [];
for (const file of moduleFiles) rooms.push(new Room(await Rules.from(readFileSync(file)), table));
for await (const line of createInterface({ input: process.stdin })) {
  const [which, games] = line.split(" ").map(Number);
  const before = process.cpuUsage();
  rooms[which].play({ seed: 1, replicates: games });
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1e6);
}
