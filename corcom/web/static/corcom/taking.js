// Taking minutes. Without this script every passage is a form with a button; with it, passages save
// themselves, what somebody else writes appears, and what is not saved yet is kept in this browser.
"use strict";

const root = document.getElementById("taking");
const text = document.getElementById("text");
const there = document.getElementById("there");
const agenda = document.getElementById("agenda");
const state = document.getElementById("state");
const out = document.getElementById("signed-out");
const keys = document.getElementById("taking-keys");
const known = JSON.parse(document.getElementById("known").textContent);
const STORE = `corcom.minutes.${root.dataset.who}.${root.dataset.code}.`;
const NOBODY = "00000000-0000-0000-0000-000000000000";
const PAUSE = 1000, LONGEST = 5000, ASK = 4000, ASK_AGAIN = 1500;

const passages = new Map(); // by name: the element, what is saved of it, what is under way
let token = root.dataset.token;
let pulse = root.dataset.pulse;
let connected = true, signedOut = false, closed = false, savedAt = "", refusal = "";

// ---- what is kept in the browser until it is saved ----

function keep(one) {
  const content = { written: one.field.value, revision: one.revision, item: itemOf(one), after: before(one), sent: one.sent };
  try {
    localStorage.setItem(STORE + one.name, JSON.stringify(content));
  } catch {
    one.unkept = true; // no room, or not allowed: leaving the page asks first
  }
}

