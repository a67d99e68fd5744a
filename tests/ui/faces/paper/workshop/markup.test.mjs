import assert from "node:assert/strict";
import { test } from "node:test";

import { steps } from "../../../../../ui/faces/paper/workshop/page/fan.mjs";
import { h, place } from "../../../../../ui/faces/paper/workshop/page/markup.mjs";
import { Words } from "../../../../../ui/faces/paper/workshop/page/words.mjs";

test("what is not markup of ours is text", () => {
  const name = '<img src=x onerror="alert(1)">';
  assert.equal(String(h("p", { title: name }, name)),
    '<p title="&lt;img src=x onerror=&quot;alert(1)&quot;&gt;">&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</p>');
  assert.equal(String(h("p", {}, h("b", {}, "x"), [1, null, false])), "<p><b>x</b>1</p>");
});

test("attributes stand where they are true", () => {
  assert.equal(String(h("input", { disabled: true, checked: false, value: 0 })), '<input disabled value="0">');
});

test("numbers as a language writes them", () => {
  const french = new Words("fr", {}, ["\u202f", ",", "\u202f"]);
  assert.equal(french.number(12345.67, 1), "12\u202f345,7");
  assert.equal(french.number(-0.04, 1), "0,0");
  assert.equal(french.signed(-3), "\u22123,0");
  assert.equal(french.signed(3), "+3,0");
  assert.equal(french.percent(0.256), "26\u202f%");
  assert.equal(french.figure(0.00004), "4 × 10⁻⁵");
  assert.deepEqual([0.01, 0.4, 12.04, 3, 0].map((x) => french.figure(x)), ["0,01", "0,4", "12", "3", "0"]);
});

test("a place that no text fills is told", () => {
  const words = new Words("en", { a: "{x} of {y}" }, [",", ".", " "]);
  assert.equal(words.say("a", { x: "$&", y: 2 }), "$& of 2");
  assert.throws(() => words.say("b"), /no text is called b/);
});

test("steps of an axis are round and inside", () => {
  assert.deepEqual(steps(0, 1, 5), [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1]);
  assert.deepEqual(steps(-7, 7, 6).map((x) => place(x)), ["-5", "-2.5", "0", "2.5", "5"]);
  assert.deepEqual(steps(3, 3, 5).length, 1);
});
