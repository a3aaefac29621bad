// Guests: what three agencies would sell, and why not the rest; booking there, changing and cancelling.

import { ask, post, query } from "./api.js";
import { attempt, choice, dialog, empty, field, h, notice, select, swap } from "./dom.js";
import { addDays, day, money, nightsBetween, rate } from "./format.js";
import { badge, title } from "./ota.js";
import { bookingsTable } from "./bookings.js";
import { t } from "./words.js";

export const kinds = ["ari", "booking", "revision", "ack", "content", "clock"];

// What was searched for stays while other sections are looked at.
const wanted = { arrival: "", nights: 2, adults: 2, children: 0, rooms: 1, ota: "BDC" };

/** What a message can be made to lie about. */
let lies = [];

/** Shows the section. */
export async function show(page, app) {
  if (!app.current) {
    page.replaceChildren(empty(t("noProperty"), t("noPropertyHelp"), h("pre.code", { tabIndex: 0 }, firstCall())));
    return { kinds: ["content"], refresh: app.reload };
  }
  const { today } = app.current;
  if (!wanted.arrival || wanted.arrival < today) wanted.arrival = addDays(today, 14);
  const shelves = h("div.shelves", { data: { ota: wanted.ota } });
  const answer = await ask("otas");
  const otas = answer.otas.map(({ code }) => code);
  lies = answer.lies;
  const bookings = await bookingsTable(app);
  const look = () => attempt(() => drawShelves(shelves, otas, app));
  page.replaceChildren(h("h1.sr", t("guests")), searchForm(today, look), chooser(otas, shelves), shelves,
    bookings.element);
  await drawShelves(shelves, otas, app);
  return {
    kinds,
    refresh: () => Promise.all([drawShelves(shelves, otas, app), bookings.refresh()]),
  };
}

/** A call that makes a property, ready to be copied. */
const firstCall = () => `curl ${location.origin}/api/v1/properties \\
  -H 'user-api-key: …' -H 'content-type: application/json' \\
  -d '{"property": {"title": "${t("sampleTitle")}", "currency": "BRL"}}'`;

function searchForm(today, look) {
  const departure = h("output.departure", leaving());
  const change = ({ target }) => {
    if (!target.value) return;
    wanted[target.name] = target.type === "date" ? target.value : Number(target.value);
    departure.textContent = leaving();
    look();
  };
  const count = (name, min, max) => h("input", {
    type: "number", name, min, max, value: wanted[name], inputmode: "numeric", required: true, onchange: change,
  });
  return h("form.search", { onsubmit: (event) => event.preventDefault() },
    field(t("arrival"), h("input", {
      type: "date", name: "arrival", min: today, value: wanted.arrival, required: true, onchange: change,
    })),
    field(t("nights"), count("nights", 1, 30)), field(t("departure"), departure),
    field(t("adults"), count("adults", 1, 20)), field(t("children"), count("children", 0, 10)),
    field(t("rooms"), count("rooms", 1, 10)));
}

const leaving = () => day(addDays(wanted.arrival, wanted.nights), { weekday: "short" });

/** On a narrow page one shelf is seen at a time. */
function chooser(otas, shelves) {
  return h("div.chooser", { role: "group", "aria-label": t("shelf") }, otas.map((code) => h("button", {
    type: "button", "aria-pressed": String(code === wanted.ota), data: { ota: code },
    onclick: ({ currentTarget }) => {
      wanted.ota = shelves.dataset.ota = code;
      for (const one of currentTarget.parentElement.children) {
        one.setAttribute("aria-pressed", String(one === currentTarget));
      }
    },
  }, title(code))));
}

// MARK: Shelves

const stay = () => ({ arrival: wanted.arrival, departure: addDays(wanted.arrival, wanted.nights) });

let question = 0;

async function drawShelves(shelves, otas, app) {
  const mine = ++question;
  const { adults, children, rooms } = wanted;
  const asked = { property: app.property, ...stay(), adults, children, rooms };
  const answers = await Promise.all(otas.map((ota) => ask(`shelf${query({ ota, ...asked })}`)));
  // An older question may be answered later.
  if (mine === question) swap(shelves, otas.map((ota, index) => shelf(ota, answers[index], app)));
}

