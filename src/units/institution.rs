//! Organizations, from the words of an affiliation.

use super::country::country_in;

/// Words and beginnings of words of universities and academies: these are organizations, whatever else is named beside
/// them.
const FIRST: [&str; 36] = [
    "univ",
    "üniv",
    "hochschule",
    "fachhochschule",
    "politecnico",
    "politécnic",
    "politecnic",
    "polytech",
    "polytec",
    "uniwersytet",
    "egyetem",
    "yliopisto",
    "ülikool",
    "sveučilišt",
    "sveucilist",
    "hogeschool",
    "academy",
    "academia",
    "akademi",
    "académie",
    "accademia",
    "acad",
    "école",
    "ecole",
    "panepist",
    "πανεπιστ",
    "университет",
    "університет",
    "академия",
    "大学",
    "大學",
    "대학교",
    "دانشگاه",
    "جامعة",
    "universit",
    "daigaku",
];

/// Words of other organizations.
const SECOND: [&str; 50] = [
    "institut",
    "istituto",
    "instytut",
    "inst",
    "intézet",
    "ústav",
    "институт",
    "研究所",
    "研究院",
    "연구원",
    "hospital",
    "hôpital",
    "hopital",
    "hosp",
    "ospedale",
    "krankenhaus",
    "klinikum",
    "klinik",
    "clinic",
    "clínica",
    "sairaala",
    "szpital",
    "医院",
    "병원",
    "observatory",
    "observatoire",
    "observatorio",
    "museum",
    "musée",
    "museo",
    "foundation",
    "fondation",
    "fundación",
    "fondazione",
    "stiftung",
    "agency",
    "ministry",
    "council",
    "gesellschaft",
    "corporation",
    "corp",
    "inc",
    "ltd",
    "llc",
    "gmbh",
    "company",
    "laboratories",
    "bank",
    "society",
    "organization",
];

/// Words of organizations, and of parts of them.
const THIRD: [&str; 11] = [
    "college",
    "school",
    "centre",
    "center",
    "centro",
    "zentrum",
    "laborator",
    "laborato",
    "labs",
    "trust",
    "service",
];

/// What parts of organizations begin with.
const PARTS: [&str; 46] = [
    "department",
    "dept",
    "dep",
    "dép",
    "departamento",
    "département",
    "dipartimento",
    "division",
    "div",
    "section",
    "faculty",
    "facultad",
    "faculdade",
    "faculté",
    "facoltà",
    "fakultät",
    "fac",
    "faculta",
    "school",
    "sch",
    "college",
    "coll",
    "chair",
    "lehrstuhl",
    "unit",
    "group",
    "laboratory",
    "lab",
    "laboratoire",
    "laboratorio",
    "program",
    "programme",
    "graduate",
    "abteilung",
    "service",
    "services",
    "servicio",
    "servizio",
    "area",
    "clinic",
    "office",
    "branch",
    "ward",
    "team",
    "research",
    "state",
];

/// Organizations that are known by a word of their own.
const KNOWN: [&str; 52] = [
    "mit",
    "epfl",
    "eth",
    "cnrs",
    "cern",
    "inria",
    "inserm",
    "inra",
    "inrae",
    "cea",
    "nasa",
    "nist",
    "nih",
    "noaa",
    "csic",
    "cnr",
    "infn",
    "csiro",
    "riken",
    "kaist",
    "postech",
    "ucla",
    "ucl",
    "ucsd",
    "ucsf",
    "lmu",
    "rwth",
    "tu",
    "kit",
    "caltech",
    "ibm",
    "google",
    "microsoft",
    "deepmind",
    "nvidia",
    "amazon",
    "apple",
    "intel",
    "samsung",
    "huawei",
    "tencent",
    "alibaba",
    "baidu",
    "facebook",
    "meta",
    "openai",
    "siemens",
    "bosch",
    "naver",
    "adobe",
    "salesforce",
    "bytedance",
];

/// The organization in an affiliation: the first part with a word of a university or an academy, else the first with a word of
/// another organization. `None` where no word tells.
pub(super) fn organization_in(affiliation: &str) -> Option<&str> {
    let parts: Vec<&str> = parts(affiliation).map(without_mark).filter(|part| !part.is_empty()).collect();
    let ranked = parts.iter().filter_map(|part| Some((rank(part)?, *part)));
    // The first of those with the best rank.
    let best = ranked.reduce(|best, next| if next.0 < best.0 { next } else { best });
    best.map(|(_, part)| part)
}

/// Does a text begin with an organization or a part of one?
pub(super) fn begins_affiliation(text: &str) -> bool {
    let first = parts(text).map(without_mark).next().unwrap_or_default();
    let word = first.to_lowercase();
    let word = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    rank(first).is_some() || PARTS.contains(&word)
}

