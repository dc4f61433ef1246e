//! Collaborations, committees and institutions are read with the papers, and are authors only with `--groups`.

use crate::run::{Folder, folder, repository_text};

fn works() -> Folder {
    folder().with("works.json", repository_text("tests/fixtures/crossref.json"))
}

#[test]
fn groups_are_dropped_with_a_notice() {
    let stats =
        works().coauth(&["stats", "-f", "json", "works.json"]).says("mention of a group").answers().json();
    assert_eq!((&stats["papers"], &stats["authors"], &stats["ties"]), (&2.into(), &3.into(), &2.into()));
}

#[test]
fn the_name_of_a_group_is_not_turned_like_that_of_a_person() {
    let group = "<Author><CollectiveName>Alpha Trial, Beta Arm</CollectiveName></Author>";
    let paper = format!(
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>X</ArticleTitle>\
         <AuthorList>{group}</AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
    );
    let folder = folder().with("a.xml", paper);
    for style in ["first-last", "last-first", "as-written"] {
        for command in [&["top"][..], &["render", "-f", "dot"], &["export", "-f", "authorships"]] {
            let options = [command, &["--groups", "--name-style", style, "-i", "a.xml"]].concat();
            folder.coauth(&options).answers().shows("Alpha Trial, Beta Arm");
        }
    }
}

#[test]
fn a_group_cut_into_family_and_given_names_is_one_in_every_format() {
    let works = [
        (
            "a.bib",
            "@article{a, author={Collaboration, ATLAS and Lee, Ann and Roe, Bob}, title={On Nets}, year=2020}\n",
        ),
        (
            "a.ris",
            "TY  - JOUR\nAU  - Collaboration, ATLAS\nAU  - Lee, Ann\nAU  - Roe, Bob\nTI  - On Nets\nPY  - 2020\nER  - \n",
        ),
        ("a.csv", "title,authors,year\nOn Nets,\"Collaboration, ATLAS; Lee, Ann; Roe, Bob\",2020\n"),
        (
            "a.nbib",
            "PMID- 1\nTI  - On Nets\nFAU - Collaboration, ATLAS\nFAU - Lee, Ann\nFAU - Roe, Bob\nDP  - 2020\n\n",
        ),
        (
            "a.json",
            r#"[{"id":"a","title":"On Nets","author":[{"family":"Collaboration","given":"ATLAS"},{"family":"Lee","given":"Ann"},{"family":"Roe","given":"Bob"}]}]"#,
        ),
        (
            "b.json",
            r#"[{"id":"a","title":"On Nets","author":[{"literal":"Collaboration, ATLAS"},{"family":"Lee","given":"Ann"},{"family":"Roe","given":"Bob"}]}]"#,
        ),
    ];
    for (name, text) in works {
        let folder = folder().with(name, text);
        let without =
            folder.coauth(&["top", "-f", "csv", "-i", name]).says("mention of a group").answers().stdout();
        assert!(!without.contains("ATLAS"), "{name}: {without}");
        folder.coauth(&["top", "-f", "csv", "--groups", "-i", name]).answers().shows("ATLAS Collaboration");
    }
}

#[test]
fn groups_are_authors_with_the_groups_option() {
    let stats = works().coauth(&["stats", "-f", "json", "--groups", "works.json"]).answers().json();
    assert_eq!((&stats["authors"], &stats["ties"]), (&4.into(), &4.into()));
    works().coauth(&["author", "Engine Study Group", "--groups", "-i", "works.json"]).answers();
}

#[test]
fn an_index_has_the_groups_it_was_built_with() {
    let folder = works();
    for option in [&[][..], &["--groups"]] {
        let build = [&["index", "-q", "works.json", "-o", "w.coauth"], option].concat();
        folder.coauth(&build).answers();
        folder.coauth(&["index", "--verify", "w.coauth"]).answers();
        for question in
            [&["stats", "-f", "csv"][..], &["top", "-f", "csv"], &["top", "--since", "1850", "-f", "csv"]]
        {
            let source = [question, &["-q", "-i", "works.json"], option].concat();
            let index = [question, &["-q", "-i", "w.coauth"]].concat();
            assert_eq!(folder.coauth(&index).answers().stdout(), folder.coauth(&source).answers().stdout());
        }
    }
    folder.coauth(&["stats", "--groups", "-i", "w.coauth"]).answers();
    folder.coauth(&["index", "-q", "works.json", "-o", "w.coauth"]).answers();
    folder.coauth(&["stats", "--groups", "-i", "w.coauth"]).exits_with(2).says("groups were dropped");
}

#[test]
fn a_network_of_groups_only_is_refused_with_the_option_that_includes_them() {
    let bib = "@misc{a, author={{NASA} and {World Bank}}, year=1999}\n";
    let folder = folder().with("g.bib", bib);
    folder
        .coauth(&["stats", "g.bib"])
        .exits_with(2)
        .says("all authors are groups; pass --groups to include them");
    folder.coauth(&["stats", "--groups", "g.bib"]).answers();
    folder
        .coauth(&["stats", "--since", "2000", "--max-authors", "9", "g.bib"])
        .exits_with(2)
        .says("the filters removed every author; relax --since, --max-authors");
}
