//! Dates with their precision, types of papers, and what selects by them.

use crate::run::{Folder, folder};

/// Papers of which one month, one day, one year, and one nothing is known.
const PAPERS: &str = "\
@article{month, author={Ann A and Bob B}, title={One}, year=2023, month=jun}
@inproceedings{day, author={Bob B and Cat C}, title={Two}, date={2024-02-15}}
@article{year, author={Ann A and Cat C}, title={Three}, year=2023}
@misc{none, author={Ann A and Dan D}, title={Four}}
";

fn papers() -> Folder {
    folder().with("p.bib", PAPERS)
}

#[test]
fn a_paper_stays_if_it_may_be_in_the_period_and_the_uncertain_ones_are_counted() {
    for (options, expected, uncertain) in [
        (&["--since", "2023-06"][..], 3, true),
        (&["--since", "2023"], 3, false),
        (&["--since", "2024-02-15"], 1, false),
        (&["--until", "2023-05-31"], 1, true),
        (&["--since", "2023-07", "--until", "2024-02"], 2, true),
        (&["--since", "2023-12-31", "--until", "2023-12-31"], 1, true),
    ] {
        let ran = papers().coauth(&[&["stats", "-f", "json", "p.bib"], options].concat()).answers();
        assert_eq!(ran.stderr().contains("may be outside the selected dates"), uncertain, "{options:?}");
        assert_eq!(ran.json()["papers"], expected, "{options:?}");
    }
}

#[test]
fn an_index_selects_by_date_and_type_as_its_sources_do() {
    let folder = papers();
    folder.coauth(&["index", "p.bib", "-o", "i.coauth"]).answers();
    for options in [
        &["--since", "2023-06"][..],
        &["--until", "2024-02-14"],
        &["--type", "article"],
        &["--type", "article,proceedings", "--since", "2023-07"],
        &["--type", "unknown"],
    ] {
        for query in [&["ties", "-f", "csv"][..], &["timeline", "--by", "month", "-f", "csv"]] {
            let [one, other] =
                ["p.bib", "i.coauth"].map(|input| folder.coauth(&[query, options, &[input]].concat()));
            assert_eq!(one.stdout(), other.stdout(), "{query:?} {options:?}");
            let notices = |stderr: &str| stderr.lines().filter(|line| line.contains("paper")).count();
            assert_eq!(notices(&one.stderr()), notices(&other.stderr()), "{options:?}");
        }
    }
}

#[test]
fn types_are_selected_by_name_and_others_are_counted() {
    let ran = papers().coauth(&["stats", "-f", "json", "--type", "article", "p.bib"]);
    let ran = ran.says("2 papers have other types than --type, or none");
    assert_eq!(ran.json()["papers"], 2);
    papers()
        .coauth(&["stats", "--type", "poem", "p.bib"])
        .exits_with(2)
        .says("invalid value 'poem'")
        .says("editorial");
}

#[test]
fn a_date_that_is_none_is_refused_with_the_forms_that_are() {
    for date in ["2023-13", "2023-02-30", "June", "23-6"] {
        papers().coauth(&["stats", "--since", date, "p.bib"]).exits_with(2).says("2023-06-15");
    }
    papers()
        .coauth(&["stats", "--since", "2023-07", "--until", "2023-06", "p.bib"])
        .exits_with(2)
        .says("--since 2023-07 is after --until 2023-06");
    papers().coauth(&["stats", "--since", "2023-06-15", "--until", "2023-06", "p.bib"]).exits_with(0);
}

#[test]
fn a_timeline_by_month_counts_what_has_no_month() {
    let csv = papers().coauth(&["timeline", "--by", "month", "--cumulative", "-f", "csv", "p.bib"]).stdout();
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 10, "{csv}");
    assert!(rows[0].starts_with("month,papers,") && rows[1].starts_with("2023-06,1,2,2,"), "{csv}");
    assert!(rows[9].starts_with("2024-02,2,3,1,"), "{csv}");
    let text = papers().coauth(&["timeline", "--by", "month", "p.bib"]).stdout();
    assert!(text.contains("1 paper without a year") && text.contains("1 paper without a month"), "{text}");
}

#[test]
fn a_timeline_for_programs_comes_with_how_many_papers_have_no_year() {
    let folder = folder().with(
        "a.bib",
        "@article{a, author={Ann Lee and Bob Roe}, year=2020}\n@article{b, author={Ann Lee}}\n",
    );
    folder.coauth(&["timeline", "-f", "csv", "a.bib"]).answers().says("1 paper without a year is not shown");
}
