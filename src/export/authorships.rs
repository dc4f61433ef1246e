//! Every author of every paper, as the paper names them: the network itself, which is the same when it is read again.

use std::io::Write;

use super::{Exporter, Writes, csv_writer, written};
use crate::error::Result;
use crate::network::{Network, PaperId, Weighing};
use crate::table::harmless;

pub(super) static EXPORTER: Exporter = Exporter {
    name: "authorships",
    about: "CSV of every author of every paper, as named there: paper,position,mention,author_id,author",
    extensions: &[],
    writes: Writes::Data(write),
};

fn write(network: &Network, _: Weighing, out: &mut dyn Write) -> Result<()> {
    let mut rows = csv_writer(out);
    written(rows.write_record(["paper", "position", "mention", "author_id", "author"]))?;
    let (corpus, roster) = (network.corpus(), network.roster());
    let spelling = |number| corpus.spellings().get(number);
    for paper in network.papers() {
        let key = network.paper_key(paper);
        for (mention, position) in mentions(network, paper) {
            let author = roster.author_of(mention);
            let (id, name) = (roster.id(author), spelling(roster.display(author)));
            let row = [
                harmless(&key),
                position.to_string().into(),
                harmless(spelling(mention)),
                harmless(&id),
                harmless(name),
            ];
            written(rows.write_record(row.iter().map(AsRef::<str>::as_ref)))?;
        }
    }
    rows.flush().map_err(|error| crate::Error::writing("the authorships", &error))
}

/// The first mention of each author of a paper who is in the network, with its place on the byline from 1.
fn mentions(network: &Network, paper: PaperId) -> impl Iterator<Item = (u32, usize)> {
    let mut authors = network.byline(paper).iter().peekable();
    let record = network.records_of(paper).next();
    let mentions = record.into_iter().flat_map(|record| network.corpus().byline(record)).copied().zip(1..);
    mentions.filter(move |&(mention, _)| {
        let author = network.author_of(network.roster().author_of(mention));
        authors.next_if(|&&next| author.is_some_and(|author| author.0 == next)).is_some()
    })
}
