//! Parquet files that other programs wrote, and broken ones.

use proptest::prelude::*;

use super::text_of;

const FILES: [&[u8]; 10] = [
    include_bytes!("../../../tests/fixtures/parquet/works-pyarrow.parquet"),
    include_bytes!("../../../tests/fixtures/parquet/works-plain.parquet"),
    include_bytes!("../../../tests/fixtures/parquet/works-old.parquet"),
    include_bytes!("../../../tests/fixtures/parquet/works-polars.parquet"),
    include_bytes!("../../../tests/fixtures/parquet/works-duckdb.parquet"),
    include_bytes!("../../../tests/fixtures/parquet/table-pyarrow.parquet"),
    include_bytes!("../../../tests/fixtures/parquet/table-polars.parquet"),
    include_bytes!("../../../tests/fixtures/parquet/table-duckdb.parquet"),
    include_bytes!("../../../tests/fixtures/parquet/lists.parquet"),
    include_bytes!("../../../tests/fixtures/parquet/types.parquet"),
];

#[test]
fn rows_of_works_are_lines_of_json_with_the_fields_of_use() {
    let [text, ..] = FILES.map(|file| text_of(file.to_vec()).expect("a file"));
    assert_eq!(text.lines().count(), 3);
    for word in
        ["\"raw_author_name\":\"A. Lovelace\"", "\"orcid\":null", "\"authorships\":[]", "\\\"St James's\\\""]
    {
        assert!(text.contains(word), "{word} in {text}");
    }
    for word in ["author_position", "https://openalex.org/S1"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
}

#[test]
fn a_table_is_csv_with_the_columns_of_use_and_lists_in_cells() {
    let text = text_of(FILES[8].to_vec()).expect("a file");
    let expected = r#"paper_id,title,authors,year
l1,On Lists,"[""Lovelace, Ada"",""Babbage, Charles""]",1843
l2,Alone,"[""Babbage, Charles""]",1864
l3,Without anyone,,
"#;
    assert_eq!(text, expected);
    assert!(!text_of(FILES[5].to_vec()).expect("a file").contains("Of no use"));
}

#[test]
fn a_file_cut_anywhere_is_refused_with_words() {
    for file in FILES {
        for end in (0..file.len()).step_by(97) {
            let refusal = text_of(file[..end].to_vec()).expect_err("a part of a file").to_string();
            assert!(refusal.contains("incomplete") || refusal.contains("damaged"), "{refusal}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_file_with_other_bytes_is_read_or_refused(
        file in prop::sample::select(FILES.to_vec()),
        bytes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut file = file.to_vec();
        for (place, byte) in bytes {
            let place = place.index(file.len());
            file[place] = byte;
        }
        if let Err(error) = text_of(file) {
            prop_assert!(error.to_string().contains("the Parquet file"), "{error}");
        }
    }
}
