//! The country of an affiliation.

use super::country::{Country, folded, is_title};
use super::state;

/// What may follow the country.
const CONTINENTS: &str = "africa|west africa|east africa|south east asia|southeast asia|asia|europe|eu|latin america|south america|\
     north america|central america|middle east|caribbean|west indies";

/// After these words, a country is part of a name: `University of Jordan`, `New South Wales`.
const OF: &str =
    "of de di da do del der la le du des and und et y e for new south university college republic d";

/// Longest name of a country, in words.
const MOST_WORDS: usize = 8;

/// What separates the parts of an affiliation.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | '،')
}

/// The country that an affiliation ends in. If its end tells none, the country that it begins with, or that of its postal code.
pub(super) fn country_in(affiliation: &str) -> Option<Country> {
    let parts: Vec<&str> = affiliation
        .split(is_separator)
        .map(|part| part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ':')))
        .filter(|part| part.chars().any(char::is_alphabetic))
        .collect();
    let address = folded(affiliation);
    let country =
        of_end(&parts, &address).or_else(|| of_start(&parts)).or_else(|| of_postal_codes(&parts))?;
    Some(state::meant_by_name(country, &address))
}

fn of_end(parts: &[&str], address: &str) -> Option<Country> {
    let (last, before) = parts.split_last()?;
    let name = folded(last);
    if !before.is_empty() && CONTINENTS.split('|').any(|continent| continent == name) {
        return of_end(before, address);
    }
    let before = before.last().map(|part| folded(part)).unwrap_or_default();
    // `Korea, Republic of`
    let both = Country::of_name(&format!("{before} {name}")).filter(|_| is_known_with(&before, &name));
    let in_brackets = || {
        let closed = last.trim_end_matches([')', ']']);
        let (outside, inside) = closed.rsplit_once(['(', '[']).unwrap_or(("", closed));
        // `Germany (MS)` is no Mississippi.
        let named = || Country::of_name(&folded(inside)).or_else(|| Country::of_name(&folded(outside)));
        let is_closed = inside.len() < last.len();
        is_closed.then(|| named().or_else(|| of_last_part(inside, address))).flatten()
    };
    both.or_else(|| of_last_part(last, address)).or_else(in_brackets)
}

/// Do two parts have to be read together? `Hong Kong, China`, `Iran, Islamic Republic of`.
fn is_known_with(before: &str, last: &str) -> bool {
    let only_titles = last.split(' ').all(is_title);
    let is_a_country = |name: &str| Country::of_name(name).is_some();
    is_a_country(before) && (only_titles || is_a_country(last) || last.split(' ').any(is_title))
}

fn of_last_part(part: &str, address: &str) -> Option<Country> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let has_digit = |word: &&&str| word.bytes().any(|byte| byte.is_ascii_digit());
    // What follows a postal code, or a part without its postal code.
    let after = words.iter().rposition(|word| has_digit(&word)).map_or(0, |at| at + 1);
    let named: Vec<&str> = words.iter().filter(|word| !has_digit(word)).copied().collect();
    let name = folded(&named.join(" "));
    let whole = [folded(&words[after..].join(" ")), name.clone()];
    whole
        .iter()
        .filter(|name| !is_code(named.last().copied().unwrap_or_default()) || name.contains(' '))
        .find_map(|name| Country::of_name(name))
        .or_else(|| of_code(&words, &named, address))
        .or_else(|| state::country_of_name(&name))
        .or_else(|| of_last_words(&named))
        .or_else(|| state_of_last_word(&words, &named))
}