function forget(one) {
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

function keptBefore() {
  const found = [];
  if (!storing()) return found;
  for (let index = 0; index < localStorage.length; index += 1) {
    const key = localStorage.key(index);
    if (key.startsWith(STORE)) found.push([key.slice(STORE.length), JSON.parse(localStorage.getItem(key))]);
  }
  return found;
}

// ---- passages ----

function take(item) {
  const one = {
    name: item.dataset.name, item, field: item.querySelector("textarea"),
    revision: Number(item.dataset.revision), saved: "", sent: [], busy: false, again: false, since: 0, timer: 0,
  };
  one.saved = one.field.value;
  passages.set(one.name, one);
  grow(one.field);
  return one;
}

const of = (element) => passages.get(element?.closest(".passage")?.dataset.name);
const dirty = (one) => one.field.value !== one.saved && (one.revision > 0 || one.field.value.trim() !== "");
const unsaved = () => [...passages.values()].filter((one) => dirty(one) || one.busy);
const itemOf = (one) => one.item.closest("section").dataset.item;

function before(one) {
  for (let item = one.item.previousElementSibling; item; item = item.previousElementSibling) {
    const other = passages.get(item.dataset.name);
    if (other?.revision > 0) return other.name;
  }
  return "";
}

function blankIn(section, after, name = crypto.randomUUID()) {
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

function grow(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight + 2}px`;
}

function tell(one, told) {
  one.item.querySelector(".told").textContent = told.told.join(" · ");
  one.item.className = `passage ${told.kind}${told.removed ? " removed" : ""}`;
}

function settle(one, told, sent) {
  one.revision = told.revision;
  one.item.dataset.revision = told.revision;
  one.item.querySelector("[name=based_on]").value = told.revision;
  one.saved = sent;
  one.sent = [];
  refusal = "";
  tell(one, told);
  if (!dirty(one)) forget(one);
  else keep(one);
}

// ---- saving ----

function touched(one) {
  keep(one);
  grow(one.field);
  clearTimeout(one.timer);
  one.since ||= Date.now();
  const wait = Math.max(0, Math.min(PAUSE, one.since + LONGEST - Date.now()));
  one.timer = setTimeout(() => save(one), wait);
  show();
}

async function send(address, content) {
  const headers = { Accept: "application/json", "X-CSRFToken": token };
  const body = new URLSearchParams(content);
  const answer = await fetch(address, { method: "POST", headers, body, redirect: "manual" });
  if (answer.status === 403 && (await ask())) {
    headers["X-CSRFToken"] = token;
    return fetch(address, { method: "POST", headers, body, redirect: "manual" });
  }
  return answer;
}

async function save(one) {
  clearTimeout(one.timer);
  if (one.busy || one.beside) {
    one.again = true;
    return;
  }
  one.since = 0;
  if (!dirty(one) || closed) {
    if (!dirty(one)) forget(one);
    show();
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
    connected = false;
  }
  one.busy = false;
  show();
  if (one.again) save(one);
}

async function answered(one, answer, sent) {
  if (answer.type === "opaqueredirect") return lost();
  if (answer.status >= 500) {
    connected = false;
    return undefined;
  }
  connected = true;
  if (answer.ok) {
    settle(one, await answer.json(), sent);
    savedAt = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    count(one);
    return undefined;
  }
  const said = answer.headers.get("Content-Type") === "application/json" ? await answer.json() : null;
  if (answer.status !== 409) {
    refusal = said ? said.problem : String(answer.status);
    return undefined;
  }
  if (one.sent.includes(said.theirs.written) && said.theirs.written !== sent && !said.theirs.removed) {
    one.revision = said.theirs.revision; // our own save, whose answer was lost on the way
    one.again = true;
    return undefined;
  }
  return choose(one, said);
}

function lost() {
  signedOut = true;
  if (!out.open) out.showModal();
}

function saveAll() {
  for (const one of passages.values()) if (dirty(one)) save(one);
}

// ---- two texts of one passage ----

function choose(one, said) {
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

// ---- what is new ----

async function ask() {
  let answer;
  try {
    answer = await fetch(`${root.dataset.news}?since=${pulse}`, { headers: { Accept: "application/json" }, redirect: "manual" });
  } catch {
    connected = false;
    show();
    return false;
  }
  if (answer.type === "opaqueredirect") {
    lost();
    show();
    return false;
  }
  if (!answer.ok) {
    connected = answer.status < 500;
    if (connected) refusal = String(answer.status);
    show();
    return false;
  }
  heard(await answer.json());
  return true;
}

function heard(news) {
  if (news.who !== root.dataset.who) return window.location.reload(); // somebody else has signed in
  const back = !connected || signedOut;
  token = news.token;
  connected = true;
  signedOut = false;
  if (out.open) out.close();
  closed = news.stage !== "taking";
  for (const told of news.passages ?? []) come(told);
  for (const list of news.order ?? []) arrange(list);
  pulse = news.pulse;
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

async function renew(digest) {
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

function fill(html, digest) {
  const focus = document.activeElement.id;
  const opened = [...there.querySelectorAll("details[open]")].map((one) => one.closest("li").dataset.delegation);
  there.innerHTML = html; // written by our own templates, which escape
  for (const item of there.querySelectorAll("li")) {
    if (opened.includes(item.dataset.delegation)) item.querySelector("details").open = true;
  }
  if (focus) document.getElementById(focus)?.focus();
  if (digest) root.dataset.attendance = digest;
}

// ---- what is shown ----

function show() {
  const words = state.dataset;
  const waiting = unsaved();
  let said = savedAt ? `${words.saved} ${savedAt}` : words.all;
  if (waiting.length) said = words.saving;
  else if (!connected) said = `${said} · ${words.away}`;
  if (waiting.length && !connected) said = words.offline;
  if (waiting.length && refusal) said = `${words.refused} ${refusal}`;
  if (waiting.some((one) => one.beside)) said = words.stale;
  if (signedOut) said = words.out;
  if (closed) said = words.closed;
  if (state.textContent !== said) state.textContent = said;
  state.classList.toggle("wrong", signedOut || closed || (waiting.length > 0 && (!connected || refusal !== "" || waiting.some((one) => one.beside))));
}

const current = () => text.querySelector("section:not([hidden])");

function open(section, { focus = true } = {}) {
  if (!section) return;
  for (const other of text.querySelectorAll("section")) other.hidden = other !== section;
  for (const field of section.querySelectorAll("textarea")) grow(field);
  history.replaceState(null, "", `#${section.id}`);
  mark(section);
  if (focus) writeIn(section);
}

function mark(section) {
  for (const link of agenda.querySelectorAll("a[data-item]")) {
    if (link.dataset.item === section?.dataset.item) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function writeIn(section) {
  const fields = [...section.querySelectorAll(".passage:not(.removed) textarea")];
  const blank = fields.find((field) => !field.value.trim());
  (blank ?? blankIn(section, null).field).focus();
}

function count(one) {
  countIn(one.item.closest("section"));
}

function countIn(section) {
  const link = agenda.querySelector(`a[data-item="${section.dataset.item}"] [data-count]`);
  const written = [...section.querySelectorAll(".passage:not(.removed) textarea")].filter((field) => field.value.trim());
  if (link) link.textContent = written.length || "";
}

function recount() {
  for (const section of text.querySelectorAll("section")) countIn(section);
}

// ---- what is completed while typing: speakers, owners, figures ----

const choices = document.createElement("ul");
choices.id = "choices";
choices.className = "choices";
choices.setAttribute("role", "listbox");
choices.setAttribute("aria-label", root.dataset.choices);
let chosenAt = 0;

function delegations(present) {
  const all = [...there.querySelectorAll("[data-delegation]")].map((one) => one.dataset);
  const first = all.filter((one) => one.presence === "present");
  const rest = all.filter((one) => one.presence !== "present");
  return (present && first.length ? first : [...first, ...rest]).map((one) => ({ value: one.delegation, words: `${one.delegation} ${one.code}` }));
}

function sought(field) {
  const typed = field.value.slice(0, field.selectionStart);
  const figure = /(?:^|[^\\])#([a-z0-9_.]*)$/.exec(typed);
  if (figure) {
    return { part: figure[1], end: " ", from: known.figures.map((one) => ({ value: one.name, label: one.label, words: `${one.name} ${one.label}` })) };
  }
  const roles = known.roles.map((value) => ({ value, words: value }));
  const speaker = /^@([^:\n]*)$/.exec(typed);
  if (speaker) return { part: speaker[1], end: ": ", from: [...delegations(true), ...roles] };
  const owner = /^(?:@[^:\n]*: *)?>(?:[^:\n]*[,;])? *([^,;:\n]*)$/.exec(typed);
  if (owner && owner[1]) return { part: owner[1], end: ": ", from: [...delegations(false), ...roles] };
  return null;
}

function fits(choice, part) {
  const words = choice.words.toLowerCase();
  return words.startsWith(part) || words.includes(` ${part}`) || words.includes(`.${part}`) || (part.length > 2 && words.includes(part));
}

function offer(one) {
  const asked = sought(one.field);
  const part = asked?.part.trim().toLowerCase();
  const found = asked ? asked.from.filter((choice) => fits(choice, part)).slice(0, 8) : [];
  if (!found.length || (found.length === 1 && found[0].value.toLowerCase() === part)) return retract();
  choices.replaceChildren(...found.map((choice, index) => {
    const option = document.createElement("li");
    option.id = `choice-${index}`;
    option.setAttribute("role", "option");
    option.dataset.value = choice.value;
    option.textContent = choice.label ? `${choice.value} – ${choice.label}` : choice.value;
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      accept(one, option);
    });
    return option;
  }));
  one.field.after(choices);
  one.field.setAttribute("aria-controls", "choices");
  return point(one, 0);
}

function point(one, index) {
  const options = [...choices.children];
  chosenAt = (index + options.length) % options.length;
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosenAt)));
  one.field.setAttribute("aria-activedescendant", options[chosenAt].id);
}