/// What commas separate, but not inside parentheses.
fn parts(affiliation: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_u32;
    affiliation.split(move |c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0 || c == '\n'
    })
}

/// A part without the number or letter of a footnote before it, and without an article and a period after it.
fn without_mark(part: &str) -> &str {
    let part = part.trim().trim_end_matches(['.', ';', ' ']);
    let bare = part
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '*' | '†' | ' ' | ')' | '.' | '-'));
    let is_mark = |mark: &str| mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase());
    let bare = bare
        .split_once([' ', ')'])
        .filter(|(mark, _)| is_mark(mark))
        .map_or(bare, |(_, rest)| rest.trim_start());
    let bare = ["The ", "the "].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare);
    let in_brackets = bare.strip_suffix(')').and_then(|bare| bare.rsplit_once('('));
    in_brackets.filter(|(_, inside)| country_in(inside).is_some()).map_or(bare, |(name, _)| name.trim_end())
}

/// How surely a part is an organization, 0 most; `None` if it is none.
fn rank(part: &str) -> Option<u8> {
    if part.contains('@') {
        return None;
    }
    let lower = part.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let first = *words.first()?;
    let begins =
        |starts: &[&str]| words.iter().any(|word| starts.iter().any(|start| begins_with(word, start)));
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    // `inst` and `corp` are words, `institut` is also a beginning.
    let is_second = || {
        words.iter().any(|word| {
            SECOND.iter().any(|start| {
                if start.is_ascii() && start.len() <= 5 { word == start } else { begins_with(word, start) }
            })
        })
    };
    let is_part = PARTS.contains(&first);
    let is_named_first = has(&["univ"])
        || begins(&FIRST)
        || lower.contains("institute of technology")
        || lower.contains("inst technol");
    match () {
        () if is_part => (is_named_first && is_whole_school(&lower)).then_some(0),
        () if is_named_first
            || first.starts_with("max-planck")
            || KNOWN.contains(&first)
            || is_known_pair(&words) =>
        {
            Some(0)
        }
        () if is_second() => Some(1),
        () if begins(&THIRD) || has(&["research"]) => Some(2),
        () => None,
    }
}

/// Does a word begin so? In scripts without blanks between words, it may also end so.
fn begins_with(word: &str, start: &str) -> bool {
    const FIRST_OF_EAST_ASIA: char = '\u{2e80}';
    word.starts_with(start) || start.starts_with(|c| c >= FIRST_OF_EAST_ASIA) && word.contains(start)
}

/// `State University of Looms`: begins like a part and is none.
fn is_whole_school(lower: &str) -> bool {
    ["state univ", "college univ", "graduate univ"].iter().any(|start| lower.starts_with(start))
}

/// Names of two words, as `Max Planck Institute for Looms`.
fn is_known_pair(words: &[&str]) -> bool {
    matches!(
        words,
        ["max", "planck", ..]
            | ["max-planck" | "fraunhofer" | "helmholtz" | "leibniz", _, ..]
            | ["virginia", "tech", ..]
            | ["ku", "leuven", ..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn universities_come_before_institutes_and_these_before_centers() {
        for (affiliation, organization) in [
            ("Department of Physics, Loom University, Bath, UK", Some("Loom University")),
            ("Institute of Cloth, University of Looms, Bath, UK", Some("University of Looms")),
            ("School of Medicine, Loom State University, Bath, UK", Some("Loom State University")),
            ("Univ Loom, Dept Cloth, Bath, England.", Some("Univ Loom")),
            ("Loom Inst Technol, Sch Cloth, Kyoto, Japan", Some("Loom Inst Technol")),
            ("1Max Planck Institute for Looms, Ulm, Germany", Some("Max Planck Institute for Looms")),
            ("a Wheel Hospital, Ward 3, Turin, Italy", Some("Wheel Hospital")),
            ("The Wheel Institute (Cloth, Silk), Kyoto", Some("Wheel Institute (Cloth, Silk)")),
            ("Universität Webstuhl, Fakultät für Tuch, Ulm", Some("Universität Webstuhl")),
            ("Wheel GmbH, Ulm, Germany", Some("Wheel GmbH")),
            ("Cloth College, Lyon, France", Some("Cloth College")),
            ("纺织大学, 北京", Some("纺织大学")),
            ("MIT", Some("MIT")),
            ("Department of Cloth, Bath", None),
            ("Bath, UK", None),
            ("ann@univ.example.org", None),
            ("", None),
        ] {
            assert_eq!(organization_in(affiliation), organization, "{affiliation}");
        }
    }
}
