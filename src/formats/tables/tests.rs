use proptest::prelude::*;

use super::*;
use crate::formats::told::{told, told_in_two, told_whatever_the_cut};
use crate::reading::{ReadOptions, Source};
use crate::records::{Corpus, Notices};

const FIXTURE: &str = include_str!("../../../tests/fixtures/csv.csv");

fn corpus(text: &str) -> (Corpus, Notices) {
    let mut notices = Notices::keeping(usize::MAX);
    let source = Source::Text("x.csv".to_owned(), text.to_owned());
    let corpus =
        crate::reading::read(&[source], ReadOptions::with_details(), &mut notices).expect("a corpus");
    assert_eq!(corpus.inputs()[0].format.name, "csv");
    (corpus, notices)
}

#[test]
fn a_layout_that_was_seen_is_not_that_of_another_input_or_of_other_columns() {
    let [a, b] = ["Authors,Title\nAnn Lee,A\n", "Title,Authors\nB,Bob Roe\n"];
    let name = |text: &str| bylines(text).concat();
    assert_eq!([name(a), name(b), name(a)], ["Ann Lee", "Bob Roe", "Ann Lee"]);
    assert_ne!(layout_of(a, ""), layout_of(a, "authors=Title"));
}

/// The bylines of a table: `Lovelace, Ada <scopus:1> [London] + …`.
fn bylines(text: &str) -> Vec<String> {
    let mut bylines = Vec::new();
    struct Bylines<'a>(&'a mut Vec<String>);
    impl Sink for Bylines<'_> {
        fn record(&mut self, record: &Record<'_>) {
            let shown = record.byline.iter().map(|mention| {
                let mut shown = mention.name.to_owned();
                for (open, text, close) in [(" <", mention.ids, ">"), (" [", mention.affiliation, "]")] {
                    if !text.is_empty() {
                        shown.extend([open, text, close]);
                    }
                }
                if mention.is_group { format!("{{{shown}}}") } else { shown }
            });
            self.0.push(shown.collect::<Vec<_>>().join(" + "));
        }
        fn node(&mut self, _: &str, _: &str) {}
        fn tie(&mut self, _: usize, _: &str, _: &str, _: Option<f64>) {}
        fn person(&mut self, _: &str, _: &[&str]) {}
        fn notice(&mut self, _: usize, kind: Kind, detail: &str) {
            self.0.push(format!("{kind:?}: {detail}"));
        }
    }
    let chunk = Chunk { text, head: text, first: true, last: true, ..Chunk::default() };
    assert!((FORMAT.detect)(text), "{text}");
    read(chunk, &mut Bylines(&mut bylines));
    bylines
}

#[test]
fn a_row_has_key_title_year_doi_venue_and_editors() {
    let (corpus, notices) = corpus(FIXTURE);
    assert_eq!(
        (corpus.id(0), corpus.title(0)),
        ("2-s2.0-1843".to_owned(), "Sketch of the \"Analytical Engine\", with notes")
    );
    assert_eq!(
        (corpus.year(0), corpus.doi(0), corpus.venue(0)),
        (Some(1843), "10.1000/sketch", "Scientific Memoirs")
    );
    assert!(told(read, FIXTURE)[0].contains("editors: [Mention { name: \"Taylor, R.\""));
    assert_eq!(notices.count(Kind::NoAuthors), 1);
    assert_eq!(corpus.papers(), 2);
}

#[test]
fn scopus_has_full_names_ids_and_affiliations() {
    let expected = [
        "Lovelace, Ada <scopus:57000000001> [Analytical Society, London] + Şahin, Özgür <scopus:57000000002> [Ankara]",
        "Wolframová, Žofie <scopus:57000000003> [Prague] + Lovelace, Ada <scopus:57000000001> [London]",
        "",
    ];
    assert_eq!(bylines(FIXTURE), expected);
}

#[test]
fn older_scopus_parts_names_by_commas_and_ids_by_semicolons() {
    let text = "Authors,Author(s) ID,Title,Year,Source title,EID\n\
                \"Lovelace A.A., Menabrea L.\",\"571;572;\",Notes,1843,Memoirs,2-s2.0-1\n\
                [No author name available],[No author id available],Editorial,1844,Memoirs,2-s2.0-2\n";
    assert_eq!(bylines(text), ["Lovelace, A.A. <scopus:571> + Menabrea, L. <scopus:572>", ""]);
}

