// Calendar: availability, rates and restrictions as the channels see them, night by night.

import { ask, query } from "./api.js";
import { attempt, dialog, empty, field, h, icon, select, swap } from "./dom.js";
import { addDays, day, dayNumber, isWeekend, longDay, money, month, rate, weekday } from "./format.js";
import { agencies, title } from "./ota.js";
import { t } from "./words.js";

export const kinds = ["ari", "booking", "revision", "content", "clock"];

const wanted = { from: "", days: 14, ota: "" };

/** Shows the section. */
export async function show(page, app) {
  if (!app.current) {
    page.replaceChildren(empty(t("noProperty"), t("noPropertyHelp")));
    return { kinds: ["content"], refresh: app.reload };
  }
  if (!wanted.from) wanted.from = app.current.today;
  const sheet = h("div.sheet");
  const bar = h("div.bar");
  let question = 0;
  const refresh = async () => {
    const mine = ++question;
    const grid = await ask(`grid${query({ property: app.property, ...wanted })}`);
    // An older question may be answered later.
    if (mine !== question) return;
    const keep = sheet.querySelector("[tabindex='0']")?.dataset.key;
    swap(sheet, grid.room_types.length ? table(grid, keep) : empty(t("calendarNone"), t("calendarNoneHelp")));
  };
  const look = () => {
    swap(bar, controls(app, look));
    return attempt(refresh);
  };
  page.replaceChildren(h("h1.sr", t("calendar")), bar, sheet, legend());
  await look();
  return { kinds, refresh };
}

function controls(app, look) {
  const go = (from) => {
    wanted.from = from;
    look();
  };
  const step = (name, label, from) => h("button.quiet", {
    type: "button", "aria-label": label, title: label, data: { key: `go-${name}` }, onclick: () => go(from),
  }, icon(name));
  return [
    field(t("from"), h("input", {
      type: "date", value: wanted.from, data: { key: "from" },
      onchange: ({ target }) => target.value && go(target.value),
    })),
    h("span.pair", step("left", t("earlier"), addDays(wanted.from, -wanted.days)),
      h("button.quiet", {
        type: "button", data: { key: "go-today" }, onclick: () => go(app.current.today),
      }, t("today")),
      step("right", t("later"), addDays(wanted.from, wanted.days))),
    h("span.pair", { role: "group", "aria-label": t("calendar") }, [14, 30].map((days) => h("button.quiet", {
      type: "button", "aria-pressed": String(days === wanted.days), data: { key: `days-${days}` },
      onclick: () => {
        wanted.days = days;
        look();
      },
    }, t("days", { n: days })))),
    field(t("seenBy"), select("ota", [["", "Channex"], ...agencies.map((code) => [code, title(code)])], wanted.ota, {
      data: { key: "ota" },
      onchange: ({ target }) => {
        wanted.ota = target.value;
        look();
      },
    })),
    h("small.muted", t("changesLive")),
  ];
}

// MARK: The grid

function table(grid, keep) {
  const rows = grid.room_types.flatMap((type) => [
    availabilityRow(type, grid), ...type.rate_plans.map((plan) => planRow(type, plan, grid)),
  ]);
  const sheet = h("table.grid", {
    role: "grid", "aria-label": `${t("calendar")}: ${grid.title}`, "aria-readonly": "true", class: `d${wanted.days}`,
    onkeydown: walk,
  },
  h("thead", h("tr.months", h("td.corner"), months(grid.days)),
    h("tr", h("th.corner", { scope: "col" }, t("room")), grid.days.map((one) => h("th", {
      scope: "col", class: classes({ weekend: isWeekend(one), today: one === grid.today }),
    }, h("small", weekday(one)), h("span", dayNumber(one)))))),
  h("tbody", rows));
  const first = (keep && sheet.querySelector(`[data-key="${keep}"]`)) ?? sheet.querySelector("td[role]");
  if (first) first.tabIndex = 0;
  return h("div.scroll", { data: { scroll: "" } }, sheet);
}

function months(days) {
  const spans = [...Map.groupBy(days, (one) => one.slice(0, 7)).values()];
  return spans.map((span) => h("td", { colspan: span.length }, h("span", month(span[0]))));
}

function availabilityRow(type, grid) {
  return h("tr.type", h("th", { scope: "row" }, h("span", type.title)), grid.days.map((one, index) => {
    const left = type.availability[index];
    const level = left === null ? "beyond" : left === 0 ? "none" : left <= 2 ? "few" : "some";
    const text = left === null ? t("beyond") : `${t("roomsLeft")}: ${left}`;
    return cell(`a-${wanted.ota}${type.id}-${one}`, left, `${type.title}, ${day(one)}: ${text}`, level, left ?? "",
      () => open(`${type.title}`, one, [[t("roomsLeft"), left ?? t("beyond")]]));
  }));
}

