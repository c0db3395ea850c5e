// Taking minutes. Without this script every passage is a form with a button; with it, passages save
// themselves, what somebody else writes appears, and what is not saved yet is kept in this browser.

import { offer, retract } from "./taking/choices.js";
import { help, sign } from "./taking/keys.js";
import { ask, fill, renew } from "./taking/news.js";
import { agenda, now, root, text, there } from "./taking/page.js";
import { blankIn, dirty, forget, keptBefore, of, passages, settle, take, unsaved } from "./taking/passages.js";
import { choose, lost, save, saveAll, send, touched } from "./taking/saving.js";
import { current, open, recount, show } from "./taking/shown.js";

const ASK = 4000, ASK_AGAIN = 1500;

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
    } else now.refusal = (await answer.json()).problem;
  } catch {
    now.connected = false;
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
  if (!answer) now.connected = false;
  else if (answer.type === "opaqueredirect") lost();
  else if (answer.ok) fill(await answer.text(), "");
  else now.refusal = (await answer.json()).problem;
  if (answer?.ok) for (const input of event.target.querySelectorAll("input[name=name]")) input.value = "";
  show();
});

document.getElementById("marks").addEventListener("mousedown", (event) => event.preventDefault());
document.getElementById("marks").addEventListener("click", (event) => {
  const mark = event.target.dataset.mark;
  const one = of(document.activeElement) ?? of(current().querySelector(".passage:last-child textarea"));
  if (mark && one) sign(one, mark);
});

document.getElementById("show-keys").addEventListener("click", () => help.showModal());

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
  await new Promise((resume) => setTimeout(resume, now.connected && !now.signedOut ? ASK : ASK_AGAIN));
  if (!document.hidden || !now.connected || now.signedOut) await ask();
  wait();
}

begin();
