// What is shown, as files: SVG, PNG and CSV.

const download = (name, content) => {
  const link = element("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

const escaped = text => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

/** The part of the drawing that is in sight, with the names that are shown. */
const svgOf = view => {
  const { network, palette, colors, width, height } = view, tenth = value => Math.round(value * 10) / 10;
  const at = thing => view.onScreen(thing).map(tenth);
  const lines = view.ties.filter(isVisible).map(tie => {
    const [[x1, y1], [x2, y2]] = [at(tie.a), at(tie.b)];
    return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${palette[tie.color]}" stroke-width="${Math.max(tenth(tie.width * view.k), 0.3)}"/>`;
  });
  const dots = view.people.filter(person => person.isShown && view.isInSight(person)).map(person => {
    const [x, y] = at(person);
    return `<circle cx="${x}" cy="${y}" r="${Math.max(tenth(person.radius * view.k), 1)}" fill="${palette[person.color]}"><title>${escaped(person.name)}</title></circle>`;
  });
  const hubs = network.hubs.filter(hub => hub.isShown).map(hub => {
    const [x, y] = at(hub), r = Math.max(tenth(hub.radius * view.k), 2);
    return `<path d="M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z" fill="${colors.ink}"/>`;
  });
  const places = view.labels.place(view.lit);
  const leaders = places.filter(({ line }) => line).map(({ line }) => {
    const [x1, y1, x2, y2] = line.map(tenth);
    return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colors.ink}" stroke-width="0.8"/>`;
  });
  const names = places.map(({ person, left, middle }) => `<text x="${tenth(left)}" y="${tenth(middle + 0.36 * LETTERS)}">${escaped(person.name)}</text>`);
  const layer = (name, attributes, parts) => `<g inkscape:groupmode="layer" inkscape:label="${name}" ${attributes}>\n${parts.join("\n")}\n</g>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(document.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colors.paper}"/>`,
    layer("Ties", `stroke-opacity="${network.opacity}" stroke-linecap="round"`, lines),
    layer("Nodes", `stroke="${colors.paper}" stroke-width="0.8"`, [...dots, ...hubs]),
    layer("Labels", `font-family="Helvetica, Arial, sans-serif" font-size="${LETTERS}" fill="${colors.ink}" stroke="${colors.paper}" stroke-width="2.5" paint-order="stroke"`, [...leaders, ...names]),
    "</svg>\n",
  ].join("\n");
};

/** A cell of CSV; what a spreadsheet would take for a formula is text. */
const csvCell = value => {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The people who are shown, a row each. */
const csvOf = network => {
  const { coloring } = network;
  const group = person => coloring.groups[person.color - 1] ?? "";
  const rows = network.people.filter(person => person.isShown)
    .map(person => [person.name, shownPapers(person.papers).length, network.coauthorsOf(person).size, group(person)]);
  return [["author", "papers", "coauthors", "group"], ...rows].map(row => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
};

const save = (kind, view, network) => {
  const name = `coauth.${kind}`;
  if (kind === "svg") download(name, new Blob([svgOf(view)], { type: "image/svg+xml" }));
  if (kind === "csv") download(name, new Blob([csvOf(network)], { type: "text/csv" }));
  if (kind === "png") view.canvas.toBlob(content => download(name, content));
};

