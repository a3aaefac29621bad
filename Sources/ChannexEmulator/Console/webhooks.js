// Webhooks: those that are registered, and every delivery with its tries and answers.

import { ask, post, query } from "./api.js";
import { attempt, code, empty, h, swap } from "./dom.js";
import { instant, moment, span, time } from "./format.js";
import { t } from "./words.js";

export const kinds = ["delivery", "revision", "content", "clock"];

const PAGE = 50;

/** Shows the section. */
export async function show(page, app) {
  let limit = PAGE;
  const hooks = h("section");
  const list = h("section");
  const refresh = async () => {
    const [registered, answer] = await Promise.all([
      ask("webhooks"), ask(`deliveries${query({ newest: limit })}`),
    ]);
    const deliveries = answer.deliveries.toReversed();
    swap(hooks, ...hooksSection(registered, refresh));
    swap(list, h("h2", t("deliveries")),
      deliveries.length
        ? h("div.rows", deliveries.map((one) => row(one, app)))
        : empty(t("deliveriesNone"), t("deliveriesNoneHelp")),
      deliveries.length === limit && h("button.more", {
        type: "button", data: { key: "more" },
        onclick: () => {
          limit += PAGE;
          attempt(refresh);
        },
      }, t("more")));
  };
  page.replaceChildren(h("h1.sr", t("webhooks")), hooks, list);
  await refresh();
  return { kinds, refresh };
}

function hooksSection({ webhooks, enabled }, refresh) {
  const turn = (way) => attempt(async () => {
    await post(`webhooks/${way}`);
    await refresh();
  });
  return [
    !enabled && h("p.banner.warn", h("span", t("webhooksOff")), h("button", {
      type: "button", onclick: () => turn("on"),
    }, t("turnOn"))),
    h("h2", t("hooks"), enabled && webhooks.length > 0 && h("button.quiet", {
      type: "button", onclick: () => turn("off"),
    }, t("turnOff"))),
    webhooks.length
      ? h("ul.hooks", webhooks.map((hook) => h("li", { data: { key: `hook-${hook.id}`, fresh: "" } },
        h(`span.state.${hook.is_active ? "good" : "off"}`, t(hook.is_active ? "active" : "inactive")),
        h("code.url", hook.callback_url), h("span.mask", hook.event_mask),
        h("small", hook.property ?? t("global")))))
      : empty(t("hooksNone"), t("hooksNoneHelp")),
  ];
}

// MARK: Deliveries

const tones = { delivered: "good", failed: "bad", waiting: "warn" };

function row(delivery, app) {
  const { attempts, state } = delivery;
  const last = attempts.at(-1);
  const next = nextTry(delivery, app);
  const sig = `${state} ${attempts.length}`;
  return h(`details.row.${tones[state] ?? "warn"}`, {
    data: { key: `delivery-${delivery.number}`, sig, keep: `${sig} ${next}`, fresh: "" },
  },
  h("summary", h("span.when", last ? time(last.at) : `#${delivery.number}`),
    h("span.what", h("b", delivery.event), h("code.url", delivery.url)),
    h("span.tally", h("span.tries", { "aria-label": t("attemptsOf", { n: attempts.length }) },
      attempts.slice(-6).map((one) => h(`b.try.${isGood(one) ? "good" : "bad"}`, outcome(one)))),
    next && h("small", next)),
    h(`span.state.${tones[state] ?? "off"}`, t(state))),
  h("div.detail",
    attempts.length > 0 && [h("h3", t("attempts")), h("ol.attempts", attempts.map((one) => h("li",
      h("span", moment(one.at)), h(`b.${isGood(one) ? "good" : "bad"}`, outcome(one)),
      one.body && h("code", one.body))))],
    delivery.body && [h("h3", t("sent")), code(delivery.body)],
    h("p", h("small", `webhook ${delivery.webhook_id}`))));
}

const isGood = ({ status }) => status >= 200 && status < 300;
const outcome = ({ status, error }) => String(status ?? t(error === "timeout" ? "timedOut" : "noAnswer"));

function nextTry(delivery, app) {
  if (delivery.state !== "waiting" || !delivery.due_at || !delivery.attempts.length) return null;
  return t("nextTry", { in: span(instant(delivery.due_at) - app.now()) });
}
