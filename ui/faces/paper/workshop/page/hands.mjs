// The hands of the engine: workers made from the page's own text, or where a browser allows none,
// the page itself.

import { Telling } from "./telling.mjs";
import { answering } from "./worker.mjs";

const MOST = 4;

class Hand {
  constructor(send) {
    this.send = send;
    this.telling = new Telling();
    this.first = new Promise((ready, refuse) => Object.assign(this, { ready, refuse }));
  }

  begin(given) {
    this.send(given);
    return this.first;
  }

  post(message) {
    this.send(this.telling.message(message));
  }

  heard(answer) {
    if (answer.ready) this.ready(this);
    else if (answer.refused) this.refuse(Object.assign(new Error(answer.detail), { reason: answer.refused }));
    else this.onAnswer(answer);
  }
}

const byWorker = (source) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(address);
  const hand = new Hand((message) => worker.postMessage(message));
  worker.onmessage = ({ data }) => hand.heard(data);
  worker.onerror = () => hand.refuse(Object.assign(new Error("no worker"), { reason: "no_worker" }));
  return hand;
};

const byPage = () => {
  let hand = null;
  const answer = answering((message) => hand.heard(message));
  hand = new Hand((message) => setTimeout(() => answer({ data: message })));
  return hand;
};

const begun = (hands, given) => Promise.all(hands.map((hand) => hand.begin(given)));

// So many hands as the computer has cores. source: the text of a worker; given: what a player is
// made from. Raises Error with a `reason` where the rules cannot be run.
export const hands = async (source, given) => {
  const count = Math.max(1, Math.min(MOST, navigator.hardwareConcurrency || 1));
  try {
    return await begun(Array.from({ length: count }, () => byWorker(source)), given);
  } catch (error) {
    if (error.reason && error.reason !== "no_worker") throw error;
    return begun([byPage()], given);
  }
};
