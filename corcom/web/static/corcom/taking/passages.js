// The passages of the page, and what this browser keeps of them until it is saved.

import { now, root } from "./page.js";

const STORE = `corcom.minutes.${root.dataset.who}.${root.dataset.code}.`;
const NOBODY = "00000000-0000-0000-0000-000000000000";
export const passages = new Map(); // by name: the element, what is saved of it, what is under way

export function keep(one) {
  const content = { written: one.field.value, revision: one.revision, item: itemOf(one), after: before(one), sent: one.sent };
  try {
    localStorage.setItem(STORE + one.name, JSON.stringify(content));
  } catch {
    one.unkept = true; // no room, or not allowed: leaving the page asks first
  }
}

export function forget(one) {
  one.unkept = false;
  try {
    localStorage.removeItem(STORE + one.name);
  } catch { /* nothing was kept either */ }
}

function storing() {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

export function keptBefore() {
  const found = [];
  if (!storing()) return found;
  for (let index = 0; index < localStorage.length; index += 1) {
    const key = localStorage.key(index);
    if (key.startsWith(STORE)) found.push([key.slice(STORE.length), JSON.parse(localStorage.getItem(key))]);
  }
  return found;
}

export function take(item) {
  const one = {
    name: item.dataset.name, item, field: item.querySelector("textarea"),
    revision: Number(item.dataset.revision), saved: "", sent: [], busy: false, again: false, since: 0, timer: 0,
  };
  one.saved = one.field.value;
  passages.set(one.name, one);
  grow(one.field);
  return one;
}

export const of = (element) => passages.get(element?.closest(".passage")?.dataset.name);
export const dirty = (one) => one.field.value !== one.saved && (one.revision > 0 || one.field.value.trim() !== "");
export const unsaved = () => [...passages.values()].filter((one) => dirty(one) || one.busy);
export const itemOf = (one) => one.item.closest("section").dataset.item;

export function before(one) {
  for (let item = one.item.previousElementSibling; item; item = item.previousElementSibling) {
    const other = passages.get(item.dataset.name);
    if (other?.revision > 0) return other.name;
  }
  return "";
}

// The new passage above it that waits to be saved, where there is one: a place must not depend on who is faster.
export function newBefore(one) {
  if (one.revision > 0) return null;
  for (let item = one.item.previousElementSibling; item; item = item.previousElementSibling) {
    const other = passages.get(item.dataset.name);
    if (other?.revision > 0) return null;
    if (other?.field.value.trim()) return other;
  }
  return null;
}

export function blankIn(section, after, name = crypto.randomUUID()) {
  const made = document.getElementById("blank").content.cloneNode(true);
  const holder = document.createElement("div");
  holder.append(made);
  for (const element of holder.querySelectorAll("*")) {
    for (const attribute of element.attributes) {
      if (attribute.value.includes(NOBODY)) attribute.value = attribute.value.replace(NOBODY, name);
    }
  }
  const item = holder.firstElementChild;
  item.querySelector("label").textContent += section.querySelector("h2").textContent;
  const list = section.querySelector(".passages");
  list.insertBefore(item, after ? after.nextElementSibling : null);
  return take(item);
}

export function grow(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight + 2}px`;
}

function tell(one, told) {
  one.item.querySelector(".told").textContent = told.told.join(" · ");
  one.item.className = `passage ${told.kind}${told.removed ? " removed" : ""}`;
}

export function settle(one, told, sent) {
  one.revision = told.revision;
  one.item.dataset.revision = told.revision;
  one.item.querySelector("[name=based_on]").value = told.revision;
  one.saved = sent;
  one.sent = [];
  now.refusal = "";
  tell(one, told);
  if (!dirty(one)) forget(one);
  else keep(one);
}
