// What a worker does: it lays a world out once, and the game that was played in it where there is
// one, then answers questions to `room.play` and to `recorded.outlook`.
import { Recorded } from "./game.mjs";
import { Room } from "./room.mjs";
import { Rules } from "./rules.mjs";

export class Player {
  // `game` is { recorded, module }: rules without lanes, for what goes on one replicate at a time.
  open({ module, table, game = null }) {
    this.room = new Room(new Rules(module), table);
    const single = game && new Room(new Rules(game.module), table);
    this.recorded = game && new Recorded(this.room, game.recorded, single);
  }

  start({ sheets }) {
    this.room.reset();
    for (const [name, numbers] of Object.entries(sheets)) {
      this.room.reals(`opening.${name}`).set(numbers);
    }
  }

  play(question) {
    return this.room.play(question);
  }

  outlook(question) {
    return this.recorded.outlook(question);
  }
}

export const serve = (port) => {
  const player = new Player();
  port.onmessage = ({ data: { id, kind, question } }) => {
    try {
      port.postMessage({ id, answer: player[kind](question) });
    } catch (error) {
      port.postMessage({ id, error: String(error.message ?? error) });
    }
  };
};
