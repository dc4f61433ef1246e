//! What is written with a name and is no part of it: e-mail addresses, here; [marks of footnotes](super::additions),
//! [titles and degrees](super::degrees) and [words for other authors](super::rest). It is removed in one place for all formats,
//! where a mention is added to a corpus.

use std::borrow::Cow;

use super::additions::{of_the_person, with_bare_family};
use super::beside::{LEAST_DIGITS, orcids_apart};
use super::conjunctions::is_word_for_and;
use super::degrees::{Order, may_end_in_degree, may_have_plain_title, may_have_title, without_titles};
use super::groups::{may_be_group, may_be_turned_group, without_behalf};
use super::labels::{may_have_label_before, without_label_before};
use super::markup::unescaped;
use super::placeholders::is_placeholder;
use super::rest::{before_rest, is_rest, may_end_in_rest};
use super::text::{is_blank, is_name, is_untidy, trim};

/// A name and what was found with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written<'a> {
    /// The name alone; empty where there is none.
    pub(crate) name: Cow<'a, str>,
    /// Does the text say that there are other authors?
    pub(crate) and_others: bool,
}

/// Takes a name out of what is written with it. The order of the names of its record tells initials from degrees.
pub(crate) fn written(text: &str, order: Order) -> Written<'_> {
    if is_surely_bare(text) {
        return Written { name: Cow::Borrowed(text), and_others: false };
    }
    match with_plain_commas(unescaped(text)) {
        Cow::Borrowed(text) => {
            let (bare, and_others) = bare(text, order);
            Written { name: bare, and_others }
        }
        Cow::Owned(text) => {
            let (bare, and_others) = bare(&text, order);
            Written { name: Cow::Owned(bare.into_owned()), and_others }
        }
    }
}

/// A text with commas for those of other scripts: `王，伟`, `الخوارزمي، محمد`.
fn with_plain_commas(text: Cow<'_, str>) -> Cow<'_, str> {
    const FOREIGN: [char; 2] = ['，', '،'];
    if !text.contains(FOREIGN) {
        return text;
    }
    Cow::Owned(text.split(FOREIGN).map(trim).collect::<Vec<_>>().join(", "))
}

fn bare(text: &str, order: Order) -> (Cow<'_, str>, bool) {
    if is_rest(text) {
        return (Cow::Borrowed(""), true);
    }
    let before = before_rest(text);
    let name = without_email(without_label_before(without_behalf(before.unwrap_or(text))));
    let name = match orcids_apart(&name) {
        Some((name, _)) => Cow::Owned(name),
        None => name,
    };
    let name = match name {
        Cow::Borrowed(name) => person_of(name, order),
        Cow::Owned(name) => Cow::Owned(person_of(&name, order).into_owned()),
    };
    (name, before.is_some())
}

fn person_of(name: &str, order: Order) -> Cow<'_, str> {
    match with_bare_family(of_the_person(name)) {
        Cow::Borrowed(name) => without_titles(name, order),
        Cow::Owned(name) => Cow::Owned(without_titles(&name, order).into_owned()),
    }
}

/// Is this a name and nothing else, as most are? Costs a few instructions a byte, and may say no too often.
pub(crate) fn is_surely_bare(text: &str) -> bool {
    let text = text.as_bytes();
    let look = |(classes, spaces): (u8, usize), &byte: &u8| {
        let class = CLASSES[usize::from(byte)];
        (classes | class, spaces + usize::from(class == SPACE))
    };
    let (classes, spaces) = text.iter().fold((0, 0), look);
    is_surely_bare_of(text, classes, spaces)
}

/// The same, and is it written as it is kept, without a space too many or a comma at its end?
pub(crate) fn is_surely_kept(text: &str) -> bool {
    let bytes = text.as_bytes();
    let look = |(classes, before, spaces): (u8, u8, usize), &byte: &u8| {
        let class = CLASSES[usize::from(byte)];
        (classes | class | (class & before & SPACE) << 1, class, spaces + usize::from(class == SPACE))
    };
    // A space before the first byte makes it odd that it is one.
    let (classes, last, spaces) = bytes.iter().fold((0, SPACE, 0), look);
    let is_tidy = classes & (UNTIDY | TWO_SPACES) == 0 && last & SPACE == 0 && !bytes.ends_with(b",");
    is_tidy && classes & LETTER != 0 && is_surely_bare_of(bytes, classes, spaces) && !is_placeholder(text)
}

