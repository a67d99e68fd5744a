// One question to a module: node calls.mjs QUESTION.json
import { readFileSync } from "node:fs";
import { Game } from "../../wasm/host/game.mjs";
import { Room } from "../../wasm/host/room.mjs";
import { Rules } from "../../wasm/host/rules.mjs";

const asked = JSON.parse(readFileSync(process.argv[2]));
const room = new Room(await Rules.from(readFileSync(asked.module)), asked.table);
const plain = (answer) =>
  Object.fromEntries(Object.entries(answer).map(([name, numbers]) => [name, Array.from(numbers)]));

const answers = {
  play: (question) => {
    const { outcomes, faults } = room.play(question);
    return plain({ outcomes, faults });
  },
  scores: ({ nation, levels }) => plain(room.scores(nation, levels)),
  orders: (changes) => {
    const before = room.check("opening.orders");
    for (const [field, place, value] of changes) room.figure("opening.orders", field)[place] = value;
    return { before, after: room.check("opening.orders") };
  },
  drafts: ({ seed, turns, numbers }) => {
    const game = new Game(room, { seed });
    return Array.from({ length: turns }, () => {
      const nations = room.table.world.codes.map((_, i) => i);
      const drafted = nations.map((i) => numbers.map((number) => Array.from(game.draft(i, number))));
      game.turnOver();
      return { drafted, hash: game.hashes.at(-1), levels: nations.map((i) => game.levels(i)) };
    });
  },
  figure: (field) => ({
    ...room.described("opening.stocks", field), numbers: [...room.figure("opening.stocks", field)],
  }),
};
const [kind] = Object.keys(answers).filter((name) => name in asked);
console.log(JSON.stringify(answers[kind](asked[kind])));
