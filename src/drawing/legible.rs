//! What is left out of a drawing so that the rest is legible, with a note on each: components of a few authors where there
//! are very many of them, and weak ties where there are thousands.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::components::{drawable_ties, roots};
use super::options::Detail;
use super::sketch::{Coloring, Naming, Sketch};

/// A component of at most this many nodes is small.
const SMALL: usize = 6;
/// Up to this many small components are drawn.
const MOST_SMALL: usize = 100;
/// The small ones are left out only if what remains has one in this many of the nodes.
const REMAINS: usize = 4;
/// Up to this many ties are drawn, and of more at most so many for each node.
const MOST_TIES: usize = 6_000;
const TIES_PER_NODE: usize = 2;

/// A sketch without what would make it illegible.
pub(super) struct Legible<'a> {
    pub(super) sketch: Cow<'a, Sketch>,
    /// What is left out, in words.
    pub(super) notes: Vec<String>,
}

/// Leaves out what is too much for a drawing, if that is wanted.
pub(super) fn legible(sketch: &Sketch, detail: Detail) -> Legible<'_> {
    let mut legible = Legible { sketch: Cow::Borrowed(sketch), notes: Vec::new() };
    if detail == Detail::Legible {
        legible.leave_out_small_components();
        legible.leave_out_weak_ties();
    }
    legible
}

impl Legible<'_> {
    fn leave_out_small_components(&mut self) {
        let roots = roots(&self.sketch, &drawable_ties(&self.sketch));
        let mut sizes = vec![0; roots.len()];
        roots.iter().for_each(|&root| sizes[root] += 1);
        let mut is_wanted = vec![false; roots.len()];
        let marked = self.sketch.path.iter().chain(&self.sketch.subject);
        marked.filter_map(|&node| roots.get(node)).for_each(|&root| is_wanted[root] = true);
        // The largest nodes are wanted for their size, not for themselves.
        let first = |node: usize| self.sketch.nodes[node].naming == Naming::First;
        (0..roots.len()).filter(|&node| first(node)).for_each(|node| is_wanted[roots[node]] = true);
        let is_small = |&root: &usize| (1..=SMALL).contains(&sizes[root]) && !is_wanted[root];
        let small: Vec<usize> = (0..roots.len()).filter(is_small).collect();
        let nodes: usize = small.iter().map(|&root| sizes[root]).sum();
        if small.len() <= MOST_SMALL || (roots.len() - nodes) * REMAINS < roots.len() {
            return;
        }
        let most = small.iter().map(|&root| sizes[root]).max().unwrap_or(1);
        let least = small.iter().map(|&root| sizes[root]).min().unwrap_or(1);
        let of = if least == most { most.to_string() } else { format!("{least} to {most}") };
        let [one, many] = self.sketch.words.node;
        self.notes.push(format!(
            "Not drawn: {} components of {of} {}, {} {many} in all",
            grouped(small.len()),
            if most == 1 { one } else { many },
            grouped(nodes)
        ));
        let keep: Vec<bool> = roots.iter().map(|root| !is_small(root)).collect();
        self.sketch = Cow::Owned(only(&self.sketch, &keep));
    }

    /// Leaves out the ties below the least strength that leaves few enough, but for those without which a component would
    /// fall apart: these are on a spanning tree of the strongest ties (Kruskal 1956).
    fn leave_out_weak_ties(&mut self) {
        let ties = drawable_ties(&self.sketch);
        let most = MOST_TIES.max(TIES_PER_NODE * self.sketch.nodes.len());
        if ties.len() <= most {
            return;
        }
        let strength = |tie: usize| self.sketch.ties[tie].strength;
        let mut by_strength = ties.clone();
        by_strength.sort_by(|&a, &b| strength(b).total_cmp(&strength(a)));
        let tree = spanning_tree(&self.sketch, &by_strength);
        let mut counts: BTreeMap<u64, (f64, usize)> = BTreeMap::new();
        for &tie in ties.iter().filter(|&&tie| !tree[tie] && strength(tie) > 0.0) {
            // The bits of positive numbers are in their order.
            counts.entry(strength(tie).to_bits()).or_insert((strength(tie), 0)).1 += 1;
        }
        let mut room = most.saturating_sub(tree.iter().filter(|&&is_in| is_in).count());
        let mut least = None;
        for (strength, count) in counts.into_values().rev() {
            if count > room {
                break;
            }
            room -= count;
            least = Some(strength);
        }
        // Where all ties are about as strong, none is weak.
        let Some(least) = least else { return };
        let on_path = |tie: usize| {
            let tie = &self.sketch.ties[tie];
            self.sketch
                .path
                .windows(2)
                .any(|hop| (tie.a, tie.b) == (hop[0], hop[1]) || (tie.b, tie.a) == (hop[0], hop[1]))
        };
        let is_hub = |node: usize| self.sketch.nodes.get(node).is_some_and(|node| node.is_hub);
        let keep = |&tie: &usize| {
            tree[tie] || strength(tie) >= least || is_hub(self.sketch.ties[tie].b) || on_path(tie)
        };
        let kept: Vec<usize> = ties.iter().copied().filter(keep).collect();
        if kept.len() == ties.len() {
            return;
        }
        self.notes.push(format!(
            "Drawn: the {} strongest of {} ties, and those that connect",
            grouped(kept.len()),
            grouped(ties.len())
        ));
        let kept = kept.into_iter().map(|tie| self.sketch.ties[tie].clone()).collect();
        self.sketch.to_mut().ties = kept;
    }
}

