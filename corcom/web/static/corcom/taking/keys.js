// The keyboard of the minutes. It comes before the keys of the desk.

import { accept, choices, chosenAt, offer, point, retract } from "./choices.js";
import { agenda, text, there } from "./page.js";
import { blankIn, of } from "./passages.js";
import { save, saveAll, touched } from "./saving.js";
import { current, open, writeIn } from "./shown.js";

export const help = document.getElementById("taking-keys");

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

export function sign(one, mark) {
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
    "?": () => help.showModal(),
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
