//! The names under which programs keep what a network is made of: the label of a node, the weight and the ends of a
//! tie. They are compared without case, `_`, `-` and blanks.

use crate::records::text::trim;

/// Names of labels, the best first. igraph writes `v_name` where it declares no names.
const LABELS: [&str; 9] =
    ["label", "name", "author", "fullname", "displayname", "authorname", "sharedname", "vname", "title"];

/// Names of weights, the best first.
const WEIGHTS: [&str; 12] = [
    "weight",
    "eweight",
    "strength",
    "linkstrength",
    "value",
    "count",
    "frequency",
    "papers",
    "documents",
    "publications",
    "collaborations",
    "cooccurrences",
];

/// Names of the two ends of a tie.
pub(super) const ENDS: [[&str; 2]; 8] = [
    ["source", "target"],
    ["from", "to"],
    ["sourceid", "targetid"],
    ["src", "dst"],
    ["start", "end"],
    ["startnode", "endnode"],
    ["node1", "node2"],
    ["u", "v"],
];

/// The rank of what is called a weight.
const WEIGHT: Rank = 0;

/// How far from the best an attribute is; those of less use are greater.
pub(super) type Rank = usize;

/// What is drawn beside a node or an edge and kept under no name, as yEd and Cytoscape do.
pub(super) const DRAWN: Rank = Rank::MAX;

/// Is this the name? The second is in small letters, with nothing between its words.
pub(super) fn is_called(name: &str, plain: &str) -> bool {
    let letters = name.bytes().filter(|byte| !matches!(byte, b'_' | b'-' | b' '));
    letters.map(|byte| byte.to_ascii_lowercase()).eq(plain.bytes())
}

pub(super) fn label_rank(name: &str) -> Option<Rank> {
    LABELS.iter().position(|label| is_called(name, label))
}

pub(super) fn weight_rank(name: &str) -> Option<Rank> {
    WEIGHTS.iter().position(|weight| is_called(name, weight))
}

/// The best label of a node so far.
#[derive(Debug, Default)]
pub(super) struct Label {
    best: Option<(Rank, String)>,
    number: Option<(Rank, String)>,
}

impl Label {
    pub(super) fn add(&mut self, rank: Rank, text: &str) {
        if is_better(rank, self.best.as_ref()) && !trim(text).is_empty() {
            self.best = Some((rank, text.to_owned()));
        }
    }

    /// A number in the place of a label, which is a class or a color rather than a name.
    pub(super) fn add_number(&mut self, rank: Rank, number: &str) {
        self.number.get_or_insert_with(|| (rank, number.to_owned()));
    }

    /// The name of a node with this id. A title may be anything that is shown for a node, so it only names those whose
    /// ids are no names, having digits in them. A number is a name where there is no other, and where igraph made up the
    /// id of a node whose name is a number.
    pub(super) fn name<'a>(&'a self, id: &'a str) -> &'a str {
        const TITLE: Rank = LABELS.len() - 1;
        let is_name = !id.is_empty() && !id.contains(|c: char| c.is_ascii_digit());
        match (&self.best, &self.number) {
            (Some((rank, text)), _) if *rank != TITLE || !is_name => text,
            (_, Some((_, number))) if !id.contains(char::is_alphabetic) => number,
            (_, Some((rank, number))) if is_of_igraph(id) && matches!(LABELS[*rank], "name" | "vname") => {
                number
            }
            _ => id,
        }
    }
}

/// `n0`, as igraph numbers nodes in GraphML.
fn is_of_igraph(id: &str) -> bool {
    id.strip_prefix('n')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The best weight of a tie so far.
#[derive(Debug, Default)]
pub(super) struct Weight {
    best: Option<(Rank, f64)>,
    is_wrong: bool,
}

impl Weight {
    pub(super) fn add(&mut self, rank: Rank, text: &str) {
        let text = trim(text);
        match text.parse() {
            Ok(weight) if is_better(rank, self.best.as_ref()) => self.best = Some((rank, weight)),
            Ok(_) => {}
            // Under other names there may be anything.
            Err(_) => self.is_wrong |= rank == WEIGHT && !text.is_empty(),
        }
    }

    /// `None` where there is none, and no number where what is called so is none.
    pub(super) fn get(&self) -> Option<f64> {
        let wrong = self.is_wrong.then_some(f64::NAN);
        self.best.map(|(_, weight)| weight).or(wrong)
    }
}

fn is_better<T>(rank: Rank, best: Option<&(Rank, T)>) -> bool {
    best.is_none_or(|(best, _)| rank < *best)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(id: &str, labels: &[(&str, &str)]) -> String {
        let mut label = Label::default();
        labels.iter().for_each(|(key, text)| label.add(label_rank(key).expect(key), text));
        label.name(id).to_owned()
    }

    #[test]
    fn the_best_label_counts_in_any_order_and_a_blank_one_is_none() {
        assert_eq!(name("n1", &[("Full_Name", "B"), ("name", "A"), ("Title", "C"), ("label", " ")]), "A");
        assert_eq!(name("n1", &[]), "n1");
    }

    #[test]
    fn a_title_or_a_number_hides_no_id_that_is_a_name() {
        assert_eq!(name("Ann Lee", &[("title", "3 papers")]), "Ann Lee");
        assert_eq!(name("n1", &[("title", "Ann Lee")]), "Ann Lee");
        let mut label = Label::default();
        label.add_number(label_rank("label").expect("a label"), "7");
        assert_eq!([label.name("Ann Lee"), label.name("1"), label.name("")], ["Ann Lee", "7", "7"]);
    }

    #[test]
    fn a_number_that_is_called_a_name_names_a_node_that_igraph_numbered() {
        for (key, id, name) in [
            ("v_name", "n0", "7"),
            ("name", "n12", "7"),
            ("label", "n0", "n0"),
            ("name", "nan", "nan"),
            ("name", "n", "n"),
        ] {
            let mut label = Label::default();
            label.add_number(label_rank(key).expect(key), "7");
            assert_eq!(label.name(id), name, "{key} {id}");
        }
    }

    #[test]
    fn a_weight_that_is_no_number_is_wrong_unless_another_is() {
        let weight = |all: &[(&str, &str)]| {
            let mut weight = Weight::default();
            all.iter().for_each(|(key, text)| weight.add(weight_rank(key).expect(key), text));
            weight.get()
        };
        assert_eq!(weight(&[("value", "coauthor"), ("count", "3"), ("Weight", " 2.5 ")]), Some(2.5));
        assert!(weight(&[("weight", "much")]).is_some_and(f64::is_nan));
        assert_eq!([weight(&[("value", "coauthor")]), weight(&[("weight", "")])], [None, None]);
    }
}
