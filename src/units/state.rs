//! States and provinces, which addresses end in instead of a country, by name, by code and by postal code.
//!
//! Many codes are also those of countries: `CA` is California or Canada. Only a postal code or a city tells which.

use std::sync::LazyLock;

use super::country::{Country, folded};

/// Countries whose provinces are told from their codes only next to one of their cities: most of these codes are those of
/// countries, and `FI` is rather Finland than Firenze.
const NEED_CITIES: [&str; 2] = ["IT", "MX"];

/// Countries that have the name of a place in another country: the code of the country, the other country, and the row with the
/// cities that tell the other one. `Atlanta, Georgia` is in the United States.
const HOMONYMS: [(&str, &str, &str); 4] =
    [("CG", "CD", "CD"), ("GE", "US", "GA"), ("KR", "KP", "KP"), ("LC", "AU", "QLD")];

/// Country, code, name, ranges of postal codes, cities, other names. A row without name and postal codes is a country under its
/// own code, with cities that distinguish it from the states of this code.
const STATES: &str = include_str!("states.tsv");

struct State {
    country: &'static str,
    code: &'static str,
    names: Vec<String>,
    postal_codes: &'static str,
    cities: &'static str,
}

static ALL: LazyLock<Vec<State>> = LazyLock::new(|| {
    let state = |line: &'static str| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let [country, code, name, postal_codes, cities, others] = std::array::from_fn(|_| cell());
        let names = std::iter::once(name).chain(others.split('|')).map(folded);
        State { country, code, names: names.filter(|name| !name.is_empty()).collect(), postal_codes, cities }
    };
    STATES.lines().map(state).collect()
});

impl State {
    fn country(&self) -> Option<Country> {
        Country::of_code(self.country)
    }

    /// Is one of its cities in an address, which is [folded]?
    fn is_named_in(&self, address: &str) -> bool {
        self.cities.split('|').any(|city| has_words(address, city))
    }

    /// Does a postal code belong to it? Ranges are those of whole codes, or of the first three digits of five.
    fn has_postal_code(&self, digits: &str) -> bool {
        let prefix = if digits.len() == 5 { digits.get(..3) } else { Some(digits) };
        self.postal_codes.split_whitespace().filter_map(|range| range.split_once('-')).any(|(first, last)| {
            prefix.is_some_and(|code| code.len() == first.len() && (first..=last).contains(&code))
        })
    }
}

fn has_words(address: &str, words: &str) -> bool {
    address.match_indices(words).any(|(at, found)| {
        let is_edge = |byte: Option<&u8>| byte.is_none_or(|&byte| byte == b' ');
        let bytes = address.as_bytes();
        is_edge(at.checked_sub(1).and_then(|at| bytes.get(at))) && is_edge(bytes.get(at + found.len()))
    })
}

/// The country that a code of two or three capitals means at the end of an address, which is [folded]; `digits` are those of
/// the postal code after it.
pub(super) fn country_of_code(code: &str, digits: Option<&str>, address: &str) -> Option<Country> {
    let own = Country::of_code(code).filter(|country| country.is_told_by_code());
    let states: Vec<&State> = ALL.iter().filter(|state| state.code == code).collect();
    if let Some(digits) = digits
        && let Some(state) = states.iter().find(|state| state.has_postal_code(digits))
    {
        return state.country();
    }
    let mut named = states.iter().filter(|state| state.is_named_in(address));
    match (named.next(), named.next()) {
        (Some(state), None) => return state.country(),
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    let states: Vec<&State> =
        states.into_iter().filter(|state| !NEED_CITIES.contains(&state.country)).collect();
    match &states[..] {
        [] => own,
        [state] if own.is_none_or(|own| own.code == state.country) => state.country(),
        _ => None,
    }
}

/// The country of the state with a name, which is [folded].
pub(super) fn country_of_name(name: &str) -> Option<Country> {
    // Georgia is a country unless a city tells otherwise, and New Brunswick is a city of New Jersey as well.
    let is_of_one = !matches!(name, "georgia" | "new brunswick");
    let has_name = |state: &&State| is_of_one && state.names.iter().any(|known| known == name);
    ALL.iter().find(has_name)?.country()
}

/// The country that an address, which is [folded], means by the name of one.
pub(super) fn meant_by_name(country: Country, address: &str) -> Country {
    let is_in = |country: &str, code: &str| {
        ALL.iter().any(|state| state.country == country && state.code == code && state.is_named_in(address))
    };
    let other = HOMONYMS.iter().find(|(name, of, row)| {
        *name == country.code && is_in(of, row) && !is_in(country.code, country.code)
    });
    other.and_then(|(_, of, _)| Country::of_code(of)).unwrap_or(country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_several_means_what_postal_code_or_city_tell() {
        for (code, digits, address, country) in [
            ("MA", Some("02139"), "somewhere", Some("US")),
            ("MA", Some("20250"), "somewhere", None),
            ("MA", None, "cambridge ma", Some("US")),
            ("MA", None, "rabat ma", Some("MA")),
            ("MA", None, "somewhere", None),
            ("DE", Some("10115"), "berlin de", Some("DE")),
            ("DE", None, "oldenburg newarkish de", None),
            ("GE", None, "tbilisi ge", Some("GE")),
            ("GE", None, "somewhere", None),
            ("WA", Some("6009"), "somewhere", Some("AU")),
            ("NY", None, "somewhere", Some("US")),
            ("FI", None, "somewhere", Some("FI")),
            ("FI", None, "sesto fiorentino fi", Some("IT")),
            ("MI", None, "milano mi", Some("IT")),
            ("MI", None, "somewhere", Some("US")),
            ("NA", None, "napoli na", Some("IT")),
            ("NA", None, "windhoek na", Some("NA")),
            ("BC", None, "tijuana bc", Some("MX")),
            ("BC", None, "somewhere", Some("CA")),
            ("AI", None, "somewhere", None),
            ("XX", None, "somewhere", None),
        ] {
            let found = country_of_code(code, digits, address).map(|country| country.code);
            assert_eq!(found, country, "{code} {digits:?} {address}");
        }
    }

    #[test]
    fn every_state_is_in_a_country_and_every_code_that_a_country_shares_has_cities() {
        for state in ALL.iter() {
            assert!(state.country().is_some() && !state.code.is_empty(), "{}", state.code);
            assert_eq!(folded(&state.cities.replace('|', " ")), state.cities.replace('|', " "));
            let is_shared = Country::of_code(state.code).is_some();
            assert!(!is_shared || !state.cities.is_empty(), "{}", state.code);
        }
    }
}
