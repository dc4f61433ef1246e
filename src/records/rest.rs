//! Words for authors that are not named: `et al.`, `[and others]`, `u.a.`, `等`.

use super::text::{is_blank, is_name};

/// Where such words count.
#[derive(Clone, Copy, PartialEq)]
enum Where {
    /// Alone and after a name, in any case.
    Anywhere,
    /// The same, but the last word in small letters: `Khan, U. A.`, `Y. Col` and `Kim I In` are people.
    Small,
    /// Alone and after a comma: a person may be called Others.
    Apart,
    /// Alone, where it is an entry of a list: a person may be called Otros or Team.
    Alone,
    /// The same, in small letters: Thomas More is a person.
    AloneAndSmall,
    /// Also after a name without a blank: `王伟等`.
    Attached,
}

/// The words, in small letters. Between them may be blanks, periods and numbers: `et.al.`, `and 12 others`.
const RESTS: [(&str, Where); 94] = {
    use Where::{Alone, AloneAndSmall, Anywhere, Apart, Attached, Small};
    [
        ("et al", Anywhere),
        ("etal", Anywhere),
        ("et alii", Anywhere),
        ("et alia", Anywhere),
        ("et aliae", Anywhere),
        ("and al", Small),
        ("and others", Anywhere),
        ("and other", Small),
        ("others", Apart),
        ("plus others", Anywhere),
        ("plus more", Anywhere),
        ("and more", Anywhere),
        ("and more authors", Anywhere),
        ("more authors", Apart),
        ("many others", Anywhere),
        ("many more", Small),
        ("additional authors", Apart),
        ("further authors", Apart),
        ("other authors", Apart),
        ("authors not shown", Apart),
        ("additional authors not shown", Apart),
        ("more authors not shown", Apart),
        ("co-authors", Apart),
        ("coauthors", Apart),
        ("co-author", Alone),
        ("team", Alone),
        ("more", AloneAndSmall),
        ("otros", Alone),
        ("otras", Alone),
        ("outros", Alone),
        ("autres", Alone),
        ("altri", Alone),
        ("andre", AloneAndSmall),
        ("and co-workers", Anywhere),
        ("and coworkers", Anywhere),
        ("and colleagues", Anywhere),
        ("colleagues", Apart),
        ("u a", Small),
        ("und andere", Anywhere),
        ("und weitere", Anywhere),
        ("weitere", Apart),
        ("andere", Apart),
        ("und mitarbeiter", Anywhere),
        ("en anderen", Anywhere),
        ("e a", Small),
        ("y otros", Small),
        ("y otras", Small),
        ("y cols", Small),
        ("y col", Small),
        ("y colaboradores", Small),
        ("i altres", Small),
        ("e outros", Small),
        ("e outras", Small),
        ("e cols", Small),
        ("e col", Small),
        ("e colaboradores", Small),
        ("et autres", Anywhere),
        ("et collaborateurs", Small),
        ("e collaboratori", Small),
        ("et coll", Small),
        ("e altri", Small),
        ("e coll", Small),
        ("m fl", Small),
        ("mfl", Small),
        ("og andre", Small),
        ("ja muut", Small),
        ("i in", Small),
        ("i inni", Small),
        ("i wsp", Small),
        ("a kol", Small),
        ("a další", Small),
        ("és mtsai", Small),
        ("ve ark", Small),
        ("ve diğerleri", Small),
        ("dkk", Small),
        ("và cộng sự", Anywhere),
        ("и др", Anywhere),
        ("и другие", Anywhere),
        ("и соавт", Anywhere),
        ("та ін", Anywhere),
        ("та інші", Anywhere),
        ("και άλλοι", Anywhere),
        ("وآخرون", Anywhere),
        ("ואחרים", Anywhere),
        ("等", Attached),
        ("等人", Attached),
        ("其他", Apart),
        ("他", Anywhere),
        ("他 名", Anywhere),
        ("ほか", Attached),
        ("ほか 名", Attached),
        ("외", Anywhere),
        ("외 인", Anywhere),
        ("외 명", Anywhere),
    ]
};

/// Does this stand for authors that are not named?
pub(crate) fn is_rest(name: &str) -> bool {
    const LONGEST: usize = 40;
    if name.len() > LONGEST || !may_end_in_rest(name.as_bytes()) {
        return false;
    }
    let bare = name.trim_matches(is_around_rest);
    if bare.is_empty() {
        return name.contains('…') || name.contains("...");
    }
    if is_turned(bare) {
        return true;
    }
    let words_alone = bare.trim_start_matches(is_number_or_blank);
    let has_number = bare.starts_with(|c: char| c.is_ascii_digit());
    let is_counted = has_number && COUNTED.iter().any(|word| is_same_in_any_case(words_alone, word));
    // `+3`
    let is_only_a_number = words_alone.is_empty() && has_number && name.trim_start().starts_with('+');
    is_counted
        || is_only_a_number
        || RESTS.iter().any(|(words, place)| {
            start_of(words_alone, words, *place) == Some(0)
                && (*place != Where::AloneAndSmall || words_alone == *words)
        })
}

