//! The addresses that Web of Science gives to a record, each after the names of those who are there.

use super::affiliations;
use super::fields::letters;

/// The addresses of a record: `[Lovelace, Ada; Menabrea, Luigi] Univ London, Dept Engines, London, England.`
pub(super) struct Addresses<'a> {
    /// Each with the names in front of it; `None` if it is everybody's.
    all: Vec<(Option<Vec<String>>, &'a str)>,
}

impl<'a> Addresses<'a> {
    /// Those that are separated already, of a record with so many authors.
    pub(super) fn of(addresses: impl Iterator<Item = &'a str>, authors: usize) -> Self {
        let addresses: Vec<&str> = addresses.filter(|address| !address.is_empty()).collect();
        let is_of_all = addresses.len() == 1 || authors == 1;
        let address = |address: &&'a str| {
            let named = address.strip_prefix('[').and_then(|address| address.split_once(']'));
            match named {
                Some((names, address)) => {
                    let names = names.split(';').map(|name| letters(name).collect());
                    Some((Some(names.collect()), address.trim()))
                }
                None => is_of_all.then_some((None, *address)),
            }
        };
        Self { all: addresses.iter().filter_map(address).collect() }
    }

    /// Those of a cell: `[Lovelace, Ada] Univ London, England; [Menabrea, Luigi] Univ Turin, Italy`.
    pub(super) fn of_cell(cell: &'a str, authors: usize) -> Self {
        // Names in brackets have semicolons, too.
        let mut is_inside = false;
        let is_separator = move |c: char| {
            is_inside = (is_inside || c == '[') && c != ']';
            !is_inside && matches!(c, ';' | '\n')
        };
        Self::of(cell.split(is_separator).map(str::trim), authors)
    }

    /// The addresses of an author with these names.
    pub(super) fn of_author<'n>(&self, names: impl Iterator<Item = &'n str>) -> String {
        let names: Vec<String> = names.map(|name| letters(name).collect()).collect();
        let is_of = |owners: &Option<Vec<String>>| {
            owners.as_ref().is_none_or(|owners| owners.iter().any(|owner| names.contains(owner)))
        };
        affiliations::joined(self.all.iter().filter(|(owners, _)| is_of(owners)).map(|(_, address)| address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_author(cell: &str, authors: usize, name: &str) -> String {
        Addresses::of_cell(cell, authors).of_author(std::iter::once(name))
    }

    #[test]
    fn an_address_is_that_of_the_names_before_it() {
        let cell = "[Lovelace, Ada; Gray, Mary] Univ London, England; [Gray, Mary] Univ Turin, Italy";
        assert_eq!(of_author(cell, 2, "Lovelace, Ada"), "Univ London, England");
        assert_eq!(of_author(cell, 2, "GRAY, Mary"), "Univ London, England; Univ Turin, Italy");
        assert_eq!(of_author(cell, 2, "Somerville, Mary"), "");
    }

    #[test]
    fn addresses_without_names_are_those_of_the_only_author_or_the_only_address_of_all() {
        assert_eq!(of_author("London; Turin", 1, "Lovelace, Ada"), "London; Turin");
        assert_eq!(of_author("London", 2, "Lovelace, Ada"), "London");
        assert_eq!(of_author("London; Turin", 2, "Lovelace, Ada"), "");
    }
}
