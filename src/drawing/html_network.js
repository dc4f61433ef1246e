// Who is tied to whom by which papers, and what of it is shown.

/** Text for comparing: without case and accents. */
const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Numbers that were written as differences. */
const undelta = numbers => { let sum = 0; return numbers.map(step => sum += step); };

/** The data of the page: JSON, or JSON that was deflated and written to the base 64. */
const read = async ({ type, textContent }) => {
  if (type === "application/json") return JSON.parse(textContent);
  const bytes = Uint8Array.from(atob(textContent), letter => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
};

/** What is shown at first: everything. */
const EVERYTHING = { from: -Infinity, to: Infinity, least: -Infinity, colors: new Set(), loners: false, around: null, hops: 0 };

class Network {
  constructor({ opacity, hubs, names, notes, details = [], x, y, radius, written, titles, years, links, ties, strengths, widths, shown, colorings, words }) {
    this.opacity = opacity;
    /** What nodes are, and what they are to those that they are tied to: singular and plural. */
    [this.authorWords, this.coauthorWords] = words;
    this.papers = titles.map((title, number) => ({ number, title, year: years[number], link: links[number] && `https://doi.org/${links[number]}`, people: [], isShown: true }));
    const nodes = names.map((name, number) => ({
      number, name, note: notes[number], details: details[number] ?? [], x: x[number] / 10, y: y[number] / 10, radius: radius[number] / 10, color: 0,
      papers: undelta(written[number]).map(paper => this.papers[paper]), ties: [], isShown: true, folded: fold(name), isHub: number >= names.length - hubs,
    }));
    this.people = nodes.filter(node => !node.isHub);
    /** Papers with very many authors: each author is tied to the paper, which represents the ties among all of them. */
    this.hubs = nodes.filter(node => node.isHub);
    for (const person of this.people) person.papers.forEach(paper => paper.people.push(person));
    const [first, second] = [undelta(ties.a), ties.b];
    this.ties = first.map((a, i) => {
      const strength = strengths[ties.s[i]];
      return { a: nodes[a], b: nodes[second[i]], strength, width: widths[ties.s[i]] / 10, color: 0, note: shown ? `strength ${Math.round(strength * 100) / 100}` : "", isShown: true };
    });
    for (const tie of this.ties) {
      tie.papers = common(tie.a.papers, tie.b.papers);
      tie.a.ties.push(tie);
      tie.b.ties.push(tie);
    }
    for (const node of nodes) node.ties.sort((s, t) => other(s, node).number - other(t, node).number);
    this.nodes = nodes;
    this.colorings = colorings;
    this.shown = { ...EVERYTHING };
    this.recolor(colorings[0]?.name);
  }

  /** Gives colors the meaning of this name. */
  recolor(name) {
    this.coloring = this.colorings.find(coloring => coloring.name === name) ?? this.colorings[0] ?? { name: "none", colors: "", groups: [] };
    for (const node of this.nodes) node.color = parseInt(this.coloring.colors[node.number] ?? "0", 36);
    for (const tie of this.ties) tie.color = tie.a.color === tie.b.color ? tie.a.color : 0;
  }

  /** First and last year, or nothing if none is known. */
  years() {
    const years = this.papers.map(paper => paper.year).filter(year => year !== null);
    return years.length ? years.reduce(([first, last], year) => [Math.min(first, year), Math.max(last, year)], [Infinity, -Infinity]) : null;
  }

  /** The strengths that occur, ascending. */
  strengths() {
    return [...new Set(this.ties.map(tie => tie.strength))].sort((a, b) => a - b);
  }

  /** Is anything of it filtered by years, strength or distance? */
  isFiltered() {
    const { from, to, least, around } = this.shown, years = this.years();
    return Boolean(around) || least > (this.strengths()[0] ?? -Infinity) || Boolean(years && (from > years[0] || to < years[1]));
  }

  /**
   * Shows papers of some years, ties of some strength by them, people of some colors or near to one. Papers without a year are
   * shown if all years are. While anything is filtered, people without a shown tie are hidden unless they are wanted.
   */
  show(changes) {
    Object.assign(this.shown, changes);
    const { from, to, least, colors, loners, around, hops } = this.shown;
    const years = this.years();
    const isAll = !years || (from <= years[0] && to >= years[1]);
    for (const paper of this.papers) paper.isShown = isAll || (paper.year !== null && from <= paper.year && paper.year <= to);
    const some = papers => papers.length === 0 || papers.some(paper => paper.isShown);
    for (const node of this.nodes) node.isShown = some(node.papers) && (colors.size === 0 || node.isHub || colors.has(node.color));
    for (const tie of this.ties) tie.isShown = tie.strength >= least && some(tie.papers);
    if (around) {
      const near = this.#within(around, hops);
      for (const node of this.nodes) node.isShown &&= near.has(node);
    }
    if (this.isFiltered() && !loners) {
      const tied = new Set(this.ties.filter(isVisible).flatMap(({ a, b }) => [a, b]));
      for (const node of this.nodes) node.isShown &&= tied.has(node) || node === around;
    }
  }

  #within(person, hops) {
    let [near, edge] = [new Set([person]), [person]];
    for (let i = 0; i < hops; i++) {
      edge = edge.flatMap(at => this.#steps(at)).flatMap(({ next, tie }) => tie.hub ? [next, tie.hub] : [next]).filter(node => !near.has(node) && near.add(node)).filter(node => !node.isHub);
    }
    return near;
  }

  /** What is shown, counted. */
  counts() {
    const people = this.people.filter(person => person.isShown);
    const papers = new Set(people.flatMap(person => shownPapers(person.papers)));
    return { people: people.length, papers: papers.size, ties: this.ties.filter(isVisible).length };
  }

  /** The shown people whose names have all words of a text, those that begin with it first. */
  findPeople(text) {
    const words = fold(text).trim().split(/\s+/);
    if (!words[0]) return [];
    const rank = ({ folded }) => folded.startsWith(words.join(" ")) ? 0 : ` ${folded}`.includes(` ${words[0]}`) ? 1 : 2;
    return this.people
      .filter(person => person.isShown && words.every(word => person.folded.includes(word)))
      .sort((a, b) => rank(a) - rank(b) || b.papers.length - a.papers.length || a.number - b.number);
  }

  /** The shown papers whose titles have all words of a text, the newest first. */
  findPapers(text) {
    const words = fold(text).trim().split(/\s+/);
    if (!words[0]) return [];
    const has = paper => { paper.folded ??= fold(paper.title); return words.every(word => paper.folded.includes(word)); };
    return newestFirst(this.papers.filter(paper => paper.isShown && paper.people.some(person => person.isShown) && has(paper)));
  }

  /** The ties of a person that are shown, strongest first. */
  tiesOf(person) {
    return person.ties.filter(isVisible).sort((s, t) => t.strength - s.strength);
  }

  /** The people who wrote with a person in what is shown. */
  coauthorsOf(person) {
    return new Set(this.#steps(person).map(({ next }) => next));
  }

  /**
   * One hop on from a person: the next person, and the tie between the two. By a hub it has the papers of the hub, the hub and
   * its two lines. Hubs in `known` are skipped.
   */
  #steps(person, known = new Set()) {
    return person.ties.filter(isVisible).flatMap(tie => {
      const hub = other(tie, person);
      if (!hub.isHub) return [{ next: hub, tie }];
      if (known.has(hub)) return [];
      const spokes = hub.ties.filter(spoke => spoke !== tie && isVisible(spoke));
      return spokes.map(spoke => ({ next: other(spoke, hub), tie: { papers: hub.papers, hub, lines: [tie, spoke] } }));
    });
  }

  /**
   * A shortest path by shown ties: its people and its ties, or nothing if no path joins the two. Of several the one
   * whose people come first is taken, as on the command line.
   */
  path(from, to) {
    const away = new Map([[to, 0]]);
    const waiting = [to], known = new Set();
    for (let i = 0; i < waiting.length && !away.has(from); i++) {
      for (const { next, tie } of this.#steps(waiting[i], known)) {
        if (!away.has(next)) {
          away.set(next, away.get(waiting[i]) + 1);
          waiting.push(next);
        }
        if (tie.hub) known.add(tie.hub);
      }
    }
    if (!away.has(from)) return null;
    const path = { people: [from], ties: [] };
    for (let at = from; at !== to; at = path.people.at(-1)) {
      const steps = this.#steps(at).filter(({ next }) => away.get(next) === away.get(at) - 1);
      const { next, tie } = steps.reduce((best, step) => step.next.number < best.next.number ? step : best);
      path.ties.push(tie);
      path.people.push(next);
    }
    return path;
  }
}

/** The papers in both lists, which are by number. */
const common = (a, b) => {
  const both = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const step = a[i].number - b[j].number;
    if (step === 0) both.push(a[i]);
    if (step <= 0) i++;
    if (step >= 0) j++;
  }
  return both;
};

const other = (tie, person) => tie.a === person ? tie.b : tie.a;
const isVisible = tie => tie.isShown && tie.a.isShown && tie.b.isShown;
const shownPapers = papers => papers.filter(paper => paper.isShown);
/** A number of things, whose plural is regular or given: 1 tie, 2 countries. */
const counted = (count, one, many = `${one}s`) => `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;

/** The newest first, those without a year last. */
const newestFirst = papers => [...papers].sort((a, b) => (b.year ?? -Infinity) - (a.year ?? -Infinity) || 0);
