// Who is tied with whom by which papers, and what of it is shown.

/** Text for comparing: without case and accents. */
const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

class Network {
  constructor({ opacity, hubs, people, ties, papers }) {
    this.opacity = opacity;
    this.papers = papers.map(([title, year, link]) => ({ title, year, link }));
    const nodes = people.map(([name, note, x, y, radius, colour, papers], number) =>
      ({ number, name, note, x, y, radius, colour, papers: this.#known(papers), ties: [], isShown: true, folded: fold(name), isHub: number >= people.length - hubs }));
    this.people = nodes.filter(node => !node.isHub);
    /** Papers with very many authors: each author is tied to the paper, which represents the ties among all of them. */
    this.hubs = nodes.filter(node => node.isHub);
    this.ties = ties.map(([a, b, strength, width, colour, papers, note]) =>
      ({ a: nodes[a], b: nodes[b], strength, width, colour, papers: this.#known(papers), note, isShown: true }));
    for (const tie of this.ties) {
      tie.a.ties.push(tie);
      tie.b.ties.push(tie);
    }
    for (const person of nodes) {
      person.ties.sort((s, t) => other(s, person).number - other(t, person).number);
    }
  }

  #known(numbers) {
    return numbers.map(number => this.papers[number]);
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

  /**
   * Shows the papers of some years, and ties of some strength by them. Papers without a year are shown if all
   * years are; people and ties without papers always.
   */
  show({ from, to, least }) {
    const [first, last] = this.years() ?? [from, to];
    const isAll = from <= first && to >= last;
    for (const paper of this.papers) {
      paper.isShown = isAll || (paper.year !== null && from <= paper.year && paper.year <= to);
    }
    const some = papers => papers.length === 0 || papers.some(paper => paper.isShown);
    for (const node of [...this.people, ...this.hubs]) node.isShown = some(node.papers);
    for (const tie of this.ties) tie.isShown = tie.strength >= least && some(tie.papers);
  }

  /** The people whose names have all words of a text, those that begin with it first. */
  find(text, most) {
    const wanted = fold(text).trim();
    const words = wanted.split(/\s+/);
    if (!wanted) return [];
    const rank = ({ folded }) => folded.startsWith(wanted) ? 0 : ` ${folded}`.includes(` ${words[0]}`) ? 1 : 2;
    return this.people
      .filter(person => person.isShown && words.every(word => person.folded.includes(word)))
      .sort((a, b) => rank(a) - rank(b) || b.papers.length - a.papers.length || a.number - b.number)
      .slice(0, most);
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
   * its two lines. Hubs in `known` are passed over.
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

const other = (tie, person) => tie.a === person ? tie.b : tie.a;
const isVisible = tie => tie.isShown && tie.a.isShown && tie.b.isShown;
const shownPapers = papers => papers.filter(paper => paper.isShown);
const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

