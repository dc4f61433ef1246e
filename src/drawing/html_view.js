// What is seen of a network: where the drawing stands, and how it is painted.

/** Pixels: letters of labels, how near is near enough, room around the whole. */
const LETTERS = 11, NEAR = 5, MARGIN = 24;
/** Pixels a side of the squares by which labels keep clear of each other, and how many labels are enough. */
const SQUARE = 4, ENOUGH = 400;
/** Lines painted at a time: one path of thousands is slow, and so is a path for each. */
const STROKE = 200;
/** Milliseconds: painting that takes longer waits while the drawing moves, and how long it then waits. */
const SLOW = 25, REST = 140;

class View {
  constructor(canvas, network) {
    Object.assign(this, { canvas, network, k: 1, x: 0, y: 0, width: 1, height: 1, lit: null, isDue: false, cost: 0 });
    this.pen = canvas.getContext("2d", { alpha: false });
    this.still = { canvas: document.createElement("canvas"), k: 1, x: 0, y: 0 };
    const byLook = (s, t) => s.colour - t.colour || s.width - t.width;
    this.ties = [...network.ties].sort(byLook);
    this.people = [...network.people].sort((a, b) => a.colour - b.colour);
    this.hubs = network.hubs;
    this.byImportance = [...network.people].sort((a, b) => b.radius - a.radius || b.ties.length - a.ties.length || a.number - b.number);
    this.readColours();
  }

  readColours() {
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue(name).trim();
    this.colours = { paper: colour("--paper"), ink: colour("--ink") };
    this.palette = [];
    while (colour(`--c${this.palette.length}`)) this.palette.push(colour(`--c${this.palette.length}`));
  }

