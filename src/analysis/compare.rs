//! Two inputs or two periods side by side: authors and ties gained and lost.

use std::fmt;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Context, Excerpt, Excerpts, Person, Query, Report, limited};
use crate::error::{Error, ErrorKind, Result};
use crate::measures::Adjacency;
use crate::network::{AuthorId, Network};
use crate::reading::Source;
use crate::table::{Document, Section, Table, shown_count};

/// The papers on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// The papers of these years.
    Years(RangeInclusive<i16>),
    /// The papers of this file, or of the files in this folder; a paper in both inputs is on both sides.
    Input(PathBuf),
}

impl Side {
    /// What to say of a side that can have no paper.
    ///
    /// # Errors
    /// If its years end before they begin.
    fn check(&self, network: &Network) -> Result<Option<String>> {
        match self {
            Self::Years(years) if years.is_empty() => {
                let what = format!("{self} ends before it begins; no paper can match");
                Err(Error::new(ErrorKind::Usage, what))
            }
            Self::Input(path) if path != Path::new("-") => {
                let mut inputs = network.corpus().inputs().iter();
                let is_known = inputs.any(|input| Path::new(&input.path).starts_with(path));
                Ok((!is_known)
                    .then(|| format!("no paper is from an input {self}; years are written as 2010..2015")))
            }
            _ => Ok(None),
        }
    }

    /// Whether each paper of the network is on this side.
    fn papers(&self, network: &Network) -> Vec<bool> {
        match self {
            Self::Years(years) => {
                let is_in = |paper| network.year(paper).is_some_and(|year| years.contains(&year));
                network.papers().map(is_in).collect()
            }
            Self::Input(path) => {
                let stdin = Source::Stdin.name();
                let path = if path == Path::new("-") { Path::new(&stdin) } else { path };
                let corpus = network.corpus();
                let inputs = corpus.inputs().iter().map(|input| Path::new(&input.path).starts_with(path));
                let is_chosen: Vec<bool> = inputs.collect();
                let is_in =
                    |paper| network.records_of(paper).any(|record| is_chosen[corpus.input_number(record)]);
                network.papers().map(is_in).collect()
            }
        }
    }
}

impl FromStr for Side {
    type Err = std::convert::Infallible;

    /// `2010..2015`, `..2015`, `2010..` and `2010` are years, both ends included; anything else is a path.
    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        Ok(years(text).map_or_else(|| Self::Input(text.into()), Self::Years))
    }
}

fn years(text: &str) -> Option<RangeInclusive<i16>> {
    let year = |text: &str, open: i16| {
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        if text.is_empty() { Some(open) } else { text.parse().ok().filter(|_| is_year) }
    };
    match text.split_once("..") {
        None => year(text, i16::MIN).filter(|_| !text.is_empty()).map(|year| year..=year),
        Some(("", "")) => None,
        Some((first, last)) => Some(year(first, i16::MIN)?..=year(last, i16::MAX)?),
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(path) => path.display().fmt(f),
            Self::Years(years) => match (*years.start(), *years.end()) {
                (first, last) if first == last => first.fmt(f),
                (i16::MIN, last) => write!(f, "..{last}"),
                (first, i16::MAX) => write!(f, "{first}.."),
                (first, last) => write!(f, "{first}..{last}"),
            },
        }
    }
}

impl Default for Side {
    /// All years.
    fn default() -> Self {
        Self::Years(i16::MIN..=i16::MAX)
    }
}

impl<'de> Deserialize<'de> for Side {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let Ok(side) = String::deserialize(deserializer)?.parse();
        Ok(side)
    }
}

impl Serialize for Side {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Compares two sides of one network, in which an author is the same person on both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Compare {
    /// File, folder or years: 2010..2015, ..2015, 2010.., 2010
    #[cfg_attr(feature = "cli", arg(value_name = "A"))]
    pub a: Side,
    /// The other side, of the same kind
    #[cfg_attr(feature = "cli", arg(value_name = "B"))]
    pub b: Side,
    /// Show at most N authors of each group and N ties; 0 for all
    #[cfg_attr(feature = "cli", arg(skip = Compare::default().limit))]
    pub limit: usize,
}

impl Default for Compare {
    fn default() -> Self {
        Self { a: Side::default(), b: Side::default(), limit: 10 }
    }
}

/// What two sides have in common, and what only one of them has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CompareReport {
    /// Totals of side A.
    pub a: Total,
    /// Totals of side B.
    pub b: Total,
    /// Authors with papers only in A: those who left, if A is the earlier period.
    pub only_a: Group,
    /// Authors with papers only in B: those who joined.
    pub only_b: Group,
    /// Authors with papers on both sides.
    pub both: Group,
    /// Ties in B that are not in A, most papers first.
    pub new_ties: Vec<ComparedTie>,
    /// Ties in A that are not in B.
    pub lost_ties: Vec<ComparedTie>,
    #[serde(flatten)]
    excerpts: Excerpts,
}