/// `al., et`: the words as a family name and a given name, as some programs store them.
fn is_turned(name: &str) -> bool {
    let Some((family, given)) = name.split_once(',') else { return false };
    let [family, given] = [family, given].map(|part| part.trim_matches(is_around_rest));
    let are = |one: &str, other: &str| family.eq_ignore_ascii_case(one) && given.eq_ignore_ascii_case(other);
    are("al", "et") || are("et", "al") || are("others", "and")
}

/// A list without the dots that stand for authors in the middle of it, as APA writes the last author of many: `Lee, A., Roe,
/// B., ... Poe, C.` is `Lee, A., Roe, B., Poe, C.`; `None` if there are none.
pub(crate) fn without_gap(list: &str) -> Option<String> {
    const DOTS: [&str; 5] = ["[...]", "[…]", "...", ". . .", "…"];
    const SEPARATORS: [char; 4] = [',', ';', '，', '；'];
    if !list.contains(SEPARATORS) {
        return None;
    }
    let (at, dots) = DOTS.iter().find_map(|dots| Some((list.find(dots)?, dots)))?;
    let before = list[..at].trim_end_matches(is_blank);
    let after = list[at + dots.len()..].trim_start_matches(|c| is_blank(c) || SEPARATORS.contains(&c));
    let last = before.trim_end_matches(['&', '.']).trim_end_matches(is_blank);
    let separator = if last.ends_with(SEPARATORS) { "" } else { "," };
    // `A... Roe`: the dots of a word that is cut short.
    let is_between = before.len() < at || last.len() < before.len() || separator.is_empty();
    (is_between && is_name(before) && is_name(after)).then(|| format!("{before}{separator} {after}"))
}

/// Words that stand for others only after a number, `12 more`: Thomas More is a person.
const COUNTED: [&str; 7] = ["more", "other", "further", "additional", "autres", "otros", "altri"];

/// The name before words for other authors: `Lee A, et al.`, `Ann Lee and others`, `王伟等`.
pub(crate) fn before_rest(name: &str) -> Option<&str> {
    if !may_end_in_rest(name.as_bytes()) {
        return None;
    }
    let end = name.trim_end_matches(is_around_rest);
    let found = RESTS.iter().find_map(|(words, place)| before(end, start_of(end, words, *place)?, *place));
    let found = found.or_else(|| before_counted(end));
    let found = found.or_else(|| (name.ends_with('…') || name.ends_with("...")).then_some(end));
    found.filter(|before| is_name(before))
}

/// The name before a number of others: `Ann Lee +3`, `Ann Lee, 12 more`.
fn before_counted(name: &str) -> Option<&str> {
    let words = COUNTED.iter().find_map(|word| {
        let start = name.len().checked_sub(word.len()).filter(|&start| name.is_char_boundary(start))?;
        name[start..].eq_ignore_ascii_case(word).then(|| name[..start].trim_end_matches(is_blank))
    });
    let before = words.unwrap_or(name);
    let number = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let separator = if words.is_some() { [',', ';', '+', '&'].as_slice() } else { &['+'] };
    let has_number = number.len() < before.len();
    let is_separate = number.trim_end_matches(is_blank).ends_with(separator);
    (has_number && is_separate)
        .then(|| number.trim_end_matches(|c| is_blank(c) || matches!(c, ',' | ';' | '+' | '&')))
}

/// A name that words for others may follow from here on.
fn before(text: &str, start: usize, place: Where) -> Option<&str> {
    let is_separator = |c: char| matches!(c, ',' | ';' | '[' | '(' | '{' | '&' | '+');
    let before = &text[..start];
    let name = before.trim_end_matches(|c| is_number_or_blank(c) || is_separator(c));
    let between = &before[name.len()..];
    let is_whole_name = || name.chars().nth(1).is_some();
    let counts = match place {
        Where::Alone | Where::AloneAndSmall => false,
        Where::Apart => between.contains(is_separator),
        Where::Attached if between.is_empty() => is_whole_name(),
        // A number is a part of the words only if a blank separates it from the name.
        _ => between.starts_with(|c| is_blank(c) || is_separator(c)),
    };
    counts.then_some(name)
}

