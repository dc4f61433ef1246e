//! The names by which authors are shown.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::{AuthorId, Network};
use crate::names::{Join, NameStyle, is_fuller};

/// A form of a name is frequent if it is met at least once for so many times that the most frequent one is met.
const FREQUENT: u32 = 4;

impl Network {
    /// The same network, which shows names in a style. Without it, names are shown as they are most often written, and so
    /// are those of organizations and countries in any case.
    ///
    /// # Examples
    /// ```
    /// use coauth::Loader;
    /// use coauth::names::NameStyle;
    ///
    /// let network = Loader::new().text("x.bib", "@misc{a, author={Lee, Ann}}").load()?.network;
    /// let network = network.with_name_style(NameStyle::FirstLast);
    /// assert_eq!(network.name(network.authors().next().expect("an author")), "Ann Lee");
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn with_name_style(self, name_style: NameStyle) -> Self {
        let name_style = if self.corpus.is_of_units() { NameStyle::AsWritten } else { name_style };
        Self { name_style, ..self }
    }

    /// The style in which names are shown.
    #[must_use]
    pub fn name_style(&self) -> NameStyle {
        self.name_style
    }

    /// The display name of an author, in the [style](Self::with_name_style) of the network. For homonyms after the first,
    /// a number or an identifier follows: `Wei Wang (2)`.
    #[must_use]
    pub fn name(&self, author: AuthorId) -> Cow<'_, str> {
        let name = match self.name_style {
            NameStyle::AsWritten => Cow::Borrowed(self.spelling(author)),
            // "Alpha Trial, Beta Arm" has no given name.
            _ if self.is_group(author) => Cow::Borrowed(self.spelling(author)),
            style => style.written(self.fullest(author)),
        };
        match self.qualifier(author) {
            None => name,
            Some(number) => format!("{name} ({number})").into(),
        }
    }

    /// Whether it is of organizations or countries in place of authors.
    pub(crate) fn is_of_units(&self) -> bool {
        self.corpus.is_of_units()
    }

    /// The singular and the plural of its authors: organizations or countries may be in their place.
    pub(crate) fn author_words(&self) -> [&'static str; 2] {
        self.corpus.author_words()
    }

    /// The singular and the plural of the co-authors of an author.
    pub(crate) fn coauthor_words(&self) -> [&'static str; 2] {
        if self.is_of_units() { ["tie", "ties"] } else { ["co-author", "co-authors"] }
    }

    /// The display spelling of an author, which homonyms may share.
    pub(crate) fn spelling(&self, author: AuthorId) -> &str {
        self.meant().text(self.roster.display(self.authors.get(author.index())))
    }

    /// Whether a source says that an author is a group of people.
    pub(crate) fn is_group(&self, author: AuthorId) -> bool {
        self.meant().is_group(self.roster.display(self.authors.get(author.index())))
    }

    /// Announces that the spellings of many authors will be read, so that they are not copied one by one.
    pub(crate) fn expect_many_spellings(&self) {
        self.roster.expect_many_spellings();
        self.corpus.spellings().expect_many();
    }

    /// The fullest of the frequent spellings of an author. A name that the user has chosen stays.
    fn fullest(&self, author: AuthorId) -> &str {
        let (meant, spellings) = (self.meant(), self.spelling_numbers(author));
        let shown = self.spelling(author);
        let often = self.roster.mentions(self.roster.display(self.authors.get(author.index())));
        let is_frequent = |&spelling: &u32| {
            let mentions = self.roster.mentions(spelling);
            mentions <= often && mentions.saturating_mul(FREQUENT) >= often
        };
        let fuller = spellings.iter().copied().filter(is_frequent).filter(|&spelling| {
            is_fuller(meant.text(spelling), shown)
                && self.roster.join(&self.corpus, spelling).1 != Join::Alias
        });
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let rank = |&spelling: &u32| {
            let text = meant.text(spelling);
            (letters(text), text.contains(char::is_lowercase), self.roster.mentions(spelling), Reverse(text))
        };
        fuller.max_by_key(rank).map_or(shown, |spelling| meant.text(spelling))
    }

    /// The number or identifier that distinguishes homonyms; `None` for the first of them.
    pub(super) fn qualifier(&self, author: AuthorId) -> Option<&str> {
        self.roster.qualifier(self.authors.get(author.index()))
    }
}
