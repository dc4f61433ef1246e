//! How names were resolved to authors.

use serde::{Deserialize, Serialize};

use super::{Context, Excerpt, Excerpts, Person, Query, Report, limited, who};
use crate::error::{Error, ErrorKind, Result};
use crate::names::{Join, Suspect, SuspectKind, Verdict, suspects, verdicts};
use crate::network::{AuthorId, Network, Selection};
use crate::table::{Cell, Document, Section, Table};

/// How names were resolved: authors with several spellings, and the reason for each merge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Names {
    /// List likely errors: probable duplicates that were not merged, and probable homonyms that were
    #[cfg_attr(feature = "cli", arg(long, conflicts_with = "explain"))]
    pub suspects: bool,
    /// Explain how the spellings of one author were merged, and why others of that name are not the same person
    #[cfg_attr(feature = "cli", arg(long, value_name = "NAME"))]
    pub explain: Option<String>,
    /// Show at most N rows; 0 for all
    #[cfg_attr(feature = "cli", arg(skip = Names::default().limit))]
    pub limit: usize,
}

impl Default for Names {
    fn default() -> Self {
        Self { suspects: false, explain: None, limit: 20 }
    }
}

/// How names were resolved.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NamesReport {
    /// Authors with several spellings, most spellings first, then by name; or the author to explain.
    pub authors: Vec<Named>,
    /// The bits for and against each merge of the author to explain, those with least to spare first, and against
    /// others of the same name, the likeliest first; `None` if no author is explained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdicts: Option<Vec<VerdictRow>>,
    /// Likely errors, most likely first; `None` if not requested.
    pub suspects: Option<Vec<SuspectRow>>,
    #[serde(flatten)]
    excerpts: Excerpts,
}

/// An author with all spellings, and why they were merged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Named {
    /// The author.
    #[serde(flatten)]
    pub person: Person,
    /// Every spelling, most mentions first.
    pub spellings: Vec<NamedSpelling>,
    /// The merges between the spellings.
    pub joins: Vec<JoinRow>,
}

/// That spellings and their mentions are those of all papers, if the network has only some of them.
pub(super) fn whole_input(network: &Network) -> Option<String> {
    let selection = network.selection();
    let has_all = Selection { groups: selection.groups, ..Selection::default() } == selection;
    (!has_all).then(|| {
        "spellings and mentions are those of the whole input, not only of the selected papers".to_owned()
    })
}

/// A spelling of an author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedSpelling {
    /// As written.
    pub text: String,
    /// Number of mentions.
    pub mentions: u32,
    /// The identifiers given with it.
    pub identifiers: Vec<String>,
}

/// Two spellings that were merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JoinRow {
    /// One spelling.
    pub a: String,
    /// The other.
    pub b: String,
    /// The reason.
    pub reason: Join,
}

/// What spoke for and against two spellings being one person, in bits: each bit doubles the odds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerdictRow {
    /// Are they one person?
    pub is_one_person: bool,
    /// A spelling of the author.
    pub a: String,
    /// Another spelling of the author, or the other author of the same name.
    pub b: String,
    /// The id of the one.
    pub a_id: String,
    /// The id of the other: the same if they are one person.
    pub b_id: String,
    /// What speaks for one person, or against where it is negative.
    pub evidence: Vec<EvidenceRow>,
    /// The sum of the evidence.
    pub bits: f64,
    /// What a merge takes.
    pub needed: f64,
    /// What forbids a merge, whatever the evidence.
    pub obstacle: Option<String>,
}

/// One kind of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceRow {
    /// What it comes from.
    pub from: String,
    /// How much it says.
    pub bits: f64,
}

impl VerdictRow {
    fn of(network: &Network, author: AuthorId, verdict: &Verdict) -> Option<Self> {
        let in_bits = |sixteenths: i64| sixteenths as f64 / 16.0;
        let other = network.author_of(verdict.author)?;
        let [one, another] = [author, other].map(|author| Person::of(network, author));
        let text = |spelling: u32| network.meant().text(spelling).to_owned();
        let evidence = verdict.evidence.iter();
        Some(Self {
            is_one_person: other == author,
            a: text(verdict.a),
            b: if other == author { text(verdict.b) } else { another.author },
            a_id: one.author_id,
            b_id: another.author_id,
            evidence: evidence
                .map(|(from, bits)| EvidenceRow { from: (*from).to_owned(), bits: in_bits(*bits) })
                .collect(),
            bits: in_bits(verdict.sum()),
            needed: in_bits(verdict.needed),
            obstacle: verdict.obstacle.map(str::to_owned),
        })
    }