function retract() {
  if (!choices.isConnected) return;
  const field = choices.previousElementSibling;
  choices.remove();
  field?.removeAttribute("aria-activedescendant");
  field?.removeAttribute("aria-controls");
}

function accept(one, option) {
  const { part, end } = sought(one.field);
  const at = one.field.selectionStart;
  one.field.setRangeText(option.dataset.value + end, at - part.length, at, "end");
  retract();
  touched(one);
}

// ---- the keyboard ----

function next(one, step) {
  const fields = [...current().querySelectorAll(".passage:not(.removed) textarea")];
  return fields[fields.indexOf(one.field) + step];
}

function turn(step) {
  const sections = [...text.querySelectorAll("section")];
  open(sections[(sections.indexOf(current()) + step + sections.length) % sections.length]);
}

function enter(one) {
  save(one);
  if (!one.field.value.trim()) return;
  const following = next(one, 1);
  if (following && !following.value.trim()) following.focus();
  else blankIn(one.item.closest("section"), one.item).field.focus();
}

function sign(one, mark) {
  const field = one.field;
  const speaker = /^@[^:\n]*:\s*/.exec(field.value)?.[0] ?? "";
  if (mark === "#") field.setRangeText("#", field.selectionStart, field.selectionEnd, "end");
  else if (mark === "@") field.setRangeText("@", 0, speaker.length, "end");
  else field.setRangeText(`${mark} `, speaker.length, speaker.length, "end");
  if (mark !== "#" && mark !== "@") field.setSelectionRange(field.value.length, field.value.length);
  field.focus();
  touched(one);
  offer(one);
}

