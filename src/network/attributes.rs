//! Columns that the user has about the authors of a network.

use super::Network;
use super::attribute::{ATTRIBUTE_PREFIX, Attribute};
use crate::error::{Error, ErrorKind, Result};

impl Network {
    /// The columns of the table that was joined to the authors, in its order; see
    /// [`Loader::attributes_table`](crate::Loader::attributes_table).
    #[must_use]
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// The same network, with these columns.
    pub(crate) fn with_attributes(self, attributes: Vec<Attribute>) -> Self {
        Self { attributes, ..self }
    }

    /// The place of the column that a name means, which may have `attribute:` in front.
    ///
    /// # Errors
    /// If there is none, with those that there are, and with the names that are built in beside them.
    pub(crate) fn attribute_named(&self, name: &str, built_in: &[&str]) -> Result<usize> {
        let bare = name.strip_prefix(ATTRIBUTE_PREFIX).unwrap_or(name);
        let place = |is: &dyn Fn(&str) -> bool| self.attributes.iter().position(|known| is(known.name()));
        // A column may itself be called `attribute:…`.
        let found = place(&|known| known == name).or_else(|| place(&|known| known == bare));
        found.or_else(|| place(&|known| known.eq_ignore_ascii_case(bare))).ok_or_else(|| {
            let names: Vec<&str> = self.attributes.iter().map(Attribute::name).collect();
            let columns = match names[..] {
                [] => "a column of --attributes, which is not given".to_owned(),
                _ => format!("a column of --attributes: {}", names.join(", ")),
            };
            let expected = [built_in.join(", "), columns].into_iter().filter(|part| !part.is_empty());
            let expected: Vec<String> = expected.collect();
            Error::new(ErrorKind::Usage, format!("no \"{name}\"; expected {}", expected.join(", or ")))
        })
    }
}
