// Tasks: the calls that wrote availability or restrictions, with what was taken of them.

import { ask, query } from "./api.js";
import { attempt, code, empty, h, notice, sentence, swap } from "./dom.js";
import { number, time, day } from "./format.js";
import { t } from "./words.js";

export const kinds = ["ari", "reset"];

const PAGE = 50;

/** Shows the section. */
export async function show(page, app) {
  const wanted = { lane: "", trouble: false, limit: PAGE };
  const bar = h("div.bar");
  const list = h("div.rows");
  const refresh = async () => {
    const { lane, limit } = wanted;
    const answer = await ask(`tasks${query({
      property: app.property, lane, limit, trouble: wanted.trouble ? "true" : "",
    })}`);
    swap(list, answer.tasks.length ? answer.tasks.map(row) : empty(t("tasksNone"), t("tasksNoneHelp")),
      answer.tasks.length < answer.total && h("button.more", {
        type: "button", data: { key: "more" },
        onclick: () => {
          wanted.limit += PAGE;
          attempt(refresh);
        },
      }, t("more")));
  };
  const choose = (lane) => () => {
    wanted.lane = lane;
    attempt(refresh);
    drawBar();
  };
  const drawBar = () => swap(bar,
    h("span.pair", { role: "group", "aria-label": t("lane") },
      [["", t("all")], ["availability", t("availability")], ["restrictions", t("restrictions")]].map(([lane, label]) =>
        h("button.quiet", {
          type: "button", "aria-pressed": String(lane === wanted.lane), data: { key: `lane-${lane}` },
          onclick: choose(lane),
        }, label))),
    h("label.check", h("input", {
      type: "checkbox", checked: wanted.trouble,
      onchange: ({ target }) => {
        wanted.trouble = target.checked;
        attempt(refresh);
      },
    }), t("onlyTrouble")));
  drawBar();
  page.replaceChildren(h("h1.sr", t("tasks")), bar, h("h2.sr", t("calls")), list);
  await refresh();
  return { kinds, refresh };
}

function row(task) {
  const isRefused = task.status >= 400;
  const kind = isRefused ? "bad" : task.rejected ? "warn" : "good";
  const detail = h("div.detail");
  const element = h(`details.row.${kind}`, { data: { key: `task-${task.number}`, keep: "", fresh: "" } },
    h("summary", h("span.when", h("small", day(task.at.slice(0, 10))), time(task.at)),
      h("span.what", t(task.lane), h("code", task.task_id ?? "–")),
      h("span.tally", isRefused ? h("b.bad", `HTTP ${task.status}`) : [
        h("span.good", t("accepted", { n: task.accepted })),
        task.rejected > 0 && h("b.warn", t("rejected", { n: task.rejected })),
      ]), h("small.size", t("bytes", { n: number(task.size) }))), detail);
  // What a call said is asked for when somebody wants to see it.
  element.addEventListener("toggle", () => {
    if (element.open && !detail.childElementCount) attempt(() => fill(detail, task));
  });
  return element;
}

async function fill(detail, task) {
  const { body, warnings, sentences } = await ask(`tasks/${task.number}`);
  detail.replaceChildren(...[
    warnings.length > 0 && h("h3", t("warnings")),
    warnings.length > 0 && h("ul.warnings", warnings.map((one, index) =>
      h("li", h("b", sentence(sentences[index])), h("code", JSON.stringify(one))))),
    h("h3", t("body"), body && h("button.quiet", {
      type: "button",
      onclick: () => attempt(async () => {
        await navigator.clipboard.writeText(body);
        notice(t("copied"));
      }),
    }, t("copy"))),
    body ? code(body) : h("p.muted", t("bodyGone")),
  ].filter(Boolean));
}