#[test]
fn pubmed_has_groups_behind_semicolons_and_a_full_stop_at_the_end() {
    let text = "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year\n\
                1,On looms,\"Gray M, Lovelace AA; Loom Study Group.\",Looms. 1843,Gray M,Looms,1843\n\
                2,On wheels,Babbage CH.,Wheels. 1844,Babbage CH,Wheels,1844\n";
    assert_eq!(bylines(text), ["Gray, M + Lovelace, AA + {Loom Study Group}", "Babbage, CH"]);
}

#[test]
fn openalex_has_orcids_beside_its_own_ids_and_no_more_than_a_hundred_authors() {
    let header = "id,display_name,publication_year,authorships.author.display_name,authorships.author.id,authorships.author.orcid\n";
    let row = "https://openalex.org/W1,Notes,1843,Ada Lovelace|Mary Gray,https://openalex.org/A1|https://openalex.org/A2,None|https://orcid.org/0000-0002-1825-0097\n";
    let text = format!("{header}{row}");
    assert_eq!(
        bylines(&text),
        ["Ada Lovelace <openalex:A1> + Mary Gray <openalex:A2 orcid:0000-0002-1825-0097>"]
    );
    assert_eq!(corpus(&text).0.id(0), "W1");
    let hundred = |word: &str| vec![word; 100].join("|");
    let many = format!("{header}W2,Crowd,1844,{},{},\n", hundred("Ada Lovelace"), hundred("A1"));
    assert_eq!(bylines(&many)[0], "AndOthers: Crowd");
}

#[test]
fn identifiers_are_left_out_where_the_lists_are_not_of_one_length() {
    let text = "Authors,Author(s) ID,Title,EID\nLovelace A.; Gray M.,571,Notes,1\n";
    assert_eq!(bylines(text), ["UnplacedIds: 571", "Lovelace, A. + Gray, M."]);
}

#[test]
fn web_of_science_has_ids_behind_names_and_groups_in_a_column() {
    let text = "PT\tAU\tAF\tCA\tTI\tSO\tOI\tPY\tUT\n\
                J\tLovelace, A; Gray, M\tLovelace, Ada; Gray, Mary\tEngine Grp\tNotes\tMEMOIRS\t\
                Gray, Mary/0000-0002-1825-0097\t1843\tWOS:1\n";
    assert_eq!(bylines(text), ["Lovelace, Ada + Gray, Mary <orcid:0000-0002-1825-0097> + {Engine Grp}"]);
}

#[test]
fn dimensions_and_embase_have_lines_above_their_header() {
    let text = "\"About the data: Exported on Jan 1, 1850. Criteria: engines\"\n\
                Rank,Publication ID,DOI,Title,Source title,PubYear,Authors,Authors Affiliations\n\
                1,pub.1,10.1000/1,Notes,Memoirs,1843,\"Lovelace, Ada; Gray, Mary\",\"Lovelace, Ada (London); Gray, Mary (Paris; Lyon)\"\n";
    assert_eq!(bylines(text), ["Lovelace, Ada [London] + Gray, Mary [Paris; Lyon]"]);
    let text = "SEARCH QUERY;engine:ti;;\n-----;;;\n;;;\nTitle;Author Names;Publication Year;PUI\n\
                Notes;Lovelace A.A., Gray M.;1843;L1\n";
    assert_eq!(bylines(text), ["Lovelace, A.A. + Gray, M."]);
}

#[test]
fn a_row_may_be_an_author_and_rows_of_one_paper_follow_each_other() {
    let tables = [
        "paper_id,title,author\n1,Notes,Ada Lovelace\n1,Notes,Mary Gray\n2,Looms,Ada Lovelace\n",
        "paper,author\n1,Ada Lovelace\n1,Mary Gray\n2,Ada Lovelace\n",
        "paper\ttitle\tfirst\tlast\temail\n1\tNotes\tAda\tLovelace\t\n1\tNotes\tMary\tGray\t\n2\tLooms\tAda\tLovelace\t\n",
        "Submission #,First name,Last name,Country\n1,Ada,Lovelace,UK\n1,Mary,Gray,UK\n2,Ada,Lovelace,UK\n",
        "title,author\nNotes,Ada Lovelace\nNotes,Mary Gray\nLooms,Ada Lovelace\n",
    ];
    for table in tables {
        let bylines: Vec<_> =
            bylines(table).iter().map(|byline| byline.replace("Lovelace, Ada", "Ada Lovelace")).collect();
        assert_eq!(bylines[1..], [bylines[1].clone(), "Ada Lovelace".to_owned()], "{table}");
        assert!(["Ada Lovelace + Mary Gray", "Ada Lovelace + Gray, Mary"].contains(&&*bylines[1]), "{table}");
        let cut = told_whatever_the_cut(read, table);
        assert_eq!(cut, told(read, table));
    }
    let with_place = "paper,title,first,last,affiliation\n7,Notes,Ada,Lovelace,London\n7,Notes,Mary,Gray,\n";
    let (corpus, _) = corpus(with_place);
    assert_eq!((corpus.id(0).as_str(), corpus.title(0), corpus.affiliation(0)), ("7", "Notes", "London"));
}

