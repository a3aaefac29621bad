// The emulator's own routes under /admin, and the stream that tells when something happened.

import { language, t } from "./words.js";

/** Asks in the reader's language, and answers the JSON; a refusal is thrown in the emulator's words. */
export async function ask(path, method = "GET", body) {
  let response;
  try {
    response = await fetch(`/admin/${path}`, {
      method,
      headers: { "accept-language": language(), ...(body !== undefined && { "content-type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Error(t("offline"));
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw refusal(answer, response.status);
  return answer;
}

function refusal(answer, status) {
  const errors = answer.errors ?? {};
  const details = Array.isArray(errors.details)
    ? errors.details
    : Object.entries(errors.details ?? {}).map(([field, texts]) => `${field}: ${[].concat(texts).join("; ")}`);
  const error = new Error(details.length ? details.join("; ") : errors.title ?? `HTTP ${status}`);
  error.status = status;
  return error;
}

export const post = (path, body = {}) => ask(path, "POST", body);
export const put = (path, body) => ask(path, "PUT", body);
export const remove = (path) => ask(path, "DELETE");

/** A query without what is empty. */
export function query(values) {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return kept.length ? `?${new URLSearchParams(kept)}` : "";
}

/** Listens to what happens; `isOn` is told whether the emulator can be heard. */
export function listen(onTick, isOn) {
  const source = new EventSource("/admin/stream");
  source.addEventListener("tick", (event) => onTick(JSON.parse(event.data)));
  source.addEventListener("open", () => isOn(true));
  source.addEventListener("error", () => isOn(false));
}

/** Runs an action at most once in that many milliseconds, never twice at a time, and once after the last demand. */
export function throttled(action, milliseconds) {
  let isRunning = false;
  let isWanted = false;
  return async () => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await Promise.all([action(), new Promise((resume) => setTimeout(resume, milliseconds))]);
    }
    isRunning = false;
  };
}
