// What every view needs of the page: elements, replacing them without losing one's place, dialogs, notices.

import { t } from "./words.js";

/** Makes an element: `h("td.number", { title: "…", onclick }, "text", child, [more])`; null children are left out. */
export function h(spec, ...rest) {
  const [tag, ...classes] = spec.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const item of rest.flat(Infinity)) {
    if (item === null || item === undefined || item === false) continue;
    if (item instanceof Node || typeof item !== "object") element.append(item);
    else for (const [name, value] of Object.entries(item)) set(element, name, value);
  }
  return element;
}

const properties = new Set(["value", "checked", "disabled", "hidden", "open", "tabIndex", "selected", "required"]);

function set(element, name, value) {
  if (value === null || value === undefined) return;
  if (name === "class") element.classList.add(...value.split(" ").filter(Boolean));
  else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (properties.has(name)) element[name] = value;
  else if (name === "data") Object.assign(element.dataset, value);
  else if (value === false) return;
  else element.setAttribute(name, value === true ? "" : value);
}

/** An icon of 16 units, drawn with lines. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
}

const shapes = {
  guests: "M2 13v-2a3 3 0 0 1 3-3h3a3 3 0 0 1 3 3v2M6.5 5.5a2 2 0 1 0 .01 0"
    + "M11 8.5a2.5 2.5 0 0 1 3 2.5v2M10.5 3a2 2 0 0 1 0 3.6",
  calendar: "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3M5 9.5h1.5M9.5 9.5H11M5 11.5h1.5",
  tasks: "M3 3.5h10M3 8h10M3 12.5h6M11 12l1.3 1.5L15 10.7",
  webhooks: "M8 5.5a2 2 0 1 0-.01 0M7 5.2 4.5 10M9.2 5.2l2.4 4.3"
    + "M4 13.5a2 2 0 1 0-.01 0M12 13.5a2 2 0 1 0-.01 0M6 11.6h4",
  feed: "M2.5 9.5h3l1 2h3l1-2h3M2.5 9.5 4 3h8l1.5 6.5v4h-11z",
  certification: "M8 1.8 13 4v4c0 3-2.2 5-5 6.2C5.200 13 3 11 3 8V4zM5.700 7.800l1.800 1.800L10.500 6.200",
  settings: "M2 4.500h6M11.500 4.500H14M2 11.500h2.500M8 11.500h6M9.700 2.700v3.600M6.200 9.700v3.600",
  pause: "M5.500 3.500v9M10.500 3.500v9",
  play: "M5 3.200v9.600l7.500-4.800z",
  left: "M10 3.500 5.500 8l4.500 4.500",
  right: "M6 3.500 10.500 8 6 12.500",
};

// When an element last changed, by its key: a table may be drawn again while the change still glows.
const changes = new Map();
const GLOW = 2400;

/**
 * Puts new children into a container.
 *
 * Elements with `data-key` are known again: open ones stay open, and the focused one keeps the focus. One whose
 * `data-sig` differs, or that is new and marked as `data-fresh`, glows for a moment. One whose `data-keep` is the same
 * is left as it was, with whatever it has been filled with.
 */
export function swap(container, ...children) {
  const old = new Map([...container.querySelectorAll("[data-key]")].map((element) => [element.dataset.key, element]));
  const focused = container.contains(document.activeElement)
    ? document.activeElement.closest("[data-key]")?.dataset.key : undefined;
  const place = focused && [...old.get(focused).querySelectorAll("*")].indexOf(document.activeElement);
  const scrolls = [...container.querySelectorAll("[data-scroll]")].map((one) => [one.scrollLeft, one.scrollTop]);
  container.replaceChildren(...children.flat(Infinity).filter(Boolean));
  const now = performance.now();
  for (const element of container.querySelectorAll("[data-key]")) {
    const { key, sig, keep, fresh } = element.dataset;
    const before = old.get(key);
    if (keep !== undefined && before?.dataset.keep === keep) {
      element.replaceWith(before);
      if (key === focused) focusWithin(before, place);
      continue;
    }
    if (before?.open) element.open = true;
    if (before ? before.dataset.sig !== sig : old.size > 0 && fresh !== undefined) changes.set(key, now);
    glow(element, now - (changes.get(key) ?? -Infinity));
    if (key === focused) focusWithin(element, place);
  }
  [...container.querySelectorAll("[data-scroll]")].forEach((one, index) => {
    if (scrolls[index]) [one.scrollLeft, one.scrollTop] = scrolls[index];
  });
}

