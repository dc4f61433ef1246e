//! Lists that are cut to a limit, and what a report says about it.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::table::{Section, shown_count};

/// The lists of a report that are not shown whole.
///
/// In JSON these are the keys `shown` and `total`: two numbers in a report with one list, two objects with a number for
/// each list that was cut in a report with several. A report whose lists are whole has neither key.
///
/// # Examples
/// ```
/// use coauth::analysis::{Context, Query, Report, Top};
///
/// let network = coauth::Loader::sample().load()?.network;
/// let report = Top::default().run(&network, &mut Context::default())?;
/// let json = serde_json::to_value(&report).unwrap();
/// assert_eq!((&json["shown"], &json["total"]), (&20.into(), &421.into()));
/// assert_eq!(report.excerpts().line().unwrap(), "20 of 421 authors shown; -n 0 shows all");
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpts {
    excerpts: Vec<Excerpt>,
    /// Whether the report has other lists, so that the JSON has to tell which of them is cut.
    among_several: bool,
}

/// A list of which a part is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Its key in the JSON of the report.
    pub(super) list: &'static str,
    /// What is in it, for people.
    pub(super) noun: &'static str,
    /// The number of items shown.
    pub(super) shown: usize,
    /// The number of all items; `None` if they are too many to count.
    pub(super) total: Option<u64>,
}

impl Excerpt {
    pub(super) fn of(list: &'static str, noun: &'static str, shown: usize, total: usize) -> Self {
        Self { list, noun, shown, total: Some(total as u64) }
    }

    fn is_cut(&self) -> bool {
        self.total.is_none_or(|total| (self.shown as u64) < total)
    }
}

impl Excerpts {
    /// No list is cut.
    pub const NONE: &'static Self = &Self { excerpts: Vec::new(), among_several: false };

    /// For a report with one list.
    pub(super) fn of_list(excerpt: Excerpt) -> Self {
        Self { excerpts: Some(excerpt).filter(Excerpt::is_cut).into_iter().collect(), among_several: false }
    }

    /// For a report with several lists.
    pub(super) fn of_lists<const N: usize>(excerpts: [Excerpt; N]) -> Self {
        Self { excerpts: excerpts.into_iter().filter(Excerpt::is_cut).collect(), among_several: true }
    }

    /// Which part of the lists is shown, in a line for people; `None` if they are whole.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        let part = |excerpt: &Excerpt| {
            let total = excerpt.total.map_or_else(|| "more than 2^53".to_owned(), shown_count);
            format!("{} of {total} {}", shown_count(excerpt.shown as u64), excerpt.noun)
        };
        let parts: Vec<String> = self.excerpts.iter().map(part).collect();
        (!parts.is_empty()).then(|| format!("{} shown; -n 0 shows all", parts.join(", ")))
    }

    /// The same at the end of a document.
    pub(super) fn section<'a>(&self) -> Option<Section<'a>> {
        self.line().map(Section::Text)
    }
}

impl Serialize for Excerpts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self.excerpts.as_slice() {
            [] => {}
            [excerpt] if !self.among_several => {
                map.serialize_entry("shown", &excerpt.shown)?;
                map.serialize_entry("total", &excerpt.total)?;
            }
            excerpts => {
                let each = |value: fn(&Excerpt) -> serde_json::Value| {
                    excerpts
                        .iter()
                        .map(|excerpt| (excerpt.list.to_owned(), value(excerpt)))
                        .collect::<serde_json::Map<_, _>>()
                };
                map.serialize_entry("shown", &each(|excerpt| excerpt.shown.into()))?;
                map.serialize_entry("total", &each(|excerpt| excerpt.total.into()))?;
            }
        }
        map.end()
    }
}

/// The first `limit` of a list; 0 means all.
pub(super) fn limited<T>(mut list: Vec<T>, limit: usize) -> Vec<T> {
    if limit > 0 {
        list.truncate(limit);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(excerpts: &Excerpts) -> String {
        serde_json::to_string(excerpts).expect("JSON")
    }

    #[test]
    fn only_lists_that_are_cut_are_counted() {
        assert_eq!(json(&Excerpts::of_list(Excerpt::of("authors", "authors", 3, 3))), "{}");
        assert_eq!(Excerpts::of_list(Excerpt::of("authors", "authors", 3, 3)).line(), None);
        assert_eq!(json(&Excerpts::of_list(Excerpt::of("a", "authors", 2, 3))), r#"{"shown":2,"total":3}"#);
        let several = Excerpts::of_lists([
            Excerpt::of("papers", "papers", 2, 1000),
            Excerpt::of("ties", "ties", 5, 5),
            Excerpt { list: "paths", noun: "paths", shown: 1, total: None },
        ]);
        assert_eq!(
            json(&several),
            r#"{"shown":{"papers":2,"paths":1},"total":{"papers":1000,"paths":null}}"#
        );
        assert_eq!(
            several.line().as_deref(),
            Some("2 of 1,000 papers, 1 of more than 2^53 paths shown; -n 0 shows all")
        );
    }

    #[test]
    fn a_limit_of_0_is_none() {
        assert_eq!((limited(vec![1, 2, 3], 0).len(), limited(vec![1, 2, 3], 2).len()), (3, 2));
    }
}
