//! How a network grew, year by year or month by month.

use std::ops::RangeInclusive;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Context, Excerpt, Excerpts, Query, Report};
use crate::error::{Error, ErrorKind, Result};
use crate::network::{Buffers, LocalNumbers, Network, PaperId, SizesWithin};
use crate::records::Date;
use crate::table::{Cell, Document, Section, Table, counted};

/// The network year by year, or month by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Timeline {
    /// What a row is: a year, or a month of the papers whose months are known
    #[cfg_attr(feature = "cli", arg(long, default_value_t, value_enum, value_name = "PERIOD"))]
    // Left out where it is the year, so that answers keep the bytes they had before there was this option.
    #[serde(skip_serializing_if = "Period::is_year")]
    pub by: Period,
    /// Sliding window of N years or months, ending with the one shown
    #[cfg_attr(feature = "cli", arg(long, default_value_t = Timeline::default().window, value_name = "N",
        value_parser = clap::value_parser!(u16).range(1..)))]
    pub window: u16,
    /// Include everything earlier in each row
    #[cfg_attr(feature = "cli", arg(long, conflicts_with = "window"))]
    pub cumulative: bool,
    /// Show at most N years or months, the latest; 0 for all
    #[cfg_attr(feature = "cli", arg(skip))]
    // Left out where it is 0, so that answers keep the bytes they had before there was this option.
    #[serde(skip_serializing_if = "is_unlimited")]
    pub limit: usize,
}

fn is_unlimited(limit: &usize) -> bool {
    *limit == 0
}

impl Default for Timeline {
    fn default() -> Self {
        Self { by: Period::Year, window: 1, cumulative: false, limit: 0 }
    }
}

/// What a row of a timeline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Period {
    /// A year
    #[default]
    Year,
    /// A month; papers of which only the year is known are counted below the table
    Month,
}

impl Period {
    fn is_year(&self) -> bool {
        *self == Self::Year
    }

    /// The number of the period of a date, if the date is exact enough.
    fn number(self, date: Date) -> Option<i32> {
        let year = i32::from(date.year());
        match self {
            Self::Year => Some(year),
            Self::Month => date.month().map(|month| 12 * year + i32::from(month) - 1),
        }
    }

    /// Year and month of a period by its number.
    fn date(self, number: i32) -> Date {
        match self {
            Self::Year => Date::of_year(number as i16),
            Self::Month => Date::new(number.div_euclid(12) as i16, number.rem_euclid(12) as u8 + 1, 0),
        }
    }
}

/// The network year by year, or month by month.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TimelineReport {
    /// The years, or months, from the first to the last, ascending; with a limit, the latest.
    pub years: Vec<YearRow>,
    /// Number of papers without a year.
    pub papers_without_year: usize,
    /// Number of papers with a year and without a month; `None` if the rows are years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub papers_without_month: Option<usize>,
    #[serde(flatten)]
    excerpts: Excerpts,
}

/// The network of a year or a month, or of the window that ends with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearRow {
    /// The year.
    pub year: i16,
    /// The month, from 1; `None` if the row is a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// Number of papers.
    pub papers: usize,
    /// Number of authors.
    pub authors: usize,
    /// Number of authors whose first paper is from this year or month.
    pub new_authors: usize,
    /// Pairs of authors with a paper in common.
    pub ties: u64,
    /// The share of authors in the largest component; `None` without authors.
    pub largest_component_share: Option<f64>,
    /// The mean number of authors per paper, including those filtered out; `None` without papers.
    pub authors_per_paper: Option<f64>,
}

/// The papers of a network by year or month, from the first to the last.
struct Periods {
    by: Period,
    first: i32,
    papers: Vec<Vec<PaperId>>,
    /// Number of authors whose first paper is from each period.
    new_authors: Vec<usize>,
}

impl Periods {
    /// `None` if no paper is in a period.
    fn of(network: &Network, by: Period) -> Option<Self> {
        let numbers: Vec<Option<i32>> =
            network.paper_dates().map(|date| date.and_then(|date| by.number(date))).collect();
        let known = numbers.iter().flatten().copied();
        let (first, last) = (known.clone().min()?, known.max()?);
        let place = |number: i32| (number - first) as usize;
        let mut papers = vec![Vec::new(); place(last) + 1];
        for (paper, number) in network.papers().zip(&numbers) {
            if let Some(number) = *number {
                papers[place(number)].push(paper);
            }
        }
        let mut new_authors = vec![0; papers.len()];
        for number in network.first_periods(&numbers).into_iter().flatten() {
            new_authors[place(number)] += 1;
        }
        Some(Self { by, first, papers, new_authors })
    }

    /// The row of some periods, counted from the first.
    fn row(&self, network: &Network, numbers: &mut LocalNumbers, periods: RangeInclusive<usize>) -> YearRow {
        let last = *periods.end();
        let papers: Vec<PaperId> = self.papers[periods].concat();
        let sizes: u64 = papers.iter().map(|&paper| u64::from(network.team_size(paper))).sum();
        let SizesWithin { authors, ties, largest } = network.sizes_within(&papers, numbers);
        let date = self.by.date(self.first + last as i32);
        YearRow {
            year: date.year(),
            month: date.month(),
            papers: papers.len(),
            authors,
            new_authors: self.new_authors[last],
            ties,
            largest_component_share: (authors > 0).then(|| largest as f64 / authors as f64),
            authors_per_paper: (!papers.is_empty()).then(|| sizes as f64 / papers.len() as f64),
        }
    }
}

