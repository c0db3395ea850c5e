// The parts of the page, and where its saving stands.

export const root = document.getElementById("taking");
export const text = document.getElementById("text");
export const there = document.getElementById("there");
export const agenda = document.getElementById("agenda");
export const out = document.getElementById("signed-out");

export const now = {
  token: root.dataset.token, pulse: root.dataset.pulse,
  connected: true, signedOut: false, closed: false, savedAt: "", refusal: "",
};
