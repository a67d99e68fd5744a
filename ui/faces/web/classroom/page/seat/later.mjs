// What a page needs only after it can be read: it comes when the first view stands on the page.

export { acts } from "./acts.mjs";
export { happened } from "./happened.mjs";
export { plan } from "./plan.mjs";
export { others } from "./others.mjs";
export { CARDS } from "./late_cards.mjs";
export { Outlook } from "./outlook.mjs";
export { Unsent } from "./unsent.mjs";