/// The size of a side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Total {
    /// The side as specified.
    pub of: String,
    /// Number of papers.
    pub papers: usize,
    /// Number of authors.
    pub authors: usize,
    /// Pairs of authors with a paper in common.
    pub ties: usize,
}

/// Authors on one side only, or on both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Number of authors.
    pub authors: usize,
    /// Number of ties on this side only, or on both.
    pub ties: usize,
    /// The authors with the most papers, then the most co-authors, then by name.
    pub top: Vec<Compared>,
}

/// An author's counts on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// The author.
    #[serde(flatten)]
    pub person: Person,
    /// Papers in A.
    pub papers_a: u32,
    /// Papers in B.
    pub papers_b: u32,
    /// Co-authors in A.
    pub coauthors_a: u32,
    /// Co-authors in B.
    pub coauthors_b: u32,
}

/// A tie on one side only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedTie {
    /// One author.
    pub a: String,
    /// The other.
    pub b: String,
    /// The id of the one.
    pub a_id: String,
    /// The id of the other.
    pub b_id: String,
    /// Papers in common on this side.
    pub papers: u32,
}

/// Counts of one side.
struct Counted {
    papers: usize,
    /// Papers of each author.
    works: Vec<u32>,
    /// Number of papers of each tie, by [`Adjacency::entries`].
    common: Vec<u32>,
    /// Co-authors of each author.
    degrees: Vec<u32>,
}

impl Counted {
    fn of(network: &Network, ties: &Adjacency, side: &Side) -> Self {
        let chosen = side.papers(network);
        let works_of = |author: AuthorId| {
            network.papers_of(author).iter().filter(|paper| chosen[paper.index()]).count() as u32
        };
        let common = network.works_in_common(ties, |work| chosen.get(work as usize) == Some(&true));
        let degree =
            |author: u32| common[ties.entries(author)].iter().filter(|&&papers| papers > 0).count() as u32;
        Self {
            papers: chosen.iter().filter(|&&is_chosen| is_chosen).count(),
            works: network.authors().map(works_of).collect(),
            degrees: ties.nodes().map(degree).collect(),
            common,
        }
    }

    fn total(&self, side: &Side) -> Total {
        Total {
            of: side.to_string(),
            papers: self.papers,
            authors: self.works.iter().filter(|&&papers| papers > 0).count(),
            ties: self.common.iter().filter(|&&papers| papers > 0).count() / 2,
        }
    }
}

impl Query for Compare {
    type Report = CompareReport;

    const NAME: &'static str = "compare";
    const ABOUT: &'static str = "Compare two inputs or two periods: authors and ties gained and lost";
    const REQUIRED: &'static [&'static str] = &["a", "b"];
    const ORDERS: &'static [(&'static str, &'static str)] = &[
        ("only_a, only_b, both", "papers, most first; co-authors, most first; name"),
        ("new_ties, lost_ties", "papers, most first; names"),
    ];
    const EXAMPLES: &'static [&'static str] = &[r#"{"a": "..1999", "b": "2000..", "limit": 0}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth compare 2023.bib 2024.bib                     authors and ties gained and lost
  coauth compare accepted/ rejected/ -f csv            two folders
  coauth compare 2010..2014 2015..2019 -i refs.bib     two periods of one bibliography
  coauth compare ..1999 2000.. -i dblp.coauth          before and since 2000";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    /// Time: the sum of squared byline lengths. Memory: 16 bytes per tie on top of the ties.
    fn run(&self, network: &Network, context: &mut Context) -> Result<CompareReport> {
        for side in [&self.a, &self.b] {
            context.remarks.extend(side.check(network)?);
        }
        if network.loose_tie_count() > 0 {
            let what = "cannot compare ties without papers: they belong to no year and no input";
            return Err(Error::new(ErrorKind::Input, what));
        }
        let ties = network.adjacency()?;
        let sides = [&self.a, &self.b].map(|side| Counted::of(network, &ties, side));
        let [a, b] = &sides;
        let [only_a, only_b, both] = [(true, false), (false, true), (true, true)]
            .map(|wanted| group(network, &sides, wanted, self.limit));
        let [new_ties, lost_ties] =
            [(b, a), (a, b)].map(|(of, not)| only_of(network, &ties, of, not, self.limit));
        let people = |list, noun, group: &Group| Excerpt::of(list, noun, group.top.len(), group.authors);
        let excerpts = Excerpts::of_lists([
            people("only_a", "authors only in the first", &only_a),
            people("only_b", "authors only in the second", &only_b),
            people("both", "authors in both", &both),
            Excerpt::of("new_ties", "new ties", new_ties.len(), only_b.ties),
            Excerpt::of("lost_ties", "lost ties", lost_ties.len(), only_a.ties),
        ]);
        let [a, b] = [a.total(&self.a), b.total(&self.b)];
        Ok(CompareReport { a, b, only_a, only_b, both, new_ties, lost_ties, excerpts })
    }
}

