//! What the errors within names are made of: what the two papers of a wrong pair have in common.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A mention whose person is known, and the paper it is on.
#[derive(Debug, Clone)]
pub(crate) struct Judged<'a> {
    pub(crate) name: &'a str,
    pub(crate) found: usize,
    pub(crate) person: usize,
    pub(crate) coauthors: BTreeSet<&'a str>,
    pub(crate) venue: &'a str,
    pub(crate) title: &'a str,
}

impl Judged<'_> {
    /// The strongest thing that two papers have in common.
    fn in_common(&self, other: &Self) -> &'static str {
        let words = |title: &str| -> BTreeSet<String> {
            let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 4);
            words.map(str::to_lowercase).collect()
        };
        if !self.coauthors.is_disjoint(&other.coauthors) {
            "a co-author"
        } else if !self.venue.is_empty() && self.venue == other.venue {
            "a venue"
        } else if !words(self.title).is_disjoint(&words(other.title)) {
            "a word of the titles"
        } else {
            "nothing"
        }
    }
}

/// Prints how many pairs of mentions of one name are wrongly merged and wrongly separated, by what their papers have in
/// common, and the names that cost most.
pub(crate) fn say(judged: &[Judged<'_>]) {
    const WORST: usize = 12;
    let mut of_name: HashMap<&str, Vec<&Judged<'_>>> = HashMap::new();
    judged.iter().for_each(|one| of_name.entry(one.name).or_default().push(one));
    for (what, is_merged) in [("merged", true), ("separated", false)] {
        let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
        let mut names: BTreeMap<&str, u64> = BTreeMap::new();
        for (name, mentions) in &of_name {
            for (at, one) in mentions.iter().enumerate() {
                let is_wrong = |other: &&&Judged<'_>| {
                    (one.found == other.found) == is_merged && (one.person == other.person) != is_merged
                };
                for other in mentions[..at].iter().filter(is_wrong) {
                    *kinds.entry(one.in_common(other)).or_default() += 1;
                    *names.entry(name).or_default() += 1;
                }
            }
        }
        println!("  wrongly {what}: {} pairs", kinds.values().sum::<u64>());
        kinds.iter().for_each(|(kind, pairs)| println!("  {pairs:8}  their papers share {kind}"));
        let mut worst: Vec<(u64, &str)> = names.into_iter().map(|(name, pairs)| (pairs, name)).collect();
        worst.sort_unstable_by(|a, b| b.cmp(a));
        let worst: Vec<String> =
            worst.iter().take(WORST).map(|(pairs, name)| format!("{name} {pairs}")).collect();
        println!("            most of {}", worst.join(", "));
    }
}
