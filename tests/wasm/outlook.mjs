// What comes of a game that was played, otherwise and on other luck: node outlook.mjs QUESTION.json
// { wide: [file], single: file, table, game, asked: [question] }
import { readFileSync } from "node:fs";
import { Recorded } from "../../wasm/host/game.mjs";
import { Room } from "../../wasm/host/room.mjs";
import { Rules } from "../../wasm/host/rules.mjs";
import { sha256 } from "../../wasm/host/sha256.mjs";

const asked = JSON.parse(readFileSync(process.argv[2]));
const hash = (numbers) => sha256(new Uint8Array(numbers.buffer));
const roomOf = async (file) => new Room(await Rules.from(readFileSync(file)), asked.table);

const answer = [];
for (const file of asked.wide) {
  const recorded = new Recorded(await roomOf(file), asked.game, await roomOf(asked.single));
  answer.push(asked.asked.map((question) => {
    const { replicates } = question;
    if (!replicates) return recorded.play(question).hashes;
    const { outcomes, faults } = recorded.outlook(question);
    return { outcomes: hash(outcomes), faults: hash(faults) };
  }));
}
console.log(JSON.stringify(answer));
