//! What two spellings must have in common to be one name.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::records::degrees::is_folded_degree;
use crate::records::text::{is_ideographic, is_suffix};

/// The characters of a name in Unicode NFC, with single spaces between words.
///
/// # Examples
/// ```
/// assert_eq!(coauth::names::exact("Tho\u{308}lke,  P."), "Thölke, P.");
/// ```
#[must_use]
pub fn exact(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.nfc());
    }
    key
}

/// A name without what typists, styles and keyboards change: case, accents on Latin, Greek and Cyrillic
/// letters, punctuation, hyphens, and the order of "Last, First". Marks on other scripts carry meaning and
/// stay; nothing is romanised. A suffix such as `Jr` comes last, wherever it is written. Names in Han, Kana or Hangul are
/// one word, family first. Empty for text without letters or digits.
///
/// Not undone: transliterations (`ü` and `ue`), initials, missing middle names.
///
/// # Examples
/// ```
/// use coauth::names::folded;
///
/// assert_eq!(folded("García-Márquez, Gabriel"), "gabriel garcia marquez");
/// assert_eq!(folded("O’NEIL, Ann"), folded("Ann O'Neil"));
/// assert_ne!(folded("王伟"), folded("王维"));
/// ```
#[must_use]
pub fn folded(name: &str) -> String {
    let mut key = Folded { text: String::with_capacity(name.len()), at_gap: false };
    if is_east_asian(name) {
        // With comma, space or nothing between family and given name.
        name.split(is_gap_of_east_asian).for_each(|part| key.push_text(part));
        return key.text;
    }
    for part in in_speaking_order(name) {
        key.at_gap = true;
        if part.is_ascii() {
            part.bytes().for_each(|byte| key.push_ascii(byte.into()));
        } else {
            key.push_text(part);
        }
    }
    key.text
}

/// Is a name written in Han, Kana or Hangul and nothing else, `Family Given` or `Family, Given`?
fn is_east_asian(name: &str) -> bool {
    // No character of theirs begins with a smaller byte.
    const FIRST: u8 = 0xe1;
    name.bytes().next().is_some_and(|byte| byte >= FIRST)
        && name.chars().all(|c| is_gap_of_east_asian(c) || is_ideographic(c) || is_mark_of_east_asian(c))
        && name.matches([',', '，']).nth(1).is_none()
}

/// Commas, blanks, and the dots between the words of a name from elsewhere: `ジョン・スミス`.
fn is_gap_of_east_asian(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | '・' | '･' | '·' | '•' | '‧')
}

/// Voicing marks of Kana and the forms of half width; composed they are like others.
fn is_mark_of_east_asian(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}' | '\u{ff66}'..='\u{ff9f}')
}

/// The keys that a name may have now which had this one once: before suffixes came last, degrees and titles were left
/// out, and names in Han, Kana and Hangul became one word.
pub(crate) fn keys_now(key: &str) -> Vec<String> {
    let mut words: Vec<&str> = key.split(' ').collect();
    if words.iter().all(|word| word.chars().all(is_ideographic)) {
        let turned = words.iter().rev().copied().collect();
        return vec![words.concat(), turned];
    }
    let suffix = words.iter().position(|word| is_suffix(word)).map(|at| words.remove(at));
    let with_suffix = |words: &[&str]| words.iter().copied().chain(suffix).collect::<Vec<_>>().join(" ");
    let mut keys = vec![with_suffix(&words)];
    keys.extend(without_degrees(&words).into_iter().map(|words| with_suffix(&words)));
    keys
}

/// The words of a key without those of degrees and titles at its ends, if it had some. `Lee, Ann, MD` was not turned
/// round, so any of the others may be the first.
fn without_degrees<'a>(words: &[&'a str]) -> Vec<Vec<&'a str>> {
    let start = words.iter().take_while(|word| is_folded_degree(word)).count();
    let end = words[start..].iter().rev().take_while(|word| is_folded_degree(word)).count();
    let bare = &words[start..words.len() - end];
    if bare.len() == words.len() || bare.len() < 2 {
        return Vec::new();
    }
    (0..bare.len()).map(|first| [&bare[first..], &bare[..first]].concat()).collect()
}

