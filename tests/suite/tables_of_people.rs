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

#[test]
fn a_list_of_people_in_order_is_no_paper_and_no_network() {
    for (name, text) in [
        ("a.txt", "1. Ann Abel (3 papers)\n2. Bob Bear (2 papers)\n3. Cat Cox (1 paper)\n"),
        (
            "j.txt",
            "1. The life of Ann Abel\n2. Bob Bear, Cat Cox\n\n3. The works of Dan Dill\n4. Eve Eel, Fay Fox\n",
        ),
        ("b.txt", "1. Ann Abel\n\n2. Bob Bear\n\n3. Cat Cox\n"),
        (
            "c.txt",
            "[1] Ann Abel, Foo University\n[2] Bob Bear, Bar University\n[3] Cat Cox, Baz University\n",
        ),
        ("d.tsv", "1\tAnn Abel\t3\n2\tBob Bear\t4\n3\tCat Cox\t5\n"),
        ("f.txt", "Ann Abel\nBob Bear\nCat Cox\nDan Dill\n"),
        ("g.txt", "Ann Abel\n\nBob Bear\n\nCat Cox\n\nDan Dill\n"),
        ("h.txt", "Ann Abel (Chair)\nBob Bear (Secretary)\nCat Cox (Treasurer)\n"),
        ("i.txt", "- Ann Abel, Foo University\n- Bob Bear, Bar University\n- Cat Cox, Baz University\n"),
        ("e.txt", "Ann Abel\t3\t17\nBob Bear\t4\t20\nCat Cox\t5\t9\n"),
    ] {
        let ran = folder().with(name, text).coauth(&["stats", name]);
        assert!(ran.stdout().is_empty(), "{text}: {} {}", ran.stdout(), ran.stderr());
    }
}

#[test]
fn numbered_papers_with_their_authors_below_are_read() {
    for text in [
        "1. On the nets of the north\nAnn Abel, Bob Bear\n2. On the knots of the south\nCat Cox, Dan Dill\n",
        "1. On the nets of the north\n\nAnn Abel, Bob Bear\n\n2. On the knots of the south\n\nCat Cox, Dan Dill\n",
    ] {
        let stats =
            folder().with("a.txt", text).coauth(&["stats", "-f", "json", "a.txt"]).exits_with(0).json();
        assert_eq!((&stats["papers"], &stats["authors"]), (&2.into(), &4.into()), "{text}");
    }
}

#[test]
fn one_author_below_each_title_is_read() {
    let text = "On Ferns\n\nAnn Abel\n\nThe Moss\n\nBob Bear\n\nStones and Sand\n\nCat Cox\n";
    let stats = folder().with("a.txt", text).coauth(&["stats", "-f", "json", "a.txt"]).exits_with(0).json();
    assert_eq!((&stats["papers"], &stats["authors"]), (&3.into(), &3.into()));
}

#[test]
fn two_authors_and_a_year_are_a_paper_and_no_tie_of_that_weight() {
    let folder = folder()
        .with("a.csv", "author_1,author_2,year\nAnn Abel,Bob Bear,2001\nCat Cox,,2002\n")
        .with("b.csv", "Ann Abel;Bob Bear;2001\nCat Cox;Dan Dill;2002\n")
        .with("c.csv", "author_1,author_2,weight,year\nAnn Abel,Bob Bear,3,2001\n");
    let years = folder.coauth(&["timeline", "-f", "json", "a.csv"]).exits_with(0).json();
    assert_eq!((&years["years"][0]["year"], &years["years"][1]["authors"]), (&2001.into(), &1.into()));
    let ran = folder.coauth(&["stats", "b.csv"]);
    assert!(
        !ran.stdout().contains("2001") && !ran.stderr().contains("ties without papers"),
        "{}",
        ran.stderr()
    );
    let ties = folder.coauth(&["ties", "-f", "csv", "c.csv"]).exits_with(0).stdout();
    assert!(ties.contains(",3"), "{ties}");
}
