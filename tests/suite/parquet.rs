//! Parquet files: the same records, and the same tables, as in text.

use std::path::Path;

use crate::run::{Folder, folder, repository};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(repository("tests/fixtures").join(name)).expect("a fixture")
}

/// Every name, paper and author of a file.
fn network_of(name: &str, more: &[&str]) -> [Vec<u8>; 2] {
    let extension = Path::new(name).extension().and_then(|end| end.to_str()).expect("an extension");
    let input = format!("works.{extension}");
    let files = folder().with(&input, fixture(name));
    let all =
        |what: &[&str]| files.coauth(&[what, more, &["-q", &*input][..]].concat()).answers().bytes().to_vec();
    [all(&["export", "-f", "authorships"]), all(&["export", "-f", "graphml"])]
}

#[test]
fn works_of_openalex_are_the_same_network_from_parquet_as_from_json_lines() {
    let expected = network_of("openalex.jsonl", &[]);
    for program in ["pyarrow", "plain", "old", "polars", "duckdb", "json"] {
        assert!(network_of(&format!("parquet/works-{program}.parquet"), &[]) == expected, "{program}");
    }
    let since = ["--since", "1850"];
    let later = network_of("openalex.jsonl", &since);
    assert!(later != expected && network_of("parquet/works-duckdb.parquet", &since) == later);
}

#[test]
fn a_table_is_the_same_network_from_parquet_as_from_csv() {
    let expected = network_of("csv.csv", &[]);
    for program in ["pyarrow", "polars", "duckdb"] {
        assert!(network_of(&format!("parquet/table-{program}.parquet"), &[]) == expected, "{program}");
    }
}

#[test]
fn a_list_of_names_is_a_byline_even_where_it_has_one_name() {
    let ran = folder().with("l.parquet", fixture("parquet/lists.parquet"));
    let names = ran.coauth(&["export", "-q", "-f", "authorships", "l.parquet"]).answers().stdout();
    assert!(names.contains("l2,1,\"Babbage, Charles\","), "{names}");
    assert_eq!(names.lines().count(), 4, "{names}");
}

#[test]
fn decimals_in_bytes_are_read_and_columns_of_other_types_are_told() {
    let files = folder().with("t.parquet", fixture("parquet/types.parquet"));
    let ties = files.coauth(&["export", "-q", "-f", "nodes-csv", "t.parquet"]).answers().stdout();
    assert!(ties.contains("Lovelace, Ada") && ties.contains(",1843,1864"), "{ties}");
    let check = files.coauth(&["check", "-v", "t.parquet"]).answers();
    let told = check.stdout() + &check.stderr();
    for column in ["venue holds maps", "doi holds values in bytes", "journal holds fields of its own"] {
        assert!(told.contains(&format!("column {column}, which are not read")), "{column} in {told}");
    }
    assert!(!told.contains("column era") && !told.contains("column hash"), "{told}");
    let named = files.coauth(&["check", "-v", "--columns", "year=era", "t.parquet"]);
    assert!((named.stdout() + &named.stderr()).contains("column era holds values in bytes"));
}

#[test]
fn text_in_another_encoding_is_read_as_in_a_table_of_csv() {
    let files = folder().with("n.parquet", fixture("parquet/encoding.parquet"));
    let names = |more: &[&str]| {
        let ran = files.coauth(&[&["export", "-q", "-f", "authorships", "n.parquet"], more].concat());
        ran.answers().stdout()
    };
    assert!(names(&[]).contains("\"Thölke, Knüt\"") && names(&[]).contains("\"Poe, Cat\""), "{}", names(&[]));
    let greek = names(&["--encoding", "windows-1253"]);
    assert!(greek.contains("\"Thφlke, Knόt\"") || greek.contains("\"Thφlke, Knϋt\""), "{greek}");
}

#[test]
fn json_in_a_column_of_text_may_span_lines() {
    let files = folder().with("w.parquet", fixture("parquet/works-lines.parquet"));
    let names = files.coauth(&["export", "-q", "-f", "authorships", "w.parquet"]).answers().stdout();
    assert!(names.contains("Ada Lovelace"), "{names}");
}

#[test]
fn marks_inside_an_element_of_a_list_do_not_cut_it() {
    let files = folder().with("e.parquet", fixture("parquet/elements.parquet"));
    let rows = files.coauth(&["export", "-q", "-f", "authorships", "e.parquet"]).answers().stdout();
    assert_eq!(rows.lines().count(), 7, "{rows}");
    for name in ["ACME | Labs", "e1,2,Ann Lee,", "\"Lee, Ann\"", "Bob and Cat Roe", "\"Poe, Cat\""] {
        assert!(rows.contains(name), "{name} in {rows}");
    }
    let titles = files.coauth(&["export", "-q", "-f", "bipartite", "e.parquet"]).answers().stdout();
    assert!(titles.contains(">On Bars<"), "{titles}");
}

