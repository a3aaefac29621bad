// The bookings of a property, newest first, with what their guests may still do.

import { ask, post, query } from "./api.js";
import { dialog, empty, field, h, notice, swap } from "./dom.js";
import { day, moment, money, nightsBetween } from "./format.js";
import { badge, codeOf } from "./ota.js";
import { t } from "./words.js";

const PAGE = 25;

/** The list as an element, and how to read it again. */
export async function bookingsTable(app) {
  const element = h("section.bookings");
  let limit = PAGE;
  const refresh = async () => {
    const { bookings, total } = await ask(`bookings${query({ property: app.property, limit })}`);
    swap(element, h("h2", t("bookings"), total > 0 && h("small", String(total))),
      bookings.length ? table(bookings) : empty(t("bookingsNone"), t("bookingsNoneHelp")),
      bookings.length < total && h("button.more", {
        type: "button",
        onclick: () => {
          limit += PAGE;
          refresh();
        },
      }, t("more")));
  };
  await refresh();
  return { element, refresh };
}

function table(bookings) {
  const heads = ["code", "guest", "stay", "room", "amount", "status"];
  return h("table.list", h("thead", h("tr", heads.map((head) => h("th", { scope: "col" }, t(head))),
    h("th", { scope: "col" }, h("span.sr", t("actions"))))),
  h("tbody", bookings.map(row)));
}

function row(booking) {
  const { arrival, departure, status } = booking;
  const nights = nightsBetween(arrival, departure);
  const rooms = new Map(booking.rooms.map((room) => [room.room_type ?? "?", room.rate_plan]));
  return h("tr", {
    class: status,
    data: { key: `booking-${booking.id}`, sig: `${booking.revision_id} ${booking.unacknowledged}`, fresh: "" },
  },
  h("td.code", badge(codeOf(booking.unique_id)), h("code", booking.code),
    h("small", moment(booking.inserted_at))),
  h("td", booking.guest || "–"),
  h("td.nowrap", `${day(arrival)} – ${day(departure)}`,
    h("small", t("nightsOf", { n: nights }))),
  h("td", [...rooms].map(([type, plan]) => [type, plan && h("small", plan)]),
    h("small", occupancy(booking))),
  h("td.number.nowrap", money(booking.amount, booking.currency)),
  h("td", h(`span.state.${status}`, t(status)),
    booking.unacknowledged > 0 && h("small.wait", t("waitsAck"))),
  h("td.actions", booking.by_guest ? actions(booking) : h("small", t("crsOnly"))));
}

const occupancy = ({ adults, children, rooms }) =>
  [rooms.length > 1 && t("roomsOf", { n: rooms.length }), t("adultsOf", { n: adults }),
    children > 0 && t("childrenOf", { n: children })].filter(Boolean).join(", ");

function actions(booking) {
  if (booking.status === "cancelled") return null;
  const { code } = booking;
  return [
    h("button.quiet", {
      type: "button", "aria-label": t("changeOf", { code }), onclick: () => change(booking),
    }, t("change")),
    h("button.quiet", {
      type: "button", "aria-label": t("cancelOf", { code }), onclick: () => cancel(booking),
    }, t("cancel")),
  ];
}

function change(booking) {
  const { id, code } = booking;
  dialog(t("changeOf", { code }), h("div.fields",
    field(t("arrival"), h("input", { type: "date", name: "arrival", value: booking.arrival, required: true })),
    field(t("departure"), h("input", { type: "date", name: "departure", value: booking.departure, required: true })),
    field(t("guest"), h("input", { name: "name", autocomplete: "off", placeholder: booking.guest })),
    h("label.check", h("input", { type: "checkbox", name: "force" }), t("force"))),
  t("change"), async (form) => {
    const body = { booking_id: id };
    for (const name of ["arrival", "departure"]) if (form.get(name) !== booking[name]) body[name] = form.get(name);
    const [first, ...others] = form.get("name").trim().split(/\s+/);
    if (first) body.guest = { name: first, ...(others.length ? { surname: others.join(" ") } : {}) };
    if (form.get("force")) body.force = true;
    await post("guests/change", body);
    notice(t("changed", { code }));
  });
}

function cancel({ id, code }) {
  dialog(t("cancelOf", { code }), [h("p", t("cancelHelp")), h("div.fields",
    field(t("fee"), h("input", { name: "fee", inputmode: "decimal", pattern: "\\d+([.,]\\d+)?" }), t("feeHint")))],
  t("cancelYes"), async (form) => {
    const fee = form.get("fee").replace(",", ".");
    await post("guests/cancel", { booking_id: id, ...(fee ? { fee } : {}) });
    notice(t("wasCancelled", { code }));
  }, "danger");
}
