// A game played again in the reader's browser, and the hash of every quarter held against the file's.
import { h } from "./markup.mjs";

const SHOWN = 16; // letters of a hash that are shown; all are compared

// { said, table }: one sentence, and every quarter.
export const replayed = (speech, { title, recorded, dates }, several) => {
  const { hashes } = recorded.play();
  const expected = recorded.recorded.hashes;
  const quarter = recorded.parted(hashes);
  const sentence = quarter < 0
    ? speech.said("same", { quarters: expected.length - 1 }) : speech.said("parted", { quarter });
  const caption = speech.said("quarters", { title });
  const row = (hash, tick) => {
    const here = hashes[tick] ?? "";
    const key = here === hash ? "equal" : "unequal";
    return h("tr", {},
      h("th", { scope: "row" }, tick === 0 ? speech.said("start") : dates[tick - 1]),
      [hash, here].map((one) => h("td", {}, h("code", {}, one.slice(0, SHOWN)))),
      h("td", { class: key === "equal" ? "gain" : "loss" }, speech.said(key)));
  };
  const heads = ["quarter", "in_file", "here", "compared"].map((key) =>
    h("th", { scope: "col" }, speech.said(key)));
  return {
    said: speech.of(several && title, sentence),
    table: h("details", {}, h("summary", {}, caption),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
        h("table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, heads)),
          h("tbody", {}, expected.map(row))))),
  };
};
