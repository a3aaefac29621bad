// Settings: the clock, the automatic guests, faults, and how the open questions of the documentation are decided.

import { ask, post, put, remove } from "./api.js";
import { attempt, choice, dialog, empty, field, h, notice, select, sentence, swap } from "./dom.js";
import { t } from "./words.js";

export const kinds = ["booking", "clock", "fault", "content"];

/** Shows the section. */
export async function show(page, app) {
  const parts = [clockPart, generatorPart, faultsPart, switchesPart, resetPart].map((draw) => {
    const element = h("section.card");
    const refresh = () => draw(element, app, () => attempt(refresh));
    return { element, refresh };
  });
  page.replaceChildren(h("h1.sr", t("settings")), ...parts.map(({ element }) => element));
  // One part that cannot be read does not hide the others.
  await Promise.all(parts.map(({ refresh }) => attempt(refresh)));
  // What somebody is filling in is not drawn again under their hands.
  const isIdle = ({ element }) => !element.contains(document.activeElement);
  return { kinds, refresh: () => Promise.all(parts.filter(isIdle).map(({ refresh }) => refresh())) };
}

const done = (again) => {
  notice(t("saved"));
  again();
};

// MARK: The clock

async function clockPart(element, app, again) {
  const change = (body) => attempt(async () => {
    app.hearClock(await put("clock", body));
    done(again);
  });
  const now = new Date(app.now()).toISOString().slice(0, 19);
  const speed = app.clock?.speed ?? 1;
  swap(element, h("h2", t("clock")), h("p.muted", t("clockHelp")), h("form.fields", {
    onsubmit: (event) => {
      event.preventDefault();
      change({ set: `${new FormData(event.target).get("set").padEnd(19, ":00")}Z` });
    },
  },
  field(t("setTo"), h("input", { type: "datetime-local", name: "set", step: 1, value: now, required: true })),
  h("button", { type: "submit" }, t("set")),
  field(t("speed"), select("speed", [
    [1, t("speedNormal")], [60, "×60"], [600, "×600"], [3600, "×3600"],
  ], speed, { onchange: ({ target }) => change({ speed: Number(target.value) }) }))));
}

// MARK: The automatic guests

async function generatorPart(element, app, again) {
  const settings = await ask("guests");
  const save = (changes) => attempt(async () => {
    await put("guests", { property: app.property, ...changes });
    done(again);
  });
  const number = (name, label, value, max) =>
    field(label, h("input", { type: "number", name, min: 0, max, value, required: true }));
  const [leadFrom, leadTo] = settings.lead_days;
  const [nightsFrom, nightsTo] = settings.nights;
  swap(element, h("h2", t("generator"), h(`span.state.${settings.running ? "good" : "off"}`,
    t(settings.running ? "running" : "stopped"))),
  h("p.muted", t("generatorHelp")),
  h("form.fields", {
    onsubmit: (event) => {
      event.preventDefault();
      save(chosen(new FormData(event.target), settings));
    },
  },
  number("per_day", t("perDay"), settings.per_day, 100000),
  number("seed", t("seed"), settings.seed, Number.MAX_SAFE_INTEGER),
  number("lead_from", t("leadFrom"), leadFrom, 730), number("lead_to", t("leadTo"), leadTo, 730),
  number("nights_from", t("nightsFrom"), nightsFrom, 30), number("nights_to", t("nightsTo"), nightsTo, 30),
  number("modify_share", t("modifyShare"), settings.modify_share, 100),
  number("cancel_share", t("cancelShare"), settings.cancel_share, 100),
  h("label.check", h("input", { type: "checkbox", name: "seasonality", checked: settings.seasonality }),
    t("seasonality")),
  h("span.pair", h("button", { type: "submit" }, t("save")),
    h("button.primary", { type: "button", onclick: () => save({ running: !settings.running }) },
      t(settings.running ? "stop" : "start")),
    h("button", {
      type: "button",
      onclick: () => attempt(async () => {
        await post("guests/act", { count: 10 });
        notice(t("acted"));
      }),
    }, t("actNow", { n: 10 })))), counts(settings.counts));
}

function chosen(form, settings) {
  const value = (name) => Number(form.get(name));
  return {
    // A seed that is told begins the story anew, so it is only told when it was changed.
    ...(value("seed") === settings.seed ? {} : { seed: value("seed") }),
    per_day: value("per_day"), lead_days: [value("lead_from"), value("lead_to")],
    nights: [value("nights_from"), value("nights_to")], modify_share: value("modify_share"),
    cancel_share: value("cancel_share"), seasonality: form.get("seasonality") !== null,
  };
}