#[test]
fn rows_of_one_paper_that_stand_apart_are_to_be_sorted() {
    let (_, notices) = corpus("paper,first,last\n1,Ada,Lovelace\n2,Ada,Lovelace\n1,Mary,Gray\n");
    let guessed = &notices.by_kind()[0].2[0].detail;
    assert!(guessed.ends_with("sort the table by it"), "{guessed}");
}

#[test]
fn papers_of_one_author_are_not_taken_for_one_paper() {
    let tables = [
        "key,title,author\na,Notes,Ada Lovelace\nb,Notes,Mary Gray\n",
        "title,author\nNotes,Ada Lovelace\nNotes,Ada Lovelace\n",
        "title,author\nNotes,Ada Lovelace; Mary Gray\nNotes,Jane Marcet\n",
        "id,title,author\n1,Notes,Ada Lovelace\n1,Looms,Mary Gray\n",
        "title,author\nNotes,Ada\nNotes,Mary\nA,Ada\nB,Ada\nC,Ada\nD,Ada\n",
    ];
    for table in tables {
        let rows = table.lines().count() - 1;
        assert_eq!(bylines(table).len(), rows, "{table}");
    }
}

#[test]
fn other_databases_and_tools_are_known_by_their_headers() {
    let tables = [
        "Lens ID,Title,Publication Year,Source Title,Author/s\n0-1,Notes,1843,Memoirs,Ada Lovelace; Mary Gray\n",
        "Document Title,Authors,Author Affiliations,Publication Title,Publication_Year,DOI\nNotes,Ada Lovelace; Mary Gray,NA; NA,Memoirs,1843,\n",
        "Cites,Authors,Title,Year,Source\n9,\"Ada Lovelace, Mary Gray, ...\",Notes,1843,Memoirs\n",
        "key,title,year,journal,authors\nrayyan-1,Notes,1843,Memoirs,Ada Lovelace and Mary Gray\n",
        "(internal) id,title,journal,authors,tags\n1,Notes,Memoirs,\"Ada Lovelace\n and Mary Gray\n\",\n",
        "UID,title,authors,abstract\n7,Notes,Ada Lovelace|Mary Gray*,Long.\n",
        "paper,authors,title\n7,\"['Ada Lovelace', 'Mary Gray']\",Notes\n",
        "Reference Type\tReference Id\tAuthors, Primary\tTitle Primary\nJournal Article\t7\tAda Lovelace;Mary Gray\tNotes\n",
        "sep=;\nTitel;Autoren;Jahr\nNotes;Ada Lovelace, Mary Gray;1843\n",
        "Authors\nAda Lovelace; Mary Gray\n",
    ];
    for table in tables {
        let bylines = bylines(table);
        assert_eq!(bylines.last().map(String::as_str), Some("Ada Lovelace + Mary Gray"), "{table}");
        assert_eq!(bylines.len(), 1 + usize::from(table.contains("...")), "{table}");
    }
}

#[test]
fn headers_of_ones_own_are_guessed_and_the_guess_is_shown() {
    let text = "Nr;Wer;Was;Wann\n1;Ada Lovelace, Luigi Menabrea;Notes on the engine;1843\n2;Mary Gray;On wheels and looms;1851\n";
    let expected = [
        "GuessedColumns: authors = Wer, separated by commas; title = Was; year = Wann",
        "Ada Lovelace + Luigi Menabrea",
        "Mary Gray",
    ];
    assert_eq!(bylines(text), expected);
}

#[test]
fn what_is_no_table_of_papers_is_not_taken_for_one() {
    let others = [
        "author_id,author,papers,coauthors,strength,component\nann-a,Ann A,1,2,2,1\n",
        "rank,author,coauthors,papers\n1,Ann A,2,3\n",
        "Lovelace, Ada; Menabrea, Luigi\nGray, Mary; Babbage, Charles\nLoom, Bo; Wheel, Cy\n",
        "Ada Lovelace; Mary Gray\nBo Loom; Cy Wheel\n",
        "Notes on engines\n\nAda Lovelace, Mary Gray\n\n\nOn looms\n\nBo Loom, Cy Wheel\n",
        "1,2\n3,4\n",
        "1\t2\t0.5\n",
        "name,city,age\nAda Lovelace,London,36\nMary Gray,Paris,40\n",
        "",
        "\"",
    ];
    for other in others {
        assert!(!(FORMAT.detect)(other), "{other}");
    }
}