function planRow(type, plan, grid) {
  return h("tr.plan", { class: plan.sold ? "" : "unsold" }, h("th", { scope: "row" }, h("span", plan.title),
    !plan.sold && h("small", t("notSold"))), grid.days.map((one, index) => {
    const night = nightOf(plan, index);
    const isClosed = night.stop_sell;
    const marks = marksOf(night, type.availability[index]);
    const label = [`${type.title}, ${plan.title}, ${day(one)}: ${rate(night.rate)}`,
      isClosed && t("stopSell"), ...marks.map((mark) => mark.meaning)].filter(Boolean).join("; ");
    return cell(`p-${wanted.ota}${plan.id}-${one}`, Object.values(night).join(), label,
      night.rate === null ? "beyond" : isClosed ? "closed" : "",
      [h("span.rate", night.rate === null ? "" : rate(night.rate)),
        marks.length > 0 && h("span.marks", marks.map((mark) => h("i", { class: mark.kind }, mark.text)))],
      () => open(`${type.title} · ${plan.title}`, one, facts(plan, index, grid.currency)));
  }));
}

function nightOf(plan, index) {
  const names = ["availability", "min_stay_arrival", "min_stay_through", "max_stay", "closed_to_arrival",
    "closed_to_departure", "stop_sell"];
  return { rate: plan.rates[index], ...Object.fromEntries(names.map((name) => [name, plan[name][index]])) };
}

function marksOf(night, left) {
  const least = Math.max(night.min_stay_arrival ?? 1, night.min_stay_through ?? 1);
  const isCapped = night.availability !== null && night.availability !== left;
  return [
    isCapped && { kind: "left", text: `×${night.availability}`, meaning: t("left", { n: night.availability }) },
    least > 1 && { kind: "min", text: `≥${least}`, meaning: `${t("legendMin")} ${least}` },
    night.max_stay > 0 && { kind: "max", text: `≤${night.max_stay}`, meaning: `${t("legendMax")} ${night.max_stay}` },
    night.closed_to_arrival && { kind: "cta", text: "CTA", meaning: t("cta") },
    night.closed_to_departure && { kind: "ctd", text: "CTD", meaning: t("ctd") },
  ].filter(Boolean);
}

function cell(key, sig, label, kind, content, show) {
  return h("td", {
    role: "gridcell", tabIndex: -1, class: kind, "aria-label": label, data: { key, sig: String(sig) },
    onclick: ({ currentTarget }) => {
      focus(currentTarget);
      show();
    },
    onkeydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      show();
    },
  }, content);
}

const classes = (flags) => Object.keys(flags).filter((name) => flags[name]).join(" ");

/** Arrow keys move by a cell, Home and End to the ends of the row. */
function walk(event) {
  const here = event.target.closest("td[role]");
  if (!here) return;
  const row = [...here.parentElement.children];
  const rows = [...here.closest("tbody").children];
  const column = row.indexOf(here);
  const line = rows.indexOf(here.parentElement);
  const moves = {
    ArrowLeft: () => row[column - 1], ArrowRight: () => row[column + 1], Home: () => row[1], End: () => row.at(-1),
    ArrowUp: () => rows[line - 1]?.children[column], ArrowDown: () => rows[line + 1]?.children[column],
  };
  const next = moves[event.key]?.();
  if (!next?.matches("td")) return;
  event.preventDefault();
  focus(next);
}

function focus(cell) {
  for (const one of cell.closest("table").querySelectorAll("td[tabindex='0']")) one.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}

// MARK: One night

function facts(plan, index, currency) {
  const night = nightOf(plan, index);
  const word = (flag) => t(flag ? "yes" : "no");
  return [
    ...plan.options.map((option) =>
      [t("rateFor", { n: option.occupancy }), money(option.rates[index], plan.currency ?? currency)]),
    [t("roomsLeft"), night.availability ?? "–"],
    [t("minArrival"), night.min_stay_arrival ?? "–"], [t("minThrough"), night.min_stay_through ?? "–"],
    [t("maxStay"), night.max_stay || t("unlimited")], [t("cta"), word(night.closed_to_arrival)],
    [t("ctd"), word(night.closed_to_departure)], [t("stopSell"), word(night.stop_sell)],
  ];
}

function open(title, date, rows) {
  dialog(title, [h("p.muted", longDay(date)),
    h("dl.facts", rows.map(([name, value]) => [h("dt", name), h("dd", String(value))]))]);
}

function legend() {
  const entry = (mark, meaning) => h("span", mark, meaning);
  return h("div.legend", { role: "group", "aria-label": t("legend") },
    entry(h("i.swatch.few"), "1–2"), entry(h("i.swatch.none"), `0`), entry(h("i.swatch.closed"), t("stopSell")),
    entry(h("i.min", "≥2"), t("legendMin")), entry(h("i.max", "≤7"), t("legendMax")),
    entry(h("i.cta", "CTA"), t("cta")), entry(h("i.ctd", "CTD"), t("ctd")));
}
