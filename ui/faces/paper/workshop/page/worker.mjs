// The first line of a worker: make a player of the first message, then answer all others.

import { Player } from "./player.mjs";
import { unpacked } from "./futures.mjs";
import { Hearing } from "./telling.mjs";

// Answer messages that come to `self`, through `post`, which may take buffers for good.
export const answering = (post) => {
  let player = null;
  const hearing = new Hearing();
  return async ({ data }) => {
    if (!player) {
      try {
        const rows = unpacked(data.draws.values, data.draws.count);
        player = await Player.from({ ...data, draws: { ...data.draws, rows } });
        post({ ready: true });
      } catch (error) {
        post({ refused: error.reason ?? "damaged", detail: String(error.message) });
      }
      return;
    }
    const { id } = data;
    try {
      const played = player.play(hearing.job(data));
      post({ id, ...played }, ["outcomes", "faults", "notes"].map((name) => played[name].buffer));
    } catch (error) {
      post({ id, error: String(error.message) });
    }
  };
};