#[test]
fn a_quote_left_open_does_not_swallow_the_rows_below() {
    let row = |n: usize| format!("Notes {n},Ada Lovelace; Mary Gray,1843\n");
    let rows: String = (0..9).map(row).collect();
    let text = format!(
        "title,authors,year\n{rows}\"Open, and more,Bo Loom; Cy Wheel,1844\n{rows}\"Last,Bo Loom,1845\n"
    );
    let bylines = bylines(&text);
    assert_eq!(bylines.iter().filter(|byline| *byline == "Ada Lovelace + Mary Gray").count(), 18);
    assert_eq!(bylines.iter().filter(|byline| byline.starts_with("Malformed")).count(), 1);
    assert_eq!(bylines.last().map(String::as_str), Some("Bo Loom"));
}

#[test]
fn our_own_mentions_are_papers_again() {
    let text = "paper,position,mention,author_id,author\nk1,1,Ann A,ann-a,Ann A\nk1,2,'-Bob,bob,Bob\nk1,1,Cat C,orcid:0000-0002-1825-0097,Cat C\nk2,1,\"D, Dan\",dan d#orcid:0000-0002-1825-0097,Dan D\n";
    let expected = [
        "Ann A <coauth:ann-a> + -Bob <coauth:bob>",
        "Cat C <orcid:0000-0002-1825-0097>",
        "D, Dan <orcid:0000-0002-1825-0097 coauth:dan%20d#orcid:0000-0002-1825-0097>",
    ];
    assert_eq!(bylines(text), expected);
    let (corpus, _) = corpus(text);
    assert_eq!([corpus.id(0), corpus.id(1), corpus.id(2)], ["k1", "k1", "k2"]);
}

#[test]
fn our_own_mentions_say_who_is_a_group_and_what_is_stated_again() {
    let text = "paper,position,mention,author_id,author,kind,states\n\
                k1,1,Ann A,ann-a,Ann A,person,\nk1,2,The Loom,the-loom,The Loom,group,\n\
                k2,1,A. A,ann-a,Ann A,person,k1\nk3,1,Bob,bob,Bob,person,\n";
    assert_eq!(
        bylines(text),
        ["Ann A <coauth:ann-a> + {The Loom <coauth:the-loom>}", "RepeatedRecord: k2", "Bob <coauth:bob>"]
    );
}

#[test]
fn our_own_ties_are_ties_again() {
    let text =
        "a,b,a_id,b_id,papers,strength,first_year,last_year\nAnn A,'@B,ann-a,b,2,1.5,,\nAnn A,,ann-a,,,1,,\n";
    let expected = ["ann-a = Ann A", "b = @B", "ann-a – b: 1.5", "Malformed: Ann A,,ann-a,,,1,,"];
    assert_eq!(told(read, text), expected);
}

#[test]
fn rows_with_more_or_fewer_cells_keep_their_columns_and_are_noticed_where_these_may_be_shifted() {
    let table = "Authors,Title,Year,EID\n\"Ada Gray, Bo Loom\",Notes,1843,e1\n\"Cy Wheel, Ada Gray\",\"On\nlooms\",1844,g,e3\n\
                 \"Bo Loom, Di Marcet\",Wheels\nAda Gray, Bo Loom,Notes on engines,1843,e4\n";
    let expected = [
        "Ada Gray + Bo Loom",
        "UnevenRow: Cy Wheel, Ada Gray On\nlooms 1844 g e3",
        "Cy Wheel + Ada Gray",
        "Bo Loom + Di Marcet",
        "Malformed: Ada Gray  Bo Loom Notes on engines 1843 e4",
    ];
    assert_eq!(bylines(table), expected);
    told_whatever_the_cut(read, table);
}

#[test]
fn tables_of_psql_and_markdown_are_separated_by_bars() {
    let tables = [
        " title | authors | year\n-------+---------+------\n Notes | Ada Gray; Bo Loom | 1843\n(1 row)\n",
        "| Title | Authors |\n|---|---|\n| Notes | Ada Gray, Bo Loom |\n",
        "+-------+-------------------+\n| title | authors           |\n+-------+-------------------+\n| Notes | Ada Gray, Bo Loom |\n+-------+-------------------+\n",
        "Title|Authors\nNotes|Ada Gray; Bo Loom\n",
    ];
    for table in tables {
        assert_eq!(bylines(table), ["Ada Gray + Bo Loom"], "{table}");
    }
}

