//! Countries, by their codes and by their names in several languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The code, the name to show, and other names, separated by tabs.
const COUNTRIES: &str = include_str!("countries.tsv");

/// Words of the official names of countries, which may be before or after the name, or missing.
const TITLES: &str = "republic kingdom of islamic arab peoples people democratic federal federative plurinational bolivarian \
     socialist united oriental principality commonwealth sultanate grand duchy hashemite cooperative independent former yugoslav \
     federated states";

/// Countries whose names need more than one word of these: Korea is two countries.
const NEED_TITLES: &str = "KR KP CD CG CN TW";

/// Codes of small territories, which are rather something else in an affiliation: `AI` is no place.
const ONLY_STATED: &str = "AI AQ AS AW AX BL BQ BV CC CK CX EH FK GG GS HM IM IO JE KM KY MF MP MS NF NU PM PN SH SJ SX TC TF TK TV UM VG VI WF YT";

/// A country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Country {
    /// Two letters, as in ISO 3166.
    pub(super) code: &'static str,
    /// The name to show.
    pub(super) name: &'static str,
}

fn all() -> impl Iterator<Item = (Country, impl Iterator<Item = &'static str>)> {
    COUNTRIES.lines().filter_map(|line| {
        let mut cells = line.split('\t');
        let country = Country { code: cells.next()?, name: cells.next()? };
        Some((country, cells))
    })
}

static BY_NAME: LazyLock<HashMap<String, Country>> = LazyLock::new(|| {
    all()
        .flat_map(|(country, names)| {
            std::iter::once(country.name).chain(names).map(move |name| (folded(name), country))
        })
        .collect()
});

static BY_CODE: LazyLock<HashMap<&str, Country>> =
    LazyLock::new(|| all().map(|(country, _)| (country.code, country)).collect());

impl Country {
    /// The country with a code of two letters, in any case.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_uppercase();
        BY_CODE.get(code.as_str()).copied()
    }

    /// Does its code tell it at the end of an affiliation?
    pub(super) fn is_told_by_code(self) -> bool {
        !ONLY_STATED.split(' ').any(|code| code == self.code)
    }

    /// The country with a name, which is [folded]; words of official names may be added.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        BY_NAME.get(name).copied().or_else(|| {
            let words: Vec<&str> = name.split(' ').filter(|word| !is_title(word)).collect();
            let country = *BY_NAME.get(&words.join(" "))?;
            let needs_titles = NEED_TITLES.split(' ').any(|code| code == country.code);
            (!needs_titles).then_some(country)
        })
    }
}

/// Is a word one of official names? `Republic of` alone says nothing without the part before it.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.split_whitespace().any(|title| title == word)
}

/// Small letters without accents, punctuation and articles; initials are one word: `P. R. China` is `pr china`.
pub(super) fn folded(name: &str) -> String {
    let bare = name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let mut plain = String::new();
    for c in bare.filter(|c| !is_combining_mark(*c)) {
        match c {
            '\'' | '’' | '‘' | '`' => {}
            '&' => plain.push_str(" and "),
            c if c.is_alphanumeric() => plain.push(c),
            _ => plain.push(' '),
        }
    }
    let mut folded = String::new();
    let mut is_initial = false;
    for word in plain.split_whitespace().filter(|word| *word != "the") {
        let was_initial = std::mem::replace(&mut is_initial, word.len() == 1);
        let is_next_initial = was_initial && is_initial;
        if !folded.is_empty() && !is_next_initial {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_many_names() {
        for (name, code) in [
            ("P. R. China", "CN"),
            ("U.S.A.", "US"),
            ("TÜRKİYE", "TR"),
            ("Côte d’Ivoire", "CI"),
            ("Korea (the Republic of)", "KR"),
            ("Democratic People's Republic of Korea", "KP"),
            ("Iran, Islamic Republic of", "IR"),
            ("Bolivia (Plurinational State of)", "BO"),
            ("The Former Yugoslav Republic of Macedonia", "MK"),
            ("Federal Republic of Nigeria", "NG"),
            ("Congo, Democratic Republic of the", "CD"),
            ("Republic of the Congo", "CG"),
            ("Taiwan, Province of China", "TW"),
            ("Россия", "RU"),
        ] {
            assert_eq!(Country::of_name(&folded(name)).map(|country| country.code), Some(code), "{name}");
        }
        for name in ["", "Republic of", "University of Jordan", "Democratic Republic of Korea and Congo"] {
            assert_eq!(Country::of_name(&folded(name)), None, "{name}");
        }
    }

    #[test]
    fn every_country_has_a_code_of_its_own_and_no_name_means_two() {
        let codes: Vec<&str> = all().map(|(country, _)| country.code).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]) && codes.iter().all(|code| code.len() == 2));
        let mut of_name: HashMap<String, &str> = HashMap::new();
        for (country, names) in all() {
            for name in std::iter::once(country.name).chain(names) {
                let other = of_name.insert(folded(name), country.code);
                assert_eq!(other, None, "{name} is listed twice");
            }
        }
    }
}