const counts = (numbers) => h("p.counts", Object.entries(numbers)
  .map(([name, value]) => h("span", h("b", String(value)), ` ${t(`count_${name}`)}`)));

// MARK: Faults

async function faultsPart(element, app, again) {
  const { faults, kinds: known } = await ask("faults");
  const meanings = new Map(known.map(choice));
  const take = (path) => attempt(async () => {
    await remove(path);
    again();
  });
  swap(element, h("h2", t("faults"), h("button", { type: "button", onclick: () => addFault([...meanings], again) },
    t("addFault"))),
  h("p.muted", t("faultsHelp")),
  faults.length ? h("ul.faults", faults.map((fault) => h("li", { data: { key: `fault-${fault.id}`, fresh: "" } },
    h("b", summary(meanings.get(fault.kind), fault)),
    h("code", `${fault.method ?? "*"} ${fault.endpoint ?? fault.event ?? "*"}`),
    h("small", [`${fault.share ?? 100}%`, t("hits", { n: fault.hits ?? 0 })].join(" · ")),
    h("button.quiet", { type: "button", onclick: () => take(`faults/${fault.id}`) }, t("removeFault")))))
    : empty(t("faultsNone")));
}

const summary = (meaning, { status, seconds }) =>
  [meaning, status, seconds && `${seconds} s`].filter(Boolean).join(" · ");

function addFault(choices, again) {
  dialog(t("addFault"), h("div.fields",
    field(t("faultKind"), select("kind", choices)),
    field(t("statusCode"), h("input", { type: "number", name: "status", min: 400, max: 599, placeholder: "503" })),
    field(t("seconds"), h("input", { type: "number", name: "seconds", min: 0, max: 3600, placeholder: "5" })),
    field(t("method"), select("method", [["", t("anyMethod")], ...["GET", "POST", "PUT", "DELETE"]
      .map((one) => [one, one])])),
    field(t("faultMatch"), h("input", { name: "endpoint", placeholder: "/restrictions" })),
    field(t("share"), h("input", { type: "number", name: "share", min: 1, max: 100, value: 100, required: true })),
    field(t("times"), h("input", { type: "number", name: "count", min: 1 }), t("timesHint")),
    h("label.check", h("input", { type: "checkbox", name: "applied" }), t("applied"))),
  t("save"), async (form) => {
    const body = { kind: form.get("kind") };
    for (const name of ["method", "endpoint"]) if (form.get(name)) body[name] = form.get(name);
    for (const name of ["status", "seconds", "share", "count"]) if (form.get(name)) body[name] = Number(form.get(name));
    if (form.get("applied")) body.applied = true;
    await post("faults", body);
    done(again);
  });
}

// MARK: Switches

async function switchesPart(element, app, again) {
  const { switches } = await ask("switches");
  const change = (name, value) => attempt(async () => {
    await put("switches", { [name]: value });
    done(again);
  });
  swap(element, h("h2", t("switches")), h("p.muted", t("switchesHelp")),
    h("ul.switches", switches.map((one) => switchRow(one, change))));
}

function switchRow(one, change) {
  const { name, type, value } = one;
  const choices = one.choices?.map(choice);
  const isChanged = JSON.stringify(value) !== JSON.stringify(one.default);
  const id = `switch-${name}`;
  const control = type === "boolean"
    ? h("input.toggle", {
      type: "checkbox", role: "switch", id, checked: value, data: { key: id },
      onchange: ({ target }) => change(name, target.checked),
    })
    : choices
      ? select(name, choices, value, {
        id, onchange: ({ target }) => change(name, target.value),
      })
      : h("input", {
        type: "number", min: 0, step: type === "seconds" ? "any" : 1, id, value, data: { key: id },
        onchange: ({ target }) => change(name, Number(target.value)),
      });
  return h("li", { class: isChanged ? "changed-switch" : "" },
    h("label", { for: id }, h("code", name),
      h("span", sentence(one.meaning), type === "seconds" && ` (${t("inSeconds")})`)),
    h("span.control", control, isChanged && h("button.quiet", {
      type: "button", onclick: () => change(name, one.default),
    }, t("restore", { value: says(one.default, choices) }))));
}

/** A switch's value in words. */
const says = (value, choices) =>
  typeof value === "boolean" ? t(value ? "on" : "off") : new Map(choices).get(value) ?? String(value);

// MARK: Starting over

async function resetPart(element, app) {
  swap(element, h("h2", t("reset")), h("p.muted", t("resetHelp")), h("button.danger", {
    type: "button",
    onclick: () => dialog(t("resetAsk"), h("p", t("resetHelp")), t("resetYes"), async () => {
      await post("reset");
      await app.reload();
      notice(t("acted"));
    }, "danger"),
  }, t("resetYes")));
}
