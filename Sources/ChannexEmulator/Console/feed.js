// Feed: the revisions that wait for their acknowledgement, and those that left.

import { ask, query } from "./api.js";
import { attempt, code, empty, h, swap } from "./dom.js";
import { day, instant, moment, money, span } from "./format.js";
import { badge, codeOf } from "./ota.js";
import { t } from "./words.js";

export const kinds = ["revision", "ack", "booking", "clock", "feed", "reset"];

const PAGE = 30;

/** Shows the section. */
export async function show(page, app) {
  let limit = PAGE;
  const waiting = h("section");
  const gone = h("section");
  const refresh = async () => {
    const answer = await ask(`feed${query({ property: app.property, limit })}`);
    swap(waiting, h("h2", t("unacked"), answer.waiting_total > 0 && h("small", String(answer.waiting_total))),
      answer.waiting.length
        ? h("div.rows", answer.waiting.map((one) => row(one, app)))
        : empty(t("unackedNone"), t("unackedNoneHelp")));
    swap(gone, h("h2", t("acked"), answer.left_total > 0 && h("small", String(answer.left_total))),
      answer.left.length ? h("div.rows", answer.left.map((one) => row(one, app))) : h("p.muted", t("ackedNone")),
      Math.max(answer.waiting.length, answer.left.length) === limit && h("button.more", {
        type: "button", data: { key: "more" },
        onclick: () => {
          limit += PAGE;
          attempt(refresh);
        },
      }, t("more")));
  };
  page.replaceChildren(h("h1.sr", t("feed")), waiting, gone);
  await refresh();
  return { kinds, refresh };
}

function row(revision, app) {
  const left = fate(revision, app);
  const detail = h("div.detail");
  const element = h(`details.row.${tone(revision)}`, {
    data: {
      key: `revision-${revision.id}`, sig: `${revision.state} ${revision.acknowledgements}`, keep: left, fresh: "",
    },
  },
  h("summary", h("span.when", moment(revision.inserted_at)),
    h("span.what", badge(codeOf(revision.unique_id)), h("span", h("b", revision.guest || revision.code),
      h("small", `${day(revision.arrival)} – ${day(revision.departure)} · ${
        t("roomsOf", { n: revision.rooms })} · ${money(revision.amount, revision.currency)}`))),
    h("span.tally", h(`span.state.${revision.status}`, t(revision.status))),
    h("small.fate", left)), detail);
  element.addEventListener("toggle", () => {
    if (!element.open || detail.childElementCount) return;
    attempt(async () => {
      const { attributes } = await ask(`revisions/${revision.id}`);
      detail.replaceChildren(h("h3", t("revision"), h("code", revision.id)), code(attributes));
    });
  });
  return element;
}

const tone = ({ state }) => (state === "waiting" ? "warn" : state === "expired" ? "bad" : "good");

function fate(revision, app) {
  if (revision.state === "expired") return t("expired");
  if (revision.state === "acknowledged") {
    const n = revision.acknowledgements;
    return n > 1 ? t("acksOf", { n }) : t("acknowledged");
  }
  if (!revision.leaves_at) return t("notServed");
  return t("leavesIn", { in: span(instant(revision.leaves_at) - app.now()) });
}
