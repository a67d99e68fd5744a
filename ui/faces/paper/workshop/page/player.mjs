// What one worker does: it has a room of the rules of its own, and plays the parts it is given.

import { varied } from "./futures.mjs";
import { Room } from "./room.mjs";
import { Rules, bytesOf, chosen } from "./rules.mjs";

export class Player {
  // Raises Refused for rules that this browser cannot run, or of another table.
  static async from({ modules, table, draws, assumptions }) {
    const rules = await Rules.from(chosen(modules.map(bytesOf)));
    return new Player(new Room(rules, table), draws, assumptions);
  }

  constructor(room, draws, assumptions) {
    Object.assign(this, { room, draws, assumptions });
  }

  play({ plan, seed, fixed, ranges, every, first, count }) {
    const { room } = this;
    room.reset();
    const offers = room.reals("opening.standing_offers");
    for (const [place, value] of plan.offers) offers[place] = value;
    const regime = { orders: plan.orders, sheet: room.table.varied.late_orders };
    return room.play({
      seed, first, replicates: count, lineups: plan.lineup, ranges, every,
      varied: varied(this.draws, this.assumptions, fixed, regime, first, count),
    });
  }
}