    /// The two names, and whether they are one person.
    pub(crate) fn between(&self) -> String {
        format!("{} {} {}", self.a, if self.is_one_person { "=" } else { "≠" }, self.b)
    }

    /// The evidence, and what would change the verdict.
    pub(crate) fn about(&self) -> String {
        let evidence = self.evidence.iter();
        let mut parts: Vec<String> =
            evidence.map(|part| format!("{} {}", part.from, signed(part.bits))).collect();
        if parts.is_empty() {
            parts.push("nothing to compare".to_owned());
        }
        let margin = self.bits - self.needed;
        // Evidence is weighed once more in the end, and the user's file may have decided otherwise.
        let yet = match (self.is_one_person, margin < 0.0) {
            (true, true) => ", yet merged",
            (false, false) => ", yet apart",
            _ => "",
        };
        let verdict = match &self.obstacle {
            Some(obstacle) => obstacle.clone(),
            None if margin < 0.0 => format!("{:.1} short of {:.1}{yet}", -margin, self.needed),
            None => format!("{margin:.1} more than {:.1}{yet}", self.needed),
        };
        format!("{}; {verdict}", parts.join(", "))
    }
}

/// A number of bits with its sign.
fn signed(bits: f64) -> String {
    format!("{}{:.1}", if bits < 0.0 { "−" } else { "+" }, bits.abs())
}

/// A likely error in how names were resolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuspectRow {
    /// An author.
    pub a: String,
    /// Another author, if two are concerned.
    pub b: Option<String>,
    /// The id of the one.
    pub a_id: String,
    /// The id of the other.
    pub b_id: Option<String>,
    /// The kind of error.
    pub kind: SuspectKind,
    /// The reason.
    pub reason: String,
}

impl Named {
    fn of(network: &Network, author: AuthorId) -> Self {
        let (corpus, roster) = (network.corpus(), network.roster());
        let meant = network.meant();
        let text = |spelling: u32| meant.text(spelling).to_owned();
        let mut spellings: Vec<NamedSpelling> = Vec::new();
        let mut joins: Vec<JoinRow> = Vec::new();
        let shown = network.spelling(author);
        for &number in network.spelling_numbers(author) {
            let ids: Vec<String> = meant.ids(number).map(str::to_owned).collect();
            match spellings.iter_mut().find(|spelling| spelling.text == meant.text(number)) {
                Some(spelling) => {
                    spelling.mentions += roster.mentions(number);
                    spelling.identifiers.extend(ids);
                }
                None => {
                    let (other, reason) = roster.join(corpus, number);
                    if meant.text(number) != shown {
                        joins.push(JoinRow { a: text(number), b: text(other), reason });
                    }
                    let mentions = roster.mentions(number);
                    spellings.push(NamedSpelling { text: text(number), mentions, identifiers: ids });
                }
            }
        }
        for spelling in &mut spellings {
            spelling.identifiers.sort_unstable();
            spelling.identifiers.dedup();
        }
        spellings.sort_by(|a, b| (b.mentions, &a.text).cmp(&(a.mentions, &b.text)));
        joins.sort_by(|a, b| a.a.cmp(&b.a));
        Self { person: Person::of(network, author), spellings, joins }
    }
}

/// The authors with several spellings, most spellings first, then by name.
///
/// # Examples
/// ```
/// use coauth::Loader;
/// use coauth::names::Join;
///
/// let text = "Ada Lovelace; Paul Erdős\nPaul Erdos\n";
/// let network = Loader::new().text("x.txt", text).load()?.network;
/// let named = coauth::analysis::named(&network);
/// assert_eq!((named.len(), named[0].joins[0].reason), (1, Join::Folded));
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn named(network: &Network) -> Vec<Named> {
    several(network, 0).0
}

