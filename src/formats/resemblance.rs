//! What kind of text an input resembles, where no reader is sure of it: hints at the starts and ends of lines.
//!
//! A [`Hint`] is a kind of text and the lines that betray it. The last resorts, which fit almost any text, give way to
//! a kind that has enough of its lines ([`is_of_another_kind`]), and a refusal names the most similar kinds
//! ([`refusal`]).

use super::graph_xml::is_two_mode;
use super::json_network::is_hypergraph;
use super::likely_names::is_header_word;
use crate::records::HEAD;
use crate::records::text::trim;

/// A kind of text, and how it is recognized.
struct Hint {
    /// What people call it.
    kind: &'static str,
    /// The lines that betray it, in words.
    signs: &'static str,
    /// The format that reads it, and what is missing for it to be recognized; `None` where no format does.
    read: Option<(&'static str, &'static str)>,
    /// Is this line one of those?
    is_sign: fn(line: &str) -> bool,
    /// As many of such lines, and as many of a hundred lines, are enough to be sure that it is no list of names.
    least: (usize, usize),
}

const FIGURES: Hint = Hint {
    kind: "a table of figures",
    signs: "rows such as `Ann Lee,3,10`",
    read: None,
    is_sign: is_row_of_figures,
    least: (2, 60),
};

/// The kinds of text, the most specific first: of two with equally many lines the first is named.
#[rustfmt::skip]
static HINTS: &[Hint] = &[
    Hint { kind: "RIS", signs: "lines such as `AU  - Lee, Ann`", read: Some(("ris", "no record begins with `TY  - `")),
           is_sign: |line| tag_before(line, "  -").is_some_and(|tag| tag.len() == 2), least: (2, 20) },
    Hint { kind: "MEDLINE", signs: "lines such as `FAU - Lee, Ann`",
           read: Some(("nbib", "no record begins with `PMID- `")),
           is_sign: |line| line.get(4..6) == Some("- ") && tag_before(line, "-").is_some_and(|tag| tag.len() > 2),
           least: (2, 20) },
    Hint { kind: "Refer or EndNote tags", signs: "lines such as `%A Lee, Ann`",
           read: Some(("refer", "it does not begin with a tag such as `%0` or `%T`")),
           is_sign: |line| matches!(line.as_bytes(), [b'%', tag, b' ', ..] if tag.is_ascii_alphanumeric()),
           least: (2, 20) },
    Hint { kind: "RefWorks tags", signs: "lines such as `A1 Lee, Ann`",
           read: Some(("refworks", "no record begins with `RT `")),
           is_sign: |line| ["RT ", "A1 ", "T1 ", "YR ", "JF ", "A2 "].iter().any(|tag| line.starts_with(tag)),
           least: (3, 30) },
    Hint { kind: "Web of Science tags", signs: "lines such as `AU Lee, Ann`",
           read: Some(("wos", "no record begins with `PT `")),
           is_sign: is_tagged, least: (3, 25) },
    Hint { kind: "BibTeX", signs: "`@article{` or `author = {`",
           read: Some(("bibtex", "no entry begins with `@` and a type")),
           is_sign: |line| line.starts_with('@') && line.contains('{') || is_field_of_bibtex(line), least: (1, 10) },
    Hint { kind: "DOT", signs: "`graph {` or `a -- b`", read: Some(("dot", "it does not begin with `graph` or `digraph`")),
           is_sign: |line| line.ends_with(';') && line.contains(" -- ") || has_arrow(line) || is_opening_of_dot(line),
           least: (2, 20) },
    Hint { kind: "HTML", signs: "tags such as `<div>`", read: None, is_sign: is_html, least: (1, 5) },
    Hint { kind: "XML", signs: "tags such as `<author>`", read: None,
           is_sign: |line| line.starts_with('<') && line.contains('>'), least: (2, 30) },
    Hint { kind: "JSON of another program or kind", signs: "`{`, `[` or `\"key\":`", read: None, is_sign: is_json, least: (2, 30) },
    Hint { kind: "an e-mail", signs: "headers such as `Subject:`", read: None, is_sign: is_header_of_mail, least: (2, 10) },
    Hint { kind: "SQL", signs: "statements such as `INSERT INTO`", read: None, is_sign: is_sql, least: (1, 10) },
    Hint { kind: "LaTeX", signs: "commands such as `\\begin{`", read: None,
           is_sign: |line| line.starts_with('\\') && line[1..].starts_with(|c: char| c.is_ascii_alphabetic()),
           least: (2, 10) },
    Hint { kind: "a log", signs: "lines that begin with a time", read: None, is_sign: is_log, least: (2, 30) },
    Hint { kind: "a list of references", signs: "lines such as `Lee, A. (2010). On nets.`", read: None,
           is_sign: is_reference, least: (2, 30) },
    FIGURES,
    Hint { kind: "a Markdown table", signs: "`|---|`", read: None,
           is_sign: |line| line.starts_with('|') && line.ends_with('|') && line.len() > 2, least: (3, 20) },
    Hint { kind: "Markdown", signs: "`#` headings, ``` fences or links", read: None,
           is_sign: |line| line.starts_with("```") || line.starts_with("# ") || line.starts_with("## ") || line.contains("]("),
           least: (4, 50) },
    Hint { kind: "TOML or an ini file", signs: "`[section]` or `key = value`", read: None,
           is_sign: |line| is_section(line) || is_setting(line), least: (2, 30) },
    Hint { kind: "YAML", signs: "lines such as `key: value`", read: None,
           is_sign: |line| line == "---" || is_yaml(line), least: (2, 40) },
    Hint { kind: "source code", signs: "lines that end with `;` or `{`", read: None, is_sign: is_code, least: (2, 20) },
    Hint { kind: "plain prose", signs: "sentences", read: None, is_sign: is_sentence, least: (usize::MAX, 100) },
];

