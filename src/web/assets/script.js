// Adds comfort to pages that work without it: authors while a name is typed, and filters of long tables.

/** Adds a list of authors to an input. Enter on an option goes to the author, or fills the input in a form of names. */
function suggest(input) {
  const field = input.closest(".field, .grow") ?? input.parentElement;
  const list = document.createElement("ul");
  list.className = "options";
  list.id = `${input.id}-options`;
  list.role = "listbox";
  list.setAttribute("aria-label", "Authors");
  list.hidden = true;
  field.append(list);
  const status = document.createElement("span");
  status.className = "hidden";
  status.role = "status";
  field.append(status);
  input.role = "combobox";
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");
  input.autocomplete = "off";
  let authors = [];
  let active = -1;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (author) => {
    close();
    asked += 1;
    if (input.dataset.suggest === "go") {
      location.href = `/author?${new URLSearchParams({ name: `id:${author.author_id}` })}`;
    } else {
      input.value = `id:${author.author_id}`;
    }
  };
  const mark = (index) => {
    active = index;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", place === index));
    const option = list.children[index];
    if (option) {
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };
  const show = (found) => {
    authors = found;
    list.replaceChildren(...found.map((author, place) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${place}`;
      option.role = "option";
      const name = document.createElement("bdi");
      name.textContent = author.author;
      const note = document.createElement("span");
      note.className = "note";
      const { first, last } = author.years ?? {};
      const years = author.years ? `, ${first === last ? first : `${first}–${last}`}` : "";
      const others = author.coauthors.length ? `, with ${author.coauthors.join(", ")}` : "";
      const papers = author.papers === null ? "" : `${author.papers} ${author.papers === 1 ? "paper" : "papers"}`;
      note.textContent = `${papers}${years}${others}`;
      option.append(name, note);
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(author);
      });
      return option;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = `${found.length} ${found.length === 1 ? "author" : "authors"}`;
    mark(-1);
  };

  input.addEventListener("input", async () => {
    const mine = ++asked;
    const text = input.value.trim();
    if (!text || text.startsWith("id:")) {
      close();
      return;
    }
    const response = await fetch(`/api/v1/search?${new URLSearchParams({ q: text, limit: 8 })}`);
    // A later letter has asked again, or an option was chosen.
    if (response.ok && mine === asked) {
      const answer = await response.json();
      if (mine === asked) show(answer.authors);
    }
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      mark((active + step + authors.length) % authors.length);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(authors[active]);
    } else if (event.key === "Escape") {
      close();
    }
  });
  input.addEventListener("blur", close);
}

/** Adds a filter to a long table. */
function filter(table) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 12) return;
  const label = document.createElement("label");
  label.textContent = "Filter ";
  const input = document.createElement("input");
  input.type = "search";
  label.append(input);
  const status = document.createElement("p");
  status.className = "note";
  status.role = "status";
  input.addEventListener("input", () => {
    const text = input.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(text);
      shown += row.hidden ? 0 : 1;
    }
    status.textContent = text ? `${shown} of ${rows.length} rows` : "";
  });
  table.parentElement.before(label, status);
}

/** Collects the lines of checked rows as a file to save. Nothing is sent. */
function decisions(form) {
  const text = form.querySelector("textarea");
  const save = form.querySelector("a[download]");
  const update = () => {
    const lines = [...form.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value);
    text.value = lines.map((line) => `${line}\n`).join("");
    save.href = URL.createObjectURL(new Blob([text.value], { type: "text/plain" }));
    save.hidden = lines.length === 0;
  };
  form.addEventListener("change", update);
  update();
}

/** The text of a file: in UTF-8, in UTF-16 with a byte order mark, or else as Western Excel writes it. */
function decoded(bytes) {
  const mark = bytes[0] * 256 + bytes[1];
  if (mark === 0xfffe || mark === 0xfeff) return new TextDecoder(mark === 0xfffe ? "utf-16le" : "utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Reads a file into a text field, and its name into another. Nothing is sent before the form is. */
function upload(input) {
  const label = input.closest("label");
  const status = document.createElement("span");
  const name = document.getElementById(input.dataset.name ?? "");
  const text = document.getElementById(input.dataset.into);
  status.className = "note";
  status.role = "status";
  label.after(status);
  label.hidden = false;
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const isWorkbook = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);
    status.textContent = isWorkbook ? "A workbook is not read in the browser; save the sheet as CSV." : "";
    if (isWorkbook) return;
    text.value = decoded(bytes);
    if (name) name.value = file.name;
  });
  // What is typed is no longer the file.
  text.addEventListener("input", () => { if (name) name.value = ""; });
}

/** Says how many pairs are checked, before the decisions are applied. */
function decided(status) {
  const form = status.closest("form");
  const update = (event) => {
    if (event.target.name !== "dismiss") return;
    event.target.closest("tr").classList.toggle("dismissed", event.target.checked);
    const count = form.querySelectorAll("input[name=dismiss]:checked, input[name=dismiss][type=hidden]").length;
    status.textContent = `${count} ${count === 1 ? "pair is" : "pairs are"} checked; not applied yet`;
  };
  form.addEventListener("change", update);
}

/** Moves the map by the mouse, by touch and by keys. Each view is the page of the server, of which only the map is replaced. */
function map(section) {
  const frame = section.querySelector(".map");
  const svg = frame.querySelector("svg");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const view = { x: Number(section.dataset.x), y: Number(section.dataset.y), zoom: Number(section.dataset.zoom) };
  const deepest = Number(section.dataset.deepest);
  let wanted = 0;
  let held = null;
  let pinched = null;
  // On a narrow screen the middle is what is asked for.
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;

  const show = async (address, focused) => {
    const mine = ++wanted;
    const response = await fetch(address);
    if (mine !== wanted) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = page.querySelector("[data-map]");
    // A later step has asked again, or there is a problem to read.
    if (mine !== wanted) return;
    if (!next) {
      location.href = address;
      return;
    }
    section.replaceWith(next);
    history.replaceState(null, "", address);
    map(next);
    if (focused) next.querySelector(`[data-step="${focused}"]`)?.focus({ preventScroll: true });
  };
  const go = ({ x, y, zoom }) => {
    const inside = (at) => Math.min(1, Math.max(0, at)).toFixed(9);
    const parameters = new URLSearchParams(location.search);
    parameters.set("x", inside(x));
    parameters.set("y", inside(y));
    parameters.set("zoom", zoom);
    show(`/map?${parameters}`);
  };
  /** The place of an event in the units of the drawing, from its middle. */
  const place = (event) => {
    const box = svg.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width - 0.5) * width,
      y: ((event.clientY - box.top) / box.height - 0.5) * height,
    };
  };
  const side = () => height * 2 ** view.zoom;

  section.querySelectorAll("[data-step]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    show(link.href, link.dataset.step);
  }));
  svg.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link?.getAttribute("href").startsWith("/map")) {
      event.preventDefault();
      show(link.getAttribute("href"));
    }
  });
  svg.addEventListener("wheel", (event) => {
    const zoom = view.zoom + (event.deltaY < 0 ? 1 : -1);
    if (zoom < 0 || zoom > deepest || event.ctrlKey) return;
    event.preventDefault();
    const at = place(event);
    // What is under the pointer stays there.
    const kept = (1 - 2 ** (view.zoom - zoom)) / side();
    go({ x: view.x + at.x * kept, y: view.y + at.y * kept, zoom });
  }, { passive: false });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType === "mouse") held = { from: place(event), moved: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held) return;
    const at = place(event);
    const [dx, dy] = [held.from.x - at.x, held.from.y - at.y];
    if (!held.moved && Math.hypot(dx, dy) > 6) {
      held.moved = true;
      frame.classList.add("moving");
      svg.setPointerCapture(event.pointerId);
    }
    if (held.moved) svg.setAttribute("viewBox", `${dx} ${dy} ${width} ${height}`);
  });
  svg.addEventListener("pointerup", (event) => {
    const from = held;
    held = null;
    if (!from?.moved) return;
    frame.classList.remove("moving");
    const at = place(event);
    go({ x: view.x + (from.from.x - at.x) / side(), y: view.y + (from.from.y - at.y) / side(), zoom: view.zoom });
  });
  svg.addEventListener("pointercancel", () => {
    held = null;
    frame.classList.remove("moving");
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  });
  /** Two fingers: the place between them, and how far they are from each other. */
  const fingers = ({ touches: [one, other] }) => ({
    at: place({ clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 }),
    apart: Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)),
  });
  svg.addEventListener("touchstart", (event) => {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    const { at, apart } = fingers(event);
    pinched = { from: at, apart, to: at, scale: 1 };
  }, { passive: false });
  svg.addEventListener("touchmove", (event) => {
    if (!pinched || event.touches.length !== 2) return;
    event.preventDefault();
    const { at, apart } = fingers(event);
    const least = 2 ** -view.zoom;
    pinched.scale = Math.min(2 ** (deepest - view.zoom), Math.max(least, apart / pinched.apart));
    pinched.to = at;
    // What was between the fingers stays there.
    const left = width / 2 + pinched.from.x - (width / 2 + at.x) / pinched.scale;
    const top = height / 2 + pinched.from.y - (height / 2 + at.y) / pinched.scale;
    svg.setAttribute("viewBox", `${left} ${top} ${width / pinched.scale} ${height / pinched.scale}`);
  }, { passive: false });
  const release = () => {
    if (!pinched) return;
    const { from, to, scale } = pinched;
    pinched = null;
    const zoom = view.zoom + Math.round(Math.log2(scale));
    const factor = 2 ** (zoom - view.zoom);
    if (zoom === view.zoom && Math.hypot(from.x - to.x, from.y - to.y) < 6) {
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      return;
    }
    go({ x: view.x + (from.x - to.x / factor) / side(), y: view.y + (from.y - to.y / factor) / side(), zoom });
  };
  svg.addEventListener("touchend", release);
  svg.addEventListener("touchcancel", release);
  section.addEventListener("keydown", (event) => {
    const steps = { "+": "in", "=": "in", "-": "out", ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
    if (step && event.target.closest(".steps")) {
      event.preventDefault();
      section.querySelector(`[data-step="${step}"]`).click();
    }
  });
}

/** Shows how far a job is until it is over, and then its answer. */
function follow(part) {
  const bar = part.querySelector("progress");
  const words = part.querySelector("[data-words]");
  const events = new EventSource(`/api/v1/jobs/${part.dataset.job}/progress`);
  const show = (event) => {
    const job = JSON.parse(event.data);
    words.textContent = job.progress;
    if (job.share_done === null) bar.removeAttribute("value");
    else bar.value = job.share_done;
  };
  events.addEventListener("progress", show);
  events.addEventListener("over", () => {
    events.close();
    location.reload();
  });
  events.addEventListener("error", () => {
    if (events.readyState === EventSource.CLOSED) words.textContent = "Not connected; load the page again to see how far it is.";
  });
}

document.querySelectorAll("[data-job]").forEach(follow);
document.querySelectorAll("[data-map]").forEach(map);
document.querySelectorAll("input[data-suggest]").forEach(suggest);
document.querySelectorAll("table[data-filter]").forEach(filter);
document.querySelectorAll("form[data-decisions]").forEach(decisions);
document.querySelectorAll("[data-decided]").forEach(decided);
document.querySelectorAll("input[type=file][data-into]").forEach(upload);
