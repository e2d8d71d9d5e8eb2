// The layers of an article by key, and a card at each mark: what stands in the list beside the text, shown where the
// words are. All of it can be had without this file.

const LAYER = { E: "acts", S: "speech", A: "people", d: "times", p: "places" };
const KIND = { acts: "Act", speech: "Statement", people: "Who", times: "When", places: "Where" };
const ORDER = ["people", "times", "places", "acts", "speech"];
const LEAVE_MS = 300;

const reading = document.querySelector(".reading");
const text = document.getElementById("text");
const boxes = [...reading.querySelectorAll("input[type=checkbox][name=layers]")];
const pieces = [...text.querySelectorAll("[data-of]")];

const card = document.createElement("div");
card.className = "card";
card.id = "card";
card.hidden = true;
card.setAttribute("role", "note");
card.setAttribute("aria-label", "What was read here");
document.getElementById("main").append(card);

let shownAt = null;
let leaving = 0;
let keysAreOn = true;

const layerOf = (id) => LAYER[id[0]];
const isOn = (layer) => boxes.find((box) => box.value === layer).checked;
const idsAt = (piece) => piece.dataset.of.split(" ").filter((id) => isOn(layerOf(id)));

/** Give the pieces at which something begins that a layer in sight shows. */
function stops() {
  let before = new Set();
  let last = null;
  return pieces.filter((piece) => {
    const ids = idsAt(piece);
    if (last === null || last.nextSibling !== piece) before = new Set();
    const begins = ids.some((id) => !before.has(id));
    before = new Set(ids);
    last = piece;
    return begins;
  });
}

/** Let Tab reach one mark, from which the keys lead to the others. */
function renew() {
  const there = stops();
  for (const piece of pieces) piece.tabIndex = -1;
  const current = there.includes(document.activeElement) ? document.activeElement : there[0];
  if (current) current.tabIndex = 0;
  if (shownAt && !idsAt(shownAt).length) hide();
}

function part(id) {
  const item = document.getElementById(id);
  if (!item) return null;
  const made = document.createElement("div");
  const kind = document.createElement("strong");
  kind.textContent = `${KIND[layerOf(id)]} `;
  const told = item.cloneNode(true);
  made.append(kind, ...told.childNodes);
  return made;
}

function show(piece) {
  clearTimeout(leaving);
  if (piece === shownAt) return;
  const ids = idsAt(piece).sort((a, b) => ORDER.indexOf(layerOf(a)) - ORDER.indexOf(layerOf(b)));
  const parts = ids.map(part).filter(Boolean);
  if (!parts.length) {
    hide();
    return;
  }
  if (shownAt) shownAt.removeAttribute("aria-describedby");
  card.replaceChildren(...parts);
  card.hidden = false;
  const at = piece.getClientRects()[0];
  const most = document.documentElement.clientWidth - card.offsetWidth - 16;
  card.style.left = `${Math.max(16, Math.min(at.left, most)) + scrollX}px`;
  card.style.top = `${at.bottom + scrollY + 2}px`;
  piece.setAttribute("aria-describedby", "card");
  shownAt = piece;
}

function hide() {
  clearTimeout(leaving);
  if (shownAt) shownAt.removeAttribute("aria-describedby");
  shownAt = null;
  card.hidden = true;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, LEAVE_MS);
}

function go(step) {
  const there = stops();
  if (!there.length) return;
  const from = there.indexOf(document.activeElement);
  const next = from < 0 ? nearest(there, step) : from + step;
  const piece = there[Math.max(0, Math.min(next, there.length - 1))];
  for (const one of pieces) one.tabIndex = -1;
  piece.tabIndex = 0;
  piece.focus();
  show(piece);
}

/** Give the first mark in sight, going on, or the last above it, going back. */
function nearest(there, step) {
  const below = there.findIndex((one) => one.getBoundingClientRect().top >= 0);
  if (below < 0) return there.length - 1;
  return step > 0 ? below : below - 1;
}

function toggle(box) {
  box.checked = !box.checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

function changed() {
  const asked = new URLSearchParams();
  for (const box of boxes) if (box.checked) asked.append("layers", box.value);
  if (![...asked].length) asked.append("layers", "none");
  history.replaceState(null, "", `${location.pathname}?${asked}${location.hash}`);
  renew();
}

const isTyping = (target) => target.matches("input:not([type=checkbox]), select, textarea");

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "Escape" && shownAt) {
    const mark = shownAt;
    if (card.contains(document.activeElement)) mark.focus();
    hide();
    return;
  }
  const inText = text.contains(event.target);
  if (event.key === "Enter" && inText && shownAt && event.target.tagName !== "A") {
    card.querySelector("a")?.focus();
    event.preventDefault();
    return;
  }
  const isArrow = event.key === "ArrowRight" || event.key === "ArrowLeft";
  if (isArrow ? !inText : !keysAreOn) return;
  if (event.key === "j" || event.key === "ArrowRight") go(1);
  else if (event.key === "k" || event.key === "ArrowLeft") go(-1);
  else if (boxes[Number(event.key) - 1]) toggle(boxes[Number(event.key) - 1]);
  else return;
  event.preventDefault();
}

function explain() {
  boxes.forEach((box, at) => {
    const key = document.createElement("kbd");
    key.textContent = at + 1;
    box.before(key, " ");
  });
  const line = document.createElement("p");
  line.className = "keys";
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = true;
  box.addEventListener("change", () => { keysAreOn = box.checked; });
  label.append(box, " Keys: 1 to 5 show and hide layers, j and k go from mark to mark, Enter into a card, Esc closes it.");
  line.append(label);
  reading.querySelector(".layers-form").append(line);
  reading.querySelector("button.plain").hidden = true;
}

text.addEventListener("mouseover", (event) => {
  const piece = event.target.closest("[data-of]");
  if (piece) show(piece);
});
text.addEventListener("mouseout", leave);
card.addEventListener("mouseover", () => clearTimeout(leaving));
card.addEventListener("mouseout", leave);
text.addEventListener("focusin", (event) => { if (event.target.dataset.of) show(event.target); });
text.addEventListener("focusout", leave);
card.addEventListener("focusin", () => clearTimeout(leaving));
card.addEventListener("focusout", leave);
addEventListener("keydown", pressed);
for (const box of boxes) box.addEventListener("change", changed);
explain();
renew();
