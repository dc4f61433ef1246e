//! The network of a file of ties while it is read: its ids, which only hold for this file, and what they mean.

use std::cell::LazyCell;

use hashbrown::{HashMap, HashSet};

use super::name_alone::name_alone;
use crate::records::degrees::Order;
use crate::records::rest::is_rest;
use crate::records::{Format, Growing, Kind, Numbering, Spellings, text};

/// The nodes and ties of the network being read.
#[derive(Default)]
pub(super) struct NetworkFile {
    /// The ids, by first appearance.
    pub(super) numbers: Numbering,
    /// Their texts, when all are there.
    ids: Spellings,
    /// The label of each id, as a spelling of the corpus; none of an id that is no node.
    labels: Vec<Option<u32>>,
    /// The ids of the nodes, in their order; none of a position that could not be read.
    order: Vec<Option<u32>>,
    /// Both ends of each tie, as ids.
    pub(super) tie_ends: Vec<u32>,
    pub(super) tie_weights: Vec<f64>,
}

/// A network whose nodes have names: spellings of the corpus.
pub(super) struct NamedNetwork {
    pub(super) nodes: Vec<u32>,
    /// Both ends of each tie.
    pub(super) ends: Vec<u32>,
    pub(super) weights: Vec<f64>,
}

/// Takes a notice about the network as a whole.
type Notice<'a> = &'a mut dyn FnMut(Kind, &str);

impl NetworkFile {
    /// Is there anything of a network?
    pub(super) fn is_any(&self) -> bool {
        !self.order.is_empty() || !self.tie_weights.is_empty()
    }

    /// Makes room for the ids that were added.
    pub(super) fn grow(&mut self) {
        self.labels.resize(self.numbers.len(), None);
    }

    /// Adds a node. The first label of an id counts. One without an id only takes up a position.
    pub(super) fn add_node(&mut self, id: Option<u32>, label: u32) {
        self.order.push(id);
        if let Some(id) = id {
            self.labels[id as usize].get_or_insert(label);
        }
    }

    fn nodes(&self) -> impl Iterator<Item = u32> {
        self.order.iter().flatten().copied()
    }

    /// Gives the nodes their names. Nodes that share one stay distinct, and one that stands for other authors or for none
    /// is left out with its ties.
    pub(super) fn named(mut self, format: &Format, corpus: &mut Growing, notice: Notice<'_>) -> NamedNetwork {
        self.ids = self.numbers.strings(&corpus.pools().ids);
        self.find_ends(format, corpus, notice);
        let names = self.names(corpus, notice);
        let mut named = NamedNetwork { nodes: Vec::new(), ends: Vec::new(), weights: Vec::new() };
        named.nodes.extend(names.iter().flatten());
        named.ends.reserve_exact(self.tie_ends.len());
        named.weights.reserve_exact(self.tie_weights.len());
        for (pair, weight) in self.tie_ends.chunks_exact(2).zip(self.tie_weights) {
            if let (Some(a), Some(b)) = (names[pair[0] as usize], names[pair[1] as usize]) {
                named.ends.extend([a, b]);
                named.weights.push(weight);
            }
        }
        named
    }

    /// The name of each id that is an author.
    fn names(&self, corpus: &mut Growing, notice: Notice<'_>) -> Vec<Option<u32>> {
        let mut names = vec![None; self.labels.len()];
        let mut taken = HashSet::new();
        let tie_counts = LazyCell::new(|| self.tie_counts());
        for author in self.authors() {
            let (id, label) = (self.ids.get(author), self.labels[author as usize]);
            let label_text = label.map_or_else(|| id.to_owned(), |label| corpus.text(label));
            let (name, found) = if is_plain_id(id, &label_text) {
                (label_text.as_str().into(), None)
            } else {
                name_alone(&label_text, false, Order::Unknown)
            };
            let name = text::tidy_name(&name);
            if name.is_empty() {
                let ties = tie_counts[author as usize];
                notice(
                    found.unwrap_or(Kind::NotAName),
                    &format!("{label_text} (node dropped; ties: {ties})"),
                );
                continue;
            }
            if let Some(kind) = found {
                notice(kind, &label_text);
            }
            let spelling = corpus.spelling(&name);
            let is_shared = label.is_some() && !taken.insert(spelling);
            names[author as usize] = Some(if is_shared {
                notice(Kind::SharedLabel, &name);
                corpus.spelling(&format!("{name} [{id}]"))
            } else {
                spelling
            });
        }
        names
    }

