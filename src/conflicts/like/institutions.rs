//! HotCRP's comparison of affiliations: words that distinguish institutions, and words that many share.

use super::initials::words;

/// Words that are not compared.
const STOP: [&str; 13] =
    ["all", "and", "any", "at", "for", "in", "inc", "none", "of", "the", "unaffiliated", "unknown", "und"];

/// Words that many institutions share. These decide only where an affiliation has no others.
const WEAK: [&str; 92] = [
    "academia",
    "academy",
    "advanced",
    "association",
    "bangalore",
    "beijing",
    "berlin",
    "business",
    "california",
    "cambridge",
    "center",
    "centre",
    "chicago",
    "china",
    "chinese",
    "city",
    "cnrs",
    "college",
    "colorado",
    "computer",
    "computing",
    "corp",
    "corporation",
    "darmstadt",
    "delhi",
    "department",
    "dept",
    "east",
    "ecole",
    "engineering",
    "faculty",
    "federal",
    "foundation",
    "france",
    "georgia",
    "gmbh",
    "group",
    "hochschule",
    "hong",
    "hyderabad",
    "illinois",
    "india",
    "indian",
    "informatics",
    "information",
    "institut",
    "institute",
    "instituto",
    "international",
    "israel",
    "italy",
    "kong",
    "lab",
    "laboratory",
    "labs",
    "llc",
    "london",
    "ltd",
    "massachusetts",
    "mathematics",
    "national",
    "new",
    "north",
    "paris",
    "penn",
    "pennsylvania",
    "politecnico",
    "polytechnic",
    "research",
    "san",
    "santa",
    "school",
    "science",
    "sciences",
    "security",
    "shanghai",
    "singapore",
    "software",
    "south",
    "stanford",
    "state",
    "systems",
    "tech",
    "technical",
    "technische",
    "technology",
    "texas",
    "tokyo",
    "universitat",
    "university",
    "west",
    "zurich",
];

/// Abbreviations, and what they stand for.
const SHORT: [(&str, &str); 20] = [
    ("caltech", "california institute technology"),
    ("cmu", "carnegie mellon university"),
    ("cuhk", "chinese university hong kong"),
    ("ethz", "eth zurich"),
    ("hkust", "hong kong university science technology"),
    ("iisc", "indian institute science"),
    ("iit", "indian institute technology"),
    ("kaist", "korea advanced institute science technology"),
    ("mit", "massachusetts institute technology"),
    ("nus", "national university singapore"),
    ("nyu", "new york university"),
    ("sjtu", "shanghai jiao tong university"),
    ("u", "university"),
    ("ucb", "university california berkeley"),
    ("ucla", "university california los angeles"),
    ("ucsb", "university california santa barbara"),
    ("ucsd", "university california san diego"),
    ("uiuc", "university illinois urbana champaign"),
    ("umass", "university massachusetts"),
    ("univ", "university"),
];

/// The words of an affiliation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Institution {
    words: Vec<&'static str>,
    others: Vec<String>,
}

impl Institution {
    /// The institution of an affiliation in small letters, without accents.
    pub(super) fn of(affiliation: &str) -> Self {
        let mut institution = Self::default();
        // M.I.T. is MIT.
        let joined = affiliation.replace('.', "");
        for word in words(&joined).filter(|word| !STOP.contains(word)) {
            match SHORT.iter().find(|(short, _)| *short == word) {
                Some((_, long)) => institution.words.extend(long.split(' ')),
                None => institution.others.push(word.to_owned()),
            }
        }
        institution
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        self.words.iter().copied().chain(self.others.iter().map(String::as_str))
    }

    /// Whether the other institution has a word that distinguishes this one, or all words if none does.
    pub(super) fn matches(&self, other: &Self) -> bool {
        let has = |word: &str| other.all().any(|other| other == word);
        let mut strong = self.all().filter(|word| !WEAK.contains(word)).peekable();
        if strong.peek().is_some() {
            strong.any(has)
        } else {
            self.all().next().is_some() && self.all().all(has)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn institutions_match_as_in_hotcrp() {
        let matches = |a: &str, b: &str| Institution::of(a).matches(&Institution::of(b));
        for (a, b, expected) in [
            ("eth zurich", "eth zurich", true),
            ("eth zurich", "university of zurich", false),
            ("eth zurich", "ethz", true),
            ("massachusetts institute of technology", "mit", true),
            ("massachusetts institute of technology", "m.i.t.", true),
            ("m.i.t.", "indian institute of technology", false),
            ("massachusetts institute of technology", "institute of technology", false),
            ("indian institute of science", "indian institute of technology", false),
            ("ibm watson", "ibm t. j. watson research center", true),
            ("ucsd", "university of california, san diego", true),
            ("ucsd", "university of california santa barbara", false),
            ("umass", "university of massachusetts", true),
            ("", "", false),
        ] {
            assert_eq!(matches(a, b), expected, "{a} and {b}");
        }
        assert!(WEAK.is_sorted() && SHORT.is_sorted());
    }
}
