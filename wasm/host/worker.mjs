// What a worker does: it lays a world out once, then answers questions to `room.play`.
import { Room } from "./room.mjs";
import { Rules } from "./rules.mjs";

export const serve = (port) => {
  let room;
  const answered = {
    open: ({ module, table }) => { room = new Room(new Rules(module), table); },
    start: ({ sheets }) => {
      room.reset();
      for (const [name, numbers] of Object.entries(sheets)) room.reals(`opening.${name}`).set(numbers);
    },
    play: (question) => room.play(question),
  };
  port.onmessage = ({ data: { id, kind, question } }) => {
    try {
      port.postMessage({ id, answer: answered[kind](question) });
    } catch (error) {
      port.postMessage({ id, error: String(error.message ?? error) });
    }
  };
};
