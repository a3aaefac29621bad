// The frame of the console: sections, property, clock, language; it tells the section shown what has happened.

import { ask, listen, put, throttled } from "./api.js";
import { attempt, dialog, forgetChanges, h, icon, notice, select, swap } from "./dom.js";
import { clock } from "./format.js";
import { language, setLanguage, t } from "./words.js";
import * as calendar from "./calendar.js";
import * as certification from "./certification.js";
import * as feed from "./feed.js";
import * as guests from "./guests.js";
import * as settings from "./settings.js";
import * as tasks from "./tasks.js";
import * as webhooks from "./webhooks.js";

const views = { guests, calendar, tasks, webhooks, feed, certification, settings };

/** What all sections share. `now()` is the emulator's time in milliseconds, by its latest word on it. */
const app = {
  properties: [],
  property: localStorage.getItem("property") ?? "",
  clock: undefined,
  counts: {},
  heard: 0,
  get current() {
    return this.properties.find(({ id }) => id === this.property);
  },
  now() {
    const { now, frozen, speed } = this.clock ?? { frozen: true };
    if (now === undefined) return Date.now();
    return now + (frozen ? 0 : (performance.now() - this.heard) * speed);
  },
  hearClock(answer) {
    const { now, frozen = false, speed = 1 } = answer;
    this.clock = { now: Date.parse(/[zZ]$/.test(now) ? now : `${now}Z`), frozen, speed };
    this.heard = performance.now();
    showClock();
  },
  reload: loadProperties,
};

let shown = { kinds: [], refresh: async () => {} };
let isHeard = true;

// MARK: The frame

function frame() {
  document.documentElement.lang = language();
  document.title = t("title");
  document.body.replaceChildren(
    h("a.skip", { href: "#main" }, t("skip")),
    h("header", { id: "top" }, h("div.brand", h("span.mark", { "aria-hidden": "true" }), h("b", t("title"))),
      h("div", { id: "property" }), h("div", { id: "clock", role: "group", "aria-label": t("clock") }),
      h("span", { id: "live", role: "status" })),
    h("div", { id: "side" },
      h("nav", { id: "views", "aria-label": t("views") }, Object.keys(views).map((name) =>
        h("a", { href: `#/${name}`, data: { view: name } }, icon(name), h("span", t(name)),
          h("span.count", { id: `count-${name}`, hidden: true })))),
      h("footer", { id: "tools" }, languageChoice(), themeChoice(),
        h("button.quiet", { type: "button", onclick: showShortcuts }, t("shortcuts")))),
    h("main", { id: "main", tabIndex: -1 }),
    h("div", { id: "notices", role: "status", "aria-live": "polite" }),
  );
  showProperties();
  showCounts();
  showClock();
  showLive(isHeard);
}

function themeChoice() {
  const options = [["", t("themeAuto")], ["light", t("themeLight")], ["dark", t("themeDark")]];
  return select("theme", options, localStorage.getItem("theme") ?? "", {
    "aria-label": t("theme"),
    onchange: ({ target }) => {
      localStorage.setItem("theme", target.value);
      useTheme();
    },
  });
}

