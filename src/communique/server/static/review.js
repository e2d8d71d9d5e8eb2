// Reviewing by single keys: each presses the button or follows the link that says it on the page.
// Whatever they do can be done without them; they never act while somebody writes.

const KEPT = "communique.review.keys";
const FOCUS = "communique.review.focus";
const box = document.getElementById("with-keys");
const help = document.getElementById("keys");

function remembered(store, name) {
  try { return store.getItem(name); } catch { return null; } // a browser may forbid it
}

function remember(store, name, value) {
  try { store.setItem(name, value); } catch { /* then it is forgotten */ }
}

function named(key) {
  return [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
}

function isWriting(target) {
  return target instanceof Element &&
    target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

function show() {
  document.documentElement.classList.toggle("keyed", box.checked);
}

function pressed(event) {
  if (!box.checked && event.key !== "?") return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
  if (event.defaultPrevented || isWriting(event.target)) return;
  const wanted = named(event.key);
  if (!wanted) return;
  event.preventDefault();
  if (event.key === "?") {
    help.open = !help.open;
    wanted.focus();
    return;
  }
  wanted.click();
}

// The next item begins where the last one was left: at the same button, or at the item itself.
function keepFocus(event) {
  const control = event.target instanceof Element ? event.target.closest("[data-key]") : null;
  if (control && control.dataset.key !== "?") {
    remember(sessionStorage, FOCUS, document.activeElement === control ? control.dataset.key : "item");
  }
}

function restoreFocus() {
  const left = remembered(sessionStorage, FOCUS);
  remember(sessionStorage, FOCUS, "");
  if (!left) return;
  const there = named(left) ?? document.getElementById("item");
  there?.focus({ preventScroll: left !== "item" });
}

if (box && help) {
  help.hidden = false;
  box.checked = remembered(localStorage, KEPT) !== "off";
  box.addEventListener("change", () => {
    remember(localStorage, KEPT, box.checked ? "on" : "off");
    show();
  });
  show();
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", keepFocus, true);
  restoreFocus();
}