function focusWithin(element, place) {
  (place < 0 ? element : element.querySelectorAll("*")[place] ?? element).focus({ preventScroll: true });
}

function glow(element, age) {
  if (age > GLOW) return;
  element.classList.add("changed");
  element.style.animationDelay = `${-age}ms`;
  setTimeout(() => element.classList.remove("changed"), GLOW - age);
}

/** Forgets what glows, where something else is looked at. */
export function forgetChanges() {
  changes.clear();
}

/** A short notice at the edge of the page, read out too. */
export function notice(text, kind = "good") {
  const note = h(`div.notice.${kind}`, h("span", text));
  document.querySelector("#notices").append(note);
  setTimeout(() => note.remove(), kind === "bad" ? 9000 : 5000);
}

/** Runs an action and shows why it failed; answers undefined then. */
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    notice(error.message, "bad");
  }
}

/** A dialog with a form; `submit` gets its data, and a failure stays in the dialog. */
export function dialog(title, body, label, submit, kind = "primary") {
  const wrong = h("p.wrong", { role: "alert", hidden: true });
  const go = h(`button.${kind}`, { type: "submit" }, label);
  const form = h("form", { method: "dialog" }, body, wrong,
    h("div.actions", h("button", { type: "button", onclick: () => box.close() }, t(submit ? "back" : "close")),
      submit && go));
  const box = h("dialog", { "aria-label": title, onclose: () => box.remove() }, h("h2", title), form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    go.disabled = true;
    try {
      await submit(new FormData(form));
      box.close();
    } catch (error) {
      wrong.textContent = error.message;
      wrong.hidden = false;
      go.disabled = false;
    }
  });
  document.body.append(box);
  box.showModal();
  return box;
}

/** A field with its label above it. */
export function field(label, control, hint) {
  return h("label.field", h("span", label), control, hint && h("small", hint));
}

/** A choice among `[value, label]`. */
export function select(name, options, value, attributes) {
  return h("select", { name }, attributes,
    options.map(([key, label]) => h("option", { value: key, selected: String(key) === String(value) }, label)));
}

/** A sentence of the emulator's, with the names in it that stand between backticks. */
export const sentence = (text) => text.split("`").map((part, index) => (index % 2 ? h("code", part) : part));

/** A thing that the emulator names and explains, as such a choice. */
export const choice = ({ name, meaning }) => [name, meaning];

/** What a list shows while it has nothing: one line that says so, and one that says what would change it. */
export function empty(title, help, more) {
  return h("div.empty", h("p", h("strong", title)), help && h("p", help), more);
}

/** JSON, indented, with its kinds of values told apart. */
export function code(value) {
  const text = typeof value === "string" ? pretty(value) : JSON.stringify(value, null, 2);
  const pattern = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?/g;
  const pre = h("pre.code", { tabIndex: 0, role: "group", "aria-label": "JSON" });
  let end = 0;
  // A long payload is shown plain: colours would cost more than they tell.
  for (const found of text.length > 60000 ? [] : text.matchAll(pattern)) {
    pre.append(text.slice(end, found.index));
    const kind = found[1] ? (found[2] ? "key" : "text") : found[3] ? "word" : "digit";
    pre.append(h(`span.${kind}`, found[1] ?? found[0]), found[2] ?? "");
    end = found.index + found[0].length;
  }
  pre.append(text.slice(end));
  return pre;
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
