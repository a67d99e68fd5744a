import assert from "node:assert/strict";
import { test } from "node:test";

import { Hearing, Telling } from "../../../../../ui/faces/paper/workshop/page/telling.mjs";

const made = (k) => ({ lineup: [k], orders: [[k, 1]], offers: [] });

test("a plan is told once, and every job is played with its own", () => {
  const [telling, hearing] = [new Telling(), new Hearing()];
  const [a, b] = [made(1), made(2)];
  const messages = [a, b, a, b].map((plan, id) => telling.message({ id, job: { plan, first: id } }));
  assert.deepEqual(messages.map(({ plan }) => plan), [a, b, null, null]);
  assert.deepEqual(messages.map((one) => hearing.job(one)), [a, b, a, b].map((plan, id) => ({ first: id, plan })));
});

test("of very many plans none is taken for another", () => {
  const [telling, hearing] = [new Telling(), new Hearing()];
  const plans = Array.from({ length: 200 }, (_, k) => made(k));
  for (const k of [...plans.keys(), 0, 199, 60, 0]) {
    const heard = hearing.job(structuredClone(telling.message({ id: k, job: { plan: plans[k] } })));
    assert.deepEqual(heard.plan, plans[k]);
  }
  assert.ok(hearing.plans.length <= 60);
});
