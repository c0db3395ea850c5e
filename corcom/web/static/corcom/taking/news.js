// What somebody else has written appears; a session that has ended is noticed.

import { agenda, now, out, root, text, there } from "./page.js";
import { blankIn, dirty, grow, passages, settle, take } from "./passages.js";
import { lost, save, saveAll } from "./saving.js";
import { count, current, mark, recount, show } from "./shown.js";

export async function ask() {
  let answer;
  try {
    answer = await fetch(`${root.dataset.news}?since=${now.pulse}`, { headers: { Accept: "application/json" }, redirect: "manual" });
  } catch {
    now.connected = false;
    show();
    return false;
  }
  if (answer.type === "opaqueredirect") {
    lost();
    show();
    return false;
  }
  if (!answer.ok) {
    now.connected = answer.status < 500;
    if (now.connected) now.refusal = String(answer.status);
    show();
    return false;
  }
  heard(await answer.json());
  return true;
}

function heard(news) {
  if (news.who !== root.dataset.who) return window.location.reload(); // somebody else has signed in
  const back = !now.connected || now.signedOut;
  now.token = news.token;
  now.connected = true;
  now.signedOut = false;
  if (out.open) out.close();
  now.closed = news.stage !== "taking";
  for (const told of news.passages ?? []) come(told);
  for (const list of news.order ?? []) arrange(list);
  now.pulse = news.pulse;
  if (news.agenda !== root.dataset.agenda) renew(news.agenda);
  if (news.attendance !== root.dataset.attendance) panel(news.attendance);
  if (back) saveAll();
  show();
  return undefined;
}

function come(told) {
  const section = document.getElementById(`item-${told.item ?? 0}`);
  const one = passages.get(told.name) ?? (section && blankIn(section, null, told.name));
  if (!one || told.revision <= one.revision || one.busy || one.beside) return;
  if (dirty(one)) {
    save(one); // which is answered with what they wrote
    return;
  }
  const { selectionStart, selectionEnd } = one.field;
  const here = document.activeElement === one.field;
  one.field.value = told.written;
  if (here) one.field.setSelectionRange(selectionStart, selectionEnd);
  grow(one.field);
  settle(one, told, told.written);
  count(one);
}

function arrange({ item, names }) {
  const list = document.querySelector(`#item-${item ?? 0} .passages`);
  if (!list) return;
  const wanted = names.map((name) => passages.get(name)?.item).filter(Boolean);
  const blanks = [...list.children].filter((child) => !wanted.includes(child) && !passages.get(child.dataset.name)?.revision);
  for (const blank of blanks) {
    const place = wanted.indexOf(blank.previousElementSibling);
    wanted.splice(place < 0 ? wanted.length : place + 1, 0, blank);
  }
  if (wanted.every((child, index) => list.children[index] === child) && list.children.length === wanted.length) return;
  const active = document.activeElement;
  const { selectionStart, selectionEnd } = active;
  for (const child of wanted) list.append(child);
  if (active !== document.activeElement && text.contains(active)) {
    active.focus({ preventScroll: true });
    if (active.matches("textarea")) active.setSelectionRange(selectionStart, selectionEnd);
  }
  recount();
}

export async function renew(digest) {
  const answer = await fetch(window.location.pathname, { redirect: "manual" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!agenda.contains(document.activeElement) || !document.activeElement.matches("input") || !document.activeElement.value) {
    const focus = document.activeElement.id;
    agenda.replaceChildren(...page.getElementById("agenda").childNodes);
    if (focus) document.getElementById(focus)?.focus();
  }
  let last = null;
  for (const section of page.querySelectorAll("#text > section")) {
    let mine = document.getElementById(section.id);
    if (!mine) {
      mine = section;
      text.insertBefore(mine, last ? last.nextSibling : text.firstChild);
      for (const item of mine.querySelectorAll(".passage")) take(item);
      mine.hidden = true;
    }
    if (mine !== section) mine.querySelector("h2").replaceChildren(...section.querySelector("h2").childNodes);
    last = mine;
  }
  root.dataset.agenda = digest;
  recount();
  mark(current());
}

async function panel(digest) {
  const writing = there.contains(document.activeElement) && document.activeElement.matches("input");
  if (writing) return;
  const answer = await fetch(root.dataset.there, { headers: { Accept: "application/json" }, redirect: "manual" });
  if (answer.ok) fill(await answer.text(), digest);
}

export function fill(html, digest) {
  const focus = document.activeElement.id;
  const opened = [...there.querySelectorAll("details[open]")].map((one) => one.closest("li").dataset.delegation);
  there.innerHTML = html; // written by our own templates, which escape
  for (const item of there.querySelectorAll("li")) {
    if (opened.includes(item.dataset.delegation)) item.querySelector("details").open = true;
  }
  if (focus) document.getElementById(focus)?.focus();
  if (digest) root.dataset.attendance = digest;
}
