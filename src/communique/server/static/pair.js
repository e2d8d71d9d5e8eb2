// Zooming on the drawn pages. Whatever is chosen is an address that the server answers; here it is put in place
// of the page without loading all anew, and the strip is drawn in the width there is, with a brush and numbers.

const KEYS = {
  ArrowLeft: "earlier", ArrowRight: "later", "+": "closer", "=": "closer", "-": "wider", "0": "whole",
};
const DAY = 24 * 60 * 60 * 1000;
const QUADS = {
  "verbal cooperation": "--coop-1", "material cooperation": "--coop-2",
  "verbal conflict": "--conf-1", "material conflict": "--conf-2",
};
const HINT = "Drag, or the arrow keys, + and −, to change the days; 0 shows all.";
const main = document.getElementById("main");
const said = document.createElement("p");
said.className = "hidden";
said.setAttribute("role", "status");
document.body.append(said);
let shown = location.pathname + location.search;
let asking = new AbortController();

/** Show the page at another address here, as if it had been loaded. */
async function show(address, isNew) {
  asking.abort();
  asking = new AbortController();
  main.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (isNew) history.pushState(null, "", address);
    shown = location.pathname + location.search;
    replace(page);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

function replace(page) {
  const inStrip = document.activeElement?.closest("#zoom .wide, .lanes .wide") !== null;
  const move = document.activeElement?.dataset?.move;
  const links = 'link[rel="alternate"]';
  document.querySelectorAll(links).forEach((link) => link.remove());
  document.head.append(...page.querySelectorAll(links));
  document.title = page.title;
  main.replaceChildren(...page.getElementById("main").childNodes);
  main.removeAttribute("aria-busy");
  enhance();
  const there = move && main.querySelector(`[data-move="${move}"]`);
  (there || (inStrip || move ? main.querySelector(".wide") : null))?.focus({ preventScroll: true });
  said.textContent = main.querySelector(".lead")?.textContent ?? "";
}

/** Give the address of this page with other days. */
function withDays(first, last) {
  const asked = new URLSearchParams(location.search);
  asked.set("since", first);
  asked.set("until", last);
  asked.delete("after");
  return `${location.pathname}?${asked}`;
}

const iso = (time) => new Date(time).toISOString().slice(0, 10);

/** Let a drag over a picture choose days; `days` turns two places into the first and the last day. */
function brush(d3, svg, box, days, click) {
  const brushed = d3.brushX().extent(box).on("start", () => svg.classList.add("dragged")).on("end", (ended) => {
    const { selection, sourceEvent } = ended;
    svg.classList.remove("dragged");
    if (!sourceEvent) return;
    const [from, until] = selection ?? [null, null];
    const chosen = selection ? days(from, until) : click?.(d3.pointer(sourceEvent, svg)[0]);
    if (chosen) show(withDays(...chosen), true);
  });
  const layer = d3.select(svg).append("g").attr("class", "brush").call(brushed);
  layer.selectAll(".handle").remove();
  return layer.node();
}

/** Read the periods from the table of numbers: it is what the picture shows. */
function periods(table) {
  const kinds = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  return [...table.tBodies[0].rows].map((row) => {
    const cells = [...row.cells].map((cell) => cell.textContent);
    const { first, last } = row.dataset;
    const [name, ...rest] = cells;
    const from = Date.parse(first);
    const after = Date.parse(last) + DAY;
    const values = Object.fromEntries(kinds.slice(1).map((kind, at) => [kind, Number.parseFloat(rest[at])]));
    return { name, first, last, from, after, values };
  });
}

function words({ name, values }, per) {
  const counts = Object.keys(QUADS).filter((kind) => values[kind]).map((kind) => `${values[kind]} ${kind}`);
  const none = Number.isNaN(values["verbal cooperation"]) ? "no rate" : "no acts";
  return [
    name, ...(counts.length ? counts : [none]), ...(per && counts.length ? [`per ${per.toLocaleString("en")} articles`] : []),
    `${values["articles read"]} articles read`, `intensity ${values.intensity}`,
  ].join("\n");
}

/** Draw periods in the width there is, numbers at the pointer. */
function drawn(Plot, rows, width, per) {
  const blocks = rows.flatMap((row) => Object.keys(QUADS).map((kind) => ({
    ...row, kind, value: kind.endsWith("conflict") ? -row.values[kind] : row.values[kind],
  })));
  const top = (row, end) => Object.keys(QUADS).filter((kind) => kind.endsWith(end))
    .reduce((sum, kind) => sum + (row.values[kind] || 0), 0);
  const middle = (row) => new Date((row.from + row.after) / 2);
  const picture = Plot.plot({
    className: "plot", width, height: 240, marginLeft: 44, marginTop: 22,
    x: { type: "utc", label: null, domain: [new Date(rows[0].from), new Date(rows.at(-1).after)] },
    y: {
      label: per ? `acts per ${per.toLocaleString("en")} articles` : "acts", tickFormat: (n) => Math.abs(n).toLocaleString("en"),
      ticks: 5, nice: true,
    },
    color: { domain: Object.keys(QUADS), range: Object.values(QUADS).map((name) => `var(${name})`) },
    marks: [
      Plot.gridY({ ticks: 5, stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.rectY(blocks.filter((one) => one.value), {
        x1: (one) => new Date(one.from), x2: (one) => new Date(one.after), y: "value", fill: "kind",
        insetLeft: width / rows.length > 6 ? 1 : 0, ariaHidden: true,
      }),
      Plot.ruleY([0], { stroke: "var(--ink)" }),
      Plot.ruleX(rows, Plot.pointerX({ x: middle, stroke: "var(--quiet)" })),
      Plot.tip(rows, Plot.pointerX({
        x: middle, y: (row) => top(row, "cooperation"), title: (row) => words(row, per),
        fill: "var(--paper)", stroke: "var(--quiet)",
      })),
    ],
  });
  picture.querySelectorAll("style").forEach((sheet) => sheet.remove()); // ours are in drawn.css: the policy forbids these
  picture.querySelectorAll("g[aria-label]").forEach((part) => part.removeAttribute("aria-label")); // one picture, one name
  return { picture, x: picture.scale?.("x") };
}

const loaded = new Map();

/** Load a library of ours once, when it is needed. */
function load(address) {
  if (!loaded.has(address)) {
    loaded.set(address, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.async = false;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    }));
  }
  return loaded.get(address);
}

/** Put the drawing with a brush in place of the bars of the server. */
function strip(section) {
  const frame = section.querySelector(".wide");
  const bars = frame.querySelector("svg");
  const rows = periods(section.querySelector(".numbers"));
  const { Plot, d3 } = globalThis;
  const { picture, x } = drawn(Plot, rows, Math.max(frame.clientWidth, 280), Number(section.dataset.per) || 0);
  const at = (place) => +x.invert(place);
  const chosen = (from, until) => {
    const some = rows.filter((row) => row.after > at(from) && row.from < at(until));
    return some.length ? [some[0].first, some.at(-1).last] : null;
  };
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", bars.getAttribute("aria-label"));
  const [left, right] = x.range;
  brush(d3, picture, [[left, 10], [right, 212]], chosen, (place) => chosen(place, place));
  bars.replaceWith(picture);
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", `Cooperation and conflict. ${HINT}`);
  const hint = document.createElement("p");
  hint.className = "facts hint";
  hint.textContent = HINT;
  frame.after(hint);
}

/** Let a drag on the empty parts of a line of time choose days. */
function line(svg) {
  const { first, last } = svg.dataset;
  const from = Date.parse(first);
  const each = (Date.parse(last) + DAY - from) / 1000;
  const { height } = svg.viewBox.baseVal;
  const within = (place) => iso(from + Math.min(Math.max(place, 0), 999.9) * each);
  const layer = brush(globalThis.d3, svg, [[0, 0], [1000, height]], (a, b) => [within(a), within(b)]);
  svg.prepend(layer);
}

/** Add to a page what it can do with scripts, once its pictures come into view. */
function enhance() {
  const first = main.querySelector("#zoom, [data-libraries]");
  if (!first) return;
  const seen = new IntersectionObserver(async (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    await Promise.all(first.dataset.libraries.split(" ").map(load));
    if (!first.isConnected) return;
    if (first.querySelector(".numbers")) strip(first);
    main.querySelectorAll("svg.strip").forEach(line);
  });
  seen.observe(first);
}

main.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-zoom], a[data-move]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link.getAttribute("href"), true);
});

main.addEventListener("keydown", (event) => {
  const frame = event.target.closest(".wide");
  if (!frame || event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.key.startsWith("Arrow") && frame.scrollWidth > frame.clientWidth) return; // they scroll it
  const link = KEYS[event.key] && main.querySelector(`a[data-move="${KEYS[event.key]}"]`);
  if (!link || event.target.closest("table, details")) return;
  event.preventDefault();
  show(link.getAttribute("href"), true);
});

addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) show(location.href, false);
});

enhance();