#[test]
fn a_folder_of_parts_is_read_without_what_spark_leaves_beside_them() {
    let parts = folder()
        .with("out/part-0000.parquet", fixture("parquet/works-pyarrow.parquet"))
        .with("out/part-0001.parquet", fixture("parquet/lists.parquet"))
        .with("out/.part-0000.parquet.crc", "crc")
        .with("out/_SUCCESS", "")
        .with("out/_committed_17", "{}");
    let check = parts.coauth(&["check", "out"]).answers();
    let told = check.stdout() + &check.stderr();
    assert!(told.contains("part-0000.parquet") && told.contains("part-0001.parquet"), "{told}");
    assert!(!told.contains("_SUCCESS") && !told.contains("_committed") && !told.contains(".crc"), "{told}");
}

#[test]
fn what_cannot_be_read_is_refused_with_words() {
    let whole = fixture("parquet/works-pyarrow.parquet");
    let files = folder()
        .with("brotli.parquet", fixture("parquet/works-brotli.parquet"))
        .with("encrypted.parquet", fixture("parquet/works-encrypted.parquet"))
        .with("cut.parquet", &whole[..whole.len() / 2]);
    files
        .coauth(&["stats", "brotli.parquet"])
        .exits_with(2)
        .says("compressed by BROTLI")
        .says("write it again");
    files.coauth(&["stats", "encrypted.parquet"]).exits_with(2).says("is encrypted");
    files.coauth(&["stats", "cut.parquet"]).exits_with(2).says("is incomplete");
    files
        .coauth_with_stdin(&["stats", "-"], &whole)
        .exits_with(2)
        .says("a Parquet file")
        .says("pass it as a file");
}

fn refs() -> Folder {
    folder().with(
        "refs.bib",
        "@article{a, author={=Ann Lee and Bob Roe}, title={Knots}, year=2019}
         @article{b, author={Bob Roe and Cat Poe}}
         @book{c, author={Dan Moe}, year=2021}",
    )
}

#[test]
fn a_table_of_an_export_is_parquet_where_its_file_says_so() {
    let files = refs();
    for (format, named) in
        [("ties-csv", "ties-parquet"), ("nodes-csv", "nodes-parquet"), ("authorships", "authorships-parquet")]
    {
        files.coauth(&["export", "-q", "-f", format, "-o", "x.parquet", "refs.bib"]).answers();
        let file = std::fs::read(files.path().join("x.parquet")).expect("a file");
        assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"), "{format}");
        let again = files.coauth(&["export", "-q", "-f", named, "refs.bib"]).answers();
        assert!(again.bytes() == file, "{named}");
    }
    let refusal = files.coauth(&["export", "-o", "x.parquet", "refs.bib"]).exits_with(2);
    refusal.says("a Parquet file holds one table").says("ties-parquet");
}

#[test]
fn a_file_is_not_named_as_parquet_unless_it_is() {
    let files = refs();
    for (command, format) in [
        ("export", "gephi-nodes"),
        ("export", "graphml"),
        ("export", "sqlite"),
        ("render", "svg"),
        ("top", "csv"),
    ] {
        let refusal = files.coauth(&[command, "-f", format, "-o", "x.parquet", "refs.bib"]).exits_with(2);
        refusal.says(&format!("{format} is not Parquet"));
    }
    for (command, format) in [("export", "ties-parquet"), ("top", "parquet")] {
        let refusal = files.coauth(&[command, "-f", format, "-o", "x.csv", "refs.bib"]).exits_with(2);
        refusal.says(&format!("{format} is Parquet")).says("-o FILE.parquet");
    }
    assert!(!files.path().join("x.parquet").exists() && !files.path().join("x.csv").exists());
}

#[test]
fn coauth_reads_the_authorships_and_ties_that_it_wrote_as_parquet() {
    let files = refs();
    for (format, answer) in
        [("authorships", ["export", "-f", "authorships"]), ("ties-csv", ["export", "-f", "ties-csv"])]
    {
        files.coauth(&["export", "-q", "-f", format, "-o", "x.csv", "refs.bib"]).answers();
        files.coauth(&["export", "-q", "-f", format, "-o", "x.parquet", "refs.bib"]).answers();
        let of = |input| files.coauth(&[&answer[..], &["-q", input][..]].concat()).answers().stdout();
        assert_eq!(of("x.csv"), of("x.parquet"), "{format}");
    }
}

#[test]
fn answers_are_tables_of_parquet() {
    let files = refs();
    files.coauth(&["top", "-o", "top.parquet", "refs.bib"]).answers();
    assert!(files.coauth(&["top", "-f", "parquet", "refs.bib"]).answers().bytes().starts_with(b"PAR1"));
}