/// The authors who have papers in A, or not, and in B, or not.
fn group(network: &Network, [a, b]: &[Counted; 2], wanted: (bool, bool), limit: usize) -> Group {
    let mut members: Vec<AuthorId> = network
        .authors()
        .filter(|author| (a.works[author.index()] > 0, b.works[author.index()] > 0) == wanted)
        .collect();
    let authors = members.len();
    let weight = |author: AuthorId| {
        let place = author.index();
        (a.works[place] + b.works[place], a.degrees[place] + b.degrees[place])
    };
    members.sort_by(|&x, &y| weight(y).cmp(&weight(x)).then_with(|| network.compare_names(x, y)));
    let top = limited(members, limit).into_iter().map(|author| Compared {
        person: Person::of(network, author),
        papers_a: a.works[author.index()],
        papers_b: b.works[author.index()],
        coauthors_a: a.degrees[author.index()],
        coauthors_b: b.degrees[author.index()],
    });
    let ends = a.common.iter().zip(&b.common).filter(|&(&a, &b)| (a > 0, b > 0) == wanted).count();
    Group { authors, ties: ends / 2, top: top.collect() }
}

/// The ties of one side that are not on the other.
fn only_of(
    network: &Network,
    ties: &Adjacency,
    of: &Counted,
    not: &Counted,
    limit: usize,
) -> Vec<ComparedTie> {
    let mut found: Vec<(u32, AuthorId, AuthorId)> = Vec::new();
    for a in ties.nodes() {
        for (entry, &b) in ties.entries(a).zip(ties.neighbors(a)) {
            if a < b && of.common[entry] > 0 && not.common[entry] == 0 {
                let (a, b) = (AuthorId(a), AuthorId(b));
                let (a, b) = if network.compare_names(a, b).is_lt() { (a, b) } else { (b, a) };
                found.push((of.common[entry], a, b));
            }
        }
    }
    found.sort_by(|(papers, a, b), (other, c, d)| {
        let by_name = || network.compare_names(*a, *c).then_with(|| network.compare_names(*b, *d));
        other.cmp(papers).then_with(by_name)
    });
    let tie = |(papers, a, b)| {
        let [a, b] = [a, b].map(|author| Person::of(network, author));
        ComparedTie { a: a.author, b: b.author, a_id: a.author_id, b_id: b.author_id, papers }
    };
    limited(found, limit).into_iter().map(tie).collect()
}

