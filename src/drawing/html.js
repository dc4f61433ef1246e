// What the reader does: search, filter, point, click, type.

const byId = id => document.getElementById(id);
const network = new Network(JSON.parse(byId("network").textContent));
const canvas = byId("drawing");
const view = new View(canvas, network);

// ---- selection: a person, a tie, or a path ----

let selected = null, pathFrom = null;

const say = text => { byId("status").textContent = text; };

/** Pixels that the card covers on the right. */
const covered = () => {
  const card = byId("card");
  return card.hidden || card.clientWidth > innerWidth / 2 ? 0 : card.clientWidth;
};

const litBy = ({ person, hub, tie, path }) => {
  if (path) {
    const hubs = path.ties.flatMap(({ hub }) => hub ?? []);
    return { people: new Set([...path.people, ...hubs]), ties: new Set(path.ties.flatMap(tie => tie.lines ?? [tie])) };
  }
  const ties = person ? network.tiesOf(person) : hub ? hub.ties : tie ? [tie] : [];
  const coauthors = person ? network.coauthorsOf(person) : [];
  return { people: new Set([person, ...coauthors, ...ties.flatMap(({ a, b }) => [a, b])]), ties: new Set(ties) };
};

const select = thing => {
  selected = thing;
  pathFrom = null;
  if (!thing) {
    cards.hide();
    say("");
    return view.light(null);
  }
  if (thing.person) {
    const ties = network.tiesOf(thing.person), coauthors = network.coauthorsOf(thing.person).size;
    cards.person(thing.person, ties, coauthors);
    say(`${thing.person.name}: ${counted(shownPapers(thing.person.papers).length, "paper")}, ${counted(coauthors, "co-author")} in the drawing`);
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
  view.light(thing.path === null ? { people: new Set([thing.from, thing.to]), ties: new Set() } : litBy(thing));
};

const openPerson = person => {
  if (pathFrom && pathFrom !== person) return openPath(pathFrom, person);
  select({ person });
  view.bring(person, covered());
};

const openPath = (from, to) => {
  const path = network.path(from, to);
  select({ from, to, path });
  if (path) view.goTo(view.placeFor(path.people));
};

const startPath = person => {
  pathFrom = person;
  say(`Click, or search for, the other end of a path from ${person.name}.`);
  byId("start").textContent = "Now click or find the other end …";
};

const cards = new Cards(byId("card"), { open: openPerson, start: startPath, close: () => { select(null); canvas.focus(); } });

/** After a filter has changed: what is selected may look different now. */
const refresh = () => {
  const isGone = selected && ((selected.person && !selected.person.isShown) || (selected.tie && !isVisible(selected.tie)));
  if (selected?.from) return select({ ...selected, path: network.path(selected.from, selected.to) });
  select(isGone ? null : selected);
};

// ---- search ----

const search = byId("search"), found = byId("found");
let matches = [], marked = -1;

const mark = number => {
  marked = number;
  [...found.children].forEach((item, i) => item.setAttribute("aria-selected", i === number));
  if (number < 0) return search.removeAttribute("aria-activedescendant");
  search.setAttribute("aria-activedescendant", found.children[number].id);
};

const closeSearch = () => {
  found.hidden = true;
  search.ariaExpanded = "false";
  mark(-1);
};

const pick = person => {
  search.value = person.name;
  closeSearch();
  openPerson(person);
};

const lookUp = () => {
  matches = network.find(search.value, 12);
  const item = (person, i) => {
    const made = element("li", { id: `found-${i}`, role: "option", onpointerdown: event => { event.preventDefault(); pick(person); } },
      bdi(person.name), element("small", {}, person.note));
    return made;
  };
  found.replaceChildren(...matches.map(item));
  found.hidden = matches.length === 0;
  search.ariaExpanded = String(matches.length > 0);
  mark(matches.length ? 0 : -1);
  if (search.value.trim()) say(matches.length ? `${counted(matches.length, "name")} found` : "No such name in what is shown.");
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

// ---- filters ----

const shown = { from: -Infinity, to: Infinity, least: -Infinity };

const slider = (id, values, start, change) => {
  const [label, input, output] = [byId(id), byId(id).querySelector("input"), byId(id).querySelector("output")];
  if (values.length < 2) return;
  label.hidden = false;
  Object.assign(input, { min: 0, max: values.length - 1, step: 1, value: start });
  const tell = () => {
    const value = values[input.value];
    output.textContent = input.ariaValueText = String(Math.round(value * 100) / 100);
    return value;
  };
  input.addEventListener("input", () => {
    change(tell());
    network.show(shown);
    refresh();
  });
  tell();
};

const addFilters = () => {
  const [first, last] = network.years() ?? [0, -1];
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  slider("from-year", years, 0, year => { shown.from = year; });
  slider("to-year", years, years.length - 1, year => { shown.to = year; });
  slider("least-strength", network.strengths(), 0, strength => { shown.least = strength; });
  byId("filters").hidden = years.length < 2 && network.strengths().length < 2;
  network.show(shown);
};

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
  const now = placeOf(event), before = pointers.get(event.pointerId);
  if (!before) return showHint(view.at(...now), now);
  if (!hasMoved && Math.hypot(now[0] - before[0], now[1] - before[1]) < 4) return;
  hasMoved = true;
  canvas.classList.add("moving");
  showHint(null, now);
  if (pointers.size === 2) pinch(event.pointerId, before, now);
  else view.pan(now[0] - before[0], now[1] - before[1]);
  pointers.set(event.pointerId, now);
});

/** Two fingers: one rests while the other moves. */
const pinch = (pointer, before, now) => {
  const [, rest] = [...pointers].find(([other]) => other !== pointer);
  const away = ([x, y]) => Math.max(Math.hypot(x - rest[0], y - rest[1]), 1);
  view.zoom(away(now) / away(before), ...rest);
};

const release = event => {
  const isClick = pointers.delete(event.pointerId) && pointers.size === 0 && !hasMoved && event.type === "pointerup";
  canvas.classList.remove("moving");
  if (!isClick) return;
  const thing = view.at(...placeOf(event));
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

const keys = {
  "/": () => search.select(),
  "0": showAll,
  "+": () => view.zoom(1.4), "=": () => view.zoom(1.4), "-": () => view.zoom(1 / 1.4),
  Escape: () => select(null),
};
const arrows = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };

addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
  const action = keys[event.key] ?? (document.activeElement === canvas && arrows[event.key] && (() => view.pan(...arrows[event.key])));
  if (!action) return;
  event.preventDefault();
  action();
});
byId("closer").addEventListener("click", () => view.zoom(1.4));
byId("further").addEventListener("click", () => view.zoom(1 / 1.4));
byId("whole").addEventListener("click", showAll);

// ---- begin ----

addFilters();
new ResizeObserver(() => {
  document.documentElement.style.setProperty("--header", `${document.querySelector("header").offsetHeight}px`);
  view.fill();
}).observe(canvas);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  view.readColours();
  view.repaint();
});
view.fill();
view.set(view.placeFor(network.people));
// For those who open the console.
globalThis.coauth = { network, view, select: openPerson, path: openPath };
