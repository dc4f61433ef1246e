//! Short forms of given names, where no rule finds them.
//!
//! Common knowledge of English usage, written down for this project; a pair is only a possibility, which the
//! network has to support.

/// Given names, folded, and behind the colon how their bearers are called.
pub(super) const NICKNAMES: &[(&str, &str)] = &[
    ("alexander alexandra alexandre aleksandr aleksander", "alex sasha"),
    ("andrew andreas", "andy drew"),
    ("anthony antonio", "tony"),
    ("benjamin", "ben"),
    ("charles", "charlie chuck"),
    ("christopher christian christine christina", "chris"),
    ("christine christina", "tina"),
    ("daniel daniela", "dan danny"),
    ("david", "dave"),
    ("donald", "don"),
    ("douglas", "doug"),
    ("edward edmund eduard", "ed eddie ted ned"),
    ("elizabeth", "liz beth betsy lisa"),
    ("eugene", "gene"),
    ("frederick friedrich frederic", "fred"),
    ("gerald", "gerry jerry"),
    ("gregory", "greg"),
    ("jacob", "jake"),
    ("james", "jim jimmy jamie"),
    ("jeffrey geoffrey", "jeff geoff"),
    ("jennifer", "jenny jen"),
    ("john", "jack johnny jon"),
    ("jonathan", "jon"),
    ("joseph", "joe joey"),
    ("joshua", "josh"),
    ("katherine catherine kathleen kathryn", "kathy cathy kate katie"),
    ("kenneth", "ken"),
    ("lawrence laurence", "larry"),
    ("leonard", "len leo"),
    ("margaret", "peggy maggie meg"),
    ("martin", "marty"),
    ("matthew matthias", "matt"),
    ("michael", "mike mick"),
    ("mitchell", "mitch"),
    ("nathaniel nathan", "nate nat"),
    ("nicholas", "nick nico"),
    ("pamela", "pam"),
    ("patricia", "pat patty"),
    ("patrick", "pat"),
    ("peter", "pete"),
    ("philip phillip", "phil"),
    ("raymond", "ray"),
    ("rebecca", "becky"),
    ("richard", "rick dick rich"),
    ("robert", "rob bob bobby"),
    ("ronald", "ron"),
    ("samuel", "sam"),
    ("stephen steven", "steve"),
    ("stuart", "stu"),
    ("susan", "sue"),
    ("theodore", "ted"),
    ("thomas", "tom tommy"),
    ("timothy", "tim"),
    ("victoria", "vicky vicki"),
    ("vincent", "vince"),
    ("walter", "walt"),
    ("william", "bill will billy"),
    ("zachary", "zach"),
];

/// What the bearers of a given name are called as well, or which names they have who are called so; all folded.
pub(crate) fn other_names_of(given: &str) -> impl Iterator<Item = &'static str> {
    pairs().filter_map(move |(name, nickname)| match given {
        _ if given == name => Some(nickname),
        _ if given == nickname => Some(name),
        _ => None,
    })
}

/// The pairs of the list.
pub(super) fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    NICKNAMES.iter().flat_map(|(names, nicknames)| {
        names.split(' ').flat_map(|name| nicknames.split(' ').map(move |nickname| (name, nickname)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_folded_and_says_nothing_twice() {
        let mut all: Vec<_> = pairs().collect();
        let length = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), length);
        assert!(all.iter().all(|(name, nickname)| crate::names::folded(name) == *name && name != nickname));
    }
}
