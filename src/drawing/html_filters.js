// The legend, by which colors are filtered, and the filters of years and strength.

/** Milliseconds that a year is shown while years play. */
const A_YEAR = 700;

class Filters {
  /** `changed` is called after each change of what is shown. */
  constructor(network, view, changed) {
    Object.assign(this, { network, view, changed });
    this.years = network.years() ?? [0, 0];
    this.strengths = network.strengths();
    this.#addColors();
    this.#addYears();
    this.#addStrengths();
    byId("loners").addEventListener("change", event => this.show({ loners: event.target.checked }));
    byId("reset").addEventListener("click", () => this.reset());
    this.tell();
  }

  show(changes) {
    this.network.show(changes);
    this.tell();
    this.changed();
  }

  reset() {
    this.stop();
    this.show({ ...EVERYTHING, colors: new Set() });
  }

  recolor(name) {
    this.network.recolor(name);
    this.view.sort();
    this.show({ colors: new Set() });
  }

  #addColors() {
    const names = { community: "by community", component: "by component", year: "by mean year", none: "none" };
    const choice = byId("color");
    choice.append(...this.network.colorings.map(({ name }) => element("option", { value: name }, Object.hasOwn(names, name) ? names[name] : name)));
    choice.closest("label").hidden = this.network.colorings.length < 2;
    choice.addEventListener("change", () => this.recolor(choice.value));
  }

  #addYears() {
    const [first, last] = this.years;
    if (first === last) return;
    byId("years").hidden = false;
    for (const id of ["from-year", "to-year"]) {
      Object.assign(byId(id), { min: first, max: last, step: 1 });
      byId(id).addEventListener("input", () => {
        this.stop();
        const ends = [byId("from-year").valueAsNumber, byId("to-year").valueAsNumber];
        // An end that is moved over the other one takes it along.
        const moved = id === "from-year" ? ends[0] : ends[1];
        const [from, to] = ends[0] <= ends[1] ? ends : [moved, moved];
        this.show({ from: from === first ? -Infinity : from, to: to === last ? Infinity : to });
      });
    }
    byId("play").addEventListener("click", () => this.playing ? this.stop() : this.#play());
  }

  /** Adds one year after the other. */
  #play() {
    const [first, last] = this.years;
    let year = this.network.shown.to >= last ? Math.max(first, this.network.shown.from) : this.network.shown.to;
    const step = () => {
      this.show({ to: year >= last ? Infinity : year });
      if (year++ >= last) this.stop();
    };
    this.playing = setInterval(step, A_YEAR);
    byId("play").textContent = "Stop";
    step();
  }

  stop() {
    clearInterval(this.playing);
    this.playing = null;
    byId("play").textContent = "Play";
  }

  #addStrengths() {
    const label = byId("least-strength"), input = label.querySelector("input");
    if (this.strengths.length < 2) return;
    label.hidden = false;
    label.querySelector("span").textContent = this.network.widthWord;
    Object.assign(input, { min: 0, max: this.strengths.length - 1, step: 1, value: 0 });
    input.addEventListener("input", () => this.show({ least: input.valueAsNumber === 0 ? -Infinity : this.strengths[input.value] }));
  }

  /** Shows the state of all filters, and the legend. */
  tell() {
    const { from, to, least, loners } = this.network.shown, [first, last] = this.years;
    const [a, b] = [Math.max(first, from), Math.min(last, to)];
    byId("from-year").value = a;
    byId("to-year").value = b;
    byId("span").textContent = a === b ? String(a) : `${a} to ${b}`;
    for (const [id, year] of [["from-year", a], ["to-year", b]]) byId(id).ariaValueText = String(year);
    const at = Math.max(0, this.strengths.findIndex(strength => strength >= least));
    byId("least-strength").querySelector("input").value = at;
    byId("least-strength").querySelector("output").textContent = String(Math.round((this.strengths[at] ?? 0) * 100) / 100);
    byId("loners").checked = loners;
    byId("color").value = this.network.coloring.name;
    const counts = this.network.counts(), all = this.network.people.length;
    byId("counts").textContent = counts.people === all ? "" : `${counts.people.toLocaleString("en-US")} of ${counted(all, ...this.network.authorWords)} shown, ${counted(counts.ties, "tie")}`;
    this.#drawHistogram(a, b);
    this.#legend();
  }

  /** Papers per year; the years that are shown are dark. */
  #drawHistogram(a, b) {
    const [first, last] = this.years, canvas = byId("histogram"), pen = canvas.getContext("2d");
    const counts = new Array(last - first + 1).fill(0);
    for (const { year } of this.network.papers) if (year !== null) counts[year - first]++;
    const [most, width] = [Math.max(...counts, 1), canvas.width / counts.length];
    pen.clearRect(0, 0, canvas.width, canvas.height);
    counts.forEach((count, i) => {
      pen.fillStyle = first + i >= a && first + i <= b ? this.view.colors.ink : this.view.groups[0];
      const height = canvas.height * count / most;
      pen.fillRect(i * width, canvas.height - height, Math.max(width - 1, 1), height);
    });
  }

  #legend() {
    const { coloring, shown } = this.network, palette = this.view.palette;
    const counts = new Map();
    for (const { color, isShown } of this.network.people) counts.set(color, (counts.get(color) ?? 0) + (isShown || shown.colors.size ? 1 : 0));
    const mark = color => { const dot = element("i", {}); dot.style.background = palette[color]; return dot; };
    const toggle = color => {
      const colors = new Set(shown.colors);
      if (!colors.delete(color)) colors.add(color);
      this.show({ colors });
    };
    const entry = (color, text) => button(element("span", {}, mark(color), text), () => toggle(color),
      { ariaPressed: String(shown.colors.has(color)), title: "Show only these" });
    const parts = [];
    if (coloring.ends) {
      const shade = color => { const piece = mark(color); piece.className = "shade"; return piece; };
      parts.push(element("p", {}, `${coloring.word}: ${coloring.ends[0]}`), ...palette.slice(1).map((_, i) => shade(i + 1)), element("p", {}, coloring.ends[1]));
    } else {
      if (coloring.groups.length > 1) parts.push(element("p", {}, coloring.word));
      coloring.groups.forEach((name, i) => counts.has(i + 1) && coloring.groups.length > 1 && parts.push(entry(i + 1, name)));
    }
    if (coloring.gray && counts.has(0)) parts.push(entry(0, coloring.gray));
    const focus = [...byId("legend").children].indexOf(document.activeElement);
    byId("legend").replaceChildren(...parts);
    byId("legend").hidden = parts.length === 0;
    byId("legend").children[focus]?.focus();
  }
}

