//! Two inputs or two periods side by side.

use super::run::folder;

const EARLY: &str = "@misc{1, title={On ferns}, author={Ann A and Bob B}, year=2001}
@misc{2, title={On moss}, author={Bob B and Cat C}, year=2002}
@misc{3, title={On moss again}, author={Bob B and Cat C}, year=2002}
";
const LATE: &str = "@misc{4, title={On islands}, author={B. Bob and Dan D}, year=2011}
@misc{5, title={On seas}, author={Bob B and Cat C and Dan D}, year=2012}
";

#[test]
fn periods_list_authors_and_ties_gained_and_lost() {
    let folder = folder().with("all.bib", format!("{EARLY}{}", LATE.replace("B. Bob", "Bob B")));
    folder.coauth(&["index", "all.bib", "-o", "all.coauth"]).answers();
    for input in ["all.bib", "all.coauth"] {
        let found = folder.coauth(&["compare", "..2005", "2010..2015", "-i", input, "-f", "json"]).json();
        let names = |group: &str| -> Vec<String> {
            let top = found[group]["top"].as_array().expect("a list");
            top.iter().map(|member| member["author"].as_str().expect("a name").to_owned()).collect()
        };
        assert_eq!([names("only_a"), names("only_b")], [vec!["Ann A"], vec!["Dan D"]]);
        assert_eq!(names("both"), ["Bob B", "Cat C"]);
        let bob = &found["both"]["top"][0];
        assert_eq!([&bob["papers_a"], &bob["papers_b"]], [3, 2]);
        assert_eq!([&bob["coauthors_a"], &bob["coauthors_b"]], [2, 2]);
        let ties = |which: &str| -> Vec<String> {
            let ties = found[which].as_array().expect("a list");
            ties.iter()
                .map(|tie| format!("{} {} {}", tie["a"], tie["b"], tie["papers"]).replace('"', ""))
                .collect()
        };
        assert_eq!(ties("new_ties"), ["Bob B Dan D 2", "Cat C Dan D 1"]);
        assert_eq!(ties("lost_ties"), ["Ann A Bob B 1"]);
        assert_eq!([&found["a"]["ties"], &found["b"]["ties"], &found["both"]["ties"]], [2, 3, 1]);
        assert_eq!([&found["only_a"]["ties"], &found["only_b"]["ties"]], [1, 2]);
    }
}

#[test]
fn a_paper_in_both_inputs_is_on_both_sides() {
    let folder = folder().with("a/early.bib", EARLY).with("b.bib", format!("{LATE}{EARLY}"));
    let found = folder.coauth(&["compare", "a", "b.bib", "-f", "json"]).json();
    assert_eq!([&found["a"]["papers"], &found["b"]["papers"]], [3, 5]);
    assert_eq!([&found["only_a"]["authors"], &found["lost_ties"]], [&0.into(), &serde_json::json!([])]);
    let shown = folder.coauth(&["compare", "a", "b.bib"]).answers();
    shown.shows("authors only in b.bib").shows("ties only in b.bib");
    let csv = folder.coauth(&["compare", "a", "b.bib", "--limit", "0", "-f", "csv"]).answers().stdout();
    assert!(csv.contains("\nnew_tie,Bob B,Dan D,bob-b,dan-d,0,1,,\n"), "{csv}");
}

#[test]
fn incomparable_sides_are_an_error() {
    let folder = folder().with("a.bib", EARLY).with("t.edges", "1 2\n2 3\n");
    folder.coauth(&["compare", "a.bib", "2010"]).exits_with(2).says("cannot compare an input with a period");
    folder.coauth(&["compare", "a.bib", "a.bib", "-i", "a.bib"]).exits_with(2).says("without -i");
    folder.coauth(&["compare", "t.edges", "a.bib"]).exits_with(2).says("ties without papers");
    folder.coauth(&["compare", "a.bib", "gone.bib"]).exits_with(2).says("gone.bib");
    folder.coauth(&["compare", "1901", "1902", "-i", "a.bib"]).exits_with(1);
}

#[test]
fn years_that_end_before_they_begin_are_refused() {
    let folder = folder().with("all.bib", format!("{EARLY}{LATE}"));
    let ran = folder.coauth(&["compare", "2020..2010", "2001..2002", "-i", "all.bib"]).exits_with(2);
    ran.says("2020..2010 ends before it begins; no paper can match");
    folder
        .coauth(&["compare", "2001..2002", "2011..2012", "-i", "all.bib"])
        .answers()
        .says_nothing_of("no paper is");
}
