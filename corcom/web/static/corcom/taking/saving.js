// Passages are saved while they are typed; where somebody else was faster, both texts stand side by side.

import { ask } from "./news.js";
import { now, out } from "./page.js";
import { before, dirty, forget, grow, itemOf, keep, newBefore, passages, settle } from "./passages.js";
import { count, show } from "./shown.js";

const PAUSE = 1000, LONGEST = 5000;

export function touched(one) {
  keep(one);
  grow(one.field);
  clearTimeout(one.timer);
  one.since ||= Date.now();
  const wait = Math.max(0, Math.min(PAUSE, one.since + LONGEST - Date.now()));
  one.timer = setTimeout(() => save(one), wait);
  show();
}

export async function send(address, content) {
  const headers = { Accept: "application/json", "X-CSRFToken": now.token };
  const body = new URLSearchParams(content);
  const answer = await fetch(address, { method: "POST", headers, body, redirect: "manual" });
  if (answer.status === 403 && (await ask())) {
    headers["X-CSRFToken"] = now.token;
    return fetch(address, { method: "POST", headers, body, redirect: "manual" });
  }
  return answer;
}

export async function save(one) {
  clearTimeout(one.timer);
  if (one.busy || one.beside) {
    one.again = true;
    return;
  }
  one.since = 0;
  if (!dirty(one) || now.closed) {
    if (!dirty(one)) forget(one);
    show();
    return;
  }
  const earlier = newBefore(one);
  if (earlier) {
    earlier.next = one; // its place follows one that is not saved yet
    if (!earlier.busy) save(earlier);
    return;
  }
  const sent = one.field.value;
  one.busy = true;
  one.again = false;
  one.sent.push(sent);
  keep(one);
  show();
  const content = { written: sent, based_on: one.revision, item: itemOf(one), after: before(one) };
  try {
    await answered(one, await send(one.item.querySelector("form").action, content), sent);
  } catch {
    now.connected = false;
  }
  one.busy = false;
  show();
  const { next } = one;
  one.next = null;
  if (one.again) save(one);
  if (next && one.revision > 0) save(next);
}

async function answered(one, answer, sent) {
  if (answer.type === "opaqueredirect") return lost();
  if (answer.status >= 500) {
    now.connected = false;
    return undefined;
  }
  now.connected = true;
  if (answer.ok) {
    settle(one, await answer.json(), sent);
    now.savedAt = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    count(one);
    return undefined;
  }
  const said = answer.headers.get("Content-Type") === "application/json" ? await answer.json() : null;
  if (answer.status !== 409) {
    now.refusal = said ? said.problem : String(answer.status);
    return undefined;
  }
  if (one.sent.includes(said.theirs.written) && said.theirs.written !== sent && !said.theirs.removed) {
    one.revision = said.theirs.revision; // our own save, whose answer was lost on the way
    one.again = true;
    return undefined;
  }
  return choose(one, said);
}

export function lost() {
  now.signedOut = true;
  if (!out.open) out.showModal();
}

export function saveAll() {
  for (const one of passages.values()) if (dirty(one)) save(one);
}

export function choose(one, said) {
  const beside = document.getElementById("beside").content.firstElementChild.cloneNode(true);
  beside.querySelector("[data-why]").textContent = said.problem;
  beside.querySelector("[data-mine]").textContent = one.field.value;
  beside.querySelector("[data-theirs]").textContent = said.theirs.written;
  beside.querySelector("[data-removed]").hidden = !said.theirs.removed;
  beside.addEventListener("click", (event) => {
    const choice = event.target.dataset.choose;
    if (choice) chosen(one, said.theirs, choice);
  });
  one.beside?.remove();
  one.beside = beside;
  one.field.readOnly = true;
  one.item.append(beside);
  one.item.classList.add("chosen");
  show();
  if (document.activeElement === one.field) beside.querySelector("button").focus();
}

function chosen(one, theirs, choice) {
  one.beside.remove();
  one.beside = null;
  one.field.readOnly = false;
  const mine = one.field.value;
  settle(one, theirs, theirs.written);
  if (choice === "theirs") one.field.value = theirs.written;
  if (choice === "both") one.field.value = `${theirs.written}\n${mine}`;
  if (choice !== "theirs" && theirs.removed) one.saved = null; // to be saved even if it says the same
  one.item.classList.remove("chosen", "removed");
  if (choice === "theirs") one.item.classList.toggle("removed", theirs.removed);
  grow(one.field);
  one.field.focus();
  if (choice === "both") touched(one);
  else save(one);
  if (!dirty(one)) forget(one);
  show();
}