/// Is a text with bytes of these classes and so many spaces surely bare?
#[inline]
fn is_surely_bare_of(text: &[u8], classes: u8, spaces: usize) -> bool {
    let Some(&last) = text.last() else { return false };
    let has_comma = classes & COMMA != 0;
    if has_comma && (may_have_additions(text) || may_be_turned_group(text))
        || spaces > 2 && (has_comma || may_join_two(text))
    {
        return false;
    }
    if classes & SPECIAL != 0
        || classes & PERIOD != 0 && may_have_title(text)
        || classes & DIGIT != 0 && has_digits_aside(text, has_comma)
        || may_have_label_before(text)
        || may_be_group(text)
        || may_have_plain_title(text, has_comma)
    {
        return false;
    }
    // Most names end in a letter that none of these does.
    match last {
        b'h' => !text.ends_with(b"Ch"),
        b'b' | b'f' | b'j' | b'o' | b'u'..=b'z' => true,
        b'0'..=b'9' if ends_in_number_of_footnote(text) => false,
        _ => !may_end_in_rest(text) && !may_end_in_degree(text),
    }
}

/// `Ann Lee1`, `Ann Lee 1`: is there a number at the end which may be of a footnote? Longer ones tell people of one name apart.
fn ends_in_number_of_footnote(text: &[u8]) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    match text {
        [.., letter, b' ' | b'.', b'1'..=b'9'] | [.., letter, b' ' | b'.', b'1'..=b'9', b'0'..=b'9'] => {
            is_letter(*letter) || *letter == b'.'
        }
        [.., letter, b'1'..=b'9'] | [.., letter, b'1'..=b'9', b'0'..=b'9'] => is_letter(*letter),
        _ => false,
    }
}

/// Are there so many digits that they may be an ORCID, or is one before a comma, `Lee1, Ann`?
fn has_digits_aside(text: &[u8], has_comma: bool) -> bool {
    text.len() >= LEAST_DIGITS && text.iter().filter(|byte| byte.is_ascii_digit()).count() >= LEAST_DIGITS
        || has_comma
            && memchr::memchr(b',', text)
                .is_some_and(|comma| text[..comma].last().is_some_and(u8::is_ascii_digit))
}

/// Is one number beside a name, which may be of a footnote or tell people of one name apart: `Ann Lee1`, `Ann Lee 1`, `Lee,
/// Ann (1)`, `Lee1, Ann`?
pub(crate) fn has_one_number(name: &str) -> bool {
    let end = name.trim_end_matches([')', ']', '.', ' ']);
    let is_in_brackets = || {
        let before = end.trim_end_matches(|c: char| c.is_ascii_digit());
        (1..=2).contains(&(end.len() - before.len())) && before.ends_with(['(', '['])
    };
    let family = name.split_once(',').map(|(family, _)| family.trim_end());
    ends_in_number_of_footnote(end.as_bytes())
        || end.len() < name.len() && is_in_brackets()
        || family.is_some_and(|family| ends_in_number_of_footnote(family.as_bytes()))
}