/// The parts of a name in the order in which it is spoken: "Last, First" and "Last, Jr, First" turned round.
fn in_speaking_order(name: &str) -> [&str; 3] {
    if !name.contains(',') {
        return [name, "", ""];
    }
    let mut parts = name.split(',');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(family), Some(suffix), None, _) if is_suffix(suffix) => [family, suffix, ""],
        (Some(family), Some(given), None, _) => {
            let (given, of_given) = without_suffix(given);
            let (family, of_family) = without_suffix(family);
            [given, family, if of_given.is_empty() { of_family } else { of_given }]
        }
        (Some(family), Some(suffix), Some(given), None) if is_suffix(suffix) => [given, family, suffix],
        (Some(family), Some(given), Some(suffix), None) if is_suffix(suffix) => [given, family, suffix],
        _ => [name, "", ""],
    }
}

/// Words and the suffix after them, if there is one: `Wil F Jr`.
fn without_suffix(part: &str) -> (&str, &str) {
    let bare = part.trim();
    match bare.rsplit_once(' ') {
        Some((words, last)) if is_suffix(last) => (words, last),
        _ => (part, ""),
    }
}

/// A folded name under construction.
struct Folded {
    text: String,
    /// Is there something between the last character and the next that parts words?
    at_gap: bool,
}

impl Folded {
    fn push(&mut self, c: char) {
        if std::mem::take(&mut self.at_gap) && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push(c);
    }

    fn push_ascii(&mut self, c: char) {
        if c.is_ascii_alphanumeric() {
            self.push(c.to_ascii_lowercase());
        } else if !is_joined(c) {
            self.at_gap = true;
        }
    }

    fn push_text(&mut self, part: &str) {
        let start = self.text.len();
        let mut folds_marks = false;
        // A grave accent is filtered below. Other characters of ASCII are their own NFKD, and end what marks order.
        let is_plain = |c: char| c.is_ascii() && c != '`';
        let mut rest = part;
        while let Some(first) = rest.chars().next() {
            if is_plain(first) {
                if first.is_ascii_alphanumeric() {
                    folds_marks = has_folding_marks(first);
                }
                self.push_ascii(first);
                rest = &rest[1..];
                continue;
            }
            let (run, behind) = rest.split_at(rest.find(is_plain).unwrap_or(rest.len()));
            self.push_run(run, &mut folds_marks);
            rest = behind;
        }
        // Put the marks that stayed back on their letters, so that both ways of writing them are one.
        if !self.text[start..].is_ascii() {
            let composed: String = self.text[start..].nfc().collect();
            self.text.truncate(start);
            self.text.push_str(&composed);
        }
    }

    /// Adds characters of which the accents on letters before them are folded, or not.
    fn push_run(&mut self, run: &str, folds_marks: &mut bool) {
        // An acute or grave accent of its own is somebody's apostrophe; NFKD would make it a space.
        for c in run.chars().filter(|c| !matches!(c, '´' | '`')).nfkd() {
            if is_combining_mark(c) {
                if !*folds_marks {
                    self.push_mark(c);
                }
            } else if is_joined(c) {
                continue;
            } else if c.is_alphanumeric() {
                *folds_marks = has_folding_marks(c);
                match plain_letters(c) {
                    Some(letters) => letters.chars().for_each(|c| self.push(c)),
                    None => c.to_lowercase().for_each(|c| self.push(c)),
                }
            } else {
                self.at_gap = true;
            }
        }
    }

    fn push_mark(&mut self, mark: char) {
        // A lower-case dotted İ leaves a mark behind; a mark at a gap belongs to no letter.
        if !self.at_gap {
            self.text.push(mark);
        }
    }
}

