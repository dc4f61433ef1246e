//! Organizations in a column of their own, numbered as the authors are: `Lee, Ann (1); Roe, Bob (1,2)` with
//! `1: Example University; 2: Example Institute`.

use super::super::people::Person;

/// Gives authors the organizations of a cell; `names` are the authors as listed. `false` if it is not clear whose they are.
pub(super) fn give(cell: &str, names: &[String], authors: &mut [Person]) -> bool {
    let listed: Vec<&str> = cell.split([';', '\n']).map(str::trim).filter(|one| !one.is_empty()).collect();
    if listed.is_empty() {
        return true;
    }
    let numbered: Option<Vec<(&str, &str)>> = listed.iter().map(|one| numbered(one)).collect();
    match numbered {
        Some(numbered) => {
            for (author, name) in authors.iter_mut().zip(names) {
                let own = numbers_after(name);
                let theirs: Vec<&str> =
                    numbered.iter().filter(|(number, _)| own.contains(number)).map(|one| one.1).collect();
                if !theirs.is_empty() {
                    author.affiliation = theirs.join("; ");
                }
            }
            authors.iter().all(|author| !author.affiliation.is_empty())
        }
        None if listed.len() == 1 || listed.len() == authors.len() => {
            for (author, organization) in authors.iter_mut().zip(listed.iter().cycle()) {
                if author.affiliation.is_empty() {
                    (*organization).clone_into(&mut author.affiliation);
                }
            }
            true
        }
        None => false,
    }
}

/// `1: Example University`, `(1) Example University`, `1. Example University`
fn numbered(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(['(', '[']);
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|&end| end > 0)?;
    let name = text[end..].trim_start_matches([')', ']', ':', '.', ' ']);
    (name.len() < text[end..].len() && !name.is_empty()).then(|| (&text[..end], name.trim()))
}

/// The numbers in the brackets after a name: `Roe, Bob (1,2)`.
fn numbers_after(name: &str) -> Vec<&str> {
    let inside = name.trim_end().strip_suffix(')').and_then(|name| name.rsplit_once('('));
    let numbers = inside.map_or("", |(_, inside)| inside).split([',', ' ', ';']);
    numbers.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::name_lists::{names_in, person_in};
    use super::*;

    fn organizations(names: &str, cell: &str) -> (Vec<String>, bool) {
        let names = names_in(names);
        let mut authors: Vec<Person> = names.iter().map(|name| person_in(name)).collect();
        let is_clear = give(cell, &names, &mut authors);
        (authors.into_iter().map(|author| author.affiliation).collect(), is_clear)
    }

    #[test]
    fn numbers_after_authors_are_those_of_organizations() {
        let cell = "1: MIT, United States; 2: ETH Zurich, Switzerland";
        let (found, is_clear) = organizations("Lee, Ann (1); Roe, Bob (1,2); Poe, Cat (2)", cell);
        let [one, two] = ["MIT, United States", "ETH Zurich, Switzerland"];
        assert_eq!(found, [one, &format!("{one}; {two}"), two]);
        assert!(is_clear);
        assert_eq!(organizations("Lee, Ann (3)", cell), (vec![String::new()], false));
    }

    #[test]
    fn organizations_without_numbers_are_given_if_there_are_as_many_or_one() {
        assert_eq!(organizations("Ann Lee; Bob Roe", "MIT; ETH").0, ["MIT", "ETH"]);
        assert_eq!(organizations("Ann Lee; Bob Roe", "MIT").0, ["MIT", "MIT"]);
        assert!(!organizations("Ann Lee; Bob Roe; Cat Poe", "MIT; ETH").1);
    }
}