/// The first `limit` of them, and the number of all.
fn several(network: &Network, limit: usize) -> (Vec<Named>, usize) {
    let texts = |author: AuthorId| network.spellings(author).len();
    let mut authors: Vec<(usize, AuthorId)> = network
        .authors()
        .filter(|&author| network.spelling_numbers(author).len() > 1)
        .map(|author| (texts(author), author))
        .filter(|(count, _)| *count > 1)
        .collect();
    authors.sort_by_key(|&(count, author)| (std::cmp::Reverse(count), network.name_rank(author)));
    let all = authors.len();
    (limited(authors, limit).into_iter().map(|(_, author)| Named::of(network, author)).collect(), all)
}

/// The suspects among the authors of a network, most likely first.
fn suspected(network: &Network) -> impl Iterator<Item = (Suspect, AuthorId, Option<AuthorId>)> {
    let found = suspects(network.corpus(), network.roster());
    found.into_iter().filter_map(|suspect| {
        let a = network.author_of(suspect.a)?;
        let b = match suspect.b {
            Some(b) => Some(network.author_of(b)?),
            None => None,
        };
        Some((suspect, a, b))
    })
}

impl SuspectRow {
    fn of(network: &Network, (suspect, a, b): (Suspect, AuthorId, Option<AuthorId>)) -> Self {
        let a = Person::of(network, a);
        let b = b.map(|b| Person::of(network, b));
        Self {
            a: a.author,
            b: b.as_ref().map(|b| b.author.clone()),
            a_id: a.author_id,
            b_id: b.map(|b| b.author_id),
            kind: suspect.kind,
            reason: suspect.reason,
        }
    }
}

impl Query for Names {
    type Report = NamesReport;

    const NAME: &'static str = "names";
    const ABOUT: &'static str = "Inspect how names were resolved: spellings, merges, suspects, aliases";
    const ORDERS: &'static [(&'static str, &'static str)] = &[
        ("authors", "number of spellings, most first; name"),
        ("spellings", "mentions, most first; text"),
        ("suspects", "likelihood, most likely first"),
    ];
    const EXAMPLES: &'static [&'static str] =
        &[r#"{"limit": 0}"#, r#"{"suspects": true}"#, r#"{"explain": "Tao Qin"}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth names --names evidence refs.bib               authors with several spellings, and why
  coauth names --suspects refs.bib                     likely errors, most likely first
  coauth names --explain \"Wei Wang\" -i refs.bib        all merges of one author
  coauth names --names evidence --write-aliases who.txt refs.bib
  coauth stats --aliases who.txt refs.bib              your own decisions, after editing who.txt

A line of an alias file merges two spellings (J. Smith → Jane Smith) or keeps them apart (A. Lee ≠ Ann Lee).";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, context: &mut Context) -> Result<NamesReport> {
        if self.suspects && self.explain.is_some() {
            let what = "--suspects lists all likely errors, --explain those of one author: pass one of them";
            return Err(Error::new(ErrorKind::Usage, what));
        }
        context.remarks.extend(whole_input(network));
        let rows = |found: Vec<_>| {
            let all = found.len();
            let rows: Vec<_> = limited(found, self.limit)
                .into_iter()
                .map(|suspect| SuspectRow::of(network, suspect))
                .collect();
            let excerpts = Excerpts::of_list(Excerpt::of("suspects", "suspects", rows.len(), all));
            (Some(rows), excerpts)
        };
        if let Some(name) = &self.explain {
            let author = who(network, name, context)?;
            let theirs: Vec<_> =
                suspected(network).filter(|(_, a, b)| *a == author || *b == Some(author)).collect();
            let of_author = network.spelling_numbers(author).first().copied().unwrap_or_default();
            let of_author = network.roster().author_of(of_author);
            let found = verdicts(network.corpus(), network.roster(), of_author);
            let verdicts: Vec<VerdictRow> =
                found.iter().filter_map(|verdict| VerdictRow::of(network, author, verdict)).collect();
            let (all, all_suspects) = (verdicts.len(), theirs.len());
            let verdicts = limited(verdicts, self.limit);
            let (suspects, _) = rows(theirs);
            let shown = suspects.as_ref().map_or(0, Vec::len);
            let excerpts = Excerpts::of_lists([
                Excerpt::of("verdicts", "verdicts", verdicts.len(), all),
                Excerpt::of("suspects", "suspects", shown, all_suspects),
            ]);
            let authors = vec![Named::of(network, author)];
            return Ok(NamesReport { authors, verdicts: Some(verdicts), suspects, excerpts });
        }
        if self.suspects {
            let (suspects, excerpts) = rows(suspected(network).collect());
            return Ok(NamesReport { authors: Vec::new(), verdicts: None, suspects, excerpts });
        }
        let (authors, all) = several(network, self.limit);
        let excerpts =
            Excerpts::of_list(Excerpt::of("authors", "authors with several spellings", authors.len(), all));
        Ok(NamesReport { authors, verdicts: None, suspects: None, excerpts })
    }
}

