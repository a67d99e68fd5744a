// Where it begins: in a page the laboratory opens when a reader comes near it; in a worker, which
// runs the same text, questions are answered.
import { open } from "./bench.mjs";
import { serve } from "./worker.mjs";

const NEAR = "400px";

const whenNear = (section, then) => {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    then();
  }, { rootMargin: NEAR });
  seen.observe(section);
};

export const begin = (scope) => {
  const { document } = scope;
  if (!document) serve(scope);
  else whenNear(document.getElementById("laboratory"), () => open(document));
};
