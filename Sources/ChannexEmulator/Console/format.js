// Days, instants and amounts as the reader's language writes them.

import { language } from "./words.js";

const made = new Map();

function formatter(kind, options) {
  const key = language() + kind.name + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new kind(language(), options));
  return made.get(key);
}

const date = (options) => formatter(Intl.DateTimeFormat, { timeZone: "UTC", ...options });
const noon = (day) => new Date(`${day}T12:00:00Z`);

/** `22 de nov.`; with the weekday or the year where asked for. */
export const day = (text, options = {}) =>
  text ? date({ day: "numeric", month: "short", ...options }).format(noon(text)) : "–";
export const longDay = (text) => day(text, { weekday: "long", month: "long", year: "numeric" });
export const weekday = (text) => date({ weekday: "short" }).format(noon(text)).replace(".", "");
export const dayNumber = (text) => Number(text.slice(8));
export const month = (text) => date({ month: "long", year: "numeric" }).format(noon(text));
export const isWeekend = (text) => [0, 6].includes(noon(text).getUTCDay());

/** An instant of the emulator's, which has no zone and means UTC. */
export const instant = (text) => new Date(/[zZ]$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);
export const time = (text) =>
  text ? date({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(instant(text)) : "–";
export const moment = (text) =>
  text ? `${date({ day: "numeric", month: "short" }).format(instant(text))} ${time(text)}` : "–";
export const clock = (milliseconds) =>
  date({
    weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit",
    second: "2-digit", hourCycle: "h23",
  }).format(new Date(milliseconds));

/** An amount; it stays the text that it is, so that nothing is rounded on the way. */
export function money(text, currency) {
  if (text === null || text === undefined || text === "") return "–";
  try {
    return formatter(Intl.NumberFormat, { style: "currency", currency }).format(text);
  } catch {
    return `${text} ${currency ?? ""}`.trim();
  }
}

/** A rate in a cell: no currency, and no cents where there are none. */
export function rate(text) {
  if (text === null || text === undefined) return "–";
  const digits = /\.0*$/.test(text) || !text.includes(".") ? 0 : text.split(".")[1].length;
  return formatter(Intl.NumberFormat, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(text);
}

export const number = (value) => formatter(Intl.NumberFormat, {}).format(value);

export function addDays(text, count) {
  const next = noon(text);
  next.setUTCDate(next.getUTCDate() + count);
  return next.toISOString().slice(0, 10);
}

export const nightsBetween = (from, to) => Math.round((noon(to) - noon(from)) / 86_400_000);

/** `12 min`, `3 h 20 min`: how long until then. */
export function span(milliseconds) {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60 ? `${minutes % 60} min` : ""}`.trim();
  return `${Math.round(minutes / 1_440)} d`;
}
