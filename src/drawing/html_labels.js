// Names on the drawing: which are shown, and where.

/** Pixels: letters of labels, and a side of the squares by which labels keep clear of each other. */
const LETTERS = 11, SQUARE = 4;
/** How many labels are enough, how many may cover ties, and how many ties are kept clear of. */
const ENOUGH = 400, OVER_TIES = 12, MOST_TIES = 6000;
const FONT = 'system-ui, "Helvetica Neue", Helvetica, Arial, "DejaVu Sans", sans-serif';

class Labels {
  constructor(view) {
    this.view = view;
    this.byImportance = [...view.network.people].sort((a, b) => b.radius - a.radius || b.ties.length - a.ties.length || a.number - b.number);
  }

  /**
   * Paints names where they find room, first of those who are selected or pointed at, who always have one, then of those who stand
   * out, then of the important. None covers another or a node, and but for the first ones none covers a tie.
   */
  paint() {
    const { pen, lit, colors } = this.view;
    pen.font = `${LETTERS}px ${FONT}`;
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.strokeStyle = colors.paper;
    pen.fillStyle = colors.ink;
    pen.lineWidth = 3;
    this.placed = [];
    for (const { person, left, middle, alpha } of this.place(lit)) {
      pen.globalAlpha = alpha;
      pen.strokeText(person.name, left, middle);
      pen.fillText(person.name, left, middle);
      this.placed.push(person);
    }
    pen.globalAlpha = 1;
  }

  /** The names to show, each with its place on the screen. */
  place(lit) {
    const { view } = this;
    const taken = new Squares(view.width, view.height), tied = new Squares(view.width, view.height);
    const buttons = document.querySelector("nav");
    taken.take(0, 0, buttons.offsetLeft + buttons.offsetWidth, buttons.offsetTop + buttons.offsetHeight);
    const inSight = this.byImportance.filter(person => person.isShown && view.isInSight(person));
    for (const person of inSight) {
      const [x, y] = view.onScreen(person), radius = Math.max(person.radius * view.k, 1);
      taken.take(x - radius, y - radius, x + radius, y + radius);
    }
    const ties = view.ties.filter(isVisible);
    if (ties.length <= MOST_TIES) ties.forEach(tie => tied.line(view.onScreen(tie.a), view.onScreen(tie.b)));
    const places = [], done = new Set();
    const add = (person, alpha, mayCover) => {
      if (places.length >= ENOUGH || done.has(person)) return;
      const place = this.#free(person, taken, places.length < OVER_TIES || mayCover ? null : tied, mayCover);
      if (!place) return;
      done.add(person);
      places.push({ person, alpha, ...place });
    };
    const first = [view.pointed, lit?.center, ...(lit?.ends ?? [])].filter(person => person?.isShown && view.isInSight(person));
    first.forEach(person => add(person, 1, true));
    if (lit) inSight.filter(person => lit.people.has(person)).forEach(person => add(person, 1, false));
    inSight.filter(person => !lit?.people.has(person)).forEach(person => add(person, lit ? 0.4 : 1, false));
    return places;
  }

  /** A free place right, left, below or above a person; for those who must have one, the first place on the screen. */
  #free(person, taken, tied, must) {
    const { view } = this, [x, y] = view.onScreen(person);
    const gap = Math.max(person.radius * view.k, 1) + 4, half = LETTERS * 0.6;
    view.pen.font = `${LETTERS}px ${FONT}`;
    person.width ??= view.pen.measureText(person.name).width;
    const { width } = person;
    const inside = ([left, middle]) => left >= 0 && left + width <= view.width && middle >= half && middle + half <= view.height;
    const ways = [[x + gap, y], [x - gap - width, y], [x - width / 2, y + gap + half], [x - width / 2, y - gap - half]].filter(inside);
    const isFree = squares => ([left, middle]) => squares.isFree(left, middle - half, left + width, middle + half);
    const free = ways.filter(isFree(taken));
    const inset = [Math.max(0, Math.min(x + gap, view.width - width)), Math.max(half, Math.min(y, view.height - half))];
    const best = (tied ? free.find(isFree(tied)) : free[0]) ?? (must ? ways[0] ?? inset : null);
    if (!best) return null;
    const [left, middle] = best;
    taken.take(left - 2, middle - half, left + width + 2, middle + half);
    return { left, middle, width };
  }
}

/** Which squares of the screen have something in them. */
class Squares {
  constructor(width, height) {
    this.columns = Math.ceil(width / SQUARE) + 1;
    this.rows = Math.ceil(height / SQUARE) + 1;
    this.taken = new Uint8Array(this.columns * this.rows);
  }

  /** The first and last square of a box in a row or column. */
  #range(from, to, count) {
    return [Math.max(Math.floor(from / SQUARE), 0), Math.min(Math.floor(to / SQUARE), count - 1)];
  }

  isFree(left, top, right, bottom) {
    const [c0, c1] = this.#range(left, right, this.columns), [r0, r1] = this.#range(top, bottom, this.rows);
    for (let row = r0; row <= r1; row++) {
      for (let column = c0; column <= c1; column++) {
        if (this.taken[row * this.columns + column]) return false;
      }
    }
    return true;
  }

  take(left, top, right, bottom) {
    const [c0, c1] = this.#range(left, right, this.columns), [r0, r1] = this.#range(top, bottom, this.rows);
    for (let row = r0; row <= r1; row++) {
      if (c1 >= c0) this.taken.fill(1, row * this.columns + c0, row * this.columns + c1 + 1);
    }
  }

  /** Takes the squares along a line, as far as it is on the screen. */
  line([x, y], [toX, toY]) {
    const steps = Math.min(Math.ceil(Math.max(Math.abs(toX - x), Math.abs(toY - y)) / SQUARE), 2000) || 1;
    for (let i = 0; i <= steps; i++) {
      const column = Math.floor((x + (toX - x) * i / steps) / SQUARE), row = Math.floor((y + (toY - y) * i / steps) / SQUARE);
      if (column >= 0 && column < this.columns && row >= 0 && row < this.rows) this.taken[row * this.columns + column] = 1;
    }
  }
}

