//! How a network is put away in columns, and lent again.

use std::sync::Arc;

use super::{Components, Figures, Kept, Network, Selection, Words};
use crate::columns::{Lender, Loans, Rows, Shelf};
use crate::error::{Error, ErrorKind, Result};
use crate::names::Roster;
use crate::records::{Corpus, Notices};

impl Network {
    /// Puts the network and the answers that cost time on a shelf.
    ///
    /// # Errors
    /// If somebody or something was left out of the network: what is put away is there for every question.
    pub fn put<'a>(&'a self, shelf: &mut Shelf<'a>) -> Result<()> {
        if !self.is_whole() {
            let what = "only a whole network can be put away; make the selection when asking it";
            return Err(Error::new(ErrorKind::Usage, what));
        }
        self.corpus.put(shelf);
        self.roster.put(shelf);
        shelf.put_made(&[u8::from(self.selection.groups)]);
        shelf.put_made(self.made_with.as_bytes());
        self.authors.put(shelf);
        self.papers.put(shelf);
        self.bylines.put(shelf);
        self.works.put(shelf);
        shelf.put(&self.loose_weights);
        shelf.put(self.kept_name_ranks());
        shelf.put(self.kept_degrees());
        self.components().put(shelf);
        self.figures().put(shelf);
        shelf.put(self.by_fold());
        self.words().put(shelf);
        Ok(())
    }

    fn is_whole(&self) -> bool {
        // Whether groups are authors is settled when it is put away; all else can be selected later.
        self.selection == Selection { groups: self.selection.groups, ..Selection::default() }
    }

    /// Borrows what [`put`](Self::put) put there, or makes a selection of it.
    ///
    /// A whole network costs a look at where its columns lie; a selection is built from what was read, and its
    /// answers anew.
    ///
    /// # Errors
    /// If it is not there.
    pub fn take(lender: Arc<dyn Lender>, selection: Selection, notices: &mut Notices) -> Result<Self> {
        let loans = &mut Loans::of(Arc::clone(&lender));
        let corpus = Corpus::take(loans)?;
        let roster = Roster::take(loans, &corpus)?;
        let settled = loans.take::<u8>()?;
        let groups = settled.all().first().is_some_and(|&groups| groups > 0);
        let made_with = String::from_utf8_lossy(loans.take::<u8>()?.all()).into_owned();
        let selection = Selection { groups, ..selection };
        let network = if selection == (Selection { groups, ..Selection::default() }) {
            Self::take_whole(loans, corpus, roster, selection)?
        } else {
            Self::build(corpus, roster, selection, notices)
        };
        Ok(Self { lender: Some(lender), made_with, ..network })
    }

    fn take_whole(loans: &mut Loans, corpus: Corpus, roster: Roster, selection: Selection) -> Result<Self> {
        let (kept_authors, kept_papers) =
            (Kept::take(loans, roster.len())?, Kept::take(loans, corpus.papers())?);
        let (papers, authors, spellings) = (kept_papers.len(), kept_authors.len(), corpus.spellings().len());
        let bylines = Rows::take(loans, None, authors)?;
        let works = Rows::take(loans, Some(authors), bylines.len())?;
        let loose = bylines.len().checked_sub(papers).ok_or_else(|| loans.misfit())?;
        Ok(Self {
            selection,
            authors: kept_authors,
            papers: kept_papers,
            team_sizes: None,
            bylines,
            works,
            loose_weights: loans.take_some(loose)?,
            name_ranks: loans.numbers(Some(authors), authors)?.into(),
            degrees: loans.take_some(authors)?.into(),
            components: Components::take(loans, authors)?.into(),
            figures: Figures::take(loans)?.into(),
            by_fold: loans.numbers(None, spellings)?.into(),
            words: Words::take(loans, spellings)?.into(),
            made_with: String::new(),
            corpus,
            roster,
            lender: None,
        })
    }

    /// Is everything as it was when it was put away, as far as it was looked at?
    ///
    /// To be asked before an answer is shown: what was damaged reads as zeros, so that every question ends, but
    /// what comes out is worth nothing.
    ///
    /// # Errors
    /// If not, with the place.
    pub fn intact(&self) -> Result<()> {
        self.lender.as_ref().map_or(Ok(()), |lender| lender.intact())
    }

    /// Is everything as it was when it was put away? Looks at all of it. A network of our own always is.
    ///
    /// # Errors
    /// If not, with the place.
    pub fn verify(&self) -> Result<()> {
        let Some(lender) = &self.lender else { return Ok(()) };
        lender.verify()?;
        if self.is_whole() {
            // To put it away again is to look at every number, which must be one of something that is there.
            self.put(&mut Shelf::default())?;
        }
        self.intact()
    }
}
