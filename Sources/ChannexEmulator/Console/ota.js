// The agencies, as the console shows them: by the code of their channel, each with its own colour.

import { h } from "./dom.js";

const titles = { BDC: "Booking.com", ABB: "Airbnb", EXP: "Expedia", OFL: "CRS" };

/** The codes of those at which guests can be. */
export const agencies = ["BDC", "ABB", "EXP"];

/** The agency of a booking, by the prefix of its unique id. */
export const codeOf = (uniqueID) => (uniqueID ?? "").split("-")[0];

export const title = (code) => titles[code] ?? code;

/** The short badge of an agency. */
export const badge = (code) =>
  h("span.ota", { data: { ota: code }, title: title(code) }, code || "–");