/// Lines beyond these are not looked at.
const MOST_LINES: usize = 500;

/// As much of a head as the last resorts look at: they look at every line, and a head with a long first line, or of a text
/// that is hard to recognize, is many times longer than [`HEAD`].
pub(super) fn beginning(head: &str) -> &str {
    &head[..head.floor_char_boundary(HEAD)]
}

/// How much a text resembles a kind: lines of it, and lines of a hundred.
struct Resemblance {
    hint: &'static Hint,
    signs: usize,
    percent: usize,
}

/// The lines that are looked at.
fn first_lines(head: &str) -> Vec<&str> {
    beginning(head).lines().map(trim).filter(|line| !line.is_empty()).take(MOST_LINES).collect()
}

impl Resemblance {
    fn of(lines: &[&str], hint: &'static Hint) -> Self {
        let signs = lines.iter().filter(|line| (hint.is_sign)(line)).count();
        Self { hint, signs, percent: (100 * signs).div_ceil(lines.len().max(1)) }
    }

    fn is_enough(&self) -> bool {
        let (lines, percent) = self.hint.least;
        self.signs >= lines && self.percent >= percent
    }
}

/// The kinds of which a text has any line, the most similar first.
fn resemblances(head: &str) -> Vec<Resemblance> {
    let lines = first_lines(head);
    let all = HINTS.iter().map(|hint| Resemblance::of(&lines, hint));
    let mut found: Vec<_> = all.filter(|found| found.signs > 0).collect();
    found.sort_by_key(|found| std::cmp::Reverse((found.is_enough(), found.percent)));
    found
}

/// Does the text have enough lines of a kind that is no list of names?
pub(super) fn is_of_another_kind(head: &str) -> bool {
    let lines = first_lines(head);
    // Most texts are of the kind that their first lines show.
    const FIRST: usize = 16;
    let first = &lines[..lines.len().min(FIRST)];
    let mut hints: Vec<_> = HINTS.iter().collect();
    hints.sort_by_cached_key(|hint| std::cmp::Reverse(Resemblance::of(first, hint).signs));
    hints.into_iter().any(|hint| Resemblance::of(&lines, hint).is_enough())
}

/// Is there a column name in the first line?
pub(super) fn has_header(head: &str) -> bool {
    header_words(head) > 0
}

/// Are there several column names in the first line, more than in a title?
pub(super) fn has_headers(head: &str) -> bool {
    header_words(head) > 1
}

fn header_words(head: &str) -> usize {
    first_cells(head).filter(|cell| is_header_word(cell)).count()
}

