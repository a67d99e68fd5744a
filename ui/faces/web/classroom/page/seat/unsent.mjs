// Changes that the server has not acknowledged, kept on this device: a tab that is closed while
// there is no line loses none of them. The next page of the seat sends them as they were, with the
// numbers that they had, so that none is taken twice.

import { listed, remember, remembered } from "./memory.mjs";

const NAME = "unsent-";

const read = (name) => {
  try {
    return JSON.parse(remembered(name));
  } catch {
    return null;
  }
};

export class Unsent {
  // `whose` names class and seat: nothing is ever sent as another's
  constructor(whose, page) {
    Object.assign(this, { whose, name: `${NAME}${page}` });
  }

  // These are all that this page still has to send.
  keep(queue) {
    remember(this.name, queue.length ? JSON.stringify({ whose: this.whose, bodies: queue.map(({ body }) => body) }) : "");
  }

  // What pages before this one have left, but for what the server has `heard` of each of them.
  found(heard) {
    return listed(NAME).flatMap((name) => {
      const { whose, bodies } = read(name) ?? {};
      remember(name, "");
      return whose === this.whose ? bodies.filter(({ page, id }) => id > (heard[page] ?? -1)) : [];
    });
  }
}
