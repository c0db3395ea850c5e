// What is completed while typing: speakers, owners, figures.

import { root, there } from "./page.js";
import { touched } from "./saving.js";

const known = JSON.parse(document.getElementById("known").textContent);

export const choices = document.createElement("ul");
choices.id = "choices";
choices.className = "choices";
choices.setAttribute("role", "listbox");
choices.setAttribute("aria-label", root.dataset.choices);
export let chosenAt = 0;

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

export function offer(one) {
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

export function point(one, index) {
  const options = [...choices.children];
  chosenAt = (index + options.length) % options.length;
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosenAt)));
  one.field.setAttribute("aria-activedescendant", options[chosenAt].id);
}

export function retract() {
  if (!choices.isConnected) return;
  const field = choices.previousElementSibling;
  choices.remove();
  field?.removeAttribute("aria-activedescendant");
  field?.removeAttribute("aria-controls");
}

export function accept(one, option) {
  const { part, end } = sought(one.field);
  const at = one.field.selectionStart;
  one.field.setRangeText(option.dataset.value + end, at - part.length, at, "end");
  retract();
  touched(one);
}