  /** Takes the size of its place on the page. */
  fill() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const [dx, dy] = [(width - this.width) / 2, (height - this.height) / 2];
    this.density = devicePixelRatio || 1;
    Object.assign(this, { width, height, x: this.x + dx, y: this.y + dy });
    this.canvas.width = this.still.canvas.width = Math.round(width * this.density);
    this.canvas.height = this.still.canvas.height = Math.round(height * this.density);
    this.repaint();
  }

  /** Where all of these people are in sight. */
  placeFor(people) {
    const [xs, ys] = [people.map(person => person.x), people.map(person => person.y)];
    const ends = list => list.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
    const [[left, right], [top, bottom]] = people.length ? [ends(xs), ends(ys)] : [[0, 1], [0, 1]];
    const room = (length, side) => (side - 4 * MARGIN) / Math.max(length, 1);
    const k = Math.min(room(right - left, this.width), room(bottom - top, this.height), people.length < 20 ? 3 : 8);
    return this.#centred((left + right) / 2, (top + bottom) / 2, k);
  }

  #centred(x, y, k) {
    return { k, x: this.width / 2 - x * k, y: this.height / 2 - y * k };
  }

  /** Moves there, at once for those who do not like movement. */
  goTo(place) {
    cancelAnimationFrame(this.going);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.set(place);
    const [start, from] = [performance.now(), { k: this.k, x: this.x, y: this.y }];
    const step = now => {
      const t = Math.min(Math.max((now - start) / 300, 0), 1);
      const share = t * t * (3 - 2 * t);
      const between = key => from[key] + (place[key] - from[key]) * share;
      this.set({ k: between("k"), x: between("x"), y: between("y") });
      if (t < 1) this.going = requestAnimationFrame(step);
    };
    this.going = requestAnimationFrame(step);
  }

  set(place) {
    Object.assign(this, place);
    this.#move();
  }

  pan(dx, dy) {
    cancelAnimationFrame(this.going);
    this.set({ x: this.x + dx, y: this.y + dy });
  }

  /** Zooms so that a point of the screen stays. */
  zoom(factor, x = this.width / 2, y = this.height / 2) {
    cancelAnimationFrame(this.going);
    const k = Math.min(Math.max(this.k * factor, 0.01), 40);
    this.set({ k, x: x - (x - this.x) * k / this.k, y: y - (y - this.y) * k / this.k });
  }

  /** Brings a person into sight without moving more than needed; `covered` pixels on the right are hidden. */
  bring(person, covered) {
    const [x, y] = this.onScreen(person);
    const isIn = x > MARGIN && x < this.width - covered - MARGIN && y > MARGIN && y < this.height - MARGIN;
    if (isIn && this.k > 0.5) return;
    const k = Math.max(this.k, 1);
    this.goTo({ k, x: (this.width - covered) / 2 - person.x * k, y: this.height / 2 - person.y * k });
  }

  onScreen({ x, y }) {
    return [x * this.k + this.x, y * this.k + this.y];
  }

  /** The person there, or the hub, or the tie, or nothing. */
  at(screenX, screenY) {
    const [x, y, near] = [(screenX - this.x) / this.k, (screenY - this.y) / this.k, NEAR / this.k];
    const nearest = (things, away) => {
      let [best, least] = [null, near];
      for (const thing of things) {
        const distance = away(thing);
        if (distance < least) [best, least] = [thing, distance];
      }
      return best;
    };
    const person = nearest(this.people, p => p.isShown ? Math.hypot(p.x - x, p.y - y) - p.radius : Infinity);
    if (person) return { person };
    const hub = nearest(this.hubs, h => h.isShown ? Math.hypot(h.x - x, h.y - y) - h.radius : Infinity);
    if (hub) return { hub };
    const tie = nearest(this.ties, tie => isVisible(tie) ? distanceTo(tie, x, y) - tie.width / 2 : Infinity);
    return tie ? { tie } : null;
  }

  /** Lets these people and ties stand out; all alike if there are none. */
  light(lit) {
    this.lit = lit;
    this.repaint();
  }

  /** Paints all anew before the next frame. */
  repaint() {
    if (!this.isDue) {
      this.isDue = true;
      requestAnimationFrame(() => this.#paint());
    }
  }

  /** Paints the last picture in its new place if painting anew would be slow, and anew when the drawing rests. */
  #move() {
    clearTimeout(this.resting);
    if (this.cost < SLOW) return this.repaint();
    this.resting = setTimeout(() => this.repaint(), REST);
    requestAnimationFrame(() => {
      const { pen, still, density } = this;
      const k = this.k / still.k;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.fillStyle = this.colours.paper;
      pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
      pen.setTransform(k, 0, 0, k, (this.x - still.x * k) * density, (this.y - still.y * k) * density);
      pen.drawImage(still.canvas, 0, 0);
    });
  }

  #paint() {
    this.isDue = false;
    const start = performance.now();
    const { pen, density, lit } = this;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalAlpha = 1;
    pen.fillStyle = this.colours.paper;
    pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
    pen.setTransform(density * this.k, 0, 0, density * this.k, density * this.x, density * this.y);
    const { opacity } = this.network;
    this.#paintTies(tie => !lit?.ties.has(tie), lit ? opacity / 3 : opacity);
    this.#paintPeople(person => !lit?.people.has(person), lit ? 0.35 : 1);
    if (lit) {
      this.#paintTies(tie => lit.ties.has(tie), 1);
      this.#paintPeople(person => lit.people.has(person), 1);
    }
    this.#paintHubs();
    pen.setTransform(density, 0, 0, density, 0, 0);
    this.#paintLabels();
    this.#keep();
    this.cost = performance.now() - start;
  }

  #keep() {
    const { still } = this;
    Object.assign(still, { k: this.k, x: this.x, y: this.y });
    const pen = still.canvas.getContext("2d", { alpha: false });
    pen.drawImage(this.canvas, 0, 0);
  }

  /** What is in sight, in the drawing's own lengths. */
  #sight() {
    return { left: -this.x / this.k, top: -this.y / this.k, right: (this.width - this.x) / this.k, bottom: (this.height - this.y) / this.k };
  }

  #paintTies(isPainted, alpha) {
    const { pen } = this;
    const sight = this.#sight();
    let [last, lines] = [null, 0];
    pen.globalAlpha = alpha;
    pen.lineCap = "round";
    for (const tie of this.ties) {
      if (!isVisible(tie) || !isPainted(tie) || isBeside(tie, sight)) continue;
      if (lines === STROKE || last?.colour !== tie.colour || last?.width !== tie.width) {
        if (last) pen.stroke();
        [last, lines] = [tie, 0];
        pen.strokeStyle = this.palette[tie.colour];
        pen.lineWidth = Math.max(tie.width, 0.4 / this.k);
        pen.beginPath();
      }
      pen.moveTo(tie.a.x, tie.a.y);
      pen.lineTo(tie.b.x, tie.b.y);
      lines++;
    }
    if (last) pen.stroke();
  }

  #paintPeople(isPainted, alpha) {
    const { pen } = this;
    const sight = this.#sight();
    pen.globalAlpha = alpha;
    pen.strokeStyle = this.colours.paper;
    pen.lineWidth = Math.min(0.8, 1 / this.k);
    for (const person of this.people) {
      const { x, y } = person, radius = Math.max(person.radius, 1 / this.k);
      const isOut = x + radius < sight.left || x - radius > sight.right || y + radius < sight.top || y - radius > sight.bottom;
      if (isOut || !person.isShown || !isPainted(person)) continue;
      pen.fillStyle = this.palette[person.colour];
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fill();
      if (radius * this.k > 2) pen.stroke();
    }
  }

  /** Diamonds, which no person is. */
  #paintHubs() {
    const { pen, lit } = this;
    pen.fillStyle = this.colours.ink;
    for (const hub of this.hubs.filter(hub => hub.isShown)) {
      const radius = Math.max(hub.radius, 2 / this.k);
      pen.globalAlpha = !lit || lit.people.has(hub) ? 1 : 0.35;
      pen.beginPath();
      [[0, -1], [1, 0], [0, 1], [-1, 0]].forEach(([dx, dy]) => pen.lineTo(hub.x + dx * radius, hub.y + dy * radius));
      pen.fill();
    }
  }

  /** Names where they find room, first those that stand out, then the important. None covers another. */
  #paintLabels() {
    const { pen, lit } = this;
    pen.font = `${LETTERS}px system-ui, "Helvetica Neue", Helvetica, Arial, "DejaVu Sans", sans-serif`;
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.strokeStyle = this.colours.paper;
    pen.fillStyle = this.colours.ink;
    pen.lineWidth = 3;
    const taken = new Squares(this.width, this.height);
    const inSight = this.byImportance.filter(person => person.isShown && this.#isInSight(person));
    for (const person of inSight) {
      const [x, y] = this.onScreen(person), radius = person.radius * this.k;
      if (radius > 2.5) taken.take(x - radius, y - radius, x + radius, y + radius);
    }
    let left = ENOUGH;
    const label = person => {
      if (left > 0 && this.#paintLabel(person, taken)) left--;
    };
    if (lit) inSight.filter(person => lit.people.has(person)).forEach(label);
    pen.globalAlpha = lit ? 0.4 : 1;
    inSight.filter(person => !lit?.people.has(person)).forEach(label);
    pen.globalAlpha = 1;
  }

  #isInSight(person) {
    const [x, y] = this.onScreen(person);
    return x > 0 && x < this.width && y > 0 && y < this.height;
  }

  /** Paints a name right, left, below or above its person, or says that there is no room. */
  #paintLabel(person, taken) {
    const [x, y] = this.onScreen(person), gap = Math.max(person.radius * this.k, 1) + 3, half = LETTERS * 0.6;
    person.width ??= this.pen.measureText(person.name).width;
    const { width } = person;
    for (const [left, middle] of [[x + gap, y], [x - gap - width, y], [x - width / 2, y + gap + half], [x - width / 2, y - gap - half]]) {
      if (left < 0 || left + width > this.width || !taken.isFree(left, middle - half, left + width, middle + half)) continue;
      taken.take(left - 2, middle - half, left + width + 2, middle + half);
      this.pen.strokeText(person.name, left, middle);
      this.pen.fillText(person.name, left, middle);
      return true;
    }
    return false;
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
}

/** Distance of a point from the line between the ends of a tie. */
const distanceTo = ({ a, b }, x, y) => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(a.x + t * dx - x, a.y + t * dy - y);
};

const isBeside = ({ a, b }, { left, top, right, bottom }) =>
  (a.x < left && b.x < left) || (a.x > right && b.x > right) || (a.y < top && b.y < top) || (a.y > bottom && b.y > bottom);

