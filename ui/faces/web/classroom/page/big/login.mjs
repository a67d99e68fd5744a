// The door of the console: the password that stands in the terminal.

import { h, put } from "../markup.mjs";
import { post } from "../wire.mjs";

const form = (words, sentence) => h("section", { class: "login card", "data-key": "login" },
  h("h1", {}, words.say("classroom.big.login")),
  h("p", {}, words.say("classroom.big.login_where")),
  h("form", { "data-do": "login", "data-key": "form" },
    h("label", { for: "password" }, words.say("classroom.big.password")),
    h("input", { type: "password", id: "password", name: "password", required: true, autocomplete: "current-password", "aria-describedby": "refused", "aria-invalid": sentence ? "true" : null }),
    h("p", { id: "refused", class: "bad", role: "alert" }, sentence),
    h("button", { type: "submit", class: "main" }, words.say("classroom.big.enter"))));

export const showLogin = (place, words, sentence = "") => {
  put(place, form(words, sentence));
  document.getElementById("password").focus();
};

// Try a password. Answers whether it was right; says what was wrong.
export const tryPassword = async (place, words) => {
  const field = document.getElementById("password");
  const answer = await post("/api/teacher/login", { password: field.value }).catch(() => null);
  if (answer?.ok) return true;
  field.value = "";
  showLogin(place, words, answer?.sentence || words.say(answer ? "classroom.big.wrong" : "classroom.big.no_line"));
  return false;
};