#[test]
fn identifiers_after_names_and_dois_in_a_column_of_keys_are_read() {
    let table = "id,title,author\n\"doi:10.1/a omid:br/061\",Notes,\"Gray, Ada [orcid:0000-0002-1825-0097 omid:ra/061]; Loom, Bo [omid:ra/062]\"\n\
                 https://doi.org/10.1000/b,Looms,\"Gray, Ada (ORCID: 0000-0002-1825-0097); Loom, Bo (London)\"\n";
    assert_eq!(
        bylines(table),
        [
            "Gray, Ada <orcid:0000-0002-1825-0097> + Loom, Bo",
            "Gray, Ada <orcid:0000-0002-1825-0097> + Loom, Bo [London]"
        ]
    );
    let (corpus, _) = corpus(table);
    assert_eq!([corpus.doi(0), corpus.doi(1), &corpus.id(1)], ["10.1/a", "10.1000/b", "10.1000/b"]);
    let scopus = "Author full names,Title,EID\n\"Gray, Ada (571); Loom, Bo (572)\",Notes,e1\n";
    assert_eq!(bylines(scopus), ["Gray, Ada <scopus:571> + Loom, Bo <scopus:572>"]);
}

#[test]
fn orcids_belong_to_authors_by_position_or_by_name() {
    for orcids in
        ["0000-0002-1825-0097;", "https://orcid.org/0000-0002-1825-0097; ", "Ada Gray/0000-0002-1825-0097"]
    {
        let table = format!("Authors,ORCID iD(s),Title\nAda Gray; Bo Loom,{orcids},Notes\n");
        assert_eq!(bylines(&table), ["Ada Gray <orcid:0000-0002-1825-0097> + Bo Loom"], "{orcids}");
    }
}

#[test]
fn a_column_named_paper_holds_titles_if_its_cells_are_several_words() {
    let (corpus, _) = corpus("Paper,Authors\nOn the nature of nets,Ada Gray; Bo Loom\n");
    assert_eq!((corpus.title(0), corpus.key(0)), ("On the nature of nets", ""));
    let rows = "paper,author\nOn the old nets,Ada Gray\nOn the old nets,Bo Loom\nOn the new nets,Cy Wheel\n";
    assert_eq!(bylines(rows)[1..], ["Ada Gray + Bo Loom", "Cy Wheel"]);
}

#[test]
fn a_header_that_files_put_together_repeat_is_no_record() {
    let table = "# one, two\n\n\nTitle,Authors\nNotes,Ada Gray; Bo Loom\nTitle,Authors\nLooms,Cy Wheel\n";
    assert_eq!(bylines(table), ["Ada Gray + Bo Loom", "Cy Wheel"]);
}

#[test]
fn an_entry_that_may_be_several_names_is_noticed() {
    let table =
        "Authors,Title\nAda Gray; Bo Loom,A\n\"Cy Wheel, Di Marcet\",B\nEd NoteFay Quill; Bo Loom,C\n";
    let expected = [
        "Ada Gray + Bo Loom",
        "NotSeparated: Cy Wheel, Di Marcet",
        "Cy Wheel, Di Marcet",
        "NotSeparated: Ed NoteFay Quill",
        "Ed NoteFay Quill + Bo Loom",
    ];
    assert_eq!(bylines(table), expected);
}

#[test]
fn a_cut_at_any_byte_loses_nothing_and_doubles_nothing() {
    let mentions = "paper,position,mention,author_id,states\nk1,1,Ann A,a\nk1,x,Odd,o\nk1,2,\"B\nb\",b\nk2,1,Cat C,c,k1\nk2,2,Dan\nk3,1,E";
    let guessed = "Nr;Wer\n1;Ada Lovelace, Luigi Menabrea\n\"2;x\n3;Mary Gray, Özgür Loom\n";
    for text in [FIXTURE, mentions, guessed] {
        told_whatever_the_cut(read, text);
    }
}