/// The cells of the first line, if it has several.
fn first_cells(head: &str) -> impl Iterator<Item = &str> {
    let first = head.lines().map(trim).find(|line| !line.is_empty());
    first.and_then(cells).into_iter().flatten()
}

/// Is it the table of nodes that Gephi exports: ids and labels, and no ends of ties?
fn is_of_nodes(head: &str) -> bool {
    let has = |name: &str| first_cells(head).any(|cell| cell.eq_ignore_ascii_case(name));
    has("id") && has("label") && !has("source") && !has("target")
}

/// Is it a table whose rows are figures about somebody or something?
fn is_of_figures(head: &str) -> bool {
    Resemblance::of(&first_lines(head), &FIGURES).is_enough()
}

/// A name or a title, and several numbers: `Ann Lee,3,10`. Numbers of footnotes are behind names, also behind the first:
/// `Ann Lee1, Bob Roe2`.
fn is_row_of_figures(line: &str) -> bool {
    const FEWEST: usize = 2;
    let is_number = |cell: &str| {
        cell.contains(|c: char| c.is_ascii_digit())
            && cell.bytes().all(|byte| byte.is_ascii_digit() || b".,%-+ ".contains(&byte))
    };
    let Some(mut cells) = cells(line) else { return false };
    let is_text = |cell: &str| !cell.contains(|c: char| c.is_ascii_digit());
    cells.next().is_some_and(is_text) && cells.filter(|cell| is_number(cell)).count() >= FEWEST
}

/// The cells of a line that has several.
fn cells(line: &str) -> Option<impl Iterator<Item = &str>> {
    let separator = ['\t', ';', '|', ','].into_iter().find(|separator| line.contains(*separator))?;
    let cells = line.split(separator).map(|cell| trim(cell).trim_matches('"'));
    Some(cells.filter(|cell| !cell.is_empty()))
}

/// Why the format of an input that begins like this cannot be detected, and what to do about it.
pub(crate) fn refusal(head: &str) -> String {
    const MOST_NAMED: usize = 3;
    let mut named: Vec<String> = Vec::new();
    let mut options: Vec<String> = Vec::new();
    if is_of_nodes(head) {
        return "this is a table of nodes without ties (Id, Label), as Gephi exports it. Pass the table of edges, or \
                export the graph as GEXF or GraphML, which have both"
            .to_owned();
    }
    if is_two_mode(head) {
        return "this is a graph of two modes, such as papers and authors (its nodes have an attribute `bipartite`), and not \
                of people only. Pass the papers, or the graph of the ties among authors; --from graphml or --from gexf \
                reads every node as a person"
            .to_owned();
    }
    if is_hypergraph(head) {
        return "this is a hypergraph (HIF), whose edges have any number of nodes, and is not read. Pass the papers that it was \
                made of, or the graph of the ties among authors"
            .to_owned();
    }
    if is_of_figures(head) {
        return "this is a table of figures (rows such as `Ann Lee,3,10`) without a column of authors. Pass the papers that were \
                counted; or, if its rows are papers, --columns authors=NAME"
            .to_owned();
    }
    if has_header(head) {
        named
            .push("a table (its first line has column names), but no column of authors was found".to_owned());
        options.push("--columns authors=NAME".to_owned());
    }
    let alike = resemblances(head);
    // A few lines of a hundred are chance.
    let likely = alike.iter().filter(|found| found.percent >= 10 || found.is_enough());
    for Resemblance { hint: Hint { kind, signs, read, .. }, .. } in likely.take(MOST_NAMED - named.len()) {
        if let Some((format, lacks)) = read {
            named.push(format!("{kind} ({signs}), but {lacks}"));
            options.push(format!("--from {format}"));
        } else {
            named.push(format!("{kind} ({signs}), which coauth does not read"));
        }
    }
    if named.is_empty() {
        return "cannot detect the format: the text resembles none that coauth reads. Pass --from with one of those \
                that `coauth formats` lists, or export the references as BibTeX, RIS or CSV"
            .to_owned();
    }
    if options.is_empty() {
        options.push("--from authors if it is a list of names after all".to_owned());
    }
    let (named, options) = (named.join("; or "), options.join(" or "));
    format!(
        "cannot detect the format: it resembles {named}. Pass {options}, or export the references as BibTeX, RIS or CSV"
    )
}