    /// The ids that are authors: all, if there are no nodes, else the nodes and the ends of ties.
    fn authors(&self) -> Vec<u32> {
        let mut are_authors = vec![self.nodes().next().is_none(); self.ids.len()];
        self.nodes().chain(self.tie_ends.iter().copied()).for_each(|id| are_authors[id as usize] = true);
        let is_author = |id: &u32| are_authors[*id as usize] && !self.ids.get(*id).is_empty();
        (0..self.ids.len() as u32).filter(is_author).collect()
    }

    /// The ids at which ties end and which are no nodes, if there are nodes.
    fn unknown_ends(&self) -> Vec<u32> {
        if self.nodes().next().is_none() {
            return Vec::new();
        }
        self.authors().into_iter().filter(|&id| self.labels[id as usize].is_none()).collect()
    }

    /// The count of the ties of each id.
    fn tie_counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.ids.len()];
        for pair in self.tie_ends.chunks_exact(2) {
            counts[pair[0] as usize] += 1;
            counts[pair[1] as usize] += u64::from(pair[1] != pair[0]);
        }
        counts
    }

    /// The ids at which ties end, each once.
    fn ends(&self) -> Vec<u32> {
        let mut ends = self.tie_ends.clone();
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// Finds the nodes at which ties end, and notices the ends that are none.
    fn find_ends(&mut self, format: &Format, corpus: &Growing, notice: Notice<'_>) {
        if self.unknown_ends().is_empty() {
            return;
        }
        if format.ends_may_be_positions && self.take_ends_otherwise(corpus) {
            notice(Kind::EndsByPosition, "");
        }
        for id in self.unknown_ends() {
            notice(Kind::UnknownNode, self.ids.get(id));
        }
    }

    /// Where not all ends of ties are ids of nodes: lets them be the positions of nodes, or their labels, if that makes
    /// nodes of all of them. Returns whether some of the positions are ids too.
    fn take_ends_otherwise(&mut self, corpus: &Growing) -> bool {
        let ends = self.ends();
        let at_position =
            |end: u32| -> Option<u32> { *self.order.get(self.ids.get(end).parse::<usize>().ok()?)? };
        if let Some(nodes) = ends.iter().map(|&end| at_position(end)).collect::<Option<Vec<u32>>>() {
            let are_ids_too = ends.iter().any(|&end| self.labels[end as usize].is_some());
            self.replace_ends(&ends, &nodes);
            return are_ids_too;
        }
        let labeled = self.by_label(corpus);
        let of_label = |end: u32| labeled.get(self.ids.get(end)).copied().flatten();
        if let Some(nodes) = ends.iter().map(|&end| of_label(end)).collect::<Option<Vec<u32>>>() {
            self.replace_ends(&ends, &nodes);
        }
        false
    }

    /// The node of each label; none of a label that several have.
    fn by_label(&self, corpus: &Growing) -> HashMap<String, Option<u32>> {
        let mut labeled = HashMap::new();
        for id in self.nodes() {
            let Some(label) = self.labels[id as usize] else { continue };
            let node = labeled.entry(corpus.text(label)).or_insert(Some(id));
            *node = node.filter(|&known| known == id);
        }
        labeled
    }

    fn replace_ends(&mut self, ends: &[u32], nodes: &[u32]) {
        let mut meant: Vec<u32> = (0..self.ids.len() as u32).collect();
        ends.iter().zip(nodes).for_each(|(&end, &node)| meant[end as usize] = node);
        self.tie_ends.iter_mut().for_each(|end| *end = meant[*end as usize]);
    }
}

/// Is the name of a node its id, as programs give ids, so that a `#` or a `*` in it is no mark of a footnote?
fn is_plain_id(id: &str, label: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b',' | b';' | b'&' | b'<');
    id == label && id.bytes().all(is_plain) && text::is_name(id) && !is_rest(id)
}