function shelf(ota, { offers, refused }, app) {
  const types = Map.groupBy(offers, (offer) => offer.room_type_id);
  return h("section.shelf", { data: { ota }, "aria-label": title(ota) },
    h("h2", h("span", title(ota)), h("small", t("offersOf", { n: offers.length }))),
    offers.length
      ? [...types.values()].map((plans) => roomType(ota, plans, app))
      : empty(t("nothingSold"), t(refused.length ? "nothingSoldHelp" : "noPlansHelp")),
    refused.length > 0 && h("details.refused", { data: { key: `refused-${ota}` } },
      h("summary", t("refusedOf", { n: refused.length })),
      h("ul", refused.map((one) => h("li", h("b", `${one.room_type} · ${one.rate_plan}`),
        h("span", one.reasons.join("; ")))))));
}

function roomType(ota, plans, app) {
  const { room_type: name, left } = plans[0];
  return h("div.type",
    h("h3", h("span", name), h("small", { class: left <= 2 ? "scarce" : "" }, t("left", { n: left }))),
    plans.map((offer) => h("div.offer", {
      // What was searched for is part of the key: another search is no change of the offer.
      data: { key: [ota, offer.rate_plan_id, ...Object.values(wanted)].join(), sig: `${offer.total} ${offer.left}` },
    },
    h("div", h("span.plan", offer.rate_plan), h("small.rates", ratesText(offer))),
    h("b.total", money(offer.total, offer.currency)),
    h("button", {
      type: "button", "aria-label": `${t("book")}: ${name}, ${offer.rate_plan}, ${title(ota)}`,
      onclick: () => book(ota, offer, app),
    }, t("book")))));
}

function ratesText({ nights }) {
  const rates = nights.map((night) => rate(night.rate));
  if (rates.every((one) => one === rates[0])) return `${t("nightsOf", { n: rates.length })} × ${rates[0]}`;
  return rates.length > 5 ? `${rates.slice(0, 4).join(" + ")} + …` : rates.join(" + ");
}

// MARK: Booking

function book(ota, offer, app) {
  const { arrival, departure } = stay();
  const { adults, children, rooms } = wanted;
  const summary = [
    `${day(arrival, { weekday: "short" })} – ${day(departure, { weekday: "short" })}`,
    t("nightsOf", { n: nightsBetween(arrival, departure) }), rooms > 1 && t("roomsOf", { n: rooms }),
    t("adultsOf", { n: adults }), children > 0 && t("childrenOf", { n: children }),
  ];
  dialog(t("bookAt", { ota: title(ota) }), [
    h("div.summary", badge(ota), h("div", h("b", `${offer.room_type} · ${offer.rate_plan}`),
      h("span", summary.filter(Boolean).join(" · "))), h("b.total", money(offer.total, offer.currency))),
    guestFields(),
    h("details", h("summary", t("payload")), h("div.fields",
      field(t("card"), select("card", [
        ["", t("usual")], ["none", t("cardNone")], ["guest", t("cardGuest")], ["virtual", t("cardVirtual")],
      ])),
      field(t("lie"), select("lie", [["", t("noLie")], ...lies.map(choice)])),
      h("label.check", h("input", { type: "checkbox", name: "force" }), t("force")))),
  ], t("book"), async (form) => {
    const room = { room_type_id: offer.room_type_id, rate_plan_id: offer.rate_plan_id, adults, children };
    const answer = await post("guests/book", {
      ota, property: app.property, arrival, departure, rooms: Array(rooms).fill(room), ...payload(form),
    });
    notice(t("booked", { code: answer.unique_id }));
  });
}

function guestFields() {
  return h("div.fields",
    field(t("name"), h("input", { name: "name", placeholder: "Marina", autocomplete: "off" })),
    field(t("surname"), h("input", { name: "surname", placeholder: "Albuquerque", autocomplete: "off" })),
    field(t("mail"), h("input", { name: "mail", type: "email", autocomplete: "off" }), t("mailHint")));
}

/** The parts of a booking that are said only where somebody filled them in; the agency makes up the rest. */
function payload(form) {
  const told = (names) => Object.fromEntries(names.map((name) => [name, form.get(name)]).filter(([, value]) => value));
  const parts = { guest: told(["name", "surname", "mail"]), habits: told(["card"]), ...told(["lie"]) };
  if (form.get("force")) parts.force = true;
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== "" && Object.keys(part).length !== 0
    || part === true));
}
