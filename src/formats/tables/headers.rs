//! The headers of tables: which fields they name, and the columns that the user specified.

use std::borrow::Cow;

use super::separators::Separator;
use crate::error::{Error, ErrorKind, Result};
use crate::records::author_headers::{
    AUTHORS, FAMILY, FIRST, GIVEN, NAMES, folded_header, is_further, is_of_one_place,
};
use crate::records::text::trim;

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Field {
    Authors,
    /// Family names, where a row is an author and has its name in two columns.
    Family,
    /// Given names beside them.
    Given,
    Title,
    Year,
    /// A date with month or day, beside a column of years.
    Date,
    /// The month of the year beside it.
    Month,
    /// The day of this month.
    Day,
    Type,
    Key,
    Doi,
    Venue,
    Editors,
    /// Authors who are groups.
    Groups,
    /// The authors of a book as a whole, who count where a row has no others.
    BookAuthors,
    Affiliations(Affiliations),
    /// Identifiers of a scheme, an entry an author.
    Ids(&'static str),
    /// Identifiers of a scheme, each behind the name that it belongs to: `Lovelace, Ada/0000-0002-1825-0097`.
    NamedIds(&'static str),
}

/// How the column of affiliations says whose they are, an entry an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Affiliations {
    /// `London; Turin`
    Alone,
    /// `Lovelace A., London; Menabrea L., Turin`
    BehindComma,
    /// `Lovelace, Ada (London); Menabrea, Luigi (Turin)`
    InParentheses,
    /// `[Lovelace, Ada; Gray, Mary] Univ London, England; [Menabrea, Luigi] Univ Turin, Italy`
    BehindNames,
}

/// What the user may say about columns: `--columns authors=…,title=…`.
const SAYABLE: [(&str, Field); 6] = [
    ("authors", Field::Authors),
    ("title", Field::Title),
    ("year", Field::Year),
    ("id", Field::Key),
    ("doi", Field::Doi),
    ("venue", Field::Venue),
];

/// The headers that databases, reference managers and people give to columns, folded; for each field those that
/// are better stand first.
#[rustfmt::skip]
pub(super) static HEADERS: &[(Field, &[&str])] = &[
    (Field::Authors, AUTHORS),
    (Field::Family, FAMILY),
    (Field::Given, GIVEN),
    (Field::Title, &[
        "title", "article title", "document title", "paper title", "item title", "title primary", "publication title primary",
        "display name", "ti", "titel", "titre", "título", "tytuł", "název", "naslov", "otsikko", "başlık", "cím", "titulo", "titolo", "название", "标题", "题名", "タイトル",
        "제목",
    ]),
    (Field::Year, &[
        "year", "publication year", "pub year", "published year", "pubyear", "publicationyear", "year of publication",
        "year published", "publish year", "yr", "jaar", "rok", "år", "vuosi", "yıl", "év", "dc date year", "py", "jahr", "erscheinungsjahr", "jahr der veröffentlichung", "année",
        "annee", "année de publication", "año", "ano", "año de publicación", "anno", "anno di pubblicazione", "год",
        "год издания", "год публикации", "年", "年份", "出版年", "出版年份", "发表年份", "発行年", "出版年度", "연도", "발행연도",
    ]),
    // Where there is no column of years, the first of these tells the year: that of the issue rather than that online.
    (Field::Date, &[
        "publication date", "pd", "date published", "published date", "published", "date", "cover date", "coverdate",
        "pubdate", "pub date", "date of publication", "publicationdate", "datepublished", "publish date", "issue date",
        "issued", "date issued", "dc date issued", "dcterms issued", "dc date", "dcterms date", "print date",
        "published print", "erscheinungsdatum", "datum", "date de publication", "fecha", "fecha de publicación",
        "data di pubblicazione", "data de publicação", "дата", "дата публикации", "出版日期", "发表时间", "発行日",
        "online date", "published online", "date online", "online publication date", "publication date online",
        "epub date", "early access date",
    ]),
    (Field::Month, &[
        "month", "publication month", "pub month", "month of publication", "monat", "mois", "mes", "mês", "mese", "месяц", "月", "월",
    ]),
    (Field::Day, &["day", "publication day", "pub day", "day of publication"]),
    (Field::Type, &[
        "document type", "publication type", "type", "item type", "dt", "pubtype", "type crossref", "reference type",
        "dokumenttyp",
    ]),
    (Field::Key, &[
        "eid", "lens id", "publication id", "ut unique wos id", "ut", "central id", "pui", "covidence", "uid",
        "key", "citation key", "bibtex key", "paper id", "id", "internal id", "reference id", "accession number",
        "pmid", "pubmed id", "paperid", "paper", "submission", "submission id", "article id", "pub id", "work id",
    ]),
    (Field::Doi, &["doi", "item doi", "ids doi", "di", "digital object identifier doi", "doi link"]),
    (Field::Venue, &[
        "source title", "journal title", "publication title", "journal", "journal book", "periodical full",
        "primary location source display name", "publication name", "publication", "venue", "booktitle",
        "book title", "conference", "so", "source", "zeitschrift", "revue", "revista", "rivista",
    ]),
    (Field::Editors, &["editors", "editor", "book editors", "authors secondary", "be", "herausgeber"]),
    (Field::Groups, &["group authors", "ca"]),
    (Field::BookAuthors, &["book author full names", "bf", "book authors", "ba"]),
    (Field::Affiliations(Affiliations::BehindComma), &["authors with affiliations"]),
    (Field::Affiliations(Affiliations::InParentheses), &["authors affiliations"]),
    (Field::Affiliations(Affiliations::Alone), &["author affiliations"]),
    (Field::Affiliations(Affiliations::BehindNames), &["c1", "addresses"]),
    (Field::Ids("scopus"), &["author s id"]),
    (Field::Ids("openalex"), &["authorships author id"]),
    (Field::Ids("orcid"), &["authorships author orcid"]),
    (Field::NamedIds("orcid"), &[
        "orcids", "oi", "orcid", "orcid id", "orcid ids", "orcid s", "orcid id s", "orcid identifier",
        "orcid identifiers", "orcid number", "orcid numbers", "author orcid", "author orcids", "authors orcid",
        "authors orcids", "author s orcid", "author s orcid s", "author orcid id", "author orcid ids",
        "authors orcid ids", "author orcid s", "authororcid",
    ]),
    (Field::NamedIds("researcherid"), &["researcher ids", "ri"]),
];

/// Headers that only one source writes, and how that source writes names in its column "Authors".
#[rustfmt::skip]
pub(super) static SOURCES: &[(&str, Option<Separator>)] = &[
    // PubMed: "Lovelace A, Menabrea L."
    ("journal book", Some(Separator::Commas)),
    // Embase: "Lovelace A., Menabrea L."
    ("pui", Some(Separator::Commas)),
    // Springer: "Ada LovelaceLuigi Menabrea"
    ("item doi", Some(Separator::Capitals)),
    // Scopus: "Lovelace A., Menabrea L.", since 2023 with semicolons.
    ("eid", None),
];

/// What the user said about columns: fields with headers.
///
/// # Errors
/// If it is not of the form `authors=…,title=…`.
pub(in crate::formats) fn said(columns: &str) -> Result<Vec<(Field, &str)>> {
    let mut said = Vec::new();
    let mut rest = columns;
    while !rest.is_empty() {
        let known = SAYABLE.iter().find_map(|(word, field)| {
            rest.strip_prefix(word).and_then(|rest| rest.strip_prefix('=')).map(|rest| (*field, rest))
        });
        let Some((field, value)) = known else {
            let words = SAYABLE.map(|(word, _)| format!("{word}=…")).join(",");
            let what = format!("--columns takes {words}; \"{rest}\" is none of these");
            return Err(Error::new(ErrorKind::Usage, what));
        };
        // A header may hold commas: it ends where the next field begins.
        let is_next = |at: &usize| {
            SAYABLE
                .iter()
                .any(|(word, _)| value[at + 1..].strip_prefix(word).is_some_and(|rest| rest.starts_with('=')))
        };
        let end = value.match_indices(',').map(|(at, _)| at).find(is_next).unwrap_or(value.len());
        said.push((field, &value[..end]));
        rest = value.get(end + 1..).unwrap_or_default();
    }
    Ok(said)
}

/// Which columns with these headers are of use, and whether authors are among them. In a table of papers, those whose
/// headers are known or were said; otherwise the rows tell, and all are.
#[cfg(feature = "parquet")]
pub(in crate::formats) fn needed(headers: &[&str], options: &str) -> (Vec<bool>, bool) {
    let cells: Vec<Cow<'_, str>> = headers.iter().map(|header| Cow::Borrowed(*header)).collect();
    let header = Header::of(&cells);
    let said = said(options).unwrap_or_default();
    let has_authors =
        [Field::Authors, Field::Family].iter().any(|field| header.column(*field, &said).is_some());
    if !has_authors || !header.is_of_papers() {
        return (vec![true; headers.len()], has_authors);
    }
    (header.cells.iter().map(|cell| is_known(cell, &said)).collect(), has_authors)
}

/// Is a column with this header of use?
#[cfg(feature = "parquet")]
pub(in crate::formats) fn is_of_use(header: &str, options: &str) -> bool {
    is_known(trim(header), &said(options).unwrap_or_default())
}

/// Is this a header that is known, or that the user named?
#[cfg(feature = "parquet")]
fn is_known(cell: &str, said: &[(Field, &str)]) -> bool {
    /// Headers that are known only where a row is an author.
    const OF_AUTHORS: [&str; 2] = ["affiliation", "institution"];
    let folded = folded_header(cell);
    HEADERS.iter().flat_map(|(_, names)| *names).chain(NAMES).chain(&OF_AUTHORS).any(|name| *name == folded)
        || said.iter().any(|(_, name)| *name == cell || folded_header(name) == folded)
}

/// The columns of a header by what they hold.
pub(super) struct Header {
    pub(super) cells: Vec<String>,
    pub(super) folded: Vec<String>,
}

impl Header {
    pub(super) fn of(row: &[Cow<'_, str>]) -> Self {
        let cells: Vec<String> = row.iter().map(|cell| trim(cell).to_owned()).collect();
        let folded = cells.iter().map(|cell| folded_header(cell)).collect();
        Self { cells, folded }
    }

    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.folded.iter().position(|header| header == name)
    }

    /// The column of a field: the one that the user said, else the best of those known.
    pub(super) fn column(&self, field: Field, said: &[(Field, &str)]) -> Option<usize> {
        let by_user = said.iter().find(|(other, _)| *other == field).map(|(_, header)| {
            let exact = self.cells.iter().position(|cell| cell == header);
            exact.or_else(|| self.place(&folded_header(header)))
        });
        by_user.unwrap_or_else(|| known(field).iter().find_map(|name| self.place(name)))
    }

    /// The column of the authors, or of the first author where others are in columns of their own.
    pub(super) fn authors(&self, said: &[(Field, &str)]) -> Option<usize> {
        self.column(Field::Authors, said).or_else(|| {
            let first = FIRST.iter().find_map(|name| self.place(name));
            first.filter(|column| !self.further_authors(*column).is_empty())
        })
    }

    /// The columns of authors who are not in that of the authors: another of the same name, or of co-authors.
    pub(super) fn further_authors(&self, authors: usize) -> Vec<usize> {
        let own = &self.folded[authors];
        // pandas numbers headers that are there twice: `Authors`, `Authors.1`.
        let is_again = |name: &str| {
            let number = name.strip_prefix(own.as_str()).map(str::trim_start);
            number.is_some_and(|number| number.parse::<u32>().is_ok()) && !own.is_empty()
        };
        let is_further = |name: &String| name == own || is_further(name) || is_again(name);
        let is_other = |column: &usize| *column != authors && is_further(&self.folded[*column]);
        (0..self.folded.len()).filter(is_other).collect()
    }

    /// The column of given names beside one of family names.
    pub(super) fn given(&self, said: &[(Field, &str)]) -> Option<usize> {
        self.column(Field::Given, said).or_else(|| NAMES.iter().find_map(|name| self.place(name)))
    }

    /// Is this the column of one author of several, such as the last?
    pub(super) fn is_of_one_place(&self, column: usize) -> bool {
        is_of_one_place(&self.folded[column])
    }

    /// Another column of the same authors, the best of those known.
    pub(super) fn authors_otherwise(&self, authors: usize) -> Option<usize> {
        let places = known(Field::Authors).iter().filter_map(|name| self.place(name));
        places.filter(|column| *column != authors).find(|column| self.folded[*column] != self.folded[authors])
    }

    /// Does it name what only papers have?
    pub(super) fn is_of_papers(&self) -> bool {
        [Field::Title, Field::Doi].iter().any(|field| self.column(*field, &[]).is_some())
    }

    /// The column that tells the year, and another with a date that may be more exact.
    pub(super) fn year_and_date(&self, said: &[(Field, &str)]) -> (Option<usize>, Option<usize>) {
        let year = self.column(Field::Year, said);
        let mut dates = known(Field::Date).iter().filter_map(|name| self.place(name));
        let mut another = |than: Option<usize>| dates.find(|column| Some(*column) != than);
        let year = year.or_else(|| another(None));
        (year, another(year))
    }

    /// The column with the dates on which papers were online before their issue. Web of Science calls it by two letters.
    pub(super) fn early_access(&self) -> Option<usize> {
        let of_web_of_science = || self.place("ea").filter(|_| self.place("py").is_some());
        self.place("early access date").or_else(of_web_of_science)
    }

    /// Is this the column of years?
    pub(super) fn is_year(&self, column: usize) -> bool {
        [Field::Year, Field::Date].iter().any(|field| known(*field).contains(&&*self.folded[column]))
    }

    /// Does this header speak of authors, or of others who took part?
    pub(super) fn is_about_authors(&self, column: usize) -> bool {
        const WORDS: [&str; 9] =
            ["author", "autor", "auteur", "contribut", "collaborat", "verfass", "著者", "作者", "저자"];
        // Those of authors again in another form, or of one of them.
        const OTHERS: [&str; 6] = ["id", "count", "number", "first", "correspond", "presenting"];
        let header = &self.folded[column];
        let is_known = HEADERS.iter().any(|(_, names)| names.contains(&&**header));
        WORDS.iter().any(|word| header.contains(word))
            && !OTHERS.iter().any(|word| header.contains(word))
            && !is_known
    }

    /// Does this header speak of people or their organizations?
    pub(super) fn is_about_people(&self, column: usize) -> bool {
        const WORDS: [&str; 8] =
            ["affil", "instit", "organi", "univers", "address", "reviewer", "name", "country"];
        self.is_about_authors(column) || WORDS.iter().any(|word| self.folded[column].contains(word))
    }

    /// The columns of the network's own exports, or `None`.
    pub(super) fn own<const N: usize>(&self, names: [&str; N]) -> Option<[usize; N]> {
        let mut columns = [0; N];
        for (column, name) in columns.iter_mut().zip(names) {
            *column = self.cells.iter().position(|cell| cell == name)?;
        }
        Some(columns)
    }

    /// How many of the fields that a bibliography has are here.
    pub(super) fn known_fields(&self, said: &[(Field, &str)]) -> usize {
        let is_here = |field: Field| match field {
            Field::Year => self.year_and_date(said).0.is_some(),
            field => self.column(field, said).is_some(),
        };
        let fields = SAYABLE.iter().filter(|(_, field)| is_here(*field));
        fields.count()
    }
}

pub(super) fn known(field: Field) -> &'static [&'static str] {
    HEADERS.iter().find(|(other, _)| *other == field).map_or(&[], |(_, names)| names)
}
