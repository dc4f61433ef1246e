//! Tables with a row for each person are no papers, whatever is in their columns.

use crate::run::folder;

#[test]
fn a_table_of_figures_about_people_is_refused_in_words() {
    for (name, text) in [
        ("a.csv", "name,papers,citations,h_index\nAnn Abel,3,10,2\nBob Bear,2,5,1\n"),
        ("b.csv", "Faculty member,2019,2020,2021\nAnn Abel,3,10,2\nBob Bear,2,5,1\n"),
        ("c.csv", "Ann Abel,3,10,2\nBob Bear,2,5,1\nCat Cox,2,5,1\n"),
        ("d.csv", "Nombre;Artículos;Citas\nAbel, Ann;3;10\nBear, Bob;2;5,5\n"),
        ("e.txt", "Person\tPapers 2019\tPapers 2020\nAnn Abel\t3\t10\nBob Bear\t2\t0\n"),
    ] {
        let ran = folder().with(name, text).coauth(&["stats", name]);
        assert!(
            ran.stderr().contains("table of") && ran.stdout().is_empty(),
            "{text}: {} {}",
            ran.stdout(),
            ran.stderr()
        );
    }
}

#[test]
fn the_rows_of_authors_that_coauth_exports_are_no_papers() {
    let folder = folder();
    for format in ["nodes-csv", "gephi-nodes"] {
        folder.coauth(&["export", "-f", format, "-o", "nodes.csv"]).exits_with(0);
        let ran = folder.coauth(&["stats", "nodes.csv"]);
        assert!(
            ran.stdout().is_empty() && !ran.stderr().contains("--columns authors=NAME, or"),
            "{format}: {}",
            ran.stderr()
        );
    }
}
