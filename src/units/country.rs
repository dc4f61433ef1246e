//! Countries: by code, and from the last part of an affiliation.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The code, the name to show, and other names, separated by tabs.
const COUNTRIES: &str = include_str!("countries.tsv");

/// Abbreviations of states and provinces. Some are also codes of countries, so that a code alone says nothing.
const STATES: &str = "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR \
     PA RI SC SD TN TX UT VT VA WA WV WI WY DC AB BC MB NB NL NS NT NU ON PE QC SK YT";

/// The states of the USA that are named without it; Georgia is also a country.
const STATES_OF_USA: [&str; 49] = [
    "alabama",
    "alaska",
    "arizona",
    "arkansas",
    "california",
    "colorado",
    "connecticut",
    "delaware",
    "florida",
    "hawaii",
    "idaho",
    "illinois",
    "indiana",
    "iowa",
    "kansas",
    "kentucky",
    "louisiana",
    "maine",
    "maryland",
    "massachusetts",
    "michigan",
    "minnesota",
    "mississippi",
    "missouri",
    "montana",
    "nebraska",
    "nevada",
    "new hampshire",
    "new jersey",
    "new mexico",
    "new york",
    "north carolina",
    "north dakota",
    "ohio",
    "oklahoma",
    "oregon",
    "pennsylvania",
    "rhode island",
    "south carolina",
    "south dakota",
    "tennessee",
    "texas",
    "utah",
    "vermont",
    "virginia",
    "west virginia",
    "wisconsin",
    "wyoming",
    "washington dc",
];

/// Cities in the state of Georgia, and what else shows that it is meant.
const IN_STATE_OF_GEORGIA: [&str; 8] = [
    "atlanta",
    "athens",
    "savannah",
    "augusta",
    "macon",
    "emory",
    "georgia institute of technology",
    "university of georgia",
];

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

/// The country with a code of two letters, in any case.
pub(super) fn of_code(code: &str) -> Option<Country> {
    let code = code.trim().to_ascii_uppercase();
    BY_CODE.get(code.as_str()).copied()
}

/// Small letters, without periods, parentheses and an article.
fn folded(name: &str) -> String {
    let plain: String =
        name.to_lowercase().chars().filter(|c| !matches!(c, '.' | '(' | ')' | '[' | ']')).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.strip_prefix(&["the"]).unwrap_or(&words).join(" ")
}

/// The country that an affiliation ends in.
pub(super) fn country_in(affiliation: &str) -> Option<Country> {
    let text = affiliation.trim().trim_end_matches(['.', ';', ',', ' ']);
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let (last, before) = parts.split_last()?;
    let in_brackets = last.strip_suffix(')').and_then(|last| last.rsplit_once('(')).map(|(_, inside)| inside);
    let country = of_last_part(last).or_else(|| of_last_part(in_brackets?))?;
    let is_state = || {
        let folded: Vec<String> = before.iter().map(|part| folded(part)).collect();
        folded.iter().any(|part| {
            IN_STATE_OF_GEORGIA.iter().any(|sign| part.split(' ').any(|word| word == *sign) || part == sign)
        })
    };
    if country.code == "GE" && is_state() { of_code("US") } else { Some(country) }
}

fn of_last_part(part: &str) -> Option<Country> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let has_digit = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
    // What follows a postal code, or a part without its postal code.
    let behind = words.iter().rposition(|word| has_digit(word)).map_or(0, |place| place + 1);
    let rest: Vec<&str> = words.iter().copied().filter(|word| !has_digit(word)).collect();
    let is_code = |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_state = |word: &str| is_code(word) && STATES.split_whitespace().any(|state| state == word);
    let is_zip =
        |word: &&str| word.len() >= 5 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match (&words[behind..], &rest[..]) {
        ([], [state]) if is_state(state) => {
            let has_zip = words.last().is_some_and(|word| is_zip(word));
            if has_zip { of_code("US") } else { None }
        }
        (_, [state]) if is_state(state) => None,
        (_, [code]) if is_code(code) && BY_CODE.contains_key(code) => of_code(code),
        (behind, rest) => {
            let found = [behind.join(" "), rest.join(" ")]
                .iter()
                .find_map(|name| BY_NAME.get(&folded(name)).copied());
            found.or_else(|| STATES_OF_USA.contains(&&*folded(&rest.join(" "))).then(|| of_code("US"))?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_told_from_the_end_of_an_affiliation() {
        for (affiliation, code) in [
            ("Loom Univ, Dept Cloth, Atlanta, Georgia", "US"),
            ("Loom Univ, Atlanta, GA 30332 USA", "US"),
            ("Tbilisi Loom University, Tbilisi, Georgia", "GE"),
            ("University of Cloth, Amman, Jordan", "JO"),
            ("Univ Wheel, Bath BA1 1AA, Avon, England.", "GB"),
            ("Loom Inst, Cardiff, Wales", "GB"),
            ("Belfast, North Ireland", "GB"),
            ("Loom Univ, Beijing 100084, Peoples R China", "CN"),
            ("Loom Univ, Beijing, P. R. China", "CN"),
            ("Loom Univ, Beijing, P.R. China", "CN"),
            ("Taipei, Taiwan, R.O.C.", "TW"),
            ("Hong Kong", "HK"),
            ("Niamey, Niger", "NE"),
            ("Lagos, Nigeria", "NG"),
            ("Loom Univ, Cambridge, MA 02139", "US"),
            ("Loom Univ, Berkeley, California", "US"),
            ("Loom University, The Netherlands", "NL"),
            ("Loom University (Germany)", "DE"),
            ("Seoul, Republic of Korea", "KR"),
            ("Universität Webstuhl, Wien, Österreich", "AT"),
            ("Abu Dhabi, U Arab Emirates", "AE"),
            ("Istanbul, Türkiye", "TR"),
            ("Loom Lab, FR", "FR"),
            ("Port Moresby, Papua N Guinea", "PG"),
        ] {
            assert_eq!(country_in(affiliation).map(|country| country.code), Some(code), "{affiliation}");
        }
    }

    #[test]
    fn what_may_be_a_state_or_names_no_country_is_unknown() {
        for affiliation in [
            "",
            "Loom Univ, Newark, DE",
            "Loom Univ, Palo Alto, CA",
            "University of Jordan",
            "University of Georgia",
            "Loom Univ, Sydney, New South Wales 2052",
            "Loom Univ",
            "Jordan River Institute",
            "Paris, TX",
        ] {
            assert_eq!(country_in(affiliation), None, "{affiliation}");
        }
    }

    #[test]
    fn every_country_has_a_code_of_its_own_and_no_name_means_two() {
        let codes: Vec<&str> = all().map(|(country, _)| country.code).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]) && codes.iter().all(|code| code.len() == 2));
        let names = all().map(|(_, names)| 1 + names.count()).sum::<usize>();
        assert_eq!(BY_NAME.len(), names);
    }
}