/// The tag of a line, capitals and digits, before this text: `AU` of `AU  - Lee, Ann`.
fn tag_before<'a>(line: &'a str, text: &str) -> Option<&'a str> {
    line.starts_with(|c: char| c.is_ascii_uppercase()).then_some(())?;
    let tag = line.split_once(text)?.0.trim_end();
    let is_tag = (1..=4).contains(&tag.len())
        && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_tag.then_some(tag)
}

/// A tag of the databases before blanks, a colon or a hyphen: `AU Lee, Ann`, `TI: On nets`.
fn is_tagged(line: &str) -> bool {
    const TAGS: &[&str] = &[
        "AB", "AF", "AU", "BT", "C1", "DE", "DI", "DO", "DP", "DT", "EF", "EP", "ER", "FAU", "FN", "ID",
        "IS", "JA", "JF", "JO", "JT", "KW", "LA", "OT", "PB", "PD", "PG", "PMID", "PT", "PU", "PY", "SN",
        "SO", "SP", "T1", "TI", "TY", "UR", "UT", "VL", "VR", "Y1",
    ];
    let end = line.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(line.len());
    let (tag, rest) = line.split_at(end);
    tag.starts_with(|c: char| c.is_ascii_uppercase())
        && TAGS.contains(&tag)
        && (rest.is_empty() || rest.starts_with([' ', ':', '\t', '-']))
}

fn is_field_of_bibtex(line: &str) -> bool {
    let is_key = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphabetic());
    line.split_once('=').is_some_and(|(key, value)| {
        is_key(key.trim())
            && value.trim_start().starts_with(['{', '"'])
            && value.trim_end().ends_with(['}', '"', ','])
    })
}

fn has_arrow(line: &str) -> bool {
    memchr::memchr(b'>', line.as_bytes()).is_some() && line.contains(" -> ")
}

fn is_opening_of_dot(line: &str) -> bool {
    let word = line.split([' ', '{']).next().unwrap_or_default();
    matches!(word, "graph" | "digraph" | "strict" | "subgraph") && line.ends_with('{')
}

fn is_html(line: &str) -> bool {
    const TAGS: [&str; 12] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<div",
        "<p>",
        "<table",
        "<ul",
        "<li",
        "<meta",
        "<script",
        "<span",
    ];
    line.starts_with('<') && begins_with_any(line, &TAGS)
}

/// Does the line begin with one of these, in capitals or small letters?
fn begins_with_any(line: &str, texts: &[&str]) -> bool {
    let Some(first) = line.bytes().next() else { return false };
    texts.iter().any(|text| {
        text.as_bytes()[0].eq_ignore_ascii_case(&first)
            && line.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text))
    })
}

fn is_json(line: &str) -> bool {
    let is_key = line.starts_with('"')
        && line[1..].split_once('"').is_some_and(|(_, rest)| rest.trim_start().starts_with(':'));
    is_key
        || matches!(line, "{" | "}" | "[" | "]" | "}," | "],")
        || line.starts_with("{\"")
        || line.starts_with("[{")
}

fn is_header_of_mail(line: &str) -> bool {
    const HEADERS: [&str; 10] = [
        "From: ",
        "To: ",
        "Subject: ",
        "Cc: ",
        "Bcc: ",
        "Reply-To: ",
        "Message-ID: ",
        "Received: ",
        "Content-Type: ",
        "MIME-Version: ",
    ];
    begins_with_any(line, &HEADERS) || line.starts_with("> ")
}

fn is_sql(line: &str) -> bool {
    const STATEMENTS: [&str; 8] = [
        "insert into ",
        "create table ",
        "select ",
        "drop table ",
        "update ",
        "delete from ",
        "alter table ",
        "create index ",
    ];
    begins_with_any(line, &STATEMENTS)
}

/// A time with seconds among the first words.
fn is_log(line: &str) -> bool {
    let is_time = |text: &str| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        text.matches(':').count() == 2 && digits >= 6
    };
    let colons = memchr::memchr_iter(b':', line.as_bytes()).count();
    colons >= 2 && line.split(' ').take(4).any(|word| word.split(['-', '–', 'T']).any(is_time))
}

