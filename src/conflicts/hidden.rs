//! Which conflicts a network cannot show, because it has some of the papers or people only.

use crate::network::Selection;
use crate::table::counted;

/// What the reader of an answer should know of the network that it comes from.
pub(crate) fn hidden_by(selection: Selection) -> Vec<String> {
    let papers = selection.max_authors.map(|most| format!("no papers of more than {most} authors"));
    let people = selection
        .min_papers
        .map(|least| format!("no people with fewer than {}", counted(least.into(), "paper")));
    let left_out = papers.into_iter().chain(people);
    let mut remarks: Vec<String> =
        left_out.map(|what| format!("the network has {what}: their conflicts are not found")).collect();
    if selection.since.is_some() || selection.until.is_some() {
        remarks
            .push("the network has the papers of some years only: other conflicts are not found".to_owned());
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_leave_out_papers_or_people_is_told() {
        assert_eq!(hidden_by(Selection::default()), [""; 0]);
        let selection = Selection {
            max_authors: Some(50),
            min_papers: Some(2),
            since: "2010".parse().ok(),
            ..Selection::default()
        };
        assert_eq!(
            hidden_by(selection),
            [
                "the network has no papers of more than 50 authors: their conflicts are not found",
                "the network has no people with fewer than 2 papers: their conflicts are not found",
                "the network has the papers of some years only: other conflicts are not found",
            ]
        );
    }
}
