// Certification: begins and ends the tests, and shows what Channex's checker would say of the recorded calls.

import { ask, post, put, query } from "./api.js";
import { attempt, empty, field, h, swap } from "./dom.js";
import { t } from "./words.js";

export const kinds = ["ari", "revision", "ack", "delivery", "certification", "content", "clock"];

const restrictions = ["rate", "min_stay_arrival", "min_stay_through", "max_stay", "closed_to_arrival",
  "closed_to_departure", "stop_sell"];

/** Shows the section. */
export async function show(page, app) {
  if (!app.current) {
    page.replaceChildren(empty(t("noProperty"), t("noPropertyHelp")));
    return { kinds: ["content"], refresh: app.reload };
  }
  const bar = h("div.bar");
  const list = h("div");
  const refresh = async () => {
    const [report, { current }] = await Promise.all([
      ask(`report${query({ property: app.property })}`), ask("certification"),
    ]);
    const act = (path, body) => attempt(async () => {
      await post(`certification/${path}`, body);
      await refresh();
    });
    const declare = (changes) => attempt(async () => {
      await put("certification", changes);
      await refresh();
    });
    // What somebody is choosing is not drawn again under their hands.
    if (!bar.contains(document.activeElement)) swap(bar, controls(report, declare));
    swap(list, score(report), recording(current, act), tests(report, act, app), general(report.general));
  };
  page.replaceChildren(h("h1.sr", t("certification")), h("p.lead", t("certificationHelp")), bar,
    h("h2.sr", t("report")), list);
  await refresh();
  return { kinds, refresh };
}

function controls(report, declare) {
  const declared = new Set(report.restrictions.filter((name) => restrictions.includes(name)));
  return [
    field(t("year"), h("input", {
      type: "number", min: 2020, max: 2100, value: report.year, data: { key: "year" },
      onchange: ({ target }) => declare({ year: Number(target.value) }),
    })),
    h("details.menu", { data: { key: "declared" } }, h("summary", t("declared"),
      h("small", ` ${declared.size}/${restrictions.length}`)),
    h("div.checks", restrictions.map((name) => h("label.check", h("input", {
      type: "checkbox", checked: declared.has(name), data: { key: `declared-${name}` },
      onchange: ({ target }) => {
        if (target.checked) declared.add(name);
        else declared.delete(name);
        declare({ restrictions: [...declared] });
      },
    }), h("code", name))))),
  ];
}

function score({ tests }) {
  const passed = tests.filter(({ verdict }) => verdict === "passed").length;
  return h("p.score", t("verdicts", { passed, total: tests.length }));
}

function recording(current, act) {
  if (!current) return null;
  return h("p.banner.info", h("i.rec", { "aria-hidden": "true" }),
    h("span", t("recording", { test: current.test })),
    h("button", { type: "button", data: { key: "end" }, onclick: () => act("end", {}) }, t("end")));
}

const tones = { passed: "good", failed: "bad", not_run: "off" };
const verdictWord = { passed: "passed", failed: "failed", not_run: "notRun" };

function tests(report, act, app) {
  return h("div.rows", report.tests.map((one) => {
    const count = one.calls.length;
    return h(`details.row.${tones[one.verdict]}`, {
      data: { key: `test-${one.test}`, sig: `${one.verdict} ${count} ${one.findings.length}` },
    },
    h("summary", h("span.step", one.test), h("span.what", h("b", one.title)),
      h("span.tally", count > 0 && h("small", t("callsOf", { n: count })),
        one.findings.length > 0 && h("b.bad", String(one.findings.length))),
      h(`span.state.${tones[one.verdict]}`, t(verdictWord[one.verdict]))),
    h("div.detail",
      h("button", {
        type: "button", data: { key: `begin-${one.test}` },
        onclick: () => act("begin", { test: String(one.test), property: app.property }),
      }, t(one.verdict === "not_run" ? "begin" : "beginAgain")),
      one.findings.length > 0 && [h("h3", t("findings")), h("ul.warnings", one.findings.map(item))],
      one.verdict === "passed" && h("p.muted", t("noFindings")),
      one.advice.length > 0 && [h("h3", t("advice")), h("ul.advice", one.advice.map(item))],
      one.task_ids.length > 0 && [h("h3", t("task")), h("p.ids", one.task_ids.map((id) => h("code", id)))]));
  }));
}

const item = (text) => h("li", text);

/** What belongs to no test: sentences first, then what was counted. */
function general(counts) {
  const { findings, advice } = counts;
  const most = counts.most_calls_in_a_minute;
  const rows = [
    ["via_feed", counts.booking_revision_received_via_feed], ["via_list", counts.booking_revision_received_via_list],
    ["via_find", counts.booking_received_via_booking_find], ["failedHooks", counts.failed_webhook_revisions.length],
    ["missingAcks", counts.unacknowledged_revisions.length], ["fullSyncs", counts.full_syncs],
    ["fullSyncsTooSoon", counts.full_syncs_within_24_hours_of_another],
    ["mostCalls", `${most.together} (${most.availability} + ${most.restrictions})`],
    ["answered429", counts.answered_429],
  ];
  return h("section.general", h("h2", t("general")),
    findings.length > 0 && h("ul.warnings", findings.map(item)),
    advice.length > 0 && h("ul.advice", advice.map(item)),
    h("dl.facts.wide", rows.map(([name, value]) => [h("dt", t(name)), h("dd", String(value))])));
}
