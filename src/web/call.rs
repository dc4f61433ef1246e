//! One request, as the pages and the interface see it.

use std::sync::Arc;

use super::parameters::{KEPT, Parameters};
use super::problem::Problem;
use super::site::{Edition, Site};
use crate::analysis::{Context, who};
use crate::network::{AuthorId, Network};

/// A request and the network that it is about.
pub(super) struct Call {
    pub(super) site: Arc<Site>,
    /// The network, with the selection of the parameters.
    pub(super) edition: Arc<Edition>,
    pub(super) path: String,
    pub(super) parameters: Parameters,
}

impl Call {
    /// # Errors
    /// If the selection is wrong or not ready.
    pub(super) fn of(site: Arc<Site>, path: String, parameters: Parameters) -> Result<Self, Problem> {
        let selection = site.combined(parameters.selection()?);
        let edition = site.selected(selection)?;
        Ok(Self { site, edition, path, parameters })
    }

    /// A request about the whole network, whatever its parameters.
    pub(super) fn whole(site: Arc<Site>, path: String, parameters: Parameters) -> Self {
        let edition = site.whole();
        Self { site, edition, path, parameters }
    }

    pub(super) fn network(&self) -> &Network {
        &self.edition.network
    }

    /// Whether the request is about a part of the papers.
    pub(super) fn is_selection(&self) -> bool {
        self.network().selection() != self.site.whole().network.selection()
    }

    /// The context of queries.
    pub(super) fn context(&self) -> Result<Context, Problem> {
        let mut context = Context::counting(self.parameters.counting()?);
        context.exact_name = self.parameters.flag("exact_name");
        Ok(context)
    }

    /// The author of a name.
    pub(super) fn author(&self, name: &str, context: &mut Context) -> Result<AuthorId, Problem> {
        who(self.network(), name, context).map_err(|error| {
            let names = std::iter::once(name);
            let mut problem = Problem::of(&error).with_names(self.network(), context, names);
            if self.is_selection() {
                problem.detail.push_str(" among the selected papers");
            }
            problem
        })
    }

    /// An address of another page about the same selection.
    pub(super) fn link(&self, path: &str, parameters: &[(&str, &str)]) -> String {
        let mut all: Vec<(&str, &str)> = parameters.to_vec();
        all.extend(KEPT.iter().filter_map(|name| Some((*name, self.parameters.get(name)?))));
        match Parameters::default().with(&all) {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// The address of the page of an author.
    pub(super) fn link_to(&self, author_id: &str) -> String {
        self.link("/author", &[("name", &format!("id:{author_id}"))])
    }
}
