//! Tables with a tie in each row, as Gephi, pandas, networkx, igraph and Cytoscape write them, and people by hand.
//!
//! ```text
//! source,target,weight
//! Ann Lee,Bob Roe,3
//! ```
//!
//! Every row is a tie of its own: rows of the same two authors add up in the network.

use super::cells::{Cells, cell, number, unarmed};
use super::headers::Header;
use super::sample::Sample;
use crate::records::text::trim;
use crate::records::{Kind, Sink};

/// The columns of a table of ties.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::formats) struct Ties {
    ends: Ends,
    weight: Option<usize>,
    /// Does a comma in a number separate its decimals? It does unless commas separate the cells.
    has_decimal_commas: bool,
}

/// Where the two ends of a tie are.
#[derive(Debug, Clone, PartialEq)]
enum Ends {
    /// In two columns, and perhaps their names in two others.
    Columns { ids: [usize; 2], names: Option<[usize; 2]> },
    /// In one cell, around what is in another: `Ann Lee (interacts with) Bob Roe`, as in Cytoscape.
    Around { cell: usize, interaction: usize },
}

/// The two words that distinguish the headers of the ends: `source` and `target`, `author1` and `author2`.
struct Roles {
    words: [&'static str; 2],
    /// Do they need another word: `node 1` but not `1`?
    needs_noun: bool,
}

const fn roles(a: &'static str, b: &'static str) -> Roles {
    Roles { words: [a, b], needs_noun: false }
}

const fn marks(a: &'static str, b: &'static str) -> Roles {
    Roles { words: [a, b], needs_noun: true }
}

const ROLES: [Roles; 24] = [
    roles("source", "target"),
    roles("from", "to"),
    roles("src", "dst"),
    roles("src", "dest"),
    roles("src", "tgt"),
    roles("source", "destination"),
    roles("origin", "destination"),
    roles("ego", "alter"),
    roles("sender", "receiver"),
    roles("author", "coauthor"),
    roles("researcher", "coauthor"),
    roles("author", "collaborator"),
    roles("researcher", "collaborator"),
    roles("quelle", "ziel"),
    roles("von", "nach"),
    roles("origen", "destino"),
    roles("a", "b"),
    roles("i", "j"),
    roles("u", "v"),
    marks("1", "2"),
    marks("x", "y"),
    marks("start", "end"),
    marks("left", "right"),
    marks("head", "tail"),
];

/// What an end may be called besides its role. Ids come before names where a table has both.
const IDS: [&str; 4] = ["id", "ids", "key", "orcid"];
const NAMES: [&str; 3] = ["name", "label", "labels"];
const NOUNS: [&str; 16] = [
    "node",
    "nodes",
    "vertex",
    "v",
    "n",
    "author",
    "person",
    "researcher",
    "scholar",
    "scientist",
    "actor",
    "member",
    "coauthor",
    "user",
    "individual",
    "entity",
];

/// Headers of weights, the best first.
#[rustfmt::skip]
const WEIGHTS: [&str; 44] = [
    "weight", "weights", "edge weight", "link weight", "tie weight", "strength", "link strength", "tie strength",
    "total link strength", "w", "value", "values", "gewicht", "poids", "peso", "n", "count", "counts", "freq",
    "frequency", "times", "number", "collaborations", "n collaborations", "num collaborations",
    "number of collaborations", "papers", "n papers", "num papers", "number of papers", "paper count",
    "joint papers", "shared papers", "common papers", "publications", "joint publications", "co publications",
    "copublications", "co authorships", "coauthorships", "n coauthorships", "articles", "works", "anzahl",
];

/// Columns of numbers that are no weights.
const NO_WEIGHTS: [&str; 9] =
    ["", "id", "edge id", "key", "index", "unnamed 0", "suid", "timeset", "timestamp"];

impl Ties {
    /// Gives the tie in a row.
    pub(super) fn give(&self, at: usize, cells: &Cells<'_>, sink: &mut dyn Sink) {
        let malformed = |sink: &mut dyn Sink| sink.notice(at, Kind::Malformed, &cells.join(","));
        let (ends, names) = match &self.ends {
            Ends::Columns { ids, names } => {
                let of = |columns: [usize; 2]| columns.map(|column| unarmed(cells, column));
                (of(*ids), names.map(of))
            }
            Ends::Around { cell: both, interaction } => {
                let Some(ends) = around(cell(cells, Some(*both)), cell(cells, Some(*interaction))) else {
                    return malformed(sink);
                };
                (ends, None)
            }
        };
        if ends.iter().any(|end| end.is_empty()) {
            return malformed(sink);
        }
        if let Some(names) = names {
            ends.iter()
                .zip(names)
                .for_each(|(id, name)| sink.node(id, if name.is_empty() { id } else { name }));
        }
        let weight = match self.weight.map(|column| cell(cells, Some(column))) {
            None => None,
            Some("") => {
                sink.notice(at, Kind::NoWeight, &ends.join(" – "));
                None
            }
            Some(text) => match number(text, self.has_decimal_commas) {
                Some(weight) => Some(weight),
                None => {
                    sink.notice(at, Kind::BadWeight, &format!("{}: {text}", ends.join(" – ")));
                    return ends.iter().for_each(|end| sink.end(end));
                }
            },
        };
        sink.tie(at, ends[0], ends[1], weight);
    }
}

/// `Ann Lee` and `Bob Roe` of `Ann Lee (interacts with) Bob Roe`.
fn around<'a>(text: &'a str, interaction: &str) -> Option<[&'a str; 2]> {
    let (a, b) = text.split_once(&format!(" ({interaction}) "))?;
    Some([trim(a), trim(b)])
}

