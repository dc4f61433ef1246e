//! Who can read a paper: one file a format, [`FORMATS`], and how a format is detected.

mod acl;
mod addresses;
mod adjacency;
mod ads;
mod affiliations;
mod arxiv;
mod arxiv_json;
mod attributes;
mod authors;
mod bibtex;
mod byline;
mod cff;
mod cochrane;
mod contributors;
mod crossref;
mod csl;
mod csl_yaml;
mod datacite;
mod dates;
mod dblp;
mod dblp_search;
mod doaj;
mod dot;
mod edges;
mod endnote;
mod europepmc;
mod fields;
mod gexf;
mod gml;
mod graph_xml;
mod graphml;
mod hal;
mod hayagriva;
mod inspire;
mod institutions;
mod jats;
mod json;
mod json_elements;
mod json_network;
mod likely_names;
mod listing;
mod listing_titles;
mod look;
mod marc;
mod mods;
mod nbib;
mod near;
mod node_link;
mod oai;
mod openalex;
mod openreview;
mod orcid;
mod pajek;
mod person;
mod pubmed;
mod refer;
mod refworks;
mod relators;
pub(crate) mod resemblance;
mod ris;
mod semanticscholar;
mod tables;
mod tagged;
#[cfg(test)]
pub(crate) mod told;
mod types;
mod value;
mod vosviewer;
mod vosviewer_map;
mod wos;
mod xml;
mod yaml;
mod zenodo;
mod zotero;
mod zotero_rdf;

use crate::records::{Format, Why};
pub(crate) use institutions::institution_apart;
use look::Look;
pub(crate) use tables::is_table;

/// Every format that can be read, the most specific first: detection asks them in this order.
pub static FORMATS: &[&Format] = &[
    &dblp::FORMAT,
    &pubmed::FORMAT,
    &acl::FORMAT,
    &arxiv::FORMAT,
    &endnote::FORMAT,
    &oai::FORMAT,
    &mods::FORMAT,
    &jats::FORMAT,
    &marc::FORMAT,
    &zotero_rdf::FORMAT,
    &bibtex::FORMAT,
    &openalex::FORMAT,
    &crossref::FORMAT,
    &semanticscholar::FORMAT,
    &datacite::FORMAT,
    &openreview::FORMAT,
    &arxiv_json::FORMAT,
    &inspire::FORMAT,
    &ads::FORMAT,
    &europepmc::FORMAT,
    &hal::FORMAT,
    &doaj::FORMAT,
    &zenodo::FORMAT,
    &orcid::FORMAT,
    &dblp_search::FORMAT,
    &zotero::FORMAT,
    &csl::FORMAT,
    &vosviewer::FORMAT,
    &adjacency::FORMAT,
    &node_link::FORMAT,
    &vosviewer_map::FORMAT,
    &nbib::FORMAT,
    &ris::FORMAT,
    &wos::FORMAT,
    &refer::FORMAT,
    &refworks::FORMAT,
    &cochrane::FORMAT,
    &cff::FORMAT,
    &csl_yaml::FORMAT,
    &hayagriva::FORMAT,
    &gml::FORMAT,
    &dot::FORMAT,
    &graphml::FORMAT,
    &gexf::FORMAT,
    &pajek::FORMAT,
    &tables::FORMAT,
    &listing::FORMAT,
    &edges::FORMAT,
    &authors::FORMAT,
];

/// Which columns of works of OpenAlex are of use, as paths with dots; `None` if columns with these names are not of works.
#[cfg(feature = "parquet")]
pub(crate) fn needed_of_works(names: &[&str]) -> Option<&'static [&'static str]> {
    names.contains(&"authorships").then_some(openalex::COLUMNS)
}

/// Which columns of a table with these headers are of use, and whether they are known to have authors; all are of use
/// where only the rows tell.
#[cfg(feature = "parquet")]
pub(crate) fn needed_of_table(headers: &[&str], options: &str) -> (Vec<bool>, bool) {
    tables::headers::needed(headers, options)
}

/// Is a column with this header of use in a table?
#[cfg(feature = "parquet")]
pub(crate) fn is_header_of_use(header: &str, options: &str) -> bool {
    tables::headers::is_of_use(header, options)
}

/// Finds the format of an input by its head, and by a longer one if that is not enough.
pub(crate) struct Detection<'a> {
    extension: Option<&'a str>,
    options: &'a str,
    /// Does it resemble anything else than lists of names? The beginning tells, however long the head is.
    is_of_another_kind: Option<bool>,
}

impl<'a> Detection<'a> {
    /// Begins with the extension of an input, in small letters, and the user's options.
    pub(crate) fn new(extension: Option<&'a str>, options: &'a str) -> Self {
        Self { extension, options, is_of_another_kind: None }
    }

    /// The format of an input that begins like this: one to which the options apply, or that it looks like, preferably
    /// one with its extension.
    pub(crate) fn format_of(&mut self, head: &str) -> Option<(&'static Format, Why)> {
        let Self { extension, options, is_of_another_kind } = self;
        let takes_them = |format: &&Format| format.options.is_some_and(|taken| taken.apply_to(head, options));
        if let Some(format) = FORMATS.iter().copied().find(takes_them) {
            return Some((format, Why::Options));
        }
        let goes_by =
            |format: &Format| extension.is_some_and(|extension| format.extensions.contains(&extension));
        let look = Look::at(head);
        let mut may_be_last_resort =
            || !*is_of_another_kind.get_or_insert_with(|| resemblance::is_of_another_kind(head));
        let mut alike = FORMATS.iter().copied().filter(|format| {
            look.allows(format) && (!format.is_last_resort || may_be_last_resort()) && (format.detect)(head)
        });
        let first = alike.next()?;
        if !first.fits_any_text {
            return Some((first, Why::Content));
        }
        if goes_by(first) {
            return Some((first, Why::Extension));
        }
        let by_extension = alike.find(|format| goes_by(format)).map(|format| (format, Why::Extension));
        by_extension.or(Some((first, Why::AnyText)))
    }
}

/// The format of an input that begins like this.
#[cfg(test)]
pub(crate) fn detect(head: &str, extension: Option<&str>, options: &str) -> Option<(&'static Format, Why)> {
    Detection::new(extension, options).format_of(head)
}
