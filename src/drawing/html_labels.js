// Names on the drawing: which are shown, and where.

/** Pixels: letters of labels, and a side of the squares by which labels keep clear of each other. */
const LETTERS = 11, SQUARE = 4;
/** How many labels are enough, how many may cover ties, and how many ties are kept clear of. */
const ENOUGH = 400, OVER_TIES = 12, MOST_TIES = 6000;
/** So many of the most important in sight have a name, if need be at the end of a line of up to so many steps in one of these directions. */
const MUST_BE_NAMED = 10, STEPS = 80, WAYS = Array.from({ length: 24 }, (_, i) => [Math.cos(i * Math.PI / 12), Math.sin(i * Math.PI / 12)]);
/** A line over a square with a node is as bad as one that is so many steps longer. */
const OVER_NODE = 2;
const FONT = 'system-ui, "Helvetica Neue", Helvetica, Arial, "DejaVu Sans", sans-serif';

class Labels {
  constructor(view) {
    this.view = view;
    this.byImportance = [...view.network.people].sort((a, b) => b.radius - a.radius || b.ties.length - a.ties.length || a.number - b.number);
  }

  /**
   * Paints names where they find room, first of those who are selected or pointed at, who always have one, then of those who stand
   * out, then of the important, to the first of which a line leads if need be. None covers another or a node, and but for the first
   * ones none covers a tie.
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
    const places = this.place(lit);
    for (const { line, alpha } of places) if (line) this.#paintLine(line, alpha);
    for (const { person, left, middle, alpha } of places) {
      pen.globalAlpha = alpha;
      pen.strokeText(person.name, left, middle);
      pen.fillText(person.name, left, middle);
      this.placed.push(person);
    }
    pen.globalAlpha = 1;
  }

  #paintLine([x, y, toX, toY], alpha) {
    const { pen, colors } = this.view;
    pen.save();
    Object.assign(pen, { globalAlpha: alpha, strokeStyle: colors.ink, lineWidth: 0.8 });
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(toX, toY);
    pen.stroke();
    pen.restore();
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
    const places = [], done = new Set(), most = new Set(inSight.slice(0, MUST_BE_NAMED));
    const add = (person, alpha, mayCover) => {
      if (places.length >= ENOUGH || done.has(person)) return;
      const near = this.#free(person, taken, places.length < OVER_TIES || mayCover ? null : tied, mayCover);
      const place = near ?? (most.has(person) ? this.#atLine(person, taken) : null);
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

  /** A free place that a line leads to, past nodes where it can. */
  #atLine(person, taken) {
    const { view } = this, { width } = person, half = LETTERS * 0.6;
    const [x, y] = view.onScreen(person), radius = Math.max(person.radius * view.k, 1);
    let best = null, least = Infinity;
    for (let step = 2; step <= STEPS && step < least; step++) {
      for (const [dx, dy] of WAYS) {
        const at = away => [x + dx * (radius + away), y + dy * (radius + away)];
        const [endX, middle] = at(step * LETTERS), left = dx < 0 ? endX - width - 2 : endX + 2;
        const isInside = left >= 0 && left + width <= view.width && middle >= half && middle + half <= view.height;
        if (!isInside || !taken.isFree(left, middle - half, left + width, middle + half)) continue;
        const from = at(SQUARE), cost = step + OVER_NODE * taken.along(from, [endX, middle]);
        if (cost < least) [best, least] = [{ left, middle, width, line: [...at(0), endX, middle] }, cost];
      }
    }
    if (!best) return null;
    taken.take(best.left - 2, best.middle - half, best.left + width + 2, best.middle + half);
    taken.line(best.line.slice(0, 2), best.line.slice(2));
    return best;
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

  /** Calls with each square along a line, as far as it is on the screen. */
  #each([x, y], [toX, toY], found) {
    const steps = Math.min(Math.ceil(Math.max(Math.abs(toX - x), Math.abs(toY - y)) / SQUARE), 2000) || 1;
    for (let i = 0; i <= steps; i++) {
      const column = Math.floor((x + (toX - x) * i / steps) / SQUARE), row = Math.floor((y + (toY - y) * i / steps) / SQUARE);
      if (column >= 0 && column < this.columns && row >= 0 && row < this.rows) found(row * this.columns + column);
    }
  }

  /** Takes the squares along a line. */
  line(from, to) {
    this.#each(from, to, square => { this.taken[square] = 1; });
  }

  /** How many squares along a line are taken. */
  along(from, to) {
    let count = 0;
    this.#each(from, to, square => { count += this.taken[square]; });
    return count;
  }
}