/// Is there a number of a list inside, behind which another name begins: `Ann Lee 2. Bob Roe`?
pub(crate) fn has_number_of_list(name: &str) -> bool {
    let is_number = |word: &str| {
        let digits = word.strip_suffix(['.', ')']).unwrap_or_default().trim_start_matches(['(', '[']);
        (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut words = name.split(is_blank);
    words.next_back();
    words.skip(1).any(is_number)
}

/// Is one of the words "and" in some language, between two whole names, or "behalf", before a group?
#[cold]
fn may_join_two(text: &[u8]) -> bool {
    text.split(|&byte| byte == b' ').any(|word| is_word_for_and(word) || word == b"behalf")
}

/// May life dates, a role or marks of footnotes follow a name with a comma: is there a second one, or a number, a dash or
/// a letter after the comma at the end?
#[inline]
fn may_have_additions(text: &[u8]) -> bool {
    let unstopped = text.strip_suffix(b".").unwrap_or(text);
    matches!(unstopped, [.., b'0'..=b'9' | b'-'] | [.., b',', b'a'..=b'z']) || {
        let mut commas = memchr::memchr_iter(b',', text);
        let is_small = |comma| {
            let behind = text[comma + 1..].trim_ascii_start();
            matches!(behind, [b'a'..=b'z' | b'0'..=b'9', ..])
        };
        commas.next().is_some_and(is_small) || commas.next().is_some()
    }
}

const SPECIAL: u8 = 1;
const PERIOD: u8 = 2;
const LETTER: u8 = 4;
const UNTIDY: u8 = 8;
const SPACE: u8 = 16;
const TWO_SPACES: u8 = SPACE << 1;
const COMMA: u8 = 64;
const DIGIT: u8 = 128;

/// What a byte is. Those that may belong to something else than a name are special: marks and blanks outside ASCII begin
/// with a few.
static CLASSES: [u8; 256] = {
    const SPECIALS: [u8; 17] = [
        b';', b':', b'/', b'&', b'<', b'@', b'*', b'#', b'^', b'[', b'(', 0xc2, 0xd8, 0xe1, 0xe2, 0xe3, 0xef,
    ];
    let mut classes = [0; 256];
    let mut at = 0;
    while at < SPECIALS.len() {
        classes[SPECIALS[at] as usize] = SPECIAL;
        at += 1;
    }
    let mut byte = 0;
    while byte < classes.len() {
        if is_untidy(byte as u8) {
            classes[byte] |= UNTIDY;
        }
        if (byte as u8).is_ascii_alphabetic() {
            classes[byte] |= LETTER;
        }
        if (byte as u8).is_ascii_digit() {
            classes[byte] |= DIGIT;
        }
        byte += 1;
    }
    classes[b'.' as usize] = PERIOD;
    classes[b' ' as usize] = SPACE;
    classes[b',' as usize] |= COMMA;
    classes
};

/// A name without the e-mail address next to it, and without the brackets around that and its label.
fn without_email(name: &str) -> Cow<'_, str> {
    let Some(at) = memchr::memchr(b'@', name.as_bytes()) else { return Cow::Borrowed(name) };
    let is_edge = |c: char| is_blank(c) || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':');
    let start =
        name[..at].char_indices().rev().find(|&(_, c)| is_edge(c)).map_or(0, |(at, c)| at + c.len_utf8());
    let end = name[at..].find(is_edge).map_or(name.len(), |end| at + end);
    let domain = &name[at + 1..end];
    if !domain.contains('.') || start == at {
        return Cow::Borrowed(name);
    }
    let before = without_label(&name[..start]);
    let after = name[end..].trim_start_matches(|c| is_blank(c) || matches!(c, '>' | ')' | ']' | ',' | ';'));
    match (is_name(before), is_name(after)) {
        (true, true) => Cow::Owned(format!("{before} {after}")),
        (true, false) => Cow::Borrowed(before),
        (false, true) => Cow::Borrowed(after),
        // An address in place of a name is all that is known.
        (false, false) => Cow::Borrowed(name),
    }
}

