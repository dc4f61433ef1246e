//! What sort of paper a record is, in the words of sources.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::records::PaperType::{
    self, Abstract, Article, Book, BookReview, Chapter, Correction, Dataset, Editorial, Letter, Other,
    Preprint, Proceedings, Report, Retraction, Review, Software, Thesis, Unknown,
};

/// What sources call the types, in small letters and without anything but letters and digits.
#[rustfmt::skip]
static WORDS: &[(PaperType, &[&str])] = &[
    (Unknown, &["misc", "gen", "generic", "other", "unknown"]),
    (Article, &["article", "journalarticle", "articlejournal", "jour", "researcharticle", "researchpaper", "j", "articlemagazine",
        "articlenewspaper", "magazinearticle", "newspaperarticle", "ejour", "mgzn", "news", "magazine", "newspaper", "jfull",
        "journal", "earlyaccess", "casereport", "casereports", "clinicaltrial", "randomizedcontrolledtrial", "multicenterstudy",
        "comparativestudy", "observationalstudy", "articleinpress", "shortsurvey", "datapaper", "aheadofprint", "inpr",
        "electronicarticle", "journalpaper", "originalarticle", "briefcommunication", "briefreport", "rapidcommunication",
        "methodsarticle", "registeredreport"]),
    (Proceedings, &["proceedingspaper", "proceedingsarticle", "inproceedings", "conference", "conferencepaper",
        "paperconference", "cpaper", "conferenceproceeding", "conferenceproceedings", "conf", "c", "conferencearticle",
        "congress", "postedconferencepaper"]),
    (Book, &["book", "books", "proceedings", "monograph", "mvbook", "edbook", "editedbook", "ebook", "referencebook", "proceedingsvolume",
        "collection", "mvcollection", "mvproceedings", "reference", "mvreference", "bookseries", "bookset", "b", "ser",
        "bookwhole", "booklet", "bookedited"]),
    (Chapter, &["chapter", "bookchapter", "booksection", "incollection", "inbook", "chap", "chpt", "echap", "bookpart", "booktrack",
        "suppbook", "inreference", "referenceentry", "entryencyclopedia", "entrydictionary", "encyclopedia", "encyc", "dict",
        "entry", "suppcollection"]),
    (Thesis, &["thesis", "thes", "dissertation", "phdthesis", "mastersthesis", "masterthesis", "dissertationthesis", "academicdissertation",
        "doctoraldissertation", "dissertationthesisunpublished"]),
    (Report, &["report", "rprt", "techreport", "technicalreport", "reportcomponent", "workingpaper", "governmentdocument", "whitepaper"]),
    (Preprint, &["preprint", "eprint", "postedcontent", "unpublished", "unpb", "manuscript", "informal", "informalpublication", "unpublishedwork"]),
    (Dataset, &["dataset", "data", "database", "aggregateddatabase", "datafile"]),
    (Software, &["software", "comp", "computerprogram", "computationalnotebook"]),
    (Abstract, &["abstract", "meetingabstract", "meetingsabstracts", "congressabstract", "conferenceabstract", "abst",
        "publishedabstract", "posterabstract"]),
    (Review, &["review", "reviewarticle", "systematicreview", "metaanalysis", "literaturereview", "conferencereview", "scopingreview"]),
    (BookReview, &["bookreview", "reviewbook"]),
    (Letter, &["letter", "letters", "note", "comment", "commentary", "discussion", "peerreview", "articlecommentary", "reply"]),
    (Editorial, &["editorial", "editorialmaterial", "introductoryjournalarticle"]),
    (Correction, &["correction", "erratum", "publishederratum", "corrigendum", "addendum", "expressionofconcern"]),
    (Retraction, &["retraction", "retracted", "retractionofpublication", "retractionnotice", "retractedpublication", "partialretraction"]),
];

/// The type that a word of a source means.
pub(super) fn paper_type(word: &str) -> PaperType {
    const LONGEST: usize = 60;
    if word.is_empty() {
        return Unknown;
    }
    if word.len() > LONGEST {
        return Other;
    }
    static KNOWN: LazyLock<HashMap<&str, PaperType>> = LazyLock::new(|| {
        WORDS.iter().flat_map(|(of, words)| words.iter().map(|word| (*word, *of))).collect()
    });
    if let Some(of) = KNOWN.get(word) {
        return *of;
    }
    let letters = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let folded: String = letters.collect();
    if folded.is_empty() {
        return Unknown;
    }
    KNOWN.get(&*folded).copied().unwrap_or(Other)
}

/// The most telling of several types: what is a review is also an article.
pub(super) fn most_telling<'a>(words: impl IntoIterator<Item = &'a str>) -> PaperType {
    words.into_iter().map(paper_type).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_many_sources_mean_one_type() {
        for (word, expected) in [
            ("JOUR", Article),
            ("article-journal", Article),
            ("Journal Article", Article),
            ("Conference Paper", Proceedings),
            ("inproceedings", Proceedings),
            ("Book Chapter", Chapter),
            ("posted-content", Preprint),
            ("Editorial Material", Editorial),
            ("Published Erratum", Correction),
            ("Hologram", Other),
            ("", Unknown),
            (" - ", Unknown),
        ] {
            assert_eq!(paper_type(word), expected, "{word}");
        }
    }

    #[test]
    fn the_most_telling_of_several_types_counts() {
        assert_eq!(most_telling(["Journal Article", "Review", "Research Support"]), Review);
        assert_eq!(most_telling(["Article", "Proceedings Paper"]), Proceedings);
        assert_eq!(most_telling([]), Unknown);
    }

    #[test]
    fn no_word_means_two_types() {
        let mut all: Vec<_> = WORDS.iter().flat_map(|(_, words)| words.iter()).collect();
        all.sort();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "{all:?}");
        assert!(all.iter().all(|word| word.chars().all(|c| c.is_ascii_lowercase())), "{all:?}");
    }
}
