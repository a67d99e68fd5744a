// Play games and say what they come to: node games.mjs QUESTION.json
// { modules: [file], worlds: { name: table }, games: [{ world, seed, lineup, quarters }] }
import { readFileSync } from "node:fs";
import { Game } from "../../wasm/host/game.mjs";
import { Room } from "../../wasm/host/room.mjs";
import { Rules } from "../../wasm/host/rules.mjs";
import { sha256 } from "../../wasm/host/sha256.mjs";

const asked = JSON.parse(readFileSync(process.argv[2]));
const hash = (numbers) =>
  sha256(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));

const whole = (room, { seed, lineup }) => {
  room.reset();
  const { outcomes, faults } = room.play({ seed, lineups: lineup });
  room.carry(false);
  return { state: hash(room.reals("stocks")), outcome: hash(outcomes), fault: [...faults] };
};

const byQuarters = (room, { seed, lineup }) => {
  const game = new Game(room, { seed, lineup });
  const causes = [];
  while (!game.over) {
    game.quarter();
    room.explain();
    causes.push(hash(room.reals("causes")));
  }
  room.judge();
  return { hashes: game.hashes, causes, outcome: hash(room.reals("outcome")), fault: game.fault() };
};

const answer = [];
for (const file of asked.modules) {
  const rules = await Rules.from(readFileSync(file));
  const rooms = new Map(
    Object.entries(asked.worlds).map(([name, table]) => [name, new Room(rules, table)]));
  answer.push(asked.games.map((game) =>
    (game.quarters ? byQuarters : whole)(rooms.get(game.world), game)));
}
console.log(JSON.stringify(answer));
