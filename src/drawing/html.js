// What the reader does: search, filter, point, click, type. What is seen is kept in the address.

const byId = id => document.getElementById(id);
const data = await read(byId("network"));
const network = new Network(data);
network.widthWord = data.width;
const canvas = byId("drawing");
const view = new View(canvas, network);

// ---- selection: a person, a tie, a paper, or a path ----

let selected = null, before = null, pathFrom = null;

const say = text => { byId("status").textContent = text; };

const litBy = ({ person, hub, tie, paper, path }) => {
  if (path) {
    const hubs = path.ties.flatMap(({ hub }) => hub ?? []);
    return { people: new Set([...path.people, ...hubs]), ends: path.people, ties: new Set(path.ties.flatMap(tie => tie.lines ?? [tie])) };
  }
  if (paper) {
    const people = new Set(paper.people);
    return { people, ends: paper.people, ties: new Set(network.ties.filter(({ a, b }) => people.has(a) && people.has(b))) };
  }
  const ties = person ? network.tiesOf(person) : hub ? hub.ties : tie ? [tie] : [];
  const coauthors = person ? network.coauthorsOf(person) : [];
  const ends = tie ? [tie.a, tie.b].filter(node => !node.isHub) : [];
  return { people: new Set([person, ...coauthors, ...ties.flatMap(({ a, b }) => [a, b])]), ties: new Set(ties), center: person, ends };
};

const select = thing => {
  before = selected?.person && thing?.person && selected.person !== thing.person ? selected.person : thing?.person === selected?.person ? before : null;
  selected = thing;
  pathFrom = null;
  if (!thing) {
    if (byId("card").contains(document.activeElement)) canvas.focus();
    cards.hide();
    say("");
    view.light(null);
    return keep();
  }
  if (thing.person) {
    const ties = network.tiesOf(thing.person), coauthors = network.coauthorsOf(thing.person).size;
    cards.person(thing.person, ties, coauthors, { before, ...network.shown });
    say(`${thing.person.name}: ${counted(shownPapers(thing.person.papers).length, "paper")}, ${counted(coauthors, ...network.coauthorWords)} in the drawing`);
  } else if (thing.paper) {
    cards.paper(thing.paper);
    say(thing.paper.title);
  } else if (thing.hub) {
    cards.hub(thing.hub);
    say(thing.hub.name);
  } else if (thing.tie) {
    cards.tie(thing.tie);
    say(`${thing.tie.a.name} and ${thing.tie.b.name}`);
  } else {
    cards.path(thing.from, thing.to, thing.path);
    say(thing.path ? `${counted(thing.path.ties.length, "hop")}: ${thing.path.people.map(person => person.name).join(", ")}` : "No path joins the two.");
  }
  view.light(thing.path === null ? { people: new Set([thing.from, thing.to]), ends: [thing.from, thing.to], ties: new Set() } : litBy(thing));
  keep();
};

/** The card takes room of the drawing, so people are brought into sight once it has its size. */
const afterLayout = action => requestAnimationFrame(() => { view.fill(); action(); });

/** On a narrow screen a card takes the place of the table, and the focus with it. */
const selectInPlace = thing => {
  const isInPlace = isNarrow.matches && tables.isOpen;
  if (isInPlace) toggleTable();
  select(thing);
  if (isInPlace) byId("card").focus();
};

const openPerson = person => {
  if (pathFrom && pathFrom !== person) return openPath(pathFrom, person);
  selectInPlace({ person });
  afterLayout(() => view.bring(person));
};

const openPaper = paper => {
  selectInPlace({ paper });
  afterLayout(() => view.goTo(view.placeFor(paper.people.filter(person => person.isShown))));
};

const openPath = (from, to) => {
  const path = network.path(from, to);
  selectInPlace({ from, to, path });
  if (path) afterLayout(() => view.goTo(view.placeFor(path.people)));
};

const startPath = person => {
  pathFrom = person;
  say(`Click, or search for, the other end of a path from ${person.name}.`);
  byId("start").textContent = "Now click or find the other end …";
};

