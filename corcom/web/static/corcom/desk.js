// The keyboard of the workspace. Every page works without it.
"use strict";

const PLACES = { d: "/desk/", p: "/desk/proposals/", n: "/desk/notices/" };
const WAYS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };
let leader = false;

function writing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function step(direction) {
  const links = [...document.querySelectorAll("main .walk a")];
  if (!links.length) return;
  const here = links.indexOf(document.activeElement);
  const next = here < 0 ? (direction > 0 ? 0 : links.length - 1) : here + direction;
  links[(next + links.length) % links.length].focus();
}

function move(event) {
  const button = event.target.closest(".tree li")?.querySelector(`[data-way="${WAYS[event.key]}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}

document.addEventListener("keydown", (event) => {
  if (event.altKey && WAYS[event.key]) move(event);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (writing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (leader && PLACES[event.key]) {
    window.location.assign(PLACES[event.key]);
  } else if (event.key === "/") {
    const seek = document.querySelector('[data-key="/"]');
    seek.focus();
    seek.select();
    event.preventDefault();
  } else if (event.key === "?") {
    document.getElementById("keys").showModal();
  } else if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
  }
  leader = event.key === "g";
});