/// What precedes an address, without an open bracket with what it has, and without a word for addresses.
fn without_label(before: &str) -> &str {
    const LABELS: [&str; 5] = ["e-mail", "email", "gmail", "mailto", "mail"];
    let bracket = before.rfind(['(', '[', '<']).filter(|&at| !before[at..].contains([')', ']', '>']));
    let before = bracket.map_or(before, |at| &before[..at]);
    let trim = |text: &'_ str| text.trim_end_matches(|c| is_blank(c) || matches!(c, ',' | ';' | ':')).len();
    let before = &before[..trim(before)];
    let is_label = |label: &&str| {
        let start = before.len().checked_sub(label.len()).filter(|&start| before.is_char_boundary(start));
        start.is_some_and(|start| {
            before[start..].eq_ignore_ascii_case(label) && !before[..start].ends_with(char::is_alphanumeric)
        })
    };
    let label = LABELS.iter().find(|label| is_label(label));
    let before = &before[..before.len() - label.map_or(0, |label| label.len())];
    &before[..trim(before)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare_name(text: &str) -> String {
        let Written { name, and_others } = written(text, Order::Unknown);
        if and_others { format!("{name} +") } else { name.into_owned() }
    }

    #[test]
    fn words_for_other_authors_are_told_from_the_name_before_them() {
        for (text, wanted) in [
            ("Ann Lee et al.", "Ann Lee +"),
            ("Lee, A. [et al.]", "Lee, A. +"),
            ("Khan, U.A.", "Khan, U.A."),
            ("Khan, U. A.", "Khan, U. A."),
            ("Kim I In", "Kim I In"),
            ("E. Altri", "E. Altri"),
            ("[and others]", " +"),
        ] {
            assert_eq!(bare_name(text), wanted, "{text}");
        }
    }

    #[test]
    fn commas_of_other_scripts_are_commas() {
        for (text, wanted) in
            [("Lovelace，Ada", "Lovelace, Ada"), ("王，伟", "王, 伟"), ("الخوارزمي، محمد", "الخوارزمي, محمد")]
        {
            assert_eq!(bare_name(text), wanted);
        }
    }

    #[test]
    fn an_email_address_is_no_part_of_a_name() {
        for text in [
            "Ann Lee <ann@example.org>",
            "Ann Lee (ann@example.org)",
            "Ann Lee, ann.lee@example.org",
            "ann@example.org Ann Lee",
            "Ann Lee [e-mail: a@b.org]",
            "Ann Lee, E-mail: a@b.org",
            "Ann Lee (Gmail: a@b.org)",
            "Ann Lee (corresponding author, a@b.org)",
        ] {
            assert_eq!(bare_name(text), "Ann Lee", "{text}");
        }
        assert_eq!(bare_name("ann@example.org"), "ann@example.org");
        assert_eq!(bare_name("Ann @ Lee"), "Ann @ Lee");
    }

    #[test]
    fn a_name_that_ends_like_a_label_of_an_address_stays_whole() {
        for name in ["Ahmed Ismail", "Ismail, Ann", "Remail"] {
            for address in ["<a@x.org>", "a@x.org", "(a@x.org)"] {
                assert_eq!(bare_name(&format!("{name} {address}")), name);
            }
        }
    }

    #[test]
    fn footnote_marks_at_the_ends_of_a_name_are_no_part_of_it() {
        for text in [
            "Ann Lee*†",
            "Ann Lee¹,²",
            "Ann Lee ¹",
            "*Ann Lee",
            "Ann Lee,*",
            "Ann Lee<sup>1</sup>",
            "Ann Leeᵃ",
            "Ann Leeª",
            "Ann Lee1,2",
            "Ann Lee2,*",
            "Ann Lee 1,2,*",
            "Ann Lee§,1",
            "Ann Lee a,b",
            "Ann Lee^1",
            "Ann Lee^1,2",
        ] {
            assert_eq!(bare_name(text), "Ann Lee", "{text}");
        }
        assert_eq!(bare_name("Lee A,"), "Lee A,");
        for name in ["Lee¹, Ann", "Lee*, Ann", "Lee^1, Ann"] {
            assert_eq!(bare_name(name), "Lee, Ann", "{name}");
        }
        for name in [
            "Lee1, Ann",
            "Lee, Ann (1)",
            "Mª, Ann",
            "Ann Lee1",
            "Ann Lee 2",
            "Ann Lee 0001",
            "Ann Lee 0001, 0002",
            "Lee, A",
            "Lee, a",
        ] {
            assert_eq!(bare_name(name), name);
        }
    }

    #[test]
    fn a_group_that_a_person_writes_for_is_no_part_of_the_name() {
        for text in [
            "Ann Lee on behalf of the ABC Collaboration",
            "Ann Lee, on behalf of the ABC trial",
            "Ann Lee (on behalf of ABC)",
            "Ann Lee (for the ABC team)",
            "Ann Lee for the ABC Collaboration",
        ] {
            assert_eq!(bare_name(text), "Ann Lee", "{text}");
        }
        assert_eq!(bare_name("Lee, Ann, on behalf of the ABC Collaboration"), "Lee, Ann");
        assert_eq!(bare_name("Center for the Study of Names"), "Center for the Study of Names");
    }

    #[test]
    fn life_dates_and_roles_of_library_catalogs_are_no_part_of_a_name() {
        for text in [
            "Lee, Ann, 1950-",
            "Lee, Ann, 1815-1852",
            "Lee, Ann (1815–1852)",
            "Lee, Ann, b. 1950",
            "Lee, Ann, approximately 1815-1852",
            "Lee, Ann, 1950-, author",
            "Lee, Ann, author.",
            "Lee, Ann, 1950-.",
            "Lee, Ann, 1815-1852.",
            "Lee, Ann, 1950- author",
            "Lee, Ann, 1950- , author.",
            "Lee, Ann, active 12th century",
            "Lee, Ann, active 12th century.",
            "Lee, Ann, ca. 1815-ca. 1852",
            "Lee, Ann, 1815 or 1816-1852",
            "Lee, Ann, 384 B.C.-322 B.C.",
            "Lee, Ann, geb. 1950",
        ] {
            assert_eq!(bare_name(text), "Lee, Ann", "{text}");
        }
        for text in
            ["Ann Lee, 1950-", "Ann Lee, b. 1950", "Ann Lee, active 12th century", "Ann Lee, 1950- author"]
        {
            assert_eq!(bare_name(text), "Ann Lee", "{text}");
            assert!(!is_surely_bare(text), "{text}");
        }
        for name in [
            "Wei Wang 0001",
            "Lee, 1950-",
            "Lee, Ed",
            "Lee, Author",
            "Lee, Ann, 12",
            "Lee, Ann, 1950",
            "Lee, D. C.",
        ] {
            assert_eq!(bare_name(name), name);
        }
    }

    #[test]
    fn the_reading_of_a_name_is_no_part_of_it() {
        for text in [
            "田中太郎（たなかたろう）",
            "田中太郎 (タナカ タロウ)",
            "田中太郎【たなか・たろう】",
            "田中太郎（たなかたろう）*",
            "田中太郎（たなかたろう）（編）",
        ] {
            assert_eq!(bare_name(text), "田中太郎", "{text}");
            assert!(!is_surely_bare(text), "{text}");
        }
        assert_eq!(bare_name("田中, 太郎（たなか, たろう）"), "田中, 太郎");
        for name in ["田中太郎（東京）", "やまだ（やまだ）", "Tanaka（たなか）"] {
            assert_eq!(bare_name(name), name);
        }
    }

    #[test]
    fn a_role_in_brackets_is_no_part_of_a_name() {
        for text in ["Ann Lee, ed.", "Ann Lee, eds.", "Ann Lee [ed.]", "Ann Lee, editor"] {
            assert_eq!(bare_name(text), "Ann Lee", "{text}");
        }
        for text in ["Lee, Ann, ed.", "Lee, Ann, Ed.", "Lee, Ann (Ed.)", "Lee, Ann, Hrsg."] {
            assert_eq!(bare_name(text), "Lee, Ann", "{text}");
        }
        for text in ["Ann Lee (ed.)", "Ann Lee (Eds.)", "Ann Lee (Author)", "Ann Lee (she/her)"] {
            assert_eq!(bare_name(text), "Ann Lee", "{text}");
        }
        for name in
            ["Ann (Edna) Lee", "Lee, Ann (Edna)", "(ed.)", "Lee, Ed.", "Lee, Jr., Ed", "García López, Ed"]
        {
            assert_eq!(bare_name(name), name);
        }
    }

    #[test]
    fn one_number_beside_a_name_is_seen_wherever_it_is() {
        for name in [
            "Ann Lee1",
            "Ann Lee 1",
            "Ann Lee 12",
            "Lee, Ann 1",
            "Lee, Ann (1)",
            "Lee, Ann [1]",
            "Lee1, Ann",
            "Lee 1, Ann",
            "Lee, A. 1",
        ] {
            assert!(has_one_number(name), "{name}");
            assert!(!is_surely_bare(name), "{name}");
        }
        for name in
            ["Ann Lee", "Wei Wang 0001", "Wang 0001, Wei", "Ann Lee 100", "50 Cent", "Lee, Ann (Edna)"]
        {
            assert!(!has_one_number(name), "{name}");
        }
        assert!(has_number_of_list("Ann Lee 2. Bob Roe") && has_number_of_list("Ann Lee (2) Bob Roe"));
        assert!(!has_number_of_list("1. Ann Lee") && !has_number_of_list("Ann Lee 2"));
    }

    #[test]
    fn an_orcid_a_number_and_a_word_for_authors_are_no_part_of_a_name() {
        for text in [
            "Lee, Ann (0000-0002-1825-0097)",
            "Lee, Ann 0000-0002-1825-0097",
            "1. Lee, Ann",
            "By Lee, Ann",
            "Authors: Lee, Ann",
            "and Lee, Ann",
        ] {
            assert_eq!(bare_name(text), "Lee, Ann", "{text}");
            assert!(!is_surely_bare(text), "{text}");
        }
        assert!(
            !is_surely_bare("Lee, Ann 0000-0002-1694-233X") && !is_surely_bare("Ann Lee 0000000218250097")
        );
        assert!(!is_surely_bare("Ann Lee, MBBCh"));
    }

    #[test]
    fn an_ordinal_after_a_capital_or_a_period_abbreviates_a_name() {
        for name in ["José Mª", "José M.ª", "López, Mª", "Fco. M.º"] {
            assert_eq!(bare_name(name), name);
            assert_eq!(bare_name(&format!("{name}*")), name);
        }
    }

    #[test]
    fn noise_takes_no_more_time_than_other_text() {
        for pattern in [
            "@",
            ".",
            ", MD",
            " PhD",
            "Dr. ",
            "et al",
            "*",
            "&amp;",
            "<sup>",
            "<sup>1</sup>",
            ",",
            "等",
            " 3",
            "a@b.c (",
        ] {
            written(&pattern.repeat(200_000 / pattern.len()), Order::Unknown);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "([ ,.;:()\\[<&]|et al|PhD|MD|ª|等|a@b.c|Dr\\.|e-mail|외|İ|и др|ве|Ann|Lee|J){0,9}") {
            for order in [Order::GivenFirst, Order::FamilyFirst, Order::Unknown] {
                written(&text, order);
            }
            crate::records::several::names_in(&text);
        }

        #[test]
        fn what_is_surely_bare_is_bare(text in "(Ann|Lee|J\\.|MD|PhD|Dr\\.|et al|[ ,ªé1:^]| other| and|and |By |ed\\.|0000-0002-1825-0097|s|ing|med){1,6}") {
            if is_surely_bare(&text) {
                let (name, and_others) = bare(&text, Order::GivenFirst);
                proptest::prop_assert_eq!((name.trim(), and_others), (text.trim(), false));
            }
        }

        #[test]
        fn what_is_surely_kept_is_a_bare_name_as_it_is_kept(text in "(Ann|Lee|J\\.|MD|anonymous|[ ,;é\t\u{a0}]|  | other| and|s|1|王){0,5}") {
            if is_surely_kept(&text) {
                proptest::prop_assert!(is_surely_bare(&text) && is_name(&text));
                proptest::prop_assert_eq!(&*crate::records::text::tidy_name(&text), &*text);
            }
        }
    }

    #[test]
    fn most_names_are_surely_kept() {
        for name in ["Ann Lee", "Lee, Ann", "Jürgen Müller 0001", "J. Ann Lee", "Anna Nguyen"] {
            assert!(is_surely_kept(name), "{name}");
        }
        for other in [" Ann Lee", "Ann Lee ", "Ann  Lee", "Lee,", "Ann\tLee", "123", "Anonymous", ""] {
            assert!(!is_surely_kept(other), "{other}");
        }
    }
}