const LETTERS = { KeyS: "@", KeyD: "!", KeyP: ">", KeyF: "#" };

function choosing(event, one) {
  if (!choices.isConnected) return false;
  if (event.key === "ArrowDown") point(one, chosenAt + 1);
  else if (event.key === "ArrowUp") point(one, chosenAt - 1);
  else if (event.key === "Enter" || event.key === "Tab") accept(one, choices.children[chosenAt]);
  else if (event.key === "Escape") retract();
  else return false;
  return true;
}

function writing(event, one) {
  const { selectionStart, selectionEnd, value } = one.field;
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (event.isComposing) return false;
  if (choosing(event, one)) return true;
  if (event.altKey && event.shiftKey && LETTERS[event.code]) sign(one, LETTERS[event.code]);
  else if (event.altKey && event.shiftKey && event.key === "ArrowUp") press(one, "[value=up]");
  else if (event.altKey && event.shiftKey && event.key === "ArrowDown") press(one, "[value=down]");
  else if (event.key === "Enter" && alone) enter(one);
  else if (event.key === "ArrowUp" && alone && selectionEnd === 0 && next(one, -1)) next(one, -1).focus();
  else if (event.key === "ArrowDown" && alone && selectionStart === value.length && next(one, 1)) next(one, 1).focus();
  else return false;
  return true;
}

function press(one, button) {
  one.item.querySelector(`.typing ${button}`).click();
}

function among(event, button) {
  const buttons = [...there.querySelectorAll("button.presence")];
  const item = button.closest("li");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    buttons[buttons.indexOf(button) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  } else if (event.key === "ArrowRight") {
    item.querySelector("details").open = true;
    item.querySelector("details input[name=name]").focus();
  } else {
    return false;
  }
  return true;
}

function anywhere(event) {
  const go = {
    t: () => writeIn(current()),
    a: () => there.querySelector("button.presence")?.focus(),
    i: () => (agenda.querySelector("[aria-current]") ?? agenda.querySelector("a"))?.focus(),
    m: () => document.getElementById("new-item").focus(),
    c: () => document.getElementById("close").click(),
    "?": () => keys.showModal(),
  }[event.key];
  if (!go) return false;
  go();
  return true;
}

function along(event, link) {
  const links = [...agenda.querySelectorAll("a[data-item]")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return false;
  links[links.indexOf(link) + step]?.focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  const target = event.target;
  const one = target.matches("textarea") ? of(target) : null;
  let done = false;
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    saveAll();
    done = true;
  } else if (event.altKey && (event.key === "PageDown" || event.key === "PageUp")) {
    turn(event.key === "PageDown" ? 1 : -1);
    done = true;
  } else if (one) done = writing(event, one);
  else if (target.matches("button.presence") && among(event, target)) done = true;
  else if (target.matches("#agenda a[data-item]") && along(event, target)) done = true;
  else if (target.matches("#there input") && event.key === "Escape") {
    target.closest("li")?.querySelector("button.presence").focus();
    done = true;
  } else if (!target.closest("input, textarea, select, dialog") && !event.ctrlKey && !event.metaKey && !event.altKey) {
    done = anywhere(event);
  }
  if (done) {
    event.preventDefault();
    event.stopImmediatePropagation(); // the keys of the desk are not meant
  }
}, { capture: true });

// ---- forms and links of the page ----

text.addEventListener("input", (event) => {
  const one = of(event.target);
  if (!one || !event.target.matches("textarea")) return;
  touched(one);
  offer(one);
});

text.addEventListener("focusout", (event) => {
  const one = of(event.target);
  if (!one || !event.target.matches("textarea")) return;
  retract();
  if (dirty(one)) save(one);
});

