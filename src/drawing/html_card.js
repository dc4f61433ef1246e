// What is said of a person, a tie or a path. Names and titles are only ever text.

/** Papers and people listed at once; the rest on demand. */
const AT_ONCE = 100;

/** An element with properties and children; texts among them are text. */
const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const button = (text, onclick, properties = {}) => element("button", { type: "button", onclick, ...properties }, text);

/** A name that does not turn the direction of the text around it. */
const bdi = text => element("bdi", {}, text);

/** A list whose end is shown on demand. */
const list = (things, item, properties = {}) => {
  const made = element("ul", properties, ...things.slice(0, AT_ONCE).map(item));
  if (things.length > AT_ONCE) {
    const rest = things.slice(AT_ONCE);
    const more = element("li", {}, button(`${rest.length} more`, () => {
      const items = rest.map(item);
      more.replaceWith(...items);
      items[0].querySelector("button, a")?.focus();
    }));
    made.append(more);
  }
  return made;
};

const titleOf = ({ title, link }) => link ? element("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, bdi(title)) : bdi(title);
const paperItem = paper => element("li", {}, titleOf(paper), paper.year === null ? "" : ` (${paper.year})`);

class Cards {
  /** `open` is called with a person whose name was clicked, `join` with two ends of a path, `around` with a person and hops. */
  constructor(place, network, { open, start, join, around, close }) {
    Object.assign(this, { place, network, open, start, join, around, close });
  }

  /** The focus stays where it was in the card, if that is still there. */
  #show(title, ...content) {
    const focus = this.place.contains(document.activeElement) ? document.activeElement.id : null;
    const close = button("×", this.close, { className: "close", ariaLabel: "Close", title: "Close (Escape)" });
    this.place.replaceChildren(element("h2", {}, title), ...content, close);
    this.place.hidden = false;
    this.place.scrollTop = 0;
    if (focus !== null) (document.getElementById(focus) ?? this.place).focus();
  }

  #nameButton(person) {
    return button(bdi(person.name), () => this.open(person), { className: "name" });
  }

  hide() {
    this.place.hidden = true;
    this.place.replaceChildren();
  }

  /** A person; `before` is the person selected before, from which a path is offered. */
  person(person, ties, coauthors, { before, around, hops }) {
    const papers = newestFirst(shownPapers(person.papers));
    const tie = tie => other(tie, person).isHub
      ? element("li", {}, bdi(other(tie, person).name), " ", element("small", {}, other(tie, person).note))
      : element("li", {}, this.#nameButton(other(tie, person)), " ", element("small", {}, tie.note || counted(shownPapers(tie.papers).length, "paper")));
    const only = count => button(count === 1 ? "1 hop" : `${count} hops`, () => this.around(around === person && hops === count ? null : person, count),
      { id: `hops-${count}`, ariaPressed: String(around === person && hops === count), title: `Show only ${this.network.authorWords[1]} within ${counted(count, "hop")}` });
    const actions = element("p", { className: "row" }, ...[
      before ? button(element("span", {}, "Path from ", bdi(before.name)), () => this.join(before, person), { id: "from-before" }) : "",
      button("Path from here to …", () => this.start(person), { id: "start" }), only(1), only(2),
      around ? button("Show everything", () => this.around(null, 0)) : "",
    ].filter(Boolean));
    const content = [element("p", { className: "note" }, person.note)];
    if (person.details.length) content.push(element("dl", { id: "details" }, ...person.details.flatMap(([name, value]) => [element("dt", {}, bdi(name)), element("dd", {}, bdi(value))])));
    content.push(actions);
    if (ties.length) content.push(element("h3", {}, `${counted(coauthors, ...this.network.coauthorWords)} in the drawing`), list(ties, tie, { id: "coauthors" }));
    if (papers.length) content.push(element("h3", {}, counted(papers.length, "paper")), list(papers, paperItem, { id: "papers" }));
    this.#show(bdi(person.name), ...content);
  }

  /** A paper, with those of its authors who are drawn. */
  paper(paper) {
    const people = paper.people.filter(person => person.isShown);
    const content = [element("p", { className: "note" }, paper.year === null ? "" : String(paper.year))];
    if (paper.link) content.push(element("p", {}, element("a", { href: paper.link, target: "_blank", rel: "noopener noreferrer" }, paper.link)));
    const author = person => element("li", {}, this.#nameButton(person));
    this.#show(bdi(paper.title), ...content, element("h3", {}, counted(people.length, ...this.network.authorWords)), list(people, author));
  }

  hub(hub) {
    const authors = hub.ties.filter(isVisible).map(tie => other(tie, hub));
    const author = person => element("li", {}, this.#nameButton(person));
    const content = [element("p", { className: "note" }, hub.note), list(shownPapers(hub.papers), paperItem, { id: "papers" })];
    this.#show(bdi(hub.name), ...content, element("h3", {}, counted(authors.length, ...this.network.authorWords)), list(authors, author));
  }

  tie(tie) {
    if (tie.b.isHub) return this.hub(tie.b);
    const papers = newestFirst(shownPapers(tie.papers));
    const title = element("span", {}, this.#nameButton(tie.a), " – ", this.#nameButton(tie.b));
    this.#show(title, element("p", { className: "note" }, tie.note || counted(papers.length, "paper")), list(papers, paperItem, { id: "papers" }));
  }

  path(from, to, path) {
    const title = element("span", {}, bdi(from.name), " to ", bdi(to.name));
    if (!path) return this.#show(title, element("p", { className: "note" }, "No path joins the two in what is shown."));
    const steps = path.people.map((person, i) => {
      const papers = i < path.ties.length ? [list(newestFirst(shownPapers(path.ties[i].papers)), paperItem)] : [];
      return element("li", {}, this.#nameButton(person), ...papers);
    });
    const note = `${counted(path.ties.length, "hop")}, a shortest path in what is shown`;
    this.#show(title, element("p", { className: "note" }, note), element("ol", { id: "path", className: "way" }, ...steps));
  }
}

/** What is said on hover: name, note, some papers. */
const hintOf = ({ person: someone, hub, tie }) => {
  const person = someone ?? hub;
  const papers = newestFirst(shownPapers((person ?? tie).papers));
  const title = person ? bdi(person.name) : element("span", {}, bdi(tie.a.name), " – ", bdi(tie.b.name));
  const lines = [element("p", {}, element("strong", {}, title))];
  const note = (person ?? tie).note;
  if (note) lines.push(element("p", { className: "note" }, note));
  if (papers.length) lines.push(element("ul", {}, ...papers.slice(0, 6).map(({ title, year }) => element("li", {}, bdi(title), year === null ? "" : ` (${year})`))));
  if (papers.length > 6) lines.push(element("p", { className: "note" }, `and ${counted(papers.length - 6, "more paper")}`));
  return lines;
};

