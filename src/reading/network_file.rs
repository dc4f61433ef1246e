//! The network of a file of ties while it is read: its ids, which only hold for this file, and what they mean.

use hashbrown::HashMap;

use crate::records::Spellings;

/// The nodes and ties of the network being read.
#[derive(Default)]
pub(super) struct NetworkFile {
    pub(super) ids: Spellings,
    /// The label of each id, as a spelling of the corpus; none of an id that is no node.
    pub(super) labels: Vec<Option<u32>>,
    /// The ids of the nodes, in their order; none of a position that could not be read.
    order: Vec<Option<u32>>,
    /// Both ends of each tie, as ids.
    pub(super) tie_ends: Vec<u32>,
    pub(super) tie_weights: Vec<f64>,
}

impl NetworkFile {
    /// Makes room for the ids that were added.
    pub(super) fn grow(&mut self) {
        self.labels.resize(self.ids.len(), None);
    }

    /// Adds a node. The first label of an id counts. An empty id only takes up a position.
    pub(super) fn add_node(&mut self, id: u32, label: u32) {
        if self.ids.get(id).is_empty() {
            self.order.push(None);
            return;
        }
        self.order.push(Some(id));
        self.labels[id as usize].get_or_insert(label);
    }

    fn nodes(&self) -> impl Iterator<Item = u32> {
        self.order.iter().flatten().copied()
    }

    /// The ids that are authors: all, if there are no nodes, else the nodes and the ends of ties.
    pub(super) fn authors(&self) -> Vec<u32> {
        let mut are_authors = vec![self.nodes().next().is_none(); self.ids.len()];
        self.nodes().chain(self.tie_ends.iter().copied()).for_each(|id| are_authors[id as usize] = true);
        let is_author = |id: &u32| are_authors[*id as usize] && !self.ids.get(*id).is_empty();
        (0..self.ids.len() as u32).filter(is_author).collect()
    }

    /// The ids at which ties end and which are no nodes, if there are nodes.
    pub(super) fn unknown_ends(&self) -> Vec<u32> {
        if self.nodes().next().is_none() {
            return Vec::new();
        }
        self.authors().into_iter().filter(|&id| self.labels[id as usize].is_none()).collect()
    }

    /// The ids at which ties end, each once.
    fn ends(&self) -> Vec<u32> {
        let mut ends = self.tie_ends.clone();
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// Where not all ends of ties are ids of nodes: lets them be the positions of nodes, or their labels, if that makes
    /// nodes of all of them. Returns whether some of the positions are ids too.
    pub(super) fn find_ends(&mut self, spellings: &Spellings) -> bool {
        let ends = self.ends();
        let at_position =
            |end: u32| -> Option<u32> { *self.order.get(self.ids.get(end).parse::<usize>().ok()?)? };
        if let Some(nodes) = ends.iter().map(|&end| at_position(end)).collect::<Option<Vec<u32>>>() {
            let are_ids_too = ends.iter().any(|&end| self.labels[end as usize].is_some());
            self.replace_ends(&ends, &nodes);
            return are_ids_too;
        }
        let labeled = self.by_label(spellings);
        let of_label = |end: u32| labeled.get(self.ids.get(end)).copied().flatten();
        if let Some(nodes) = ends.iter().map(|&end| of_label(end)).collect::<Option<Vec<u32>>>() {
            self.replace_ends(&ends, &nodes);
        }
        false
    }

    /// The node of each label; none of a label that several have.
    fn by_label<'a>(&self, spellings: &'a Spellings) -> HashMap<&'a str, Option<u32>> {
        let mut labeled = HashMap::new();
        for id in self.nodes() {
            let Some(label) = self.labels[id as usize] else { continue };
            let node = labeled.entry(spellings.get(label)).or_insert(Some(id));
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