/// A reference in the style of the APA, of Chicago, of the IEEE or of Vancouver: `Lee, A. (2010). On nets.`;
/// `Lee, Ann. 2010. "On Nets."`; `[1] A. Lee, "On nets," Knots, 2010.`; `1. Lee A. On nets. Knots. 2010;1:2.`
fn is_reference(line: &str) -> bool {
    const FEWEST_WORDS: usize = 5;
    let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || "[]().*-• ".contains(c));
    if !line.starts_with(char::is_uppercase) || line.split_whitespace().count() < FEWEST_WORDS {
        return false;
    }
    // What stands before and behind each year of four digits, which may have a letter behind it.
    let years = line.match_indices(|c: char| c.is_ascii_digit()).filter_map(|(at, _)| {
        let (before, from) = line.split_at(at);
        let digits = from.bytes().take_while(u8::is_ascii_digit).count();
        let is_year =
            digits == 4 && from.starts_with(['1', '2']) && !before.ends_with(|c: char| c.is_ascii_digit());
        is_year.then(|| (before, from[4..].trim_start_matches(|c: char| c.is_ascii_lowercase())))
    });
    let is_quoted = line.contains(",\" ") || line.contains(",” ");
    years.into_iter().any(|(before, behind)| {
        let is_of_apa = before.ends_with(" (")
            && behind.split_once(')').is_some_and(|(month, rest)| {
                (month.is_empty() || month.starts_with(", ")) && rest.starts_with(['.', ','])
            });
        let is_of_chicago =
            before.ends_with(". ") && (behind.starts_with(". \"") || behind.starts_with(". “"));
        // `Lee, A. & Roe, B. 2010. On nets.`
        let is_of_harvard = before.ends_with(". ") && before.contains(", ") && behind.starts_with(". ");
        let is_of_vancouver = before.ends_with(". ") && behind.starts_with(';');
        is_of_apa || is_of_chicago || is_of_harvard || is_of_vancouver || is_quoted && behind == "."
    })
}

/// Is it a list of references, from the first line on?
pub(super) fn is_of_references(head: &str) -> bool {
    let first = head.lines().map(trim).find(|line| !line.is_empty());
    first.is_some_and(is_reference) && {
        let lines = first_lines(head);
        3 * lines.iter().filter(|line| is_reference(line)).count() >= lines.len()
    }
}

fn is_section(line: &str) -> bool {
    let name = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphabetic() || b"._-[]\"".contains(&byte)))
}

/// `key = value`, where the key is one word.
fn is_setting(line: &str) -> bool {
    line.split_once('=').is_some_and(|(key, _)| is_key(key.trim_end()))
}

/// `key: value`, `key:` or `- key: value`, where the key is one word in small letters; what is capitalized may be a label
/// of a listing.
fn is_yaml(line: &str) -> bool {
    let line = line.strip_prefix("- ").unwrap_or(line);
    let key = line.split_once(": ").map(|(key, _)| key).or(line.strip_suffix(':'));
    key.is_some_and(|key| is_key(key) && key.starts_with(char::is_lowercase))
}

fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

/// A line as programs have it: a keyword at its start, or punctuation at its end that no list of names has.
fn is_code(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "#!",
        "#if",
        "#endif",
        "#undef ",
        "# if",
        "# define ",
        "extern ",
        "typedef ",
        "#define ",
        "#include",
        "*/",
        "/*",
        "//",
        "class ",
        "const ",
        "def ",
        "elif ",
        "else:",
        "export ",
        "fi",
        "fn ",
        "for ",
        "from ",
        "func ",
        "function ",
        "if ",
        "impl ",
        "import ",
        "int ",
        "let ",
        "library(",
        "mod ",
        "package ",
        "print(",
        "private ",
        "pub ",
        "public ",
        "return ",
        "return;",
        "static ",
        "struct ",
        "use ",
        "var ",
        "void ",
        "while ",
    ];
    const ENDS: &[&str] = &["{", "}", "};", ");", "),", "})", "});", "():", "):", "\";", "';", "];"];
    let bytes = line.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    STARTS.iter().any(|start| start.as_bytes()[0] == *first && line.starts_with(start))
        || matches!(last, b'{' | b'}' | b';' | b')' | b',' | b':' | b']')
            && ENDS.iter().any(|end| line.ends_with(end))
            && !line.ends_with("\\}")
}

