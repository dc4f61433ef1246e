//! VOSviewer's maps: the items of a network, whose links stand in a file of their own.
//!
//! ```text
//! id,label,x,y,cluster,weight<Links>
//! 1,"lovelace, ada",0.5,-0.3,1,2
//! ```
//!
//! Tabs or semicolons may stand for the commas.
//!
//! That file has a link a line, two ids and a strength, which is what [`edges`] reads. Given behind its map, or in
//! front of it, it is the other half of the same network.
//!
//! [`edges`]: super::edges

use super::edges;
use super::tables::cells::{Dialect, Row};
use crate::records::text::{split_lines, trim};
use crate::records::{Chunk, Format, Kind, Sink};

pub(super) static FORMAT: Format = Format::new("vosviewer-map", read)
    .about("VOSviewer's map; its network file is the next input")
    .reads("items with id and label")
    .extensions(&["txt"])
    .detect(|head| Columns::of(head).is_some())
    .split(split_lines)
    .companion(&edges::FORMAT);

/// Where the header of a map says that ids and labels are.
struct Columns {
    dialect: Dialect,
    id: usize,
    label: usize,
}

impl Columns {
    fn of(head: &str) -> Option<Self> {
        let header = head.lines().next()?;
        let delimiter = *b"\t,;".iter().find(|delimiter| header.as_bytes().contains(delimiter))?;
        let mut cells = Vec::new();
        Dialect { delimiter, width: usize::MAX }.row(header, true, &mut cells)?;
        let names: Vec<String> = cells.iter().map(|cell| trim(cell).to_ascii_lowercase()).collect();
        let is_of_maps = |name: &String| {
            matches!(name.as_str(), "x" | "cluster")
                || name.starts_with("weight<")
                || name.starts_with("score<")
        };
        let column = |wanted: &str| names.iter().position(|name| name == wanted);
        let dialect = Dialect { delimiter, width: names.len() };
        names.iter().any(is_of_maps).then_some(())?;
        Some(Self { dialect, id: column("id")?, label: column("label")? })
    }
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let Some(columns) = Columns::of(chunk.head) else {
        if chunk.first {
            sink.notice(
                0,
                Kind::NoColumn,
                "a map has the columns id and label, and x, cluster, a weight or a score",
            );
        }
        return chunk.text.len();
    };
    let (mut at, mut cells) = (0, Vec::new());
    while at < chunk.text.len() {
        let Some(row) = columns.dialect.row(&chunk.text[at..], chunk.last, &mut cells) else { break };
        let Row { length, is_broken } = row;
        let is_header = chunk.first && at == 0;
        let [id, label] =
            [columns.id, columns.label].map(|column| cells.get(column).map_or("", |cell| trim(cell)));
        if is_broken || id.is_empty() {
            let line = trim(chunk.text[at..].lines().next().unwrap_or_default());
            if !line.is_empty() {
                sink.notice(at, Kind::Malformed, line);
            }
        } else if !is_header {
            sink.node(id, if label.is_empty() { id } else { label });
        }
        at += length;
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reading::{ReadOptions, Source, read as read_all};
    use crate::records::{Corpus, Notices};

    const MAP: &str = "id\tlabel\tx\ty\tcluster\tweight<Links>\n1\t\"lovelace, ada\"\t0.5\t-1\t1\t2\n\n\
                       2\tmenabrea, l.\t1\t1\n7\t\n\tnobody\n";
    const NETWORK: &str = "1\t2\t2.5\n2\t7\n";

    fn corpus(texts: &[&str], piece: usize) -> (Corpus, Notices) {
        let sources: Vec<_> = texts
            .iter()
            .enumerate()
            .map(|(n, text)| Source::Text(format!("{n}.txt"), (*text).to_owned()))
            .collect();
        let mut notices = Notices::default();
        let reading = ReadOptions { chunk_size: piece, ..ReadOptions::default() };
        (read_all(&sources, reading, &mut notices).expect("a network"), notices)
    }

    /// Names of all nodes, and the ties between them.
    fn said(corpus: &Corpus) -> (Vec<&str>, Vec<String>) {
        let name = |number| corpus.spellings().get(number);
        let ties = corpus.ties().map(|tie| format!("{} – {}: {}", name(tie.a), name(tie.b), tie.weight));
        (corpus.nodes().iter().map(|&node| name(node)).collect(), ties.collect())
    }

    #[test]
    fn a_map_names_the_items_of_the_network_beside_it() {
        let names = ["lovelace, ada", "menabrea, l.", "7"];
        let ties = ["lovelace, ada – menabrea, l.: 2.5", "menabrea, l. – 7: 1"];
        for texts in [[MAP, NETWORK], [NETWORK, MAP]] {
            for piece in [1, 10, 1 << 20] {
                let (corpus, notices) = corpus(&texts, piece);
                let (nodes, found) = said(&corpus);
                assert_eq!((nodes, found), (names.to_vec(), ties.map(str::to_owned).to_vec()));
                assert_eq!(notices.count(Kind::Malformed), 1);
            }
        }
    }

    #[test]
    fn each_map_names_one_network() {
        let (corpus, _) =
            corpus(&[MAP, NETWORK, NETWORK, "id,label,cluster\n1,\"Gray, Jo\",1\n2,May,1\n7,No,2\n"], 9);
        let (nodes, ties) = said(&corpus);
        assert_eq!(nodes, ["lovelace, ada", "menabrea, l.", "7", "Gray, Jo", "May", "No"]);
        assert_eq!(ties[2..], ["Gray, Jo – May: 2.5", "May – No: 1"]);
    }

    #[test]
    fn only_a_header_with_what_maps_have_is_that_of_a_map() {
        let headers = ["id\tlabel\tx", "Label;ID;weight<Docs>", "\"id\",\"label\",\"cluster\""];
        assert!(headers.into_iter().all(FORMAT.detect));
        let others = ["id,label", "id\tx", "label,x,y", "", "1\t2\t3\n"];
        assert!(!others.into_iter().any(FORMAT.detect));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic_or_depend_on_cuts(text in "(id,label,x\n|1|,|\"|\n| |é){0,12}", piece in 1usize..9) {
            let read = |piece| {
                let reading = ReadOptions { from: Some(&FORMAT), chunk_size: piece, ..ReadOptions::default() };
                let mut notices = Notices::default();
                let source = Source::Text("x".to_owned(), format!("id,label,x\n{text}"));
                let corpus = crate::reading::survey(&[source], reading, &mut notices, &mut |_| ()).expect("anything");
                (format!("{:?}", said(&corpus)), format!("{:?}", notices.by_kind()))
            };
            prop_assert_eq!(read(piece), read(1 << 20));
        }
    }
}