/// A table of ties, as found by its headers.
pub(super) struct Found {
    /// The row of the headers.
    pub(super) header: usize,
    pub(super) ties: Ties,
    /// What was guessed, for people; empty where the headers are known.
    pub(super) guessed: String,
}

/// Finds a table of ties by its headers.
pub(super) fn by_headers(sample: &Sample<'_>) -> Option<Found> {
    if is_in_pairs(sample) {
        return None;
    }
    sample.headers().find_map(|(place, row)| {
        if row.len() < 2 {
            return None;
        }
        // SNAP's "# FromNodeId  ToNodeId" is the comment of an edge list.
        if row[0].starts_with('#') && matches!(sample.delimiter, b'\t' | b' ') {
            return None;
        }
        let header = Header::of(row);
        let ends = columns(&header).or_else(|| joined(sample, place, &header))?;
        let is_of_papers = header.is_of_papers();
        let are_long = |column: &usize| {
            let cells = sample.column(place, *column);
            let is_text = |cell: &&&str| cell.split_whitespace().count() > LONGEST_NAME;
            2 * cells.iter().filter(is_text).count() > cells.len()
        };
        let mut needed = ends.columns();
        if is_of_papers
            || needed.iter().any(are_long)
            || !needed.iter().all(|column| sample.fits(place, *column))
        {
            return None;
        }
        if let Ends::Columns { names: Some(names), .. } = &ends {
            needed.extend(names);
        }
        let mut guessed = String::new();
        let weight =
            WEIGHTS.iter().find_map(|name| header.place(name)).filter(|column| !needed.contains(column));
        let weight = weight.or_else(|| {
            let (weight, what) = guessed_weight(sample, place, &header, &needed)?;
            guessed = what;
            weight
        });
        // Two authors and a year are a paper.
        let is_author = |column: &usize| words(&header.cells[*column]).iter().any(|word| word == "author");
        let has_year = header.year_and_date(&[]).0.is_some();
        if weight.is_none() && has_year && needed.iter().all(is_author) {
            return None;
        }
        let ties = Ties { ends, weight, has_decimal_commas: sample.delimiter != b',' };
        Some(Found { header: place, ties, guessed })
    })
}