impl Timeline {
    /// # Errors
    /// If there is no such window, or no window is meant.
    fn check(&self) -> Result<()> {
        let wrong = |what: &str| Err(Error::new(ErrorKind::Usage, what.to_owned()));
        match self.window {
            0 => wrong("a window has at least one year or month"),
            1 => Ok(()),
            _ if self.cumulative => wrong(
                "--cumulative has everything earlier in each row, --window only so much: pass one of them",
            ),
            _ => Ok(()),
        }
    }
}

impl Query for Timeline {
    type Report = TimelineReport;

    const NAME: &'static str = "timeline";
    const ABOUT: &'static str = "Show how the network grew, year by year or month by month";
    const ORDERS: &'static [(&'static str, &'static str)] =
        &[("years", "year or month, ascending; with a limit, the latest")];
    const EXAMPLES: &'static [&'static str] =
        &[r#"{"window": 2}"#, r#"{"cumulative": true}"#, r#"{"by": "month"}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth timeline refs.bib                        papers, authors and ties of each year
  coauth timeline --window 5 refs.bib             the last five years, in each year
  coauth timeline --cumulative -f csv refs.bib    the network so far, for a plot
  coauth timeline --by month refs.bib             month by month, where months are known";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, _: &mut Context) -> Result<TimelineReport> {
        self.check()?;
        network.demand_papers("no years for a timeline")?;
        let without_year = network.paper_dates().filter(Option::is_none).count();
        let report = |years: Vec<YearRow>, all: usize, dated: usize| {
            let rows = if self.by == Period::Month { "months" } else { "years" };
            let excerpts = Excerpts::of_list(Excerpt::of("years", rows, years.len(), all));
            TimelineReport {
                years,
                papers_without_year: without_year,
                papers_without_month: (self.by == Period::Month)
                    .then(|| network.paper_count() - without_year - dated),
                excerpts,
            }
        };
        let Some(periods) = Periods::of(network, self.by) else { return Ok(report(Vec::new(), 0, 0)) };
        let first =
            |last: usize| if self.cumulative { 0 } else { (last + 1).saturating_sub(self.window.into()) };
        let all = periods.papers.len();
        let numbers = Buffers::made_by(|| LocalNumbers::of(network));
        let rows = (if self.limit == 0 { 0 } else { all.saturating_sub(self.limit) }..all)
            .into_par_iter()
            .with_max_len(1)
            .map(|last| numbers.with(|numbers| periods.row(network, numbers, first(last)..=last)))
            .collect();
        Ok(report(rows, all, periods.papers.iter().map(Vec::len).sum()))
    }
}

impl YearRow {
    fn period(&self) -> Date {
        Date::new(self.year, self.month.unwrap_or_default(), 0)
    }
}

impl TimelineReport {
    /// How many papers are in no row.
    fn left_out(&self) -> impl Iterator<Item = String> {
        let left_out =
            [(self.papers_without_year, "year"), (self.papers_without_month.unwrap_or_default(), "month")];
        left_out.into_iter().filter(|(papers, _)| *papers > 0).map(|(papers, what)| {
            let verb = if papers == 1 { "is" } else { "are" };
            format!("{} without a {what} {verb} not shown", counted(papers as u64, "paper"))
        })
    }

    /// The years or months for people: a run of them without papers is one row.
    fn shown(&self, period: &str) -> Table<'_> {
        let mut shown = Table::with_columns(&[
            period,
            "#papers",
            "~",
            "#authors",
            "#new",
            "#ties",
            "#largest share",
            "#authors per paper",
        ]);
        let runs = self.years.chunk_by(|year, next| year.papers == 0 && next.papers == 0);
        for run in runs {
            let row = &run[0];
            let period: Cell = match run {
                [first, .., last] => format!("{}–{}", first.period(), last.period()).into(),
                one => one[0].period().to_string().into(),
            };
            shown.push([
                period,
                row.papers.into(),
                row.papers.into(),
                row.authors.into(),
                row.new_authors.into(),
                row.ties.into(),
                row.largest_component_share.into(),
                row.authors_per_paper.into(),
            ]);
        }
        shown
    }
}

impl Report for TimelineReport {
    fn document(&self) -> Document<'_> {
        let is_by_month = self.papers_without_month.is_some();
        let first = if is_by_month { "#month" } else { "#year" };
        let columns = [
            first,
            "#papers",
            "#authors",
            "#new_authors",
            "#ties",
            "%largest_component_share",
            "%authors_per_paper",
        ];
        let cells = |row: &YearRow| {
            [
                if row.month.is_some() { row.period().to_string().into() } else { row.year.into() },
                row.papers.into(),
                row.authors.into(),
                row.new_authors.into(),
                row.ties.into(),
                row.largest_component_share.into(),
                row.authors_per_paper.into(),
            ]
        };
        let mut sections = vec![Section::Table(self.shown(first))];
        sections.extend(self.left_out().map(Section::Text));
        sections.extend(self.excerpts.section());
        Document { sections, data: Table::of(columns, &self.years, cells) }
    }

    fn is_found(&self) -> bool {
        !self.years.is_empty()
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }

    fn remarks(&self) -> Vec<String> {
        self.left_out().collect()
    }
}
