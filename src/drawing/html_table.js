// Tables of the people and the papers that are shown: all that the drawing has, for reading and for sorting.

const capital = word => word[0].toUpperCase() + word.slice(1);

class Tables {
  /** `open` is called with a person who was chosen, `openPaper` with a paper. */
  constructor(place, network, { open, openPaper, close }) {
    Object.assign(this, { place, network, open, openPaper, close, kind: "people", by: null, isUp: false, most: AT_ONCE });
    /** Of each table its columns: heading, value to sort by, what a cell shows, whether it is a number. */
    this.columns = {
      people: [
        ["Name", person => person.folded, person => button(bdi(person.name), () => this.open(person), { className: "name" }), false],
        ["Papers", person => shownPapers(person.papers).length, null, true],
        [capital(network.coauthorWords[1]), person => this.network.coauthorsOf(person).size, null, true],
      ],
      papers: [
        ["Title", paper => paper.folded ??= fold(paper.title), paper => button(bdi(paper.title), () => this.openPaper(paper), { className: "name" }), false],
        ["Year", paper => paper.year ?? "", null, true],
        [capital(network.authorWords[1]), paper => paper.people.length, null, true],
      ],
    };
  }

  get isOpen() { return !this.place.hidden; }

  toggle() {
    this.place.hidden = this.isOpen;
    if (this.isOpen) this.render();
    return this.isOpen;
  }

  #rows() {
    const people = this.network.people.filter(person => person.isShown);
    if (this.kind === "people") return people;
    return this.network.papers.filter(paper => paper.isShown && paper.people.some(person => person.isShown));
  }

  render() {
    if (!this.isOpen) return;
    const columns = this.columns[this.kind], rows = this.#rows();
    const column = columns[this.by ?? 1];
    const keys = new Map(rows.map(row => [row, column[1](row)]));
    const compare = (a, b) => keys.get(a) < keys.get(b) ? -1 : keys.get(a) > keys.get(b) ? 1 : 0;
    const sign = this.by !== null && this.isUp ? 1 : -1;
    rows.sort((a, b) => sign * compare(a, b) || a.number - b.number);
    const tab = (kind, text) => button(text, () => this.#change({ kind, by: null, most: AT_ONCE }), { ariaPressed: String(this.kind === kind) });
    const heading = ([text], number) => {
      const isSorted = number === (this.by ?? 1);
      const sort = () => this.#change({ by: number, isUp: isSorted ? !(this.by !== null && this.isUp) : number === 0 });
      const sorted = isSorted ? (sign > 0 ? "ascending" : "descending") : "none";
      return element("th", { scope: "col", ariaSort: sorted }, button(`${text}${isSorted ? (sign > 0 ? " ↑" : " ↓") : ""}`, sort));
    };
    const cell = row => ([, value, show, isNumber]) => element("td", { className: isNumber ? "number" : "" }, show ? show(row) : String(value(row)));
    const line = row => element("tr", {}, ...columns.map(cell(row)));
    const table = element("table", {},
      element("thead", {}, element("tr", {}, ...columns.map(heading))),
      element("tbody", {}, ...rows.slice(0, this.most).map(line)));
    const more = rows.length > this.most ? [button(`${(rows.length - this.most).toLocaleString("en-US")} more`, () => this.#change({ most: this.most * 10 }))] : [];
    const buttons = () => [...this.place.querySelectorAll("button")], focus = buttons().indexOf(document.activeElement);
    this.place.replaceChildren(
      element("h2", {}, this.kind === "people" ? counted(rows.length, ...this.network.authorWords) : counted(rows.length, "paper")),
      element("p", { className: "row" }, tab("people", capital(this.network.authorWords[1])), tab("papers", "Papers")), table, ...more,
      button("×", this.close, { className: "close", ariaLabel: "Close the table" }));
    buttons()[focus]?.focus();
  }

  #change(changes) {
    const scroll = this.place.scrollTop;
    Object.assign(this, changes);
    this.render();
    this.place.scrollTop = changes.most ? scroll : 0;
  }
}

