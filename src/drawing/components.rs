//! The connected components of a sketch, each with the data for its figure.

use super::metrics;
use super::options::{Labels, MANY};
use super::sketch::Sketch;

/// The number of labels that are tried in a component with many members.
const MOST_NAMES: usize = 400;

/// A component to draw; all lists are by member.
#[derive(Default)]
pub(super) struct Component {
    /// Positions of the members in the sketch, in ascending order.
    pub(super) members: Vec<usize>,
    /// Ties by positions in `members`, the smaller first.
    pub(super) ties: Vec<(u32, u32)>,
    pub(super) radii: Vec<f64>,
    /// Widths of the labels in font sizes, for the members that should have one.
    pub(super) widths: Vec<Option<f64>>,
    /// The members that should have a label, the most important first.
    pub(super) order: Vec<usize>,
}

/// Positions of the ties whose ends both exist.
pub(super) fn drawable_ties(sketch: &Sketch) -> Vec<usize> {
    let there = |i: &usize| sketch.ties[*i].a.max(sketch.ties[*i].b) < sketch.nodes.len();
    (0..sketch.ties.len()).filter(there).filter(|&i| sketch.ties[i].a != sketch.ties[i].b).collect()
}

/// Connected components in the order of their first nodes. `names` are the labels as drawn.
///
/// Complexity: nearly linear (union-find), except for sorting the labels.
pub(super) fn components(
    sketch: &Sketch,
    ties: &[usize],
    radii: &[f64],
    names: &[String],
    labels: Labels,
) -> Vec<Component> {
    let mut parent: Vec<usize> = (0..sketch.nodes.len()).collect();
    for tie in ties.iter().map(|&tie| &sketch.ties[tie]) {
        let (a, b) = (root(&mut parent, tie.a), root(&mut parent, tie.b));
        parent[a.max(b)] = a.min(b);
    }
    let mut components: Vec<Component> = Vec::new();
    // For each node its component and its position there; the root of a component is its first node.
    let mut places = vec![(0, 0u32); sketch.nodes.len()];
    for node in 0..sketch.nodes.len() {
        let first = root(&mut parent, node);
        if first == node {
            places[node].0 = components.len();
            components.push(Component::default());
        }
        let component = &mut components[places[first].0];
        places[node] = (places[first].0, component.members.len() as u32);
        component.members.push(node);
        component.radii.push(radii[node]);
        component.widths.push(None);
    }
    for tie in ties.iter().map(|&tie| &sketch.ties[tie]) {
        let ((component, a), (_, b)) = (places[tie.a], places[tie.b]);
        components[component].ties.push((a.min(b), a.max(b)));
    }
    let largest = components.iter().map(|component| component.members.len()).max().unwrap_or(0);
    let most = match labels {
        Labels::Auto if largest > MANY => MOST_NAMES,
        Labels::Auto | Labels::All => usize::MAX,
        Labels::None => 0,
        Labels::Top(count) => count,
    };
    for node in labeled(sketch, names, most) {
        let (component, member) = (places[node].0, places[node].1 as usize);
        components[component].order.push(member);
        components[component].widths[member] = Some(metrics::width(&names[node]));
    }
    components
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
}

/// The nodes that should have a label, at most that many, the most important first.
fn labeled(sketch: &Sketch, names: &[String], most: usize) -> Vec<usize> {
    let mut nodes: Vec<usize> = (0..names.len()).filter(|&node| !names[node].is_empty()).collect();
    nodes.sort_by(|&a, &b| sketch.nodes[b].importance.total_cmp(&sketch.nodes[a].importance));
    nodes.truncate(most);
    nodes
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{Node, Tie};
    use super::*;

    #[test]
    fn components_come_in_the_order_of_their_first_nodes() {
        let node = |label: &str| Node { label: label.into(), ..Node::default() };
        let tie = |a, b| Tie { a, b, ..Tie::default() };
        let sketch = Sketch {
            nodes: ["Ada", "Bo", "Cy", "Di"].map(node).into(),
            ties: vec![tie(3, 1), tie(2, 2), tie(0, 9), tie(1, 3)],
            ..Sketch::default()
        };
        let names: Vec<String> = sketch.nodes.iter().map(|node| node.label.clone()).collect();
        let components = components(&sketch, &drawable_ties(&sketch), &[1.0; 4], &names, Labels::Top(2));
        let members: Vec<_> = components.iter().map(|c| c.members.clone()).collect();
        assert_eq!(members, [vec![0], vec![1, 3], vec![2]]);
        assert_eq!(components[1].ties, [(0, 1), (0, 1)]);
        assert_eq!(components[1].order, [0]);
    }
}