impl NamesReport {
    fn suspects_table<'a>(rows: &[SuspectRow]) -> Table<'a> {
        let mut table = Table::with_columns(&["kind", "author", "author", "reason"]);
        for row in rows {
            let b = row.b.as_deref().map_or(Cell::Nothing, Cell::from);
            table.push([row.kind.name().into(), row.a.as_str().into(), b, row.reason.as_str().into()]);
        }
        table
    }

    /// One table for programs; the first column says what a row describes.
    fn data<'a>(&self) -> Table<'a> {
        let mut data = Table::with_columns(&["about", "a", "b", "a_id", "b_id", "reason"]);
        for named in &self.authors {
            let id = named.person.author_id.as_str();
            for JoinRow { a, b, reason } in &named.joins {
                data.push([
                    "join".into(),
                    a.as_str().into(),
                    b.as_str().into(),
                    id.into(),
                    id.into(),
                    reason.name().into(),
                ]);
            }
        }
        for row in self.verdicts.iter().flatten() {
            data.push([
                if row.is_one_person { "one_person".into() } else { "apart".into() },
                row.a.as_str().into(),
                row.b.as_str().into(),
                row.a_id.as_str().into(),
                row.b_id.as_str().into(),
                row.about().into(),
            ]);
        }
        for row in self.suspects.iter().flatten() {
            let [b, b_id] = [&row.b, &row.b_id].map(|text| text.as_deref().map_or(Cell::Nothing, Cell::from));
            data.push([
                row.kind.name().into(),
                row.a.as_str().into(),
                b,
                row.a_id.as_str().into(),
                b_id,
                row.reason.as_str().into(),
            ]);
        }
        data
    }
}

impl Report for NamesReport {
    fn document(&self) -> Document<'_> {
        let mut sections = Vec::new();
        for named in &self.authors {
            sections
                .push(Section::Heading(format!("{} (id:{})", named.person.author, named.person.author_id)));
            let mut lines = Table::with_columns(&["spelling", "#mentions", "reason", "merged with"]);
            for NamedSpelling { text, mentions, identifiers } in &named.spellings {
                let join = named.joins.iter().find(|join| join.a == *text);
                let (reason, with) = join.map_or((Cell::Nothing, Cell::Nothing), |join| {
                    (join.reason.about().into(), join.b.as_str().into())
                });
                let shown = [std::slice::from_ref(text), identifiers.as_slice()].concat().join("  ");
                lines.push([shown.into(), (*mentions).into(), reason, with]);
            }
            sections.push(Section::Table(lines));
        }
        if let Some(rows) = self.verdicts.as_deref().filter(|rows| !rows.is_empty()) {
            let mut table = Table::with_columns(&["one person?", "#bits", "for and against"]);
            rows.iter().for_each(|row| {
                table.push([row.between().into(), signed(row.bits).into(), row.about().into()]);
            });
            sections.push(Section::Table(table));
        }
        match &self.suspects {
            Some(rows) if !rows.is_empty() => sections.push(Section::Table(Self::suspects_table(rows))),
            Some(_) => sections.push(Section::Text("No suspects.".to_owned())),
            None if self.authors.is_empty() => {
                sections.push(Section::Text("Every author has a single spelling.".to_owned()));
            }
            None => {}
        }
        sections.extend(self.excerpts.section());
        Document { sections, data: self.data() }
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }
}
