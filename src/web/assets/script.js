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
      const years = author.years ? `, ${author.years.first}–${author.years.last}` : "";
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
    status.textContent = isWorkbook ? "An Excel workbook is not read here; save the sheet as CSV." : "";
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

document.querySelectorAll("input[data-suggest]").forEach(suggest);
document.querySelectorAll("table[data-filter]").forEach(filter);
document.querySelectorAll("form[data-decisions]").forEach(decisions);
document.querySelectorAll("[data-decided]").forEach(decided);
document.querySelectorAll("input[type=file][data-into]").forEach(upload);