/// A sentence as a line or the end of one.
fn is_sentence(line: &str) -> bool {
    const FEWEST_WORDS: usize = 5;
    let words = line.split_whitespace().count();
    words >= FEWEST_WORDS && line.ends_with(['.', '?', '!', ':', ',']) && line.contains(" the ")
        || words > 2 * FEWEST_WORDS && !line.contains([';', '\t', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> &'static str {
        resemblances(text).first().map_or("", |found| found.hint.kind)
    }

    #[test]
    fn the_kind_of_a_text_is_seen_at_its_lines() {
        for (text, expected) in [
            ("AU  - Lee, Ann\nAU  - Roe, Bob\nTI  - On nets\n", "RIS"),
            ("FAU - Lee, Ann\nTI  - On nets\nAUID- 3\nFAU - Roe, Bob\n", "MEDLINE"),
            ("\nnotes\n%A Lee, Ann\n%T On nets\n", "Refer or EndNote tags"),
            ("A1 Lee, Ann\nT1 On nets\nYR 2020\n", "RefWorks tags"),
            ("AU Lee, Ann\n   Roe, Bob\nTI On nets\nSO Nets\n", "Web of Science tags"),
            ("  author = {Lee, Ann},\n  title = {On nets},\n", "BibTeX"),
            ("// nets\n a -- b;\n b -- c;\n", "DOT"),
            ("<!DOCTYPE html>\n<p>Ann Lee; Bob Roe</p>\n", "HTML"),
            ("<a>\n<b>x</b>\n", "XML"),
            ("[{\n\"a\": 1,\n\"b\": 2\n}]\n", "JSON of another program or kind"),
            ("From: Ann Lee <a@b.org>\nTo: Bob Roe <b@b.org>\nSubject: nets\n\nDear Bob;\n", "an e-mail"),
            ("INSERT INTO t VALUES ('Ann Lee');\nINSERT INTO t VALUES ('Bob Roe');\n", "SQL"),
            ("\\author{Ann Lee}\n\\title{On nets}\n\\begin{document}\n", "LaTeX"),
            ("Name,Articles,Citations\nAnn Abel,3,10\nBob Bear,2,5\n", "a table of figures"),
            ("Abel, Ann;3;10.5\nBear, Bob;2;5\n", "a table of figures"),
            ("2024-01-02 10:11:12 Ann; in\n2024-01-02 10:11:13 Bob; out\n", "a log"),
            ("| Ann | Bob |\n|---|---|\n| Cat | Dan |\n", "a Markdown table"),
            (
                "Lee, A., Roe, B., & Poe, C. (2010). On nets. Knots, 1(2), 3-4.\nKim, E. (2011, May). On sets. Knots.\n",
                "a list of references",
            ),
            (
                "Lee, Ann, and Bob Roe. 2010a. \"On Nets.\" Knots 1.\nKim, Eve. 2011. “On Sets.” Knots 2.\n",
                "a list of references",
            ),
            (
                "[1] A. Lee and B. Roe, \"On nets,\" Knots, vol. 1, 2010.\n[2] E. Kim, “On sets,” Knots, 2011.\n",
                "a list of references",
            ),
            (
                "1. Lee A, Roe B. On nets. Knots. 2010;1(2):3-4.\n2. Kim E. On sets. Knots. 2011;2:5.\n",
                "a list of references",
            ),
            (
                "Lee, A. & Roe, B. 2010. On nets. Knots 1: 3-4.\nKim, E. 2011. On sets. Knots 2: 5.\n",
                "a list of references",
            ),
            ("[names]\nfirst = \"Ann\"\nlast = \"Lee\"\n", "TOML or an ini file"),
            ("name: Ann Lee\nfriends:\n  - name: Bob Roe\n", "YAML"),
            ("fn main() {\n    let a = 1;\n    run(a);\n}\n", "source code"),
        ] {
            assert_eq!(kind(text), expected, "{text}");
            assert!(is_of_another_kind(text), "{text}");
        }
    }

    #[test]
    fn lists_of_names_and_listings_are_of_no_other_kind() {
        for text in [
            "Ada Lovelace; Charles Babbage\nLovelace, Ada | Somerville, Mary\n",
            "# Session 1\n\n**On Nets**\n\nAda Lovelace, Charles Babbage\n\n",
            "Authors: Ada Lovelace\nRoom: 3\n",
            "An, A.; Us, B.\n",
            "On nets\nAnn Lee,1,2 Bob Roe,3\n\nOn sets\nCat Poe,1,2\n",
            "Ann Lee 1,2, Bob Roe 3,4\nCat Poe 1,2,3\n",
            "09:00 On nets\nAda Lovelace; Charles Babbage\n",
            "Ada Lovelace (1815); Charles Babbage (1791)\nMary Gray (Knots 2010), Dan Fox\n",
            "Notes on Knots (2010)\nAda Lovelace; Charles Babbage\nThe Looms of 1843 and 1844\nMary Gray\n",
        ] {
            assert!(!is_of_another_kind(text), "{text}");
        }
    }

    #[test]
    fn a_refusal_names_what_the_text_resembles_and_what_to_do() {
        let ris = refusal("AU  - Lee, Ann\nTI  - On nets\n");
        assert!(
            ris.contains("RIS (lines such as `AU  - Lee, Ann`), but no record begins with `TY  - `"),
            "{ris}"
        );
        assert!(ris.contains("Pass --from ris"), "{ris}");
        let yaml = refusal("name: Ann Lee\nage: 3\n");
        assert!(yaml.contains("YAML") && yaml.contains("does not read"), "{yaml}");
        let table = refusal("name,city\nAnn Lee,Oslo\n");
        assert!(table.contains("a table") && table.contains("--columns authors="), "{table}");
        let nothing = refusal("?\n");
        assert!(nothing.contains("coauth formats") && nothing.contains("--from"), "{nothing}");
        for text in ["AU  - Lee\nAU Lee\n%A Lee\nA1 Lee\na: b\nc = d\n<p>\n", "?"] {
            assert!(refusal(text).matches("; or ").count() < 3);
        }
    }

    #[test]
    fn the_last_resorts_look_at_no_more_than_a_head_however_long_a_line_is() {
        for text in ["é".repeat(HEAD), "Ann Lee; ".repeat(HEAD), "a\n\n".repeat(HEAD)] {
            assert!((HEAD - 4..=HEAD).contains(&beginning(&text).len()));
        }
        assert_eq!(beginning("Ann Lee"), "Ann Lee");
    }

    #[test]
    fn a_list_of_references_is_no_table_but_a_table_may_have_a_column_of_them() {
        let references = "Lee, A., Roe, B., & Poe, C. (2010). On nets. Knots, 1(2), 3-4.\nKim, E. (2011). On sets. Knots, 2, 3.\n";
        for extension in ["txt", "csv"] {
            assert!(crate::formats::detect(references, Some(extension), "").is_none(), "{extension}");
        }
        assert!(refusal(references).contains("it resembles a list of references"), "{}", refusal(references));
        let table =
            "Authors,Title,Citation\nAnn Lee; Bob Roe,On nets,\"Lee, A., & Roe, B. (2010). On nets.\"\n";
        assert_eq!(
            crate::formats::detect(table, Some("csv"), "").map(|(format, _)| format.name),
            Some("csv")
        );
    }

    #[test]
    fn a_table_of_nodes_is_refused_with_a_word_about_the_edges() {
        for head in ["Id,Label,timeset,modularity_class\n1,Ann Lee,,0\n", "\"id\"\t\"label\"\n1\tAnn Lee\n"] {
            assert!(refusal(head).contains("table of nodes without ties"), "{head}");
            assert!(crate::formats::detect(head, Some("csv"), "").is_none(), "{head}");
        }
        assert!(!refusal("Id,Label,Source,Target\n").contains("table of nodes"));
    }

    #[test]
    fn menus_headers_and_instructions_are_no_names() {
        for head in [
            "Home | About | Contact\nNews | Events | Login\n",
            "# Readme\n\nThis project does X.\n\n## Install\n\nRun make; then make install.\n",
            "Id,Label,Degree\n1,Ann Lee,3\n2,Bob Roe,1\n",
        ] {
            assert_eq!(
                crate::formats::detect(head, Some("txt"), "").map(|(format, _)| format.name),
                None,
                "{head}"
            );
        }
    }
}
