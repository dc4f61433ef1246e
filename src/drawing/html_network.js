// Who is tied with whom by which papers, and what of it is shown.

/** Text for comparing: without case and accents. */
const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

class Network {
  constructor({ opacity, people, ties, papers }) {
    this.opacity = opacity;
    this.papers = papers.map(([title, year, link]) => ({ title, year, link }));
    this.people = people.map(([name, note, x, y, radius, colour, papers], number) =>
      ({ number, name, note, x, y, radius, colour, papers: this.#known(papers), ties: [], isShown: true, folded: fold(name) }));
    this.ties = ties.map(([a, b, strength, width, colour, papers, note]) =>
      ({ a: this.people[a], b: this.people[b], strength, width, colour, papers: this.#known(papers), note, isShown: true }));
    for (const tie of this.ties) {
      tie.a.ties.push(tie);
      tie.b.ties.push(tie);
    }
    for (const person of this.people) {
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
    for (const person of this.people) person.isShown = some(person.papers);
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

  /**
   * A shortest path by shown ties: its people and its ties, or nothing if no path joins the two. Of several the one
   * whose people come first is taken, as on the command line.
   */
  path(from, to) {
    const away = new Map([[to, 0]]);
    const waiting = [to];
    for (let i = 0; i < waiting.length && !away.has(from); i++) {
      for (const tie of waiting[i].ties.filter(isVisible)) {
        const next = other(tie, waiting[i]);
        if (!away.has(next)) {
          away.set(next, away.get(waiting[i]) + 1);
          waiting.push(next);
        }
      }
    }
    if (!away.has(from)) return null;
    const path = { people: [from], ties: [] };
    for (let at = from; at !== to; at = path.people.at(-1)) {
      const tie = at.ties.find(tie => isVisible(tie) && away.get(other(tie, at)) === away.get(at) - 1);
      path.ties.push(tie);
      path.people.push(other(tie, at));
    }
    return path;
  }
}

const other = (tie, person) => tie.a === person ? tie.b : tie.a;
const isVisible = tie => tie.isShown && tie.a.isShown && tie.b.isShown;
const shownPapers = papers => papers.filter(paper => paper.isShown);
const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

