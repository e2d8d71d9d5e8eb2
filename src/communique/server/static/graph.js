// The neighbourhood of an actor as a graph, made of the tables beside it: a node or a line leads where they do.
// What passes between two is told by the line (cooperation whole, conflict broken) and its words, not by colour alone.

const figure = document.getElementById("graph");
const stars = document.querySelector(".stars");
const LONGEST = 26;
const MOST_WIDE = 9;

const short = (name) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);
const numbers = (row) => [...row.querySelectorAll(".n")].map((cell) => Number(cell.textContent));

/** Read the rows of a table: who, how many events, how many of them cooperation and conflict, where they lead. */
function read(table) {
  return [...(table?.tBodies[0].rows ?? [])].map((row) => {
    const [events, cooperation, conflict] = numbers(row);
    const { name, one, other } = row.dataset;
    return {
      name, one, other, events, cooperation, conflict,
      page: row.querySelector("th a")?.href, list: row.querySelector(".n a")?.href,
    };
  });
}

/** Make two lines of what passes between two: one of cooperation, one of conflict, each as wide as it is much. */
function lines(source, target, row, most) {
  return ["cooperation", "conflict"].filter((kind) => row[kind]).map((kind) => ({
    group: "edges", classes: kind,
    data: {
      id: `${source} ${target} ${kind}`, source, target, list: row.list,
      wide: 1 + (MOST_WIDE - 1) * Math.sqrt(row[kind] / most), label: `${row[kind]}`,
      said: `${row.one ?? stars.dataset.name} and ${row.other ?? row.name}: ${row[kind]} of ${row.events} events ${kind}`,
    },
  }));
}

function elements() {
  const rows = read(stars);
  const links = read(document.querySelector(".links"));
  const most = Math.max(...[...rows, ...links].flatMap((row) => [row.cooperation, row.conflict]), 1);
  const number = new Map(rows.map((row, at) => [row.name, `n${at + 1}`]));
  const node = (id, row, classes) => ({
    group: "nodes", classes, data: { id, label: short(row.name), page: row.page, said: row.said },
  });
  return [
    node("n0", { name: stars.dataset.name, said: stars.dataset.name }, "self"),
    ...rows.map((row) => node(number.get(row.name), {
      ...row, said: `${row.name}: ${row.events} events, ${row.cooperation} cooperation, ${row.conflict} conflict`,
    }, "other")),
    ...rows.flatMap((row) => lines("n0", number.get(row.name), row, most)),
    ...links.flatMap((row) => lines(number.get(row.one), number.get(row.other), row, most))
      .map((line) => ({ ...line, classes: `${line.classes} among` })),
  ];
}

/** Give the look in the colours of the page, which are light or dark. */
function look() {
  const page = getComputedStyle(document.documentElement);
  const colour = (name) => page.getPropertyValue(name).trim();
  const font = page.getPropertyValue("font-family");
  const around = { "text-background-color": colour("--paper"), "text-background-opacity": 0.85, "text-background-padding": 2 };
  return [
    { selector: "node", style: {
      label: "data(label)", "font-family": font, "font-size": 12, color: colour("--ink"), "background-color": colour("--raised"),
      "border-width": 1.5, "border-color": colour("--quiet"), width: 14, height: 14, "text-valign": "bottom", "text-margin-y": 3,
      "text-wrap": "wrap", "text-max-width": 104, ...around,
    } },
    { selector: ".self", style: {
      width: 22, height: 22, "background-color": colour("--ink"), "border-color": colour("--ink"), "font-weight": "bold",
    } },
    { selector: "edge", style: {
      width: "data(wide)", "curve-style": "bezier", "control-point-step-size": 26, "target-label": "data(label)",
      "font-size": 11, "font-family": font, color: colour("--ink"), ...around,
    } },
    { selector: ".cooperation", style: { "line-color": colour("--coop-1"), "line-style": "solid", "target-text-offset": 62 } },
    { selector: ".conflict", style: { "line-color": colour("--conf-2"), "line-style": "dashed", "line-dash-pattern": [7, 4], "target-text-offset": 88 } },
    { selector: ".among", style: { "line-opacity": 0.5, "target-label": "", "curve-style": "haystack", "haystack-radius": 0.6 } },
    { selector: ".held", style: { "line-opacity": 1, "border-color": colour("--focus"), "border-width": 3, "z-index": 9 } },
    { selector: "edge.held", style: { "line-color": colour("--focus") } },
  ];
}

/** Stand the actor in the middle and the others around it, those of most events first from the top. */
function places(width, height, count) {
  const [x, y] = [width / 2, height / 2];
  return (node) => {
    const at = Number(node.id().slice(1));
    if (!at) return { x, y };
    const turn = (2 * Math.PI * (at - 1)) / count - Math.PI / 2;
    const far = width < 520 && at % 2 === 0 ? 0.8 : 1; // names side by side would hide each other
    return { x: x + (x - 56) * far * Math.cos(turn), y: y - 8 + (y - 34) * far * Math.sin(turn) };
  };
}

function legend() {
  const list = document.createElement("ul");
  list.className = "legend";
  for (const [kind, words] of [["whole", "cooperation"], ["broken", "conflict"]]) {
    const item = document.createElement("li");
    const line = document.createElement("span");
    line.className = `line ${kind}`;
    item.append(line, ` ${words}, with its number of events`);
    list.append(item);
  }
  return list;
}

async function draw() {
  const { default: cytoscape } = await import(figure.dataset.library);
  const box = document.createElement("div");
  const caption = document.createElement("figcaption");
  const hint = "A name leads to its page, a line to its events; the table has the same.";
  box.className = "canvas";
  box.setAttribute("role", "img");
  const told = read(stars).map((row) => `${row.name} ${row.events}`).join(", ");
  box.setAttribute("aria-label", `Graph of ${stars.dataset.name} and whom it acts with, in events: ${told}. The table has the same.`);
  caption.textContent = hint;
  caption.className = "facts";
  figure.append(legend(), box, caption);
  figure.hidden = false;
  const count = stars.tBodies[0].rows.length;
  const graph = cytoscape({
    container: box, elements: elements(), style: look(), layout: { name: "preset" }, autoungrabify: true, autounselectify: true,
    userZoomingEnabled: false, userPanningEnabled: false, boxSelectionEnabled: false,
  });
  const arrange = () => {
    graph.resize();
    graph.nodes().positions(places(box.clientWidth, box.clientHeight, count));
    graph.viewport({ zoom: 1, pan: { x: 0, y: 0 } });
  };
  arrange();
  new ResizeObserver(arrange).observe(box);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(look()));
  graph.on("mouseover", "node, edge", ({ target }) => {
    target.addClass("held");
    caption.textContent = target.data("said");
    box.classList.toggle("leads", Boolean(target.data("page") ?? target.data("list")));
  });
  graph.on("mouseout", "node, edge", ({ target }) => {
    target.removeClass("held");
    caption.textContent = hint;
    box.classList.remove("leads");
  });
  graph.on("tap", "node, edge", ({ target }) => {
    const there = target.data("page") ?? target.data("list");
    if (there) location.assign(there);
  });
  figure.places = () => Object.fromEntries(graph.nodes().map((node) => [node.data("label"), node.renderedPosition()]));
}

const seen = new IntersectionObserver((entries) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  seen.disconnect();
  draw();
});
if (figure && stars) seen.observe(stars);
