//! Every mention of every paper, and whom it means.

use std::io::Write;

use super::{Exporter, Writes, csv_writer, written};
use crate::error::Result;
use crate::network::{Counting, Network};
use crate::table::harmless;

pub(super) static EXPORTER: Exporter = Exporter {
    name: "authorships",
    about: "CSV of every mention of every paper and the author it means: paper,position,mention,author_id,author",
    extensions: &[],
    writes: Writes::Data(write),
};

fn write(network: &Network, _: Counting, out: &mut dyn Write) -> Result<()> {
    let mut rows = csv_writer(out);
    written(rows.write_record(["paper", "position", "mention", "author_id", "author"]))?;
    let (roster, spellings) = (network.roster(), network.corpus().spellings());
    for paper in network.papers() {
        let key = network.paper_key(paper);
        for ((mention, author), position) in network.mentions(paper).zip(1..) {
            let (position, id): (i32, _) = (position, roster.id(author));
            let name = spellings.get(roster.display(author));
            let row = [
                harmless(&key),
                position.to_string().into(),
                harmless(mention),
                harmless(&id),
                harmless(name),
            ];
            written(rows.write_record(row.iter().map(AsRef::<str>::as_ref)))?;
        }
    }
    rows.flush().map_err(|error| crate::Error::writing("the authorships", &error))
}
