// Many replicates on all cores: each worker plays its share. What a replicate comes to depends on its
// number only, so the answer is the same for any number of workers.
import { Player } from "./worker.mjs";

const MOST = 8;

export class Pool {
  // `makeWorker` gives a new worker that runs worker.mjs; without workers the page plays by itself.
  // `game` is { recorded, module }, one that was played in this world (wasm/recorded.py) and rules
  // without lanes, where its outlook is asked for.
  static async of(
    rules, table, makeWorker, count = navigator.hardwareConcurrency ?? 2, game = null,
  ) {
    const pool = new Pool();
    const opened = { module: rules.module, table, game };
    pool.lanes = rules.lanes;
    try {
      pool.workers = Array.from({ length: Math.min(count, MOST) }, () => new Asked(makeWorker()));
      await pool.#all("open", opened);
    } catch {
      for (const worker of pool.workers ?? []) worker.close();
      pool.workers = [new Alone()];
      await pool.#all("open", opened);
    }
    return pool;
  }

  #all(kind, question) {
    return Promise.all(this.workers.map((worker) => worker.ask(kind, question)));
  }

  // The sheets { stocks, orders, tally, ... } from which games go on; what is left out is the world's.
  start(sheets) {
    return this.#all("start", { sheets });
  }

  // As `Room.play`, shared out among the workers. Line-ups and varied figures that differ between
  // replicates go with their replicates.
  play(question) {
    return this.#shared("play", question);
  }

  // As `Recorded.outlook`, of the game that the pool was opened with.
  outlook(question) {
    return this.#shared("outlook", question);
  }

  async #shared(kind, question) {
    const { first = 0, replicates = 1 } = question;
    const shares = this.#shares(replicates);
    const answers = await Promise.all(shares.map(([from, count], k) =>
      this.workers[k].ask(kind, {
        ...question, first: first + from, replicates: count,
        ...part(question, from, count),
      })));
    return joined(answers);
  }

  #shares(replicates) {
    const blocks = Math.ceil(replicates / this.lanes);
    const each = Math.ceil(blocks / this.workers.length) * this.lanes;
    const found = [];
    for (let from = 0; from < replicates; from += each) {
      found.push([from, Math.min(each, replicates - from)]);
    }
    return found;
  }

  close() {
    for (const worker of this.workers) worker.close();
  }
}

const part = ({ lineups, varied }, from, count) => {
  const cut = (rows) => rows.map((row) => row.slice(from, from + count));
  return {
    ...(lineups && { lineups: Array.isArray(lineups[0]) ? cut(lineups) : lineups }),
    ...(varied && { varied: { ...varied, values: cut(varied.values) } }),
  };
};

const joined = (answers) => {
  const together = (name) => {
    const whole = new Float64Array(answers.reduce((sum, one) => sum + one[name].length, 0));
    let at = 0;
    for (const one of answers) {
      whole.set(one[name], at);
      at += one[name].length;
    }
    return whole;
  };
  return {
    outcomes: together("outcomes"), faults: together("faults"), notes: together("notes"),
    samples: answers[0].samples, size: answers[0].size,
  };
};

// A worker that is asked and promises an answer.
class Asked {
  constructor(worker) {
    Object.assign(this, { worker, waiting: new Map(), next: 0 });
    worker.onmessage = ({ data: { id, answer, error } }) => {
      const { resolve, reject } = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) resolve(answer);
      else reject(new Error(error));
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      for (const { reject } of this.waiting.values()) reject(new Error("a worker stopped"));
      this.waiting.clear();
    };
  }

  ask(kind, question) {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, kind, question });
    });
  }

  close() {
    this.worker.terminate();
  }
}

// The page itself, where it may have no workers.
class Alone {
  constructor() {
    this.player = new Player();
  }

  async ask(kind, question) {
    return this.player[kind](question);
  }

  close() {}
}
