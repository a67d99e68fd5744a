// Which code a country has: ISO 3166-1 alpha-3, or one of our own where there is none.
import { require } from "./folders.mjs";

const iso = require("i18n-iso-countries");

/** Drawn by Natural Earth without an ISO number; user-assigned codes. */
const WITHOUT_NUMBER = { Kosovo: "XKX", "N. Cyprus": "XNC", Somaliland: "XSO" };

/** The 27 members of the European Union. */
export const MEMBERS = (
  "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT " +
  "ROU SVK SVN SWE"
).split(" ");

/** States and hubs too small for the shapes: a dot each. */
export const DOTS = (
  "AND ATG BHR BRB COM CPV DMA FSM GRD HKG KIR KNA LCA LIE MAC MCO MDV MHL MLT MUS NRU PLW SGP " +
  "SMR STP SYC TON VAT VCT WSM"
).split(" ");

export const NOT_DRAWN = ["ATA"];

/** The code of a feature of world-atlas. */
export function codeOf(feature) {
  const code = feature.id ? iso.numericToAlpha3(feature.id) : WITHOUT_NUMBER[feature.properties.name];
  if (!code) throw new Error(`No code for ${feature.properties.name} (${feature.id})`);
  return code;
}

/** The two letters under which flags are filed. */
export function twoLetters(code) {
  return { EUU: "EU", XKX: "XK" }[code] ?? iso.alpha3ToAlpha2(code);
}