text.addEventListener("submit", async (event) => {
  const one = of(event.target);
  if (!one) return;
  event.preventDefault();
  if (event.submitter?.matches(".save")) {
    save(one);
    return;
  }
  await step(one, event.submitter.getAttribute("formaction"), new FormData(event.target, event.submitter));
});

async function step(one, address, content) {
  if (!one.revision) {
    if (!one.field.value.trim()) return;
    await save(one);
  } else if (dirty(one)) await save(one);
  content.set("based_on", one.revision);
  content.set("written", one.field.value);
  const focused = one.item.contains(document.activeElement);
  try {
    const answer = await send(address, content);
    if (answer.type === "opaqueredirect") lost();
    else if (answer.status === 409) choose(one, await answer.json());
    else if (answer.ok) {
      const told = await answer.json();
      one.field.value = told.written;
      settle(one, told, told.written);
      moved(one, told);
      if (focused) (told.removed ? one.item.querySelector(".gone button") : one.field).focus();
    } else refusal = (await answer.json()).problem;
  } catch {
    connected = false;
  }
  recount();
  await ask();
}

function moved(one, told) {
  const section = document.getElementById(`item-${told.item ?? 0}`);
  if (section && section !== one.item.closest("section")) section.querySelector(".passages").append(one.item);
}

agenda.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-item]");
  if (!link) return;
  event.preventDefault();
  open(document.getElementById(`item-${link.dataset.item}`));
});

agenda.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await send(event.target.action, new FormData(event.target)).catch(() => null);
  if (!answer?.ok) return void ask();
  const { item } = await answer.json();
  event.target.reset();
  await renew(root.dataset.agenda);
  open(document.getElementById(`item-${item}`));
});

there.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.stopPropagation();
});

there.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await send(event.target.action, new FormData(event.target, event.submitter)).catch(() => null);
  if (!answer) connected = false;
  else if (answer.type === "opaqueredirect") lost();
  else if (answer.ok) fill(await answer.text(), "");
  else refusal = (await answer.json()).problem;
  if (answer?.ok) for (const input of event.target.querySelectorAll("input[name=name]")) input.value = "";
  show();
});

document.getElementById("marks").addEventListener("mousedown", (event) => event.preventDefault());
document.getElementById("marks").addEventListener("click", (event) => {
  const mark = event.target.dataset.mark;
  const one = of(document.activeElement) ?? of(current().querySelector(".passage:last-child textarea"));
  if (mark && one) sign(one, mark);
});

document.getElementById("show-keys").addEventListener("click", () => keys.showModal());

document.querySelector("form.leave")?.addEventListener("submit", async (event) => {
  if (!unsaved().length) return;
  event.preventDefault();
  await Promise.all([...passages.values()].filter(dirty).map(save));
  if (!unsaved().length) event.target.submit();
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden) saveAll();
  else ask();
});
window.addEventListener("online", () => ask());
window.addEventListener("beforeunload", (event) => {
  saveAll();
  if (unsaved().some((one) => one.unkept)) event.preventDefault();
});

// ---- beginning ----

function begin() {
  for (const item of text.querySelectorAll(".passage")) take(item);
  for (const [name, kept] of keptBefore()) {
    const section = document.getElementById(`item-${kept.item}`) ?? text.querySelector("section");
    const one = passages.get(name) ?? blankIn(section, passages.get(kept.after)?.item ?? null, name);
    if (one.field.value === kept.written) {
      forget(one);
      continue;
    }
    one.field.value = kept.written;
    one.revision = kept.revision;
    one.sent = kept.sent;
    save(one);
  }
  root.classList.add("alive");
  document.getElementById("marks").hidden = false;
  document.getElementById("show-keys").hidden = false;
  const asked = document.getElementById(window.location.hash.slice(1));
  const section = asked?.closest("#text section") ?? text.querySelector("section");
  open(section, { focus: false });
  if (asked?.matches(".passage")) asked.querySelector("textarea").focus();
  show();
  wait();
}

async function wait() {
  await new Promise((resume) => setTimeout(resume, connected && !signedOut ? ASK : ASK_AGAIN));
  if (!document.hidden || !connected || signedOut) await ask();
  wait();
}

begin();