function useTheme() {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function languageChoice() {
  return select("language", [["pt-BR", "Português"], ["en", "English"]], language(), {
    "aria-label": t("language"),
    onchange: ({ target }) => {
      setLanguage(target.value);
      frame();
      open();
    },
  });
}

function showProperties() {
  const options = app.properties.map(({ id, title }) => [id, title]);
  document.querySelector("#property").replaceChildren(options.length
    ? select("property", options, app.property, {
      "aria-label": t("property"),
      onchange: ({ target }) => {
        app.property = target.value;
        localStorage.setItem("property", app.property);
        forgetChanges();
        open();
      },
    })
    : h("span.muted", t("noProperty")));
}

function showLive(isOn) {
  isHeard = isOn;
  const live = document.querySelector("#live");
  live.className = isOn ? "on" : "off";
  live.replaceChildren(h("i", { "aria-hidden": "true" }), h("span", t(isOn ? "live" : "offlineShort")));
}

// MARK: The clock

const steps = ["1m", "31m", "1h", "1d"];
const stepLabel = (step) => step.replace(/m$/, " min").replace(/h$/, " h").replace(/d$/, " d");

function showClock() {
  const place = document.querySelector("#clock");
  if (!place || !app.clock) return;
  const { frozen } = app.clock;
  swap(place,
    h("button.quiet.hand", {
      type: "button", "aria-label": t(frozen ? "run" : "freeze"), title: t(frozen ? "run" : "freeze"),
      "aria-pressed": String(frozen), data: { key: "hand" }, onclick: () => turn({ freeze: !frozen }),
    }, icon(frozen ? "play" : "pause")),
    h("time", { id: "now" }, clock(app.now())), h("span.zone", frozen ? t("frozen") : speedLabel()),
    h("span.steps", steps.map((step) => h("button.quiet", {
      type: "button", data: { key: `step-${step}` }, "aria-label": t("advance", { by: stepLabel(step) }),
      title: t("advance", { by: stepLabel(step) }), onclick: () => turn({ advance: step }, step),
    }, `+${stepLabel(step)}`))));
}

const speedLabel = () => (app.clock.speed === 1 ? "UTC" : `UTC ×${app.clock.speed}`);

const hearClock = async () => app.hearClock(await ask("clock"));

async function turn(change, step) {
  const place = document.querySelector("#clock");
  place.setAttribute("aria-busy", "true");
  const answer = await attempt(() => put("clock", change));
  place.removeAttribute("aria-busy");
  if (!answer) return;
  app.hearClock(answer);
  if (step) notice(t("advanced", { by: stepLabel(step) }));
  refresh();
}

setInterval(() => {
  const now = document.querySelector("#now");
  if (now && app.clock) now.textContent = clock(app.now());
}, 250);

// MARK: What is shown

/** Shows the section that the address names. */
async function open() {
  const asked = location.hash.replace(/^#\/?/, "");
  const name = views[asked] ? asked : "guests";
  for (const link of document.querySelectorAll("#views a")) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.querySelector("#views [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  const page = h(`div.view.${name}`, h("p.muted", t("loading")));
  document.querySelector("#main").replaceChildren(page);
  await attempt(async () => {
    const view = await views[name].show(page, app);
    shown = page.isConnected ? view : shown;
  });
}

const refresh = throttled(() => shown.refresh().catch(() => {}), 400);
const reload = throttled(() => loadProperties().catch(() => {}), 1500);

function heard(tick) {
  if (tick.kinds.includes("clock")) hearClock();
  reload();
  if (tick.kinds.some((kind) => shown.kinds.includes(kind))) refresh();
}

async function loadProperties() {
  const { properties, waiting, retrying } = await ask("properties");
  const before = JSON.stringify(app.properties);
  app.properties = properties;
  if (!app.current) app.property = properties[0]?.id ?? "";
  app.counts = { feed: waiting, webhooks: retrying };
  showCounts();
  if (JSON.stringify(properties) === before) return;
  const isFirst = before === "[]";
  showProperties();
  if (isFirst) await open();
}

function showCounts() {
  for (const [view, count] of Object.entries(app.counts)) {
    const place = document.querySelector(`#count-${view}`);
    place.textContent = count;
    place.hidden = count === 0;
  }
}

// MARK: The keyboard

function showShortcuts() {
  const isOn = localStorage.getItem("shortcuts") !== "off";
  const rows = [["1–7", t("shortcutViews")], [t("keyArrows"), t("shortcutGrid")], ["?", t("shortcutHelp")]];
  dialog(t("shortcuts"), [
    h("dl.keys", rows.map(([key, meaning]) => [h("dt", h("kbd", key)), h("dd", meaning)])),
    h("label.check", h("input", {
      type: "checkbox", checked: isOn,
      onchange: ({ target }) => localStorage.setItem("shortcuts", target.checked ? "on" : "off"),
    }), t("shortcutsOn")),
  ]);
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea, dialog");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (localStorage.getItem("shortcuts") === "off") return;
  const name = Object.keys(views)[Number(event.key) - 1];
  if (name) location.hash = `/${name}`;
  if (event.key === "?") showShortcuts();
});

// MARK: Begin

useTheme();
frame();
window.addEventListener("hashchange", open);
attempt(async () => {
  await loadProperties();
  if (!app.properties.length) await open();
  await hearClock();
});
listen(heard, (isOn) => {
  const isBack = isOn && !isHeard;
  showLive(isOn);
  if (isBack) refresh();
});
