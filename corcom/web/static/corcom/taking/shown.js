// Where saving stands, and which item is open.

import { agenda, now, text } from "./page.js";
import { blankIn, grow, unsaved } from "./passages.js";

const state = document.getElementById("state");

export function show() {
  const words = state.dataset;
  const waiting = unsaved();
  let said = now.savedAt ? `${words.saved} ${now.savedAt}` : words.all;
  if (waiting.length) said = words.saving;
  else if (!now.connected) said = `${said} · ${words.away}`;
  if (waiting.length && !now.connected) said = words.offline;
  if (waiting.length && now.refusal) said = `${words.refused} ${now.refusal}`;
  if (waiting.some((one) => one.beside)) said = words.stale;
  if (now.signedOut) said = words.out;
  if (now.closed) said = words.closed;
  if (state.textContent !== said) state.textContent = said;
  state.classList.toggle("wrong", now.signedOut || now.closed || (waiting.length > 0 && (!now.connected || now.refusal !== "" || waiting.some((one) => one.beside))));
}

export const current = () => text.querySelector("section:not([hidden])");

export function open(section, { focus = true } = {}) {
  if (!section) return;
  for (const other of text.querySelectorAll("section")) other.hidden = other !== section;
  for (const field of section.querySelectorAll("textarea")) grow(field);
  history.replaceState(null, "", `#${section.id}`);
  mark(section);
  if (focus) writeIn(section);
}

export function mark(section) {
  for (const link of agenda.querySelectorAll("a[data-item]")) {
    if (link.dataset.item === section?.dataset.item) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

export function writeIn(section) {
  const fields = [...section.querySelectorAll(".passage:not(.removed) textarea")];
  const blank = fields.find((field) => !field.value.trim());
  (blank ?? blankIn(section, null).field).focus();
}

export function count(one) {
  countIn(one.item.closest("section"));
}

function countIn(section) {
  const link = agenda.querySelector(`a[data-item="${section.dataset.item}"] [data-count]`);
  const written = [...section.querySelectorAll(".passage:not(.removed) textarea")].filter((field) => field.value.trim());
  if (link) link.textContent = written.length || "";
}

export function recount() {
  for (const section of text.querySelectorAll("section")) countIn(section);
}
