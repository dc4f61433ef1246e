// What is seen of a network: where the drawing stands, and how it is painted.

/** Pixels: how near is near enough for a mouse and for a finger, room around the whole. */
const NEAR = 5, NEAR_FINGER = 14, MARGIN = 24;
/** Lines painted at a time: one path of thousands is slow, and so is a path for each. */
const STROKE = 200;
/** Milliseconds: painting that takes longer waits while the drawing moves, and how long it then waits. */
const SLOW = 25, REST = 140;

class View {
  constructor(canvas, network) {
    Object.assign(this, { canvas, network, k: 1, x: 0, y: 0, width: 1, height: 1, lit: null, isDue: false, cost: 0 });
    this.pen = canvas.getContext("2d", { alpha: false });
    this.labels = new Labels(this);
    this.moved = () => {};
    this.still = { canvas: document.createElement("canvas"), k: 1, x: 0, y: 0 };
    this.hubs = network.hubs;
    this.pointed = null;
    this.readColors();
    this.sort();
  }

  /** Brings what has one look together, which paints faster. */
  sort() {
    this.ties = [...this.network.ties].sort((s, t) => s.color - t.color || s.width - t.width);
    this.people = [...this.network.people].sort((a, b) => a.color - b.color);
  }

  readColors() {
    const style = getComputedStyle(document.documentElement);
    const color = name => style.getPropertyValue(name).trim();
    this.colors = { paper: color("--paper"), ink: color("--ink") };
    const all = kind => { const list = []; while (color(`--${kind}${list.length}`)) list.push(color(`--${kind}${list.length}`)); return list; };
    [this.groups, this.shades] = [all("c"), all("s")];
  }

  /** The colors of what colors mean now. */
  get palette() {
    return this.network.coloring.ends ? this.shades : this.groups;
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
    const margin = Math.min(MARGIN, this.width / 16);
    const room = (length, side) => Math.max(side - 4 * margin, 20) / Math.max(length, 1);
    const k = Math.min(room(right - left, this.width), room(bottom - top, this.height), people.length < 20 ? 3 : 8);
    return this.#centered((left + right) / 2, (top + bottom) / 2, k);
  }

  #centered(x, y, k) {
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
    this.moved();
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

  /** Brings a person into sight without moving more than needed. */
  bring(person) {
    const [x, y] = this.onScreen(person), inset = 2 * MARGIN;
    const isIn = x > inset && x < this.width - inset && y > inset && y < this.height - inset;
    if (isIn && this.k > 0.5) return;
    this.goTo(this.#centered(person.x, person.y, Math.max(this.k, 1)));
  }

  onScreen({ x, y }) {
    return [x * this.k + this.x, y * this.k + this.y];
  }

  /** The person there, or the hub, or the tie, or nothing. */
  at(screenX, screenY, isFinger = false) {
    const [x, y, near] = [(screenX - this.x) / this.k, (screenY - this.y) / this.k, (isFinger ? NEAR_FINGER : NEAR) / this.k];
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

  /** Names what is pointed at. */
  point(thing) {
    const person = thing?.person ?? null;
    if (person === this.pointed) return;
    this.pointed = person;
    this.repaint();
  }

  /** Repaints everything before the next frame. */
  repaint() {
    if (!this.isDue) {
      this.isDue = true;
      requestAnimationFrame(() => this.#paint());
    }
  }

  /** Paints the last picture in its new place if repainting would be slow, and repaints when the drawing rests. */
  #move() {
    clearTimeout(this.resting);
    if (this.cost < SLOW) return this.repaint();
    this.resting = setTimeout(() => this.repaint(), REST);
    requestAnimationFrame(() => {
      const { pen, still, density } = this;
      const k = this.k / still.k;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.fillStyle = this.colors.paper;
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
    pen.fillStyle = this.colors.paper;
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
    this.#ringPointed();
    this.labels.paint();
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
      if (lines === STROKE || last?.color !== tie.color || last?.width !== tie.width) {
        if (last) pen.stroke();
        [last, lines] = [tie, 0];
        pen.strokeStyle = this.palette[tie.color];
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
    pen.strokeStyle = this.colors.paper;
    pen.lineWidth = Math.min(0.8, 1 / this.k);
    for (const person of this.people) {
      const { x, y } = person, radius = Math.max(person.radius, 1 / this.k);
      const isOut = x + radius < sight.left || x - radius > sight.right || y + radius < sight.top || y - radius > sight.bottom;
      if (isOut || !person.isShown || !isPainted(person)) continue;
      pen.fillStyle = this.palette[person.color];
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fill();
      if (radius * this.k > 2) pen.stroke();
    }
  }

  /** Diamonds, which no person is. */
  #paintHubs() {
    const { pen, lit } = this;
    pen.fillStyle = this.colors.ink;
    for (const hub of this.hubs.filter(hub => hub.isShown)) {
      const radius = Math.max(hub.radius, 2 / this.k);
      pen.globalAlpha = !lit || lit.people.has(hub) ? 1 : 0.35;
      pen.beginPath();
      [[0, -1], [1, 0], [0, 1], [-1, 0]].forEach(([dx, dy]) => pen.lineTo(hub.x + dx * radius, hub.y + dy * radius));
      pen.fill();
    }
  }

  /** A ring around the person who is selected or pointed at. */
  #ringPointed() {
    for (const person of new Set([this.pointed, this.lit?.center])) {
      if (!person?.isShown) continue;
      const [x, y] = this.onScreen(person);
      this.pen.strokeStyle = this.colors.ink;
      this.pen.lineWidth = 1.5;
      this.pen.beginPath();
      this.pen.arc(x, y, Math.max(person.radius * this.k, 1) + 2.5, 0, 2 * Math.PI);
      this.pen.stroke();
    }
  }

  isInSight(person) {
    const [x, y] = this.onScreen(person);
    return x > 0 && x < this.width && y > 0 && y < this.height;
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