fn any_table() -> impl Strategy<Value = String> {
    let shards = vec![
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\n",
        " ",
        "authors",
        "Authors",
        "title",
        "paper,position,mention,author_id\n",
        "a,b,a_id,b_id,strength\n",
        "Title,Authors,Year\n",
        "Ada Lovelace",
        "Gray M.",
        " and ",
        "|",
        "(",
        ")",
        "et al.",
        "['",
        "']",
        "Jr.",
        "1843",
        "é",
        "\u{301}",
        "'=",
        "*",
        "null",
        "and ",
        ".",
        "·",
    ];
    prop::collection::vec(prop::sample::select(shards), 0..50).prop_map(|shards| shards.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn any_text_is_survived_and_cuts_in_it_change_nothing(
        text in prop_oneof![any_table(), any_table().prop_map(|rows| format!("title;authors\n{rows}")), ".{0,200}"],
        cut in any::<prop::sample::Index>(),
    ) {
        let cut = text.floor_char_boundary(cut.index(text.len() + 1));
        prop_assert_eq!(told_in_two(read, &text, cut), told(read, &text));
        (FORMAT.detect)(&text);
    }
}

/// The dates of a table, row by row; `–` where there is none.
fn dates_of(text: &str) -> Vec<String> {
    let corpus = corpus(text).0;
    let shown = |paper| corpus.date(paper).map_or("–".to_owned(), |date| date.to_string());
    (0..corpus.papers()).map(shown).collect()
}

#[test]
fn the_only_column_of_dates_tells_months_and_no_day_that_it_does_not_have() {
    let cells = ["2019-11", "2019/5", "2019.05", "2019年12月", "2019. 5.", "Nov 2019", "2019-11-03", "2019"];
    let expected = ["2019-11", "2019", "2019-05", "2019-12", "2019-05", "2019-11", "2019-11-03", "2019"];
    for header in [
        "date",
        "Published",
        "publication date",
        "Date Published",
        "pub_date",
        "issued",
        "dc:date",
        "Online Date",
        "coverDate",
        "Published Online",
    ] {
        let rows = cells.iter().enumerate().map(|(n, cell)| format!("Knots {n},Ann Lee; Bob Roe,{cell}\n"));
        let text = format!("title,authors,{header}\n{}", rows.collect::<String>());
        assert_eq!(dates_of(&text), expected, "{header}");
    }
}

#[test]
fn the_issue_tells_the_year_and_another_date_only_what_agrees_with_it() {
    let row = |cells: &str| format!("Knots,Ann Lee; Bob Roe,{cells}\n");
    for (headers, cells, expected) in [
        ("Year,Online Date", "2020,2019-11-03", "2020"),
        ("Online Date,Year", "2020-01-03,2020", "2020-01-03"),
        ("Online Date,Issue Date", "2019-11-03,2020-02", "2020-02"),
        ("PY,PD", "2019,MAR 15", "2019-03-15"),
        ("Year,Date", ",2019-03", "2019-03"),
        ("PY,PD,EA", ",,JAN 2024", "2024-01"),
        ("PY,PD,EA", "2023,MAR 15,JAN 2022", "2023-03-15"),
        ("Publication Year,Publication Date,Early Access Date", ",,JAN 2024", "2024-01"),
        ("Year,Date,EA", ",,JAN 2024", "–"),
    ] {
        assert_eq!(dates_of(&format!("Title,Authors,{headers}\n{}", row(cells))), [expected], "{headers}");
    }
}

#[test]
fn a_column_of_months_belongs_to_the_years_beside_it() {
    let rows = [
        ("2011,12,", "2011-12"),
        ("2011,3,7", "2011-03-07"),
        ("2011,Mar,7", "2011-03-07"),
        ("2011,Mär,Monday", "2011-03"),
        ("2011,13,7", "2011"),
        ("2011,Nov-Dec,", "2011"),
        ("2011,,7", "2011"),
        ("2011-05,6,", "2011-05"),
    ];
    let written = rows.map(|(cells, _)| format!("Knots,Ann Lee; Bob Roe,{cells}\n"));
    let text = format!("Title,Authors,Year,Month,Day\n{}", written.concat());
    assert_eq!(dates_of(&text), rows.map(|(_, date)| date));
}

#[test]
fn a_row_that_tells_of_an_author_and_no_paper_goes_on_with_the_paper_above() {
    let text = "Paper ID,Title,Author,Year\n1,Knots,Ann Lee,2018\n,,Bob Roe,\n2,Looms,Cat Poe,2019\n,,Ann Lee,\n,,Dan Fox,\n";
    let told = told_whatever_the_cut(read, text);
    assert_eq!(told.iter().filter(|line| line.starts_with("Record")).count(), 2, "{told:#?}");
    assert_eq!(
        bylines(text),
        [
            "GuessedColumns: a row is an author, Author; rows without Paper ID go on with the paper above",
            "Ann Lee + Bob Roe",
            "Cat Poe + Ann Lee + Dan Fox"
        ]
    );
    let by_title = "Title,Author,Year\nKnots,Ann Lee,2018\n,Bob Roe,\nLooms,Cat Poe,2019\n";
    assert_eq!(bylines(by_title)[1..], ["Ann Lee + Bob Roe", "Cat Poe"]);
}

#[test]
fn rows_of_whole_bylines_go_on_with_no_other_and_neither_do_those_with_a_year() {
    for (text, expected) in [
        (
            "Title,Author,Year\nKnots,Ann Lee; Bob Roe,2018\n,Cat Poe; Dan Fox,\n",
            ["Ann Lee + Bob Roe", "Cat Poe + Dan Fox"],
        ),
        ("Title,Author,Year\nKnots,Ann Lee,2018\n,Cat Poe,2019\n", ["Ann Lee", "Cat Poe"]),
    ] {
        assert_eq!(bylines(text), expected, "{text}");
    }
}

#[test]
fn web_of_science_has_addresses_behind_names_and_the_authors_of_books() {
    for header in [
        "PT,AU,BA,BE,AF,BF,CA,TI,C1,PY,UT",
        "Publication Type,Authors,Book Authors,Book Editors,Author Full Names,Book Author Full Names,Group Authors,Article Title,\
         Addresses,Publication Year,UT (Unique WOS ID)",
    ] {
        let text = format!(
            "{header}\n\
             J,\"Gray, M; Fox, D; Roe, B\",,,\"Gray, Mary; Fox, Dan; Roe, Bob\",,,Knots,\
             \"[Gray, Mary] Univ Turin, Italy; [Fox, Dan; Gray, Mary] Univ Oslo, Norway\",2018,WOS:1\n\
             B,,\"Fox, D; Roe, B\",\"Lee, A\",,\"Fox, Dan; Roe, Bob\",,Looms,,2019,WOS:2\n"
        );
        let expected = [
            "Gray, Mary [Univ Turin, Italy; Univ Oslo, Norway] + Fox, Dan [Univ Oslo, Norway] + Roe, Bob",
            "Fox, Dan + Roe, Bob",
        ];
        assert_eq!(bylines(&text), expected);
        assert!(
            told(read, &text)[1].contains("editors: [Mention { name: \"Lee, A\""),
            "{:?}",
            told(read, &text)
        );
    }
}

#[test]
fn authors_in_cells_beside_the_header_of_authors_are_read() {
    let rows = "On nets and things,Ann Lee,Bob Roe,Cat Poe\nOn sets and things,Dan Fox,,\n";
    for header in [
        "Title,Authors,,",
        "Title,Authors,Unnamed: 2,Unnamed: 3",
        "Title,Authors,Column1,Column2",
        "Title,Authors,Authors.1,Authors.2",
        "Title,Author,Second author,Third author",
        "Title,Author,2nd Author,Last Author",
        "Title,First Author,Second Author,Third Author",
        "Title,Authors",
        "Title,Authors,External co-authors,",
    ] {
        let found = bylines(&format!("{header}\n{rows}"));
        assert_eq!(found, ["Ann Lee + Bob Roe + Cat Poe", "Dan Fox"], "{header}");
    }
}

#[test]
fn names_in_a_column_that_is_not_read_are_said_to_be_there() {
    let text = "Title,Authors,Contributors\nOn nets,Ann Lee; Bob Roe,Cat Poe\nOn sets,Dan Fox,Eve Kim\n";
    assert_eq!(bylines(text)[0], "GuessedColumns: Contributors has names, too, which are not read");
    let beside =
        "Title,Authors,\nOn nets and things,Ann Lee; Bob Roe,accepted\nOn sets and things,Dan Fox,rejected\n";
    assert_eq!(bylines(beside), ["Ann Lee + Bob Roe", "Dan Fox"]);
}

#[test]
fn titles_and_years_below_headers_that_are_not_known_are_guessed_and_the_guess_is_shown() {
    let text = "Authors,Rubrik hier,Toen,Note\nAnn Lee; Bob Roe,On nets and things,2019,x\nDan Fox,On sets and other things,2020,y\n";
    let found = bylines(text);
    assert_eq!(found[0], "GuessedColumns: title = Rubrik hier; year = Toen");
    let papers = told(read, text).concat();
    assert!(papers.contains("2019") && papers.contains("On nets and things"), "{papers}");
}

#[test]
fn a_row_may_be_an_author_where_another_has_all_authors_of_a_paper() {
    for text in [
        "Title,Authors,Year\nOn nets and things,Ann Lee,2019\nOn nets and things,Bob Roe,2019\nOn sets and things,Dan Fox; Eve Kim,2020\n",
        "Title,Authors,Year\nOn nets and things,Ann Lee,2019\n,Bob Roe,\nOn sets and things,Dan Fox; Eve Kim,2020\n",
    ] {
        let found = bylines(text);
        assert_eq!(found[1..], ["Ann Lee + Bob Roe", "Dan Fox + Eve Kim"], "{found:?}");
    }
    // A title of two papers among many makes no author of a row.
    let text = "Title,Authors\nEditorial,Ann Lee\nEditorial,Bob Roe\nOn nets and things,Ann Lee; Bob Roe\nOn sets and things,Dan Fox; Eve Kim\nOn bits and things,Dan Fox; Ann Lee\n";
    assert_eq!(bylines(text).len(), 5);
}

#[test]
fn headings_and_headers_among_the_rows_are_no_papers() {
    let text = "Authors,Title,Year\nAutores,Título,Año\n2019,,\n\"Lee, Ann; Roe, Bob\",On nets and things,2019\n2020,,\n\"Fox, Dan; Kim, Eve\",On sets and things,2020\n";
    let found = bylines(text);
    assert_eq!(
        found,
        ["Malformed: 2019  ", "Lee, Ann + Roe, Bob", "Malformed: 2020  ", "Fox, Dan + Kim, Eve"]
    );
}

#[test]
fn affiliations_behind_commas_and_other_marks_are_no_names() {
    for cell in [
        "Ann Lee, MIT; Bob Roe, ETH Zurich",
        "Ann Lee, University of Oslo, Norway; Bob Roe, ETH Zurich",
        "Ann Lee - Univ Oslo; Bob Roe - ETH Zurich",
        "Ann Lee @ MIT; Bob Roe @ ETH Zurich",
        "Ann Lee: Univ Oslo; Bob Roe",
    ] {
        let found = bylines(&format!("Title;Authors\nOn nets and things;\"{cell}\"\n"));
        let bare: Vec<&str> =
            found[0].split(" + ").map(|name| name.split(" [").next().unwrap_or_default()).collect();
        assert_eq!(bare, ["Ann Lee", "Bob Roe"], "{cell}");
    }
    let places =
        bylines("Title;Authors\nA b c;\"Ann Lee, MIT; Xi Qua, Oslo\"\nA d e;\"Bob Roe, ETH Zurich\"\n");
    assert_eq!(places[0], "Ann Lee [MIT] + Xi Qua [Oslo]");
    for cell in
        ["GARCIA LOPEZ, ANA; DIAZ RUIZ, EVA", "Lee, Ann, PhD; Roe, Bob", "Garcia Lopez, Ana; Lee, Univ"]
    {
        let found = bylines(&format!("Title;Authors\nOn nets and things;\"{cell}\"\n"));
        assert!(!found[0].contains('['), "{found:?}");
    }
}

#[test]
fn words_for_and_separate_names_in_every_kind_of_list() {
    for cell in [
        "Lea Dupont, Luc Martin et Marthe Petit",
        "Lea Dupont, Luc Martin, et Marthe Petit",
        "Lea Dupont, Luc Martin, AND Marthe Petit",
        "Lea Dupont, Luc Martin AND Marthe Petit",
        "Lea Dupont; Luc Martin und Marthe Petit",
        "Lea Dupont; Luc Martin; oraz Marthe Petit",
        "Lea Dupont, Luc Martin, y Marthe Petit",
    ] {
        let found = bylines(&format!("Title|Authors\nOn nets and things|{cell}\n"));
        assert_eq!(found, ["Lea Dupont + Luc Martin + Marthe Petit"], "{cell}");
    }
    let dotted = bylines("Title|Authors\nOn nets and things|田中太郎・鈴木花子\nOn sets|アダ・ラブレス\n");
    assert_eq!(dotted, ["田中太郎 + 鈴木花子", "アダ・ラブレス"]);
}

#[test]
fn a_bare_name_beside_family_names_is_the_given_name() {
    for header in
        ["Paper ID,Title,Name,Surname", "Paper ID,Title,Vorname,Nachname", "Paper ID,Title,Nome,Cognome"]
    {
        let found = bylines(&format!("{header}\n1,On nets,Ann,Lee\n1,On nets,Bob,Roe\n2,On sets,Eve,Lee\n"));
        assert_eq!(found[1..], ["Lee, Ann + Roe, Bob", "Lee, Eve"], "{header}");
    }
}
