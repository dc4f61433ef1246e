//! Every mention of every record of every paper, and whom it means.

use std::io::Write;

use super::{Exporter, Writes, csv_writer, written};
use crate::error::Result;
use crate::network::{Network, Weighing};
use crate::table::harmless;

pub(super) static EXPORTER: Exporter = Exporter {
    name: "authorships",
    about: "CSV of every mention of every paper and the author it means: paper,position,mention,author_id,author",
    extensions: &[],
    writes: Writes::Data(write),
};

fn write(network: &Network, _: Weighing, out: &mut dyn Write) -> Result<()> {
    let mut rows = csv_writer(out);
    written(rows.write_record(["paper", "position", "mention", "author_id", "author"]))?;
    let (corpus, roster) = (network.corpus(), network.roster());
    let spelling = |number| corpus.spellings().get(number);
    for record in network.papers().flat_map(|paper| network.records_of(paper)) {
        let key = corpus.id(record);
        for (&mention, position) in corpus.byline(record).iter().zip(1..) {
            let author = roster.author_of(mention);
            let (position, id): (i32, _) = (position, roster.id(author));
            let (mention, name) = (spelling(mention), spelling(roster.display(author)));
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
