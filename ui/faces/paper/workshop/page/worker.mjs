// The first line of a worker: make a player of the first message, then answer all others.

import { Player } from "./player.mjs";
import { unpacked } from "./futures.mjs";

// Answer messages that come to `self`, through `post`.
export const answering = (post) => {
  let player = null;
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
    const { id, job } = data;
    try {
      post({ id, ...player.play(job) });
    } catch (error) {
      post({ id, error: String(error.message) });
    }
  };
};