/// Where words begin in which a text ends.
fn start_of(text: &str, words: &str, place: Where) -> Option<usize> {
    let is_gap = |c: char| c == '.' || is_number_or_blank(c);
    let mut before = text;
    for (from_end, word) in words.rsplit(' ').enumerate() {
        let rest = if from_end == 0 { before } else { before.trim_end_matches(is_gap) };
        if from_end > 0 && rest.len() == before.len() {
            return None;
        }
        let start = rest.len().checked_sub(word.len()).filter(|&start| rest.is_char_boundary(start))?;
        let written = &rest[start..];
        let is_as_written = place == Where::Small && from_end == 0;
        let is_word = written == word || !is_as_written && is_same_in_any_case(written, word);
        before = is_word.then_some(&rest[..start])?;
    }
    Some(before.len())
}

fn is_same_in_any_case(written: &str, word: &str) -> bool {
    written.eq_ignore_ascii_case(word) || !word.is_ascii() && written.to_lowercase() == word
}

fn is_number_or_blank(c: char) -> bool {
    c.is_ascii_digit() || is_blank(c)
}

fn is_around_rest(c: char) -> bool {
    is_blank(c)
        || matches!(
            c,
            '[' | ']' | '(' | ')' | '{' | '}' | '.' | ',' | ';' | ':' | '…' | '&' | '+' | '"' | '\''
        )
}

/// [`is_around_rest`] for ASCII.
fn is_ascii_around_rest(byte: u8) -> bool {
    byte.is_ascii() && is_around_rest(byte.into())
}

/// Might this end in words for other authors, or be them? Costs a few instructions.
pub(crate) fn may_end_in_rest(text: &[u8]) -> bool {
    let mut text = text;
    while let [before @ .., last] = text
        && is_ascii_around_rest(*last)
    {
        text = before;
    }
    let Some(last) = text.last() else { return true };
    if !last.is_ascii() {
        return may_end_in_foreign_rest(text);
    }
    let end = last_four(text);
    match end[3] {
        b'a' => matches!(
            end,
            [b'u' | b'e', b'.' | b' ', b' ', _] | [_, b'u' | b'e', b'.' | b' ', _] | [b'a', b'l', b'i', _]
        ),
        b'0'..=b'9' => memchr::memchr(b'+', text).is_some(),
        b'm' => &end == b"team",
        b'd' => &end == b" and",
        b'e' => matches!(&end, b"dere" | b"more" | b"ndre" | b"liae" | b"tere"),
        b'i' => matches!(&end, b"ltri" | b"inni" | b"alii" | b"tsai" | b"leri" | b"tori"),
        b'k' => matches!(end, [b' ', b'a', b'r', _] | [_, b'd', b'k', _]),
        b'l' => matches!(
            end,
            [b'o', b'n', b'a', _]
                | [_, b' ' | b'.', b'a', _]
                | [b'e', b't', b'a', _]
                | [b'c', b'o', b'l', _]
                | [b' ', b'c' | b'k', b'o', _]
                | [_, _, b'f', _]
        ),
        b'n' => matches!(&end, b"eren" | b"i in" | b"hown"),
        b'p' => &end == b" wsp",
        b'r' => matches!(&end, b"ther" | b"iter" | b"thor"),
        b's' => matches!(
            &end,
            b"cols" | b"hers" | b"kers" | b"tros" | b"tras" | b"tres" | b"hors" | b"gues" | b"ores" | b"eurs"
        ),
        b't' => matches!(end, [_, b' ' | b',', b'e', _] | [b'm', b'u', b'u', _]),
        _ => false,
    }
}

/// The last four bytes as small letters, with blanks before a shorter text.
#[inline]
fn last_four(text: &[u8]) -> [u8; 4] {
    let end = text.last_chunk().copied().unwrap_or_else(|| {
        let mut end = [b' '; 4];
        end[4 - text.len()..].copy_from_slice(text);
        end
    });
    (u32::from_le_bytes(end) | 0x2020_2020).to_le_bytes()
}