/// Whether each tie is on the spanning trees of the components; `order` has the ties, the best first.
fn spanning_tree(sketch: &Sketch, order: &[usize]) -> Vec<bool> {
    let mut parent: Vec<usize> = (0..sketch.nodes.len()).collect();
    let mut root = |mut node: usize, with: Option<usize>| {
        while parent[node] != node {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }
        if let Some(with) = with {
            parent[node] = with;
        }
        node
    };
    let mut tree = vec![false; sketch.ties.len()];
    for &tie in order {
        let (a, b) = (root(sketch.ties[tie].a, None), root(sketch.ties[tie].b, None));
        if a != b {
            root(a, Some(b));
            tree[tie] = true;
        }
    }
    tree
}

/// A count with commas between thousands.
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group));
    groups.collect::<Vec<_>>().join(",")
}

/// The sketch with some of its nodes, and the ties among them.
fn only(sketch: &Sketch, keep: &[bool]) -> Sketch {
    let mut places = vec![None; keep.len()];
    let kept = (0..keep.len()).filter(|&node| keep[node]);
    kept.enumerate().for_each(|(place, node)| places[node] = Some(place));
    let place = |node: usize| places.get(node).copied().flatten();
    let ties = sketch.ties.iter().filter_map(|tie| {
        let (a, b) = (place(tie.a)?, place(tie.b)?);
        Some(super::sketch::Tie { a, b, ..tie.clone() })
    });
    let coloring = |coloring: &Coloring| Coloring {
        hues: (0..keep.len()).filter(|&node| keep[node]).map(|node| coloring.hue(node)).collect(),
        ..coloring.clone()
    };
    let nodes = sketch.nodes.iter().zip(keep).filter(|(_, keep)| **keep).map(|(node, _)| node.clone());
    Sketch {
        title: sketch.title.clone(),
        caption: sketch.caption.clone(),
        nodes: nodes.collect(),
        ties: ties.collect(),
        path: sketch.path.iter().filter_map(|&node| place(node)).collect(),
        subject: sketch.subject.and_then(place),
        papers: sketch.papers.clone(),
        colorings: sketch.colorings.iter().map(coloring).collect(),
        words: sketch.words.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{Node, Tie};
    use super::*;

    fn tie(a: usize, b: usize, strength: f64) -> Tie {
        Tie { a, b, strength, ..Tie::default() }
    }

    /// A chain of so many nodes, then so many pairs.
    fn chain_and_pairs(chain: usize, pairs: usize) -> Sketch {
        let node = Node { label: "Ida Berg".into(), size: 1.0, ..Node::default() };
        let along = (1..chain).map(|b| tie(b - 1, b, 1.0));
        let pair = (0..pairs).map(|i| tie(chain + 2 * i, chain + 2 * i + 1, 1.0));
        Sketch {
            nodes: vec![node; chain + 2 * pairs],
            ties: along.chain(pair).collect(),
            ..Sketch::default()
        }
    }

    #[test]
    fn more_than_a_hundred_small_components_become_a_note() {
        let sketch = chain_and_pairs(100, 101);
        let some = legible(&sketch, Detail::Legible);
        assert_eq!(some.sketch.nodes.len(), 100);
        assert_eq!(some.notes, ["Not drawn: 101 components of 2 authors, 202 authors in all"]);
        assert_eq!(legible(&sketch, Detail::Everything).sketch.nodes.len(), 302);
        assert!(legible(&chain_and_pairs(100, 100), Detail::Legible).notes.is_empty());
    }

    #[test]
    fn small_components_are_drawn_where_they_are_nearly_all() {
        assert!(legible(&chain_and_pairs(20, 500), Detail::Legible).notes.is_empty());
    }

    #[test]
    fn who_is_asked_for_is_never_left_out() {
        let mut sketch = chain_and_pairs(100, 103);
        sketch.subject = Some(101);
        sketch.nodes[103].naming = Naming::First;
        let some = legible(&sketch, Detail::Legible);
        assert_eq!((some.sketch.nodes.len(), some.sketch.subject), (104, Some(101)));
    }

    #[test]
    fn weak_ties_are_left_out_unless_they_connect() {
        let mut sketch = chain_and_pairs(200, 0);
        for (i, a) in (0..200).enumerate() {
            for b in a + 2..200 {
                sketch.ties.push(tie(a, b, if (i + b) % 4 == 0 { 2.0 } else { 1.0 }));
            }
        }
        let all = sketch.ties.len();
        let some = legible(&sketch, Detail::Legible);
        let strong = sketch.ties.iter().filter(|tie| tie.strength == 2.0).count();
        assert!(some.sketch.ties.len() >= strong && some.sketch.ties.len() < strong + 200);
        assert!(some.notes[0].ends_with(&format!("of {} ties, and those that connect", grouped(all))));
        let roots = roots(&some.sketch, &drawable_ties(&some.sketch));
        assert!(roots.iter().all(|&root| root == 0));
    }

    #[test]
    fn ties_of_one_strength_are_all_drawn() {
        let mut sketch = chain_and_pairs(200, 0);
        (0..200).for_each(|a| sketch.ties.extend((a + 2..200).map(|b| tie(a, b, 1.0))));
        assert!(legible(&sketch, Detail::Legible).notes.is_empty());
    }
}