const showAround = (around, hops) => {
  filters.show({ around, hops });
  afterLayout(showAll);
};

const cards = new Cards(byId("card"), network, { open: openPerson, start: startPath, join: openPath, around: showAround, close: () => select(null) });

/** After a filter has changed: what is selected may look different now. */
const refresh = () => {
  tables.render();
  view.repaint();
  const isGone = selected && ((selected.person && !selected.person.isShown) || (selected.tie && !isVisible(selected.tie)));
  if (selected?.from) return select({ ...selected, path: network.path(selected.from, selected.to) });
  select(isGone ? null : selected);
};

// ---- search ----

/** So many people and papers are listed. */
const MOST_FOUND = 12;
const search = byId("search"), found = byId("found");
let matches = [], marked = -1;

const mark = number => {
  marked = number;
  [...found.children].forEach((item, i) => item.setAttribute("aria-selected", i === number));
  if (number < 0) return search.removeAttribute("aria-activedescendant");
  search.setAttribute("aria-activedescendant", found.children[number].id);
  found.children[number].scrollIntoView({ block: "nearest" });
};

const closeSearch = () => {
  byId("results").hidden = true;
  search.ariaExpanded = "false";
  mark(-1);
};

const pick = ({ person, paper }) => {
  search.value = (person?.name ?? paper.title);
  closeSearch();
  if (person) openPerson(person); else openPaper(paper);
};

const lookUp = () => {
  const [people, papers] = [network.findPeople(search.value), network.findPapers(search.value)];
  matches = [...people.slice(0, MOST_FOUND).map(person => ({ person })), ...papers.slice(0, MOST_FOUND).map(paper => ({ paper }))];
  const item = (match, i) => element("li", { id: `found-${i}`, role: "option", onpointerdown: event => { event.preventDefault(); pick(match); } },
    bdi(match.person?.name ?? match.paper.title), element("small", {}, match.person?.note ?? (match.paper.year === null ? "paper" : `paper, ${match.paper.year}`)));
  found.replaceChildren(...matches.map(item));
  const hits = `${counted(people.length, ...network.authorWords)}, ${counted(papers.length, "paper")}`;
  byId("hits").textContent = matches.length ? hits : "Nothing found in what is shown.";
  byId("results").hidden = !search.value.trim();
  search.ariaExpanded = String(matches.length > 0);
  mark(matches.length ? 0 : -1);
  if (search.value.trim()) say(matches.length ? `Found ${hits}.` : "Nothing found in what is shown.");
};

search.addEventListener("input", lookUp);
search.addEventListener("focus", lookUp);
search.addEventListener("blur", closeSearch);
search.addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && matches.length) {
    event.preventDefault();
    mark((marked + step + matches.length) % matches.length);
  } else if (event.key === "Enter" && matches[Math.max(marked, 0)]) {
    pick(matches[Math.max(marked, 0)]);
  } else if (event.key === "Escape") {
    closeSearch();
    search.value = "";
    canvas.focus();
  }
  event.stopPropagation();
});

// ---- tables, filters, files ----

const tables = new Tables(byId("table"), network, { open: openPerson, openPaper, close: () => { toggleTable(); canvas.focus(); } });
/** On a narrow screen there is room for a card or a table, not for both. */
const isNarrow = matchMedia("(max-width: 46rem)");
const toggleTable = () => {
  if (isNarrow.matches && !tables.isOpen) select(null);
  const isOpen = tables.toggle();
  byId("show-table").ariaExpanded = String(isOpen);
  afterLayout(() => view.repaint());
};
byId("show-table").addEventListener("click", toggleTable);

const toggleFilters = () => {
  byId("filters").hidden = !byId("filters").hidden;
  byId("show-filters").ariaExpanded = String(!byId("filters").hidden);
};
byId("show-filters").addEventListener("click", toggleFilters);

byId("save").addEventListener("change", event => {
  if (event.target.value) save(event.target.value, view, network);
  event.target.value = "";
});