impl Report for CompareReport {
    fn document(&self) -> Document<'_> {
        let (a, b) = (self.a.of.as_str(), self.b.of.as_str());
        let mut totals = Table::with_columns(&["", &format!("#{a}"), &format!("#{b}"), "#both"]);
        totals.push(["papers".into(), self.a.papers.into(), self.b.papers.into(), None::<u64>.into()]);
        totals.push([
            "authors".into(),
            self.a.authors.into(),
            self.b.authors.into(),
            self.both.authors.into(),
        ]);
        totals.push(["ties".into(), self.a.ties.into(), self.b.ties.into(), self.both.ties.into()]);
        totals.push([
            "authors only on this side".into(),
            self.only_a.authors.into(),
            self.only_b.authors.into(),
            None::<u64>.into(),
        ]);
        totals.push([
            "ties only on this side".into(),
            self.only_a.ties.into(),
            self.only_b.ties.into(),
            None::<u64>.into(),
        ]);
        let mut sections = vec![Section::Table(totals)];
        for (group, of) in [(&self.only_a, format!("only in {a}")), (&self.only_b, format!("only in {b}"))] {
            let table = Table::of(["author", "#papers", "#co-authors"], &group.top, |member| {
                let papers = member.papers_a + member.papers_b;
                [
                    member.person.author.as_str().into(),
                    papers.into(),
                    (member.coauthors_a + member.coauthors_b).into(),
                ]
            });
            add(&mut sections, &format!("authors {of}"), group.top.len(), group.authors, table);
        }
        let mut table = Table::with_columns(&["author", &format!("#papers in {a}"), &format!("#in {b}")]);
        for member in &self.both.top {
            table.push([
                member.person.author.as_str().into(),
                member.papers_a.into(),
                member.papers_b.into(),
            ]);
        }
        add(&mut sections, "authors in both", self.both.top.len(), self.both.authors, table);
        for (ties, of, side) in
            [(&self.new_ties, self.only_b.ties, b), (&self.lost_ties, self.only_a.ties, a)]
        {
            let table = Table::of(["author", "author", "#papers"], ties, |tie| {
                [tie.a.as_str().into(), tie.b.as_str().into(), tie.papers.into()]
            });
            add(&mut sections, &format!("ties only in {side}"), ties.len(), of, table);
        }
        sections.extend(self.excerpts.section());
        Document { sections, data: self.data() }
    }

    fn is_found(&self) -> bool {
        self.a.papers + self.b.papers > 0
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }
}

impl CompareReport {
    /// All authors and ties in one table.
    fn data(&self) -> Table<'_> {
        let mut data = Table::with_columns(&[
            "about",
            "a",
            "b",
            "a_id",
            "b_id",
            "#papers_a",
            "#papers_b",
            "#coauthors_a",
            "#coauthors_b",
        ]);
        for (about, group) in [("only_a", &self.only_a), ("only_b", &self.only_b), ("both", &self.both)] {
            for member in &group.top {
                let Person { author, author_id } = &member.person;
                data.push([
                    about.into(),
                    author.as_str().into(),
                    None::<&str>.into(),
                    author_id.as_str().into(),
                    None::<&str>.into(),
                    member.papers_a.into(),
                    member.papers_b.into(),
                    member.coauthors_a.into(),
                    member.coauthors_b.into(),
                ]);
            }
        }
        let new = self.new_ties.iter().map(|tie| ("new_tie", tie, 0, tie.papers));
        for (about, tie, papers_a, papers_b) in
            new.chain(self.lost_ties.iter().map(|tie| ("lost_tie", tie, tie.papers, 0)))
        {
            let [a, b, a_id, b_id] = [&tie.a, &tie.b, &tie.a_id, &tie.b_id].map(|text| text.as_str().into());
            let none = || None::<u32>.into();
            data.push([about.into(), a, b, a_id, b_id, papers_a.into(), papers_b.into(), none(), none()]);
        }
        data
    }
}

/// Adds a heading with the number of rows shown, and the table unless it is empty.
fn add<'a>(sections: &mut Vec<Section<'a>>, what: &str, shown: usize, of: usize, table: Table<'a>) {
    let [shown, of] = [shown, of].map(|count| shown_count(count as u64));
    sections.push(Section::Heading(format!("{shown} of {of} {what}")));
    if !table.is_empty() {
        sections.push(Section::Table(table));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_paths_are_distinguished() {
        let side = |text: &str| text.parse::<Side>().expect("any text is a side");
        assert_eq!(side("2010..2015"), Side::Years(2010..=2015));
        assert_eq!(
            (side("2010.."), side("..2015")),
            (Side::Years(2010..=i16::MAX), Side::Years(i16::MIN..=2015))
        );
        assert_eq!(side("2010"), Side::Years(2010..=2010));
        for path in ["..", "../refs", "a..b", "2010.bib", "20101", "", "99..100"] {
            assert_eq!(side(path), Side::Input(path.into()), "{path}");
        }
        for text in ["2010..2015", "2010..", "..2015", "2010", "refs/a.bib"] {
            assert_eq!(side(text).to_string(), text);
        }
    }
}
