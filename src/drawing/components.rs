//! The connected components of a sketch, each with the data for its figure.

use super::labels::Lettering;
use super::sketch::Sketch;

/// A component to draw; all lists are by member.
#[derive(Default)]
pub(super) struct Component {
    /// Positions of the members in the sketch, in ascending order.
    pub(super) members: Vec<usize>,
    /// Ties by positions in `members`, the smaller first.
    pub(super) ties: Vec<(u32, u32)>,
    pub(super) radii: Vec<f64>,
    /// The labels of the members that should have one.
    pub(super) labels: Vec<Option<Lettering>>,
    /// The members that should have a label, the most important first.
    pub(super) order: Vec<usize>,
}

/// Positions of the ties whose ends both exist.
pub(super) fn drawable_ties(sketch: &Sketch) -> Vec<usize> {
    let there = |i: &usize| sketch.ties[*i].a.max(sketch.ties[*i].b) < sketch.nodes.len();
    (0..sketch.ties.len()).filter(there).filter(|&i| sketch.ties[i].a != sketch.ties[i].b).collect()
}

/// For each node the first node of its component.
///
/// Complexity: nearly linear (union-find).
pub(super) fn roots(sketch: &Sketch, ties: &[usize]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..sketch.nodes.len()).collect();
    for tie in ties.iter().map(|&tie| &sketch.ties[tie]) {
        let (a, b) = (root(&mut parent, tie.a), root(&mut parent, tie.b));
        parent[a.max(b)] = a.min(b);
    }
    (0..parent.len()).map(|node| root(&mut parent, node)).collect()
}

/// Connected components in the order of their first nodes, without labels.
pub(super) fn components(sketch: &Sketch, ties: &[usize], radii: &[f64]) -> Vec<Component> {
    let roots = roots(sketch, ties);
    let mut components: Vec<Component> = Vec::new();
    // For each node its component and its position there; the root of a component is its first node.
    let mut places = vec![(0, 0u32); sketch.nodes.len()];
    for node in 0..sketch.nodes.len() {
        let first = roots[node];
        if first == node {
            places[node].0 = components.len();
            components.push(Component::default());
        }
        let component = &mut components[places[first].0];
        places[node] = (places[first].0, component.members.len() as u32);
        component.members.push(node);
        component.radii.push(radii[node]);
        component.labels.push(None);
    }
    for tie in ties.iter().map(|&tie| &sketch.ties[tie]) {
        let ((component, a), (_, b)) = (places[tie.a], places[tie.b]);
        components[component].ties.push((a.min(b), a.max(b)));
    }
    components
}

/// Gives each component the labels of its members, the most wanted first.
pub(super) fn label(components: &mut [Component], labels: &[Option<Lettering>], order: &[usize]) {
    let mut places = vec![(0, 0); labels.len()];
    for (number, component) in components.iter().enumerate() {
        for (member, &node) in component.members.iter().enumerate() {
            places[node] = (number, member);
        }
    }
    for &node in order {
        let (component, member) = (&mut components[places[node].0], places[node].1);
        component.order.push(member);
        component.labels[member] = labels[node];
    }
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
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
        let mut components = components(&sketch, &drawable_ties(&sketch), &[1.0; 4]);
        let lettering = Lettering { width: 30.0, size: 10.0, must: false };
        label(&mut components, &[None, None, None, Some(lettering)], &[3]);
        let members: Vec<_> = components.iter().map(|c| c.members.clone()).collect();
        assert_eq!(members, [vec![0], vec![1, 3], vec![2]]);
        assert_eq!(components[1].ties, [(0, 1), (0, 1)]);
        assert_eq!(
            (components[1].order.as_slice(), components[1].labels[1].is_some()),
            ([1].as_slice(), true)
        );
    }
}