/// Do blank lines separate pairs of rows, as in a listing of titles, which may have words such as from and to, with the
/// authors below each?
fn is_in_pairs(sample: &Sample<'_>) -> bool {
    let is_blank = |row: &Cells<'_>| row.iter().all(|cell| trim(cell).is_empty());
    let blocks = sample.rows.split(|(_, row)| is_blank(row)).filter(|block| !block.is_empty());
    let (pairs, all) =
        blocks.fold((0, 0), |(pairs, all), block| (pairs + usize::from(block.len() == 2), all + 1));
    all > 1 && pairs == all
}

/// More words than this are a text, and no name.
const LONGEST_NAME: usize = 7;

impl Ends {
    fn columns(&self) -> Vec<usize> {
        match self {
            Self::Columns { ids, .. } => ids.to_vec(),
            Self::Around { cell, .. } => vec![*cell],
        }
    }
}

/// The columns of both ends, by their headers.
fn columns(header: &Header) -> Option<Ends> {
    let words: Vec<Vec<String>> = header.cells.iter().map(|cell| words(cell)).collect();
    ROLES.iter().find_map(|roles| {
        // The best column of each end, and the second best.
        let [a, b] = roles.words.map(|role| {
            let ranked = words
                .iter()
                .enumerate()
                .filter_map(|(column, words)| rank(words, role, roles.needs_noun).map(|rank| (rank, column)));
            let mut ranked: Vec<_> = ranked.collect();
            ranked.sort_unstable();
            ranked
        });
        // A table that goes on with "author 3" has all authors of a paper in a row; V3 is a column of any kind.
        let is_third = |words: &Vec<String>| rank(words, "3", true).is_some() && words[0] != "v";
        // A, B, C are letters of columns, which say nothing.
        let goes_on = roles.words == ["1", "2"] && words.iter().any(is_third)
            || roles.words == ["a", "b"] && words.iter().any(|words| words[..] == ["c"]);
        let ([first, ..], [second, ..]) = (&a[..], &b[..]) else { return None };
        if goes_on || first.0 != second.0 || first.1 == second.1 {
            return None;
        }
        let names = match (a.last(), b.last()) {
            (Some(a), Some(b)) if a.0 == b.0 && a.0 > first.0 => Some([a.1, b.1]),
            _ => None,
        };
        Some(Ends::Columns { ids: [first.1, second.1], names })
    })
}

/// How well the words of a header name one end of a tie: ids first, names last; `None` if they do not.
fn rank(words: &[String], role: &str, needs_noun: bool) -> Option<u8> {
    if !words.iter().any(|word| word == role) {
        return None;
    }
    let others: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != role).collect();
    let is_known = |word: &&str| [&IDS[..], &NAMES, &NOUNS].iter().any(|list| list.contains(word));
    if (needs_noun && others.is_empty()) || others.len() + 1 < words.len() || !others.iter().all(is_known) {
        return None;
    }
    let has = |list: &[&str]| others.iter().any(|word| list.contains(word));
    Some(if has(&IDS) {
        0
    } else if has(&NAMES) {
        2
    } else {
        1
    })
}

