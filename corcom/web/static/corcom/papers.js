// The keyboard of a review: one key presses the button or link that names it. The page works without it.
"use strict";

const WRITING = "input, textarea, select, [contenteditable]";
let led = false;

document.addEventListener("keydown", (event) => {
  const begun = led;
  led = event.key === "g";
  if (begun || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(WRITING)) return;
  if (document.querySelector("dialog[open]")) return;
  const pressed = document.querySelector(`[data-press="${CSS.escape(event.key)}"]`);
  if (!pressed) return;
  event.preventDefault();
  pressed.click();
});

// The paper stands where the finding is, also when a form came back without its anchor.
const here = document.querySelector(".paper .here");
if (here) {
  const paper = here.closest(".paper");
  paper.scrollTop = here.offsetTop - paper.clientHeight / 3;
}

// Lines marked with the mouse are those on which something was missed.
document.addEventListener("selectionchange", () => {
  const marked = document.getSelection();
  const first = document.querySelector("#add [name=first]");
  if (!first || !marked || marked.isCollapsed) return;
  const range = marked.getRangeAt(0);
  const lines = [...document.querySelectorAll("[data-line]")].filter((line) => range.intersectsNode(line));
  if (!lines.length) return;
  first.value = lines[0].dataset.line;
  document.querySelector("#add [name=last]").value = lines[lines.length - 1].dataset.line;
});
