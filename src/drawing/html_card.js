// What is said of a person, a tie or a path. Names and titles are only ever text.

/** Papers and people listed at once; the rest on demand. */
const AT_ONCE = 100;

/** An element with properties and children; texts among them are text. */
const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** A name that does not turn the direction of the text around it. */
const bdi = text => element("bdi", {}, text);

/** A list whose end is shown on demand. */
const list = (things, item, properties = {}) => {
  const made = element("ul", properties, ...things.slice(0, AT_ONCE).map(item));
  if (things.length > AT_ONCE) {
    const rest = things.slice(AT_ONCE);
    const more = element("li", {}, element("button", { type: "button", onclick: () => more.replaceWith(...rest.map(item)) }, `${rest.length} more`));
    made.append(more);
  }
  return made;
};

const paperItem = ({ title, year, link }) => {
  const text = link ? element("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, title) : title;
  return element("li", {}, bdi(text), year === null ? "" : ` (${year})`);
};

/** The newest first, those without a year last. */
const newestFirst = papers => [...papers].sort((a, b) => (b.year ?? -Infinity) - (a.year ?? -Infinity) || 0);

class Cards {
  /** `open` is called with a person whose name was clicked, `start` with one from whom a path is wanted. */
  constructor(place, { open, start, close }) {
    Object.assign(this, { place, open, start, close });
  }

  #show(title, ...content) {
    const button = element("button", { type: "button", className: "close", onclick: this.close, ariaLabel: "Close", title: "Close (Escape)" }, "×");
    this.place.replaceChildren(element("h2", {}, title), ...content, button);
    this.place.hidden = false;
    this.place.scrollTop = 0;
  }

  #nameButton(person) {
    return element("button", { type: "button", className: "name", onclick: () => this.open(person) }, bdi(person.name));
  }

  hide() {
    this.place.hidden = true;
    this.place.replaceChildren();
  }

  person(person, ties, coauthors) {
    const papers = newestFirst(shownPapers(person.papers));
    const tie = tie => other(tie, person).isHub
      ? element("li", {}, bdi(other(tie, person).name), " ", element("small", {}, other(tie, person).note))
      : element("li", {}, this.#nameButton(other(tie, person)), " ", element("small", {}, tie.note || counted(shownPapers(tie.papers).length, "paper")));
    const content = [
      element("p", { className: "note" }, person.note),
      element("button", { type: "button", id: "start", onclick: () => this.start(person) }, "Path from here to …"),
    ];
    if (ties.length) content.push(element("h3", {}, `${counted(coauthors, "co-author")} in the drawing`), list(ties, tie, { id: "coauthors" }));
    if (papers.length) content.push(element("h3", {}, counted(papers.length, "paper")), list(papers, paperItem, { id: "papers" }));
    this.#show(bdi(person.name), ...content);
  }

  hub(hub) {
    const authors = hub.ties.filter(isVisible).map(tie => other(tie, hub));
    const author = person => element("li", {}, this.#nameButton(person));
    const content = [element("p", { className: "note" }, hub.note), list(shownPapers(hub.papers), paperItem, { id: "papers" })];
    this.#show(bdi(hub.name), ...content, element("h3", {}, counted(authors.length, "author")), list(authors, author));
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