// ---- pointer ----

const pointers = new Map();
let hasMoved = false;

const placeOf = event => {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

const showHint = (thing, [x, y]) => {
  const hint = byId("hint");
  hint.hidden = !thing;
  canvas.classList.toggle("on-something", Boolean(thing));
  view.point(thing);
  if (!thing) return;
  hint.replaceChildren(...hintOf(thing));
  hint.style.left = `${Math.max(0, Math.min(x + 14, view.width - hint.offsetWidth - 4))}px`;
  hint.style.top = `${y + 18 + hint.offsetHeight > view.height ? Math.max(0, y - hint.offsetHeight - 10) : y + 18}px`;
};

canvas.addEventListener("pointerdown", event => {
  if (event.button > 0) return;
  canvas.setPointerCapture(event.pointerId);
  if (pointers.size === 0) hasMoved = false;
  pointers.set(event.pointerId, placeOf(event));
});

canvas.addEventListener("pointermove", event => {
  const now = placeOf(event), last = pointers.get(event.pointerId);
  if (!last) return showHint(event.pointerType === "touch" ? null : view.at(...now), now);
  if (!hasMoved && Math.hypot(now[0] - last[0], now[1] - last[1]) < 4) return;
  hasMoved = true;
  canvas.classList.add("moving");
  if (pointers.size === 2) pinch(event.pointerId, last, now);
  else view.pan(now[0] - last[0], now[1] - last[1]);
  pointers.set(event.pointerId, now);
});

/** Two fingers: one rests while the other moves. */
const pinch = (pointer, last, now) => {
  const [, rest] = [...pointers].find(([other]) => other !== pointer);
  const away = ([x, y]) => Math.max(Math.hypot(x - rest[0], y - rest[1]), 1);
  view.zoom(away(now) / away(last), ...rest);
};

const release = event => {
  const isClick = pointers.delete(event.pointerId) && pointers.size === 0 && !hasMoved && event.type === "pointerup";
  canvas.classList.remove("moving");
  if (!isClick) return;
  const thing = view.at(...placeOf(event), event.pointerType === "touch");
  if (thing?.person && event.shiftKey && selected?.person && selected.person !== thing.person) openPath(selected.person, thing.person);
  else if (thing?.person) openPerson(thing.person);
  else select(thing);
};
canvas.addEventListener("pointerup", release);
canvas.addEventListener("pointercancel", release);
canvas.addEventListener("pointerleave", () => showHint(null, [0, 0]));
canvas.addEventListener("wheel", event => {
  event.preventDefault();
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 20;
  view.zoom(1.0015 ** -Math.min(Math.max(lines, -400), 400), ...placeOf(event));
}, { passive: false });

// ---- keys and buttons ----

const showAll = () => view.goTo(view.placeFor(network.people.filter(person => person.isShown)));

/** Points at the co-author of the selected person who is nearest in a direction. */
const pointTo = ([dx, dy]) => {
  const from = view.pointed && network.coauthorsOf(selected.person).has(view.pointed) ? view.pointed : selected.person;
  const ahead = [...network.coauthorsOf(selected.person)].filter(person => person !== from).map(person => {
    const [x, y] = [person.x - from.x, person.y - from.y], along = x * dx + y * dy;
    return { person, along, cost: Math.hypot(x, y) + 2 * Math.abs(x * dy - y * dx) };
  }).filter(({ along }) => along > 0).sort((a, b) => a.cost - b.cost || a.person.number - b.person.number);
  if (!ahead.length) return;
  view.point(ahead[0]);
  say(`${ahead[0].person.name}. Enter selects.`);
  view.bring(ahead[0].person);
};

const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const keys = {
  "/": () => search.select(),
  "0": showAll,
  "+": () => view.zoom(1.4), "=": () => view.zoom(1.4), "-": () => view.zoom(1 / 1.4),
  Escape: () => select(null),
};
const canvasKeys = {
  Enter: () => view.pointed && openPerson(view.pointed),
  ...Object.fromEntries(Object.entries(directions).map(([key, way]) => [key, () => selected?.person ? pointTo(way) : view.pan(-60 * way[0], -60 * way[1])])),
};

addEventListener("keydown", event => {
  const isControl = event.target.matches("input, select") && !(event.target.type === "range" && event.key === "/");
  if (event.ctrlKey || event.metaKey || event.altKey || isControl) return;
  const action = keys[event.key] ?? (document.activeElement === canvas && canvasKeys[event.key]);
  if (!action) return;
  event.preventDefault();
  action();
});
byId("closer").addEventListener("click", () => view.zoom(1.4));
byId("further").addEventListener("click", () => view.zoom(1 / 1.4));
byId("whole").addEventListener("click", showAll);

// ---- the address ----

/** Milliseconds of rest after which the address is written. */
const WRITE = 250;
let writing = null, isRestored = false;

/** Keeps what is seen in the address, so that a link shows it. */
const keep = () => {
  if (!isRestored) return;
  clearTimeout(writing);
  writing = setTimeout(() => history.replaceState(null, "", `#${new URLSearchParams(state())}`), WRITE);
};

const state = () => {
  const { from, to, least, colors, loners, around, hops } = network.shown, kept = {};
  if (network.coloring !== network.colorings[0]) kept.color = network.coloring.name;
  if (Number.isFinite(from)) kept.from = from;
  if (Number.isFinite(to)) kept.to = to;
  if (Number.isFinite(least)) kept.least = least;
  if (colors.size) kept.only = [...colors].join(".");
  if (loners) kept.loners = 1;
  if (around) Object.assign(kept, { around: around.number, hops });
  if (selected?.person) kept.person = selected.person.number;
  if (selected?.paper) kept.paper = selected.paper.number;
  if (selected?.from) kept.path = `${selected.from.number}.${selected.to.number}`;
  const [x, y] = [(view.width / 2 - view.x) / view.k, (view.height / 2 - view.y) / view.k];
  kept.view = [x.toFixed(1), y.toFixed(1), view.k.toFixed(4)].join(",");
  return kept;
};

/** Shows what an address says; what does not exist here is ignored. */
const restore = () => {
  const kept = new URLSearchParams(location.hash.slice(1));
  const number = (key, otherwise) => kept.has(key) && Number.isFinite(Number(kept.get(key))) ? Number(kept.get(key)) : otherwise;
  const person = text => network.people[Number(text)];
  if (kept.has("color")) network.recolor(kept.get("color"));
  view.sort();
  const around = person(kept.get("around") ?? NaN) ?? null;
  network.show({
    from: number("from", -Infinity), to: number("to", Infinity), least: number("least", -Infinity), loners: kept.has("loners"),
    colors: new Set((kept.get("only") ?? "").split(".").filter(Boolean).map(Number)), around, hops: around ? number("hops", 1) : 0,
  });
  filters.tell();
  const [from, to] = (kept.get("path") ?? "").split(".").filter(Boolean).map(person);
  if (from && to) select({ from, to, path: network.path(from, to) });
  else if (person(kept.get("person") ?? NaN)?.isShown) select({ person: person(kept.get("person")) });
  else if (network.papers[number("paper", NaN)]) select({ paper: network.papers[number("paper", NaN)] });
  const [x, y, k] = (kept.get("view") ?? "").split(",").map(Number);
  view.fill();
  if (k > 0 && Number.isFinite(x) && Number.isFinite(y)) view.set({ k, x: view.width / 2 - x * k, y: view.height / 2 - y * k });
  else view.set(view.placeFor(network.people.filter(person => person.isShown)));
  isRestored = true;
};

// ---- begin ----

const filters = new Filters(network, view, refresh);
view.moved = () => {
  byId("hint").hidden = true;
  keep();
};
new ResizeObserver(() => view.fill()).observe(canvas);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  view.readColors();
  filters.tell();
  view.repaint();
});
restore();
addEventListener("hashchange", restore);
// For those who open the console.
globalThis.coauth = { network, view, select: openPerson, path: openPath };