fn is_code(word: &str) -> bool {
    (2..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The country of `MA 02139` and `CA`; `Cambridge MA 02139` needs the postal code, and so do `UK` and `USA` not.
fn of_code(words: &[&str], named: &[&str], address: &str) -> Option<Country> {
    let code = named.last()?.replace('.', "");
    if !is_code(&code) {
        return None;
    }
    let is_name = code.len() == 3 || code == "UK";
    if let Some(country) = Country::of_name(&folded(&code)).filter(|_| is_name) {
        return Some(country);
    }
    let digits = words.last().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'));
    let digits = digits.and_then(|digits| digits.split('-').next());
    match (named, digits) {
        ([_], digits) => state::country_of_code(&code, digits, address),
        (_, Some(digits)) => {
            state::country_of_code(&code, Some(digits), "").filter(|country| country.code != code)
        }
        _ => None,
    }
}

/// The country that the last words name: `London WC1E 6BT England`, `New Haven CT USA`.
fn of_last_words(words: &[&str]) -> Option<Country> {
    let lengths = (1..words.len().min(MOST_WORDS)).rev();
    lengths.into_iter().find_map(|length| {
        let (before, last) = words.split_at(words.len() - length);
        let name = folded(&last.join(" "));
        let before = folded(before.last()?);
        // Abbreviations are in capitals, and names begin with one.
        let is_written = last
            .iter()
            .all(|word| word.len() > 3 || !word.is_ascii() || is_code(&word.replace('.', "")) || length > 1)
            && !last[0].starts_with(char::is_lowercase);
        // `Arab Peoples Korea` is something else than Korea.
        let is_of = OF.split(' ').any(|of| of == before) || is_title(&before);
        let country = Country::of_name(&name).filter(|_| is_written && !is_of && !name.starts_with("of "))?;
        // Names of people and rivers.
        (!matches!(country.code, "JO" | "TD" | "JE")).then_some(country)
    })
}

/// The country of the state before a postal code: `Madison Wisconsin 53706`.
fn state_of_last_word(words: &[&str], named: &[&str]) -> Option<Country> {
    let has_postal_code = words.len() > named.len();
    let last = folded(named.last().filter(|_| has_postal_code)?);
    state::country_of_name(&last)
}

/// The country that an affiliation begins with: `Japan, Kyoto, Loom University`.
fn of_start(parts: &[&str]) -> Option<Country> {
    let [first, _, ..] = parts else { return None };
    Country::of_name(&folded(first)).filter(|_| first.len() > 3 || is_code(first))
}

/// The country of a postal code of a form of its own: `OX1 3PS`, `M5S 1A1`, `D-12345`.
fn of_postal_codes(parts: &[&str]) -> Option<Country> {
    let words: Vec<&str> = parts.iter().rev().take(3).flat_map(|part| part.split_whitespace()).collect();
    let of_pair = words.windows(2).find_map(|pair| {
        let [area, place] = [pair[0], pair[1]].map(shape);
        let is_british =
            matches!(&*place, "9AA") && matches!(&*area, "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A");
        let is_canadian = area == "A9A" && place == "9A9";
        (is_british && !is_canadian).then_some("GB").or(is_canadian.then_some("CA"))
    });
    let code = of_pair.or_else(|| words.iter().find_map(|word| of_prefix(word)))?;
    Country::of_code(code)
}

/// `OX1` as `AA9`.
fn shape(word: &str) -> String {
    let kind = |c: char| {
        if c.is_ascii_uppercase() {
            'A'
        } else if c.is_ascii_digit() {
            '9'
        } else {
            c
        }
    };
    word.chars().map(kind).collect()
}

/// The country that a postal code begins with: `D-12345`, `CH-8092`.
fn of_prefix(word: &str) -> Option<&'static str> {
    let (prefix, digits) = word.split_once('-')?;
    let is_postal = digits.bytes().all(|byte| byte.is_ascii_digit());
    match (prefix, digits.len()) {
        _ if !is_postal => None,
        ("D" | "DE", 5) => Some("DE"),
        ("F" | "FR", 5) => Some("FR"),
        ("I" | "IT", 5) => Some("IT"),
        ("E" | "ES", 5) => Some("ES"),
        ("A" | "AT", 4) => Some("AT"),
        ("B" | "BE", 4) => Some("BE"),
        ("CH", 4) => Some("CH"),
        ("DK", 4) => Some("DK"),
        ("L" | "LU", 4) => Some("LU"),
        ("SE", 3 | 5) => Some("SE"),
        ("FI" | "FIN", 5) => Some("FI"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
            ("Loom Univ, Beijing, P.R.China", "CN"),
            ("Loom Univ, Shatin, Hong Kong SAR, China", "HK"),
            ("Taipei, Taiwan, R.O.C.", "TW"),
            ("Hong Kong", "HK"),
            ("Niamey, Niger", "NE"),
            ("Lagos, Nigeria", "NG"),
            ("Seoul, Korea (the Republic of)", "KR"),
            ("Seoul, Korea, Republic of", "KR"),
            ("Pyongyang, Korea, Democratic People's Republic of", "KP"),
            ("Tehran, Iran, Islamic Republic of", "IR"),
            ("Loom Univ, Cambridge, MA 02139", "US"),
            ("Loom Univ, Cambridge MA 02139", "US"),
            ("Loom Univ, New Haven, CT USA", "US"),
            ("Loom Univ, Berkeley, California", "US"),
            ("Loom Univ, Palo Alto, CA", "US"),
            ("Loom Univ, Toronto, CA", "CA"),
            ("Loom Univ, Montreal, Quebec H3A 0G4", "CA"),
            ("Loom Univ, Sydney, New South Wales 2052", "AU"),
            ("Loom Univ, Perth, WA", "AU"),
            ("Paris, TX", "US"),
            ("Loom University, The Netherlands", "NL"),
            ("Loom University (Germany)", "DE"),
            ("Loom University, Beijing, China (mainland)", "CN"),
            ("Seoul, Republic of Korea", "KR"),
            ("Universität Webstuhl, Wien, Österreich", "AT"),
            ("Abu Dhabi, U Arab Emirates", "AE"),
            ("Ankara, TÜRKİYE", "TR"),
            ("Abidjan, Côte d’Ivoire", "CI"),
            ("Loom Lab, FR", "FR"),
            ("Port Moresby, Papua N Guinea", "PG"),
            ("Legon, Ghana, West Africa", "GH"),
            ("Japan, Kyoto, Loom University", "JP"),
            ("Loom University, Oxford OX1 3PS", "GB"),
            ("Loom University, D-12345 Osterholt", "DE"),
            ("Loom Research UK", "GB"),
            ("Pyongyang, DPR Korea", "KP"),
            ("Pyongyang, D. P. R. of Korea", "KP"),
            ("Pyongyang, Democratic Republic of Korea", "KP"),
            ("Loom Univ, Pyongyang, Korea", "KP"),
            ("Loom Univ, Kinshasa, Congo", "CD"),
            ("Loom Univ, Brazzaville, Congo", "CG"),
            ("Univ Queensland, St Lucia", "AU"),
            ("Castries, St Lucia", "LC"),
            ("University of Georgia, Tbilisi, Georgia", "GE"),
            ("Loom Univ, Valdosta, Georgia", "US"),
            ("Università di Tessuti, Sesto Fiorentino (FI)", "IT"),
            ("Università di Tessuti, Napoli, NA", "IT"),
            ("Loom University, Ulm, Germany (MS)", "DE"),
            ("Loom University, Atlanta, Georgia (USA)", "US"),
            ("Loom University, Bath (UK)", "GB"),
            ("Loom University (Bath, UK)", "GB"),
            ("Loom University (Boulder, CO)", "US"),
            ("香港中文大学, 香港, 中国", "HK"),
        ] {
            assert_eq!(country_in(affiliation).map(|country| country.code), Some(code), "{affiliation}");
        }
    }

    #[test]
    fn what_may_be_a_state_or_names_no_country_is_unknown() {
        for affiliation in [
            "",
            "Loom Univ, Millport, DE",
            "Loom Univ, Millport, CA",
            "University of Jordan",
            "University of Georgia",
            "University of New England",
            "Loom Univ",
            "Jordan River Institute",
            "Loom AI",
            "Loom University, New Brunswick",
        ] {
            assert_eq!(country_in(affiliation), None, "{affiliation}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "[A-Za-zÀ-ÿ中،, .()\\-0-9]{0,40}") {
            let _ = country_in(&text);
        }
    }
}