/// The words of a header, none if it is several: `FromNodeId` is `from node id`, `author_1` and `Author1` are `author 1`.
fn words(header: &str) -> Vec<String> {
    // A table that other characters separate.
    if header.contains([',', ';', '|', '\t']) {
        return Vec::new();
    }
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in header.chars() {
        let begins = (before.is_lowercase() && c.is_uppercase())
            || (before.is_alphabetic() && c.is_ascii_digit())
            || (before.is_ascii_digit() && c.is_alphabetic());
        if begins || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    // "co-author"
    if let Some(at) = words.windows(2).position(|pair| pair[0] == "co" && pair[1] == "author") {
        words.splice(at..at + 2, ["coauthor".to_owned()]);
    }
    words
}

/// The column of Cytoscape in which a cell names both ends.
fn joined(sample: &Sample<'_>, place: usize, header: &Header) -> Option<Ends> {
    let interaction = header.place("shared interaction").or_else(|| header.place("interaction"))?;
    ["shared name", "name"].iter().filter_map(|name| header.place(name)).find_map(|shared| {
        let text = |row: &Cells<'_>, column| cell(row, Some(column)).to_owned();
        let mut rows =
            sample.rows[place + 1..].iter().map(|(_, row)| row).filter(|row| row.len() > 1).peekable();
        rows.peek()?;
        let are_ties = rows.all(|row| around(&text(row, shared), &text(row, interaction)).is_some());
        are_ties.then_some(Ends::Around { cell: shared, interaction })
    })
}

/// The weight of a table where no header is that of one, if a single other column holds numbers; with words for people
/// about the choice.
fn guessed_weight(
    sample: &Sample<'_>,
    place: usize,
    header: &Header,
    ends: &[usize],
) -> Option<(Option<usize>, String)> {
    let may_be = |column: &usize| {
        let name = header.folded[*column].as_str();
        let cells = sample.column(place, *column);
        let are_numbers = !cells.is_empty() && cells.iter().all(|cell| number(cell, true).is_some());
        are_numbers && !ends.contains(column) && !NO_WEIGHTS.contains(&name) && !header.is_year(*column)
    };
    let columns: Vec<usize> = (0..header.cells.len()).filter(may_be).collect();
    let name = |column: usize| header.cells[column].as_str();
    let pair = ends.iter().take(2).map(|end| name(*end)).collect::<Vec<_>>().join(", ");
    match &columns[..] {
        [] => None,
        [column] => Some((Some(*column), format!("a row is a tie, {pair}; weight = {}", name(*column)))),
        several => {
            let several: Vec<&str> = several.iter().map(|column| name(*column)).collect();
            Some((
                None,
                format!(
                    "a row is a tie, {pair}, and counts 1; no header of {} is that of weights",
                    several.join(", ")
                ),
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FORMAT, read};
    use crate::formats::told::{told, told_whatever_the_cut};

    const TIES: [&str; 2] = ["Ann Lee – Bob Roe: 3", "Bob Roe – Cat Poe: 1"];

    fn told_of(table: &str) -> Vec<String> {
        assert!((FORMAT.detect)(table), "{table}");
        told(read, table)
    }

    #[test]
    fn edge_tables_are_known_by_their_headers_in_any_order_and_spelling() {
        let tables = [
            "source,target,weight\nAnn Lee,Bob Roe,3\nBob Roe,Cat Poe,1\n",
            "WEIGHT,Target,SOURCE\n3,Bob Roe,Ann Lee\n1,Cat Poe,Bob Roe\n",
            "Source;Target;Type;Id;Label;timeset;Weight\nAnn Lee;Bob Roe;Undirected;0;;;3,0\nBob Roe;Cat Poe;Undirected;1;;;1\n",
            ",source,target,weight\n0,Ann Lee,Bob Roe,3\n1,Bob Roe,Cat Poe,1\n",
            "author1|author2|n\nAnn Lee|Bob Roe|3\nBob Roe|Cat Poe|1\n",
            "a,b,strength\n\"Ann Lee\",\"Bob Roe\",3\nBob Roe,Cat Poe,1\n",
            "Author A\tAuthor B\tJoint papers\nAnn Lee\tBob Roe\t3\nBob Roe\tCat Poe\t1\n",
            "Author,Co-author,Papers\nAnn Lee,Bob Roe,3\nBob Roe,Cat Poe,1\n",
            "SourceNodeId,TargetNodeId,value\nAnn Lee,Bob Roe,3\nBob Roe,Cat Poe,1\n",
            "\"from\" \"to\" \"weight\"\n\"1\" \"Ann Lee\" \"Bob Roe\" 3\n\"2\" \"Bob Roe\" \"Cat Poe\" 1\n",
            "# by hand\n\nsep=;\nfrom;to;w\nAnn Lee;Bob Roe;3\nBob Roe;Cat Poe;1\n",
            " from    | to      | weight\n---------+---------+-------\n Ann Lee | Bob Roe | 3\n Bob Roe | Cat Poe | 1\n(2 rows)\n",
            "| from | to | n |\n|---|---|---:|\n| Ann Lee | Bob Roe | 3 |\n| Bob Roe | Cat Poe | 1 |\n",
            "SUID,interaction,name,weight\n1,pp,Ann Lee (pp) Bob Roe,3\n2,pp,Bob Roe (pp) Cat Poe,1\n",
        ];
        for table in tables {
            assert_eq!(told_of(table), TIES, "{table}");
            assert_eq!(told_whatever_the_cut(read, table), TIES, "{table}");
        }
        assert_eq!(told_of("node1 node2 value\nAnn Bob 3\n"), ["Ann – Bob: 3"]);
        assert_eq!(told_of("\"\",\"V1\",\"V2\"\n\"1\",\"Ann Lee\",\"Bob Roe\"\n"), ["Ann Lee – Bob Roe: 1"]);
    }

    #[test]
    fn ids_of_ends_come_with_their_names() {
        let table = "Id,Source,Target,Source Label,Target Label,Weight\n7,1,2,Ann Lee,,3\n";
        assert_eq!(told_of(table), ["1 = Ann Lee", "2 = 2", "1 – 2: 3"]);
    }

    #[test]
    fn a_column_of_numbers_is_a_guessed_weight_if_it_is_the_only_one() {
        let one = told_of("V1,V2,V3\nAnn Lee,Bob Roe,3\nBob Roe,Cat Poe,1\n");
        assert_eq!(one[0], "GuessedColumns: a row is a tie, V1, V2; weight = V3");
        assert_eq!(one[1..], TIES);
        let several = told_of("from,to,x,y\nAnn Lee,Bob Roe,3,4\n");
        let guessed =
            "GuessedColumns: a row is a tie, from, to, and counts 1; no header of x, y is that of weights";
        assert_eq!(several, [guessed, "Ann Lee – Bob Roe: 1"]);
        assert_eq!(told_of("from,to,year\nAnn Lee,Bob Roe,2020\n"), ["Ann Lee – Bob Roe: 1"]);
    }

    #[test]
    fn missing_and_invalid_weights_are_noticed() {
        let table = "from,to,weight\nAnn Lee,Bob Roe,\nBob Roe,Cat Poe,x\nAnn Lee,Cat Poe,\"1,5\"\nAnn Lee,,2\nAnn Lee,Dan Moe,\"1,000\"\n";
        let expected = [
            "NoWeight: Ann Lee – Bob Roe",
            "Ann Lee – Bob Roe: 1",
            "BadWeight: Bob Roe – Cat Poe: x",
            "Ann Lee – Cat Poe: 1.5",
            "Malformed: Ann Lee,,2",
            "BadWeight: Ann Lee – Dan Moe: 1,000",
        ];
        assert_eq!(told_of(table), expected);
    }

    #[test]
    fn what_is_of_papers_or_sentences_is_no_edge_table() {
        let others = [
            "source,target\nThis is a sentence of some other language,Dies ist ein Satz in einer anderen Sprache\n",
            "page start,page end\n1,2\n",
            "# FromNodeId\tToNodeId\n1\t2\n",
        ];
        for other in others {
            assert!(!(FORMAT.detect)(other), "{other}");
        }
        let authors = "author 1,author 2,author 3\nAnn Lee,Bob Roe,Cat Poe\n";
        assert!(told_of(authors).iter().all(|told| !told.contains('–')), "a paper has no ties of its own");
    }

    #[test]
    fn titles_above_their_authors_are_no_headers_whatever_separates() {
        for separator in [',', ';', '\t', '|'] {
            let table = format!("From{separator} To\nAnn Lee{separator} Bob Roe\n");
            let listing = format!("{table}\nSource{separator} Target\nCy Poe{separator} Dan Moe\n");
            assert!((FORMAT.detect)(&table) && !(FORMAT.detect)(&listing), "{listing}");
            let double_spaced = table.replace('\n', "\n\n");
            assert!((FORMAT.detect)(&double_spaced), "{double_spaced}");
        }
    }
}