fn may_end_in_foreign_rest(text: &[u8]) -> bool {
    const ENDS: [&str; 25] = [
        "др", "ДР", "ие", "ИЕ", "вт", "ВТ", "ін", "ІН", "ші", "ШІ", "οι", "ΟΙ", "ون", "ים", "ự", "ší", "等",
        "人", "他", "名", "か", "외", "인", "명", "…",
    ];
    ENDS.iter().any(|end| text.ends_with(end.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn and_others_is_recognized_in_many_languages() {
        for rest in [
            "et al.",
            "et al",
            "[et al.]",
            "et.al.",
            "Et Al",
            "ET AL.",
            "etal.",
            "And Others",
            "others",
            "others,",
            "and others",
            "u.a.",
            "u. a.",
            "und andere",
            "等",
            "他",
            "他3名",
            "ほか",
            "외 3인",
            "y otros",
            "Y otros",
            "y cols.",
            "e outros",
            "et autres",
            "e altri",
            "e.a.",
            "m.fl.",
            "a kol.",
            "ve ark.",
            "и др.",
            "И ДР.",
            "та ін.",
            "i in.",
            "…",
            "...",
            "and 12 others",
            "12 others",
            "(and others)",
            "& others",
            "many others",
            "otros",
            "Otros",
            "team",
            "Team",
            "more",
            "co-authors",
            "(25 additional authors not shown)",
            "25 additional authors not shown",
        ] {
            assert!(is_rest(rest), "{rest}");
        }
    }

    #[test]
    fn words_for_others_in_the_place_of_family_and_given_name_are_no_person() {
        for rest in ["al., et", "al, et", "et, al", "et, al.", "Al., Et", "others, and"] {
            assert!(is_rest(rest), "{rest}");
        }
        for name in ["Al, Etta", "Alt, Et", "Others, Andy", "Lee, Al"] {
            assert!(!is_rest(name), "{name}");
        }
    }

    #[test]
    fn initials_and_names_that_spell_words_for_others_are_people() {
        for name in [
            "Bob Others",
            "Al, Eta",
            "U A",
            "U. A.",
            "Ett Al",
            "Other, Ann",
            "王等",
            "Ua",
            "I In",
            "I In Ho",
            "Marie Andere",
            "E. Altri",
            "E Altri",
            "Y. Col",
            "O. Thers",
            "E. T. Al",
            "",
            "More",
            "Thomas More",
            "More, Thomas",
            "Ana Otros",
            "Otros, Ana",
            "Ann Team",
            "Team, Ann",
        ] {
            assert!(!is_rest(name), "{name}");
            assert_eq!(before_rest(name), None, "{name}");
        }
        for name in [
            "Khan, U.A.",
            "Khan, U. A.",
            "Kim I In",
            "Rossi, E. A.",
            "Lee E. Altri",
            "Anna Col",
            "Lee, M. Fl.",
        ] {
            assert_eq!(before_rest(name), None, "{name}");
        }
    }

    #[test]
    fn a_name_before_and_others_is_kept() {
        for (text, wanted) in [
            ("Ann Lee et al.", "Ann Lee"),
            ("Lee A, et al", "Lee A"),
            ("Lee, A. [et al.]", "Lee, A."),
            ("Ann Lee and others", "Ann Lee"),
            ("Ann Lee and 12 others", "Ann Lee"),
            ("Ann Lee, 12 others", "Ann Lee"),
            ("Ann Lee & others", "Ann Lee"),
            ("Lee, Ann, others", "Lee, Ann"),
            ("王伟等", "王伟"),
            ("王伟 等", "王伟"),
            ("田中太郎ほか", "田中太郎"),
            ("田中太郎ほか3名", "田中太郎"),
            ("홍길동 외", "홍길동"),
            ("홍길동 외 2인", "홍길동"),
            ("Ann Lee u. a.", "Ann Lee"),
            ("Kim i in.", "Kim"),
            ("García A y col.", "García A"),
            ("Иван Петров и др.", "Иван Петров"),
            ("Ann Lee…", "Ann Lee"),
            ("Ann Lee, many others", "Ann Lee"),
            ("Ann Lee (25 additional authors not shown)", "Ann Lee"),
        ] {
            assert_eq!(before_rest(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn dots_in_the_middle_of_a_list_stand_for_authors() {
        for list in [
            "Lee, A., Roe, B., ... Poe, C.",
            "Lee, A., Roe, B., … Poe, C.",
            "Lee, A., Roe, B., . . . Poe, C.",
            "Lee, A., Roe, B., ..., Poe, C.",
            "Lee, A., Roe, B., [...] Poe, C.",
            "Lee, A., Roe, B. … Poe, C.",
        ] {
            assert_eq!(without_gap(list).as_deref(), Some("Lee, A., Roe, B., Poe, C."), "{list}");
        }
        assert_eq!(without_gap("Lee, A.; ...; Poe, C.").as_deref(), Some("Lee, A.; Poe, C."));
        assert_eq!(without_gap("Lee, A., … & Poe, C.").as_deref(), Some("Lee, A., & Poe, C."));
        for list in
            ["Lee, A., Roe, B., ...", "Lee, A., Roe, B.", "... Lee, A.", "Ann ... Lee", "Lee, A...Roe"]
        {
            assert_eq!(without_gap(list), None, "{list}");
        }
    }

    #[test]
    fn all_words_for_others_pass_the_cheap_look() {
        for (words, _) in RESTS {
            for text in [words.to_owned(), format!("Ann Lee, {words}."), format!("Ann Lee {words}")] {
                assert!(may_end_in_rest(text.as_bytes()), "{text}");
            }
            assert!(is_rest(words), "{words}");
        }
    }
}