/// Characters inside a word that are not part of it: apostrophes of every kind, soft hyphens, invisible joiners
/// and marks of writing direction, the middle dot of Catalan.
fn is_joined(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʾ' | 'ʿ' | '′' | '\u{ad}' | '·'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Is this a letter of a script on which marks are folded away?
fn has_folding_marks(c: char) -> bool {
    matches!(c,
        'a'..='z' | 'A'..='Z' | 'ª' | 'º' | '\u{c0}'..='\u{24f}' | '\u{250}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}'
        | '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}'
        | '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2c60}'..='\u{2c7f}' | '\u{a640}'..='\u{a69f}'
        | '\u{a720}'..='\u{a7ff}')
}

/// Letters whose stroke, ligature or shape Unicode does not take apart.
fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ı' => "i",
        'ŋ' | 'Ŋ' => "n",
        'ĸ' => "k",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_punctuation_and_order_are_folded_away() {
        for (a, b) in [
            ("Philipp Thölke", "PHILIPP THOLKE"),
            ("O'Neil", "O’Neil"),
            ("García-Márquez, Gabriel", "Gabriel Garcia Marquez"),
            ("Łukasz Żółw", "Lukasz Zolw"),
            ("Øyvind Ås", "oyvind as"),
            ("Σωκράτης", "ΣΩΚΡΑΤΗΣ"),
            ("Николай Щёголев", "николай щеголев"),
            ("İpek Işık", "ipek isik"),
            ("Jean-Pierre Serre", "Serre, Jean Pierre"),
            ("Davis, Jr., Sam", "Sam Davis Jr"),
            ("Sam Davis, Jr.", "Sam Davis Jr"),
            ("Mausam .", "Mausam"),
            ("Gib, Wil F Jr", "Gib, Jr., Wil F"),
            ("Gib Jr, Wil F", "Wil F Gib Jr."),
            ("Gib, Wil F, III", "Gib III, Wil F"),
            ("田中, 太郎", "田中太郎"),
            ("田中\u{3000}太郎", "田中太郎"),
            ("김, 민준", "김 민준"),
            ("김 민준", "\u{1100}\u{1175}\u{11b7} \u{1106}\u{1175}\u{11ab}\u{110c}\u{116e}\u{11ab}"),
            ("ジョン・スミス", "ジョン スミス"),
            ("ジョン・スミス", "ｼﾞｮﾝ･ｽﾐｽ"),
            ("约翰·史密斯", "约翰・史密斯"),
            ("Gib, Wil F, 5th", "Wil F Gib 5th"),
            ("Gib, Wil F Jnr.", "Wil F Gib, Jnr"),
            ("Ｗｅｉ Ｌｉ", "Wei Li"),
        ] {
            assert_eq!(folded(a), folded(b), "{a} and {b}");
        }
    }

    #[test]
    fn marks_that_carry_meaning_and_different_characters_stay_apart() {
        for (a, b) in [("王伟", "王维"), ("ハマダ", "ハマタ"), ("Müller", "Mueller"), ("김민준", "김민주")]
        {
            assert_ne!(folded(a), folded(b), "{a} and {b}");
        }
        assert_eq!(folded("ハマタ\u{3099}"), folded("ハマダ"), "composed or not, it is one name");
    }

    #[test]
    fn a_key_of_old_leads_to_the_key_now() {
        for (old, name) in [
            ("wil f jr gib", "Gib, Wil F Jr"),
            ("phd ann lee", "Ann Lee"),
            ("ph d ann lee", "Ann Lee"),
            ("ann lee md phd", "Ann Lee"),
            ("dr ann lee", "Ann Lee"),
            ("lee ann md", "Ann Lee"),
            ("facs cat poe", "Cat Poe"),
            ("ma dan qua", "Dan Qua"),
            ("garcia lopez ana ph d", "García López, Ana"),
            ("dr rer nat ann lee", "Ann Lee"),
            ("太郎 田中", "田中太郎"),
            ("田中 太郎", "田中太郎"),
        ] {
            assert!(keys_now(old).contains(&folded(name)), "{old}");
        }
    }

    #[test]
    fn the_key_of_a_family_that_is_called_like_a_degree_stays() {
        assert_eq!(keys_now("li ma"), ["li ma"]);
    }

    #[test]
    fn text_without_letters_or_digits_has_no_key() {
        assert_eq!(folded(" .,;- ’\u{301} "), "");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for name in ["Thölke, Philipp", "ハマダ タロウ", "De Fabritiis, G.", "Ngô Bảo Châu", "ﬁne Ǆ"]
        {
            assert_eq!(folded(&folded(name)), folded(name));
        }
    }
}
