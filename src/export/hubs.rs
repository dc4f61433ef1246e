//! Papers with very many drawn authors: one mark each, tied to every author, instead of the ties among all of them.

use crate::analysis::Paper;
use crate::drawing::sketch;
use crate::network::{AuthorId, Hub, Network, PaperId};
use crate::table::{counted, shown_count};

/// A paper with more drawn authors than this is a hub.
pub(super) const MOST_OF_A_PAPER: usize = 100;

/// With more pairs of authors on hubs than this, communities are not looked for.
pub(super) const MOST_PAIRS: usize = 2_000_000;

/// What the legend says of hubs.
pub(super) fn hub_word(network: &Network) -> String {
    let [_, authors] = network.author_words();
    format!("a paper of more than {MOST_OF_A_PAPER} drawn {authors}, all of them tied")
}

/// The papers that are drawn as hubs.
pub(super) struct Hubs {
    drawn: Vec<Hub>,
    /// How many are not drawn, since what they add to a tie is less than is asked for.
    weak: usize,
}

impl Hubs {
    pub(super) fn of(hubs: Vec<Hub>, min_strength: Option<f64>) -> Self {
        let all = hubs.len();
        let drawn: Vec<Hub> =
            hubs.into_iter().filter(|hub| min_strength.is_none_or(|least| hub.share >= least)).collect();
        Self { weak: all - drawn.len(), drawn }
    }

    /// Is every tie a line of its own?
    pub(super) fn none(&self) -> bool {
        self.drawn.is_empty() && self.weak == 0
    }

    /// How many pairs of authors they have, those with several papers several times.
    pub(super) fn pairs(&self) -> usize {
        self.drawn.iter().map(|hub| hub.members.len() * (hub.members.len() - 1) / 2).sum()
    }

    pub(super) fn counted(&self) -> String {
        counted(self.drawn.len() as u64, "hub")
    }

    /// What the drawing does not show because of hubs.
    pub(super) fn remark(&self, has_no_communities: bool) -> Option<String> {
        let mut parts = Vec::new();
        if !self.drawn.is_empty() {
            let papers = counted(self.drawn.len() as u64, "paper");
            parts.push(format!(
                "{papers} with more than {MOST_OF_A_PAPER} drawn authors: one mark each instead of lines between all \
                 of them"
            ));
        }
        if self.weak > 0 {
            let papers = counted(self.weak as u64, "paper");
            parts.push(format!(
                "{papers} with more than {MOST_OF_A_PAPER} drawn authors: not drawn, as each tie by them alone is weaker \
                 than --min-strength"
            ));
        }
        if has_no_communities {
            parts.push("too many ties for communities: colors show components".to_owned());
        }
        (!parts.is_empty()).then(|| parts.join("\n"))
    }

    /// Adds a mark for each, after the authors, with a line to each of its authors.
    pub(super) fn add_to(
        self,
        nodes: &mut Vec<sketch::Node>,
        ties: &mut Vec<sketch::Tie>,
        network: &Network,
        authors: &[AuthorId],
        place_of: impl Fn(PaperId) -> u32,
    ) {
        let [_, many] = network.author_words();
        for hub in self.drawn {
            let members = hub.members.len();
            let papers = vec![place_of(hub.paper)];
            let spoke = |member: &AuthorId| sketch::Tie {
                a: authors.partition_point(|other| other < member),
                b: nodes.len(),
                strength: hub.share,
                note: String::new(),
                papers: papers.clone(),
            };
            ties.extend(hub.members.iter().map(spoke));
            nodes.push(sketch::Node {
                label: paper_of(network, hub.paper).title,
                details: Vec::new(),
                note: format!("a paper with {} of the drawn {many}", shown_count(members as u64)),
                papers,
                is_hub: true,
                importance: members as f64,
                ..sketch::Node::default()
            });
        }
    }
}

/// A paper as a drawing shows it.
pub(super) fn paper_of(network: &Network, paper: PaperId) -> sketch::Paper {
    let Paper { id, title, year, doi, .. } = Paper::of(network, paper);
    sketch::Paper { title: title.unwrap_or_else(|| format!("[{id}]")), year, doi: doi.unwrap_or_default() }
}
