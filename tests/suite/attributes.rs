//! `--attributes`: columns about authors, joined to them, in drawings, exports and queries.

use serde_json::{Value, json};

use crate::run::{Folder, folder};

const BIB: &str = "\
@article{a, author={Lee, Ann and Roe, Bob and Poe, Cy}, title={One}, year={2001}}
@article{b, author={Lee, Ann and Doe, Di}, title={Two}, year={2002}}
";

const PEOPLE: &str = "\
name,country,h_index,papers
\"Lee, Ann\",DE,30,many
Prof. Bob Roe,FR,12,few
Cy Poe,DE,n/a,few
Max Unknown,IT,3,
";

fn talks() -> Folder {
    folder().with("refs.bib", BIB).with("people.csv", PEOPLE)
}

const USED: [&str; 4] = ["-i", "refs.bib", "--attributes", "people.csv"];

fn exported(folder: &Folder, format: &str) -> String {
    folder.coauth(&[&["export", "-f", format][..], &USED].concat()).answers().stdout()
}

#[test]
fn columns_of_a_table_are_columns_of_exports_and_keep_the_names_of_ours_apart() {
    let nodes = exported(&talks(), "nodes-csv");
    let mut rows = csv::Reader::from_reader(nodes.as_bytes());
    let header: Vec<String> = rows.headers().expect("a header").iter().map(str::to_owned).collect();
    assert_eq!(header[header.len() - 3..], ["country", "h_index", "attribute:papers"]);
    let rows: Vec<Vec<String>> = rows
        .records()
        .map(|row| {
            let row = row.expect("a row");
            [1, header.len() - 3, header.len() - 2, header.len() - 1].map(|at| row[at].to_owned()).into()
        })
        .collect();
    assert_eq!(
        rows,
        [
            ["Lee, Ann", "DE", "30", "many"],
            ["Roe, Bob", "FR", "12", "few"],
            ["Poe, Cy", "DE", "", "few"],
            ["Doe, Di", "", "", ""],
        ]
    );
    let json: Value = serde_json::from_str(&exported(&talks(), "json")).expect("JSON");
    let of = |node: usize| ["country", "h_index"].map(|name| json["nodes"][node][name].clone());
    assert_eq!([of(0), of(3)], [[json!("DE"), json!(30)], [Value::Null, Value::Null]]);
    let graphml = exported(&talks(), "graphml");
    assert!(graphml.contains(r#"<key id="h_index" for="node" attr.name="h_index" attr.type="int"/>"#));
    assert!(graphml.contains(r#"<data key="country">DE</data>"#));
    let gml = exported(&talks(), "gml");
    assert!(gml.contains("    hIndex 30\n") && gml.contains("    attributePapers \"many\"\n"), "{gml}");
    for (format, part) in [
        ("gexf", r#"title="country" type="string""#),
        ("cyjs", r#""country": "DE""#),
        ("cx2", r#""h_index": {"#),
        ("hif", r#""h_index": 30"#),
        ("bipartite", r#"<data key="h_index">30</data>"#),
        ("gephi-nodes", "country,h_index,attribute:papers"),
    ] {
        let text = exported(&talks(), format);
        assert!(text.contains(part), "{format}: {text}");
    }
}

#[test]
fn an_index_has_the_same_columns_as_its_files() {
    let folder = talks();
    folder.coauth(&["index", "refs.bib", "-o", "refs.coauth"]).answers();
    let indexed = ["-i", "refs.coauth", "--attributes", "people.csv"];
    for format in ["nodes-csv", "graphml"] {
        let of_index = folder.coauth(&[&["export", "-f", format][..], &indexed].concat()).answers().stdout();
        assert_eq!(of_index, exported(&folder, format));
    }
    let index = ["index", "refs.bib", "-o", "x.coauth", "--attributes", "people.csv"];
    folder.coauth(&index).exits_with(2).says("--attributes has no effect on coauth index");
}

#[test]
fn ids_count_before_names_and_another_orcid_is_another_person() {
    let openalex = |orcid: &str, name: &str| json!({ "author": { "display_name": name, "orcid": format!("https://orcid.org/{orcid}") } });
    let work = json!({
        "id": "https://openalex.org/W1",
        "authorships": [openalex("0000-0002-1825-0097", "Ann Lee"), openalex("0000-0001-5109-3700", "Bob Roe")],
    });
    let people = "\
orcid,name,team
0000-0002-1825-0097,A. B. Lee,red
0000-0002-1694-233X,Bob Roe,blue
,id:bob-roe,green
";
    let folder = folder().with("works.jsonl", format!("{work}\n")).with("people.csv", people);
    let used = ["export", "-f", "json", "-i", "works.jsonl", "--attributes", "people.csv"];
    let json = folder.coauth(&used).answers().says("1 row of --attributes is about no author").json();
    let teams: Vec<&Value> =
        json["nodes"].as_array().expect("nodes").iter().map(|node| &node["team"]).collect();
    assert_eq!(teams, [&json!("red"), &json!("green")]);
}

#[test]
fn an_id_that_is_none_is_listed_with_its_row() {
    let people = "orcid,name,team\n0000-0002-1825-0098,Ann Lee,red\n0000-0002-1825-0099,,blue\n";
    let folder = talks().with("people.csv", people);
    folder
        .coauth(&[&["top", "-v", "--where", "team=red"][..], &USED].concat())
        .answers()
        .says("2 rows of --attributes have invalid ids, and were joined by their names, if at all")
        .says("people.csv:2: Ann Lee (orcid: 0000-0002-1825-0098)")
        .says("people.csv:3: orcid: 0000-0002-1825-0099");
}

#[test]
fn the_id_of_an_answer_is_an_id_of_the_table() {
    let top = talks().coauth(&["top", "refs.bib", "-f", "csv"]).answers().stdout();
    let ids = csv::Reader::from_reader(top.as_bytes()).into_records().map(|row| {
        let row = row.expect("a row");
        format!("{},{}\n", &row[2], row[1].len())
    });
    let people = format!("author_id,length\n{}", ids.collect::<String>());
    let folder = talks().with("people.csv", people);
    let json: Value = serde_json::from_str(&exported(&folder, "json")).expect("JSON");
    assert_eq!(json["nodes"].as_array().expect("nodes").len(), 4);
    for node in json["nodes"].as_array().expect("nodes") {
        assert_eq!(node["length"], node["author"].as_str().expect("a name").len());
    }
}

#[test]
fn a_name_that_fits_several_people_is_listed_and_joined_to_none() {
    let work = |orcid: &str| {
        let author = json!({ "display_name": "Wei Wang", "orcid": format!("https://orcid.org/{orcid}") });
        format!("{}\n", json!({ "authorships": [{ "author": author }] }))
    };
    let works = work("0000-0002-1825-0097") + &work("0000-0001-5109-3700");
    let folder = folder().with("works.jsonl", works).with("people.csv", "name,team\nWei Wang,red\n");
    let arguments = ["-i", "works.jsonl", "--attributes", "people.csv"];
    let ran = folder.coauth(&[&["export", "-f", "nodes-csv"][..], &arguments].concat()).answers();
    let ran = ran.says("fits several authors").says("people.csv:2: \"Wei Wang\" fits 2 authors: id:wei-wang");
    assert!(!ran.stdout().contains("red"));
    folder.coauth(&[&["top", "--strict"][..], &arguments].concat()).exits_with(2).says("people.csv:2");
}

#[test]
fn the_first_of_two_rows_about_one_author_counts_and_the_second_fills_gaps() {
    let people = "author,country,team\nAnn Lee,DE,\n\"Lee, Ann\",FR,red\nAnn Lee,DE,red\n";
    let folder = talks().with("people.csv", people);
    let ran = folder.coauth(&[&["export", "-f", "json"][..], &USED].concat());
    let ran = ran.answers().says("people.csv:3: Lee, Ann: country is DE on line 2, and FR here");
    let node = &ran.says("1 value of --attributes differs").json()["nodes"][0];
    assert_eq!([&node["country"], &node["team"]], ["DE", "red"]);
}

#[test]
fn rows_without_an_author_are_counted_and_listed_on_request() {
    let more: String = (0..9).map(|number| format!("Someone Else{number},IT,1,\n")).collect();
    let folder = talks().with("people.csv", PEOPLE.to_owned() + &more);
    let top = [&["top"][..], &USED].concat();
    folder.coauth(&top).answers().says(
        "10 rows of --attributes are about no author of the network (first: people.csv:5: Max Unknown)",
    );
    let check = folder.coauth(&["check", "refs.bib", "--attributes", "people.csv"]).answers();
    let check = check.stdout();
    assert!(check.contains("line 5: Max Unknown") && check.contains("and 7 more"), "{check}");
    folder.coauth(&[&top[..], &["-v"]].concat()).answers().says("people.csv:14: Someone Else8");
    folder.coauth(&[&top[..], &["--strict"]].concat()).answers();
}

#[test]
fn top_ranks_those_who_meet_conditions_among_themselves() {
    let top =
        |more: &[&str]| talks().coauth(&[&["top", "-f", "json", "--by", "papers"][..], &USED, more].concat());
    let names = |more: &[&str]| {
        let answer = top(more).answers().json();
        let authors = answer["authors"].as_array().expect("authors").clone();
        authors.iter().map(|one| (one["author"].to_string(), one["rank"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(names(&["--where", "country=FR"]), [("\"Roe, Bob\"".to_owned(), json!(1))]);
    assert_eq!(names(&["--where", "country=DE", "--where", "h_index>20"]).len(), 1);
    assert_eq!(names(&["--where", "attribute:papers=few"]).len(), 2);
    assert_eq!(top(&["--where", "country=DE"]).answers().json()["where"], json!(["country=DE"]));
    top(&["--where", "country=XX"]).exits_with(1);
    top(&["--where", "town=Rome"]).exits_with(2).says("country, h_index, papers");
    talks()
        .coauth(&["top", "refs.bib", "--where", "country=DE"])
        .exits_with(2)
        .says("--attributes, which is not given");
}

#[test]
fn drawings_color_and_size_by_columns() {
    let render = |more: &[&str]| talks().coauth(&[&["render"][..], &USED, more].concat());
    let svg = render(&["--color-by", "country"]).answers().stdout();
    assert!(svg.contains(">DE</text>") && svg.contains(">FR</text>") && svg.contains("no country"), "{svg}");
    let svg = render(&["--color-by", "h_index", "--size-by", "h_index"]).answers();
    let svg = svg.says("drawn as the smallest: 2 authors without a h_index of at least 0");
    assert!(svg.stdout().contains(">12</text>") && svg.stdout().contains(">30</text>"), "{}", svg.stdout());
    // What is built in wins.
    let built_in = render(&["--size-by", "papers"]).answers().stdout();
    assert_eq!(built_in, render(&[]).answers().stdout());
    render(&["--size-by", "attribute:papers"]).exits_with(2).says("column papers is not one of numbers");
    render(&["--color-by", "attribute:papers"]).answers();
    render(&["--color-by", "town"])
        .exits_with(2)
        .says("community, component, year, none, or a column of --attributes: country");
}

#[test]
fn a_page_shows_the_columns_of_a_person_and_offers_them_as_colors() {
    let page = talks().coauth(&[&["render", "-f", "html"][..], &USED].concat()).answers().stdout();
    let (_, data) = page.split_once(r#"id="network">"#).expect("data");
    let data: Value = serde_json::from_str(data.split_once("</script>").expect("an end").0).expect("JSON");
    assert_eq!(data["details"][0], json!([["country", "DE"], ["h_index", "30"], ["papers", "many"]]));
    assert_eq!(data["details"][3], json!([]));
    let names: Vec<&Value> =
        data["colorings"].as_array().expect("colors").iter().map(|coloring| &coloring["name"]).collect();
    assert_eq!(names, ["community", "component", "year", "none", "country", "h_index", "papers"]);
    let without = talks().coauth(&["render", "-f", "html", "refs.bib"]).answers().stdout();
    assert!(!without.contains("\"details\":"));
}

#[test]
fn a_table_that_cannot_be_joined_says_why() {
    let said = |people: &str| {
        let folder = talks().with("people.csv", people);
        folder.coauth(&[&["top"][..], &USED].concat()).exits_with(2)
    };
    said("country,team\nDE,red\n").says("people.csv:1").says("its columns are country, team");
    said("name\nAnn Lee\n").says("no column besides those of names and ids");
    said("name,team,team\nAnn Lee,a,b\n").says("two columns are called team");
    said("").says("the file is empty");
    let compressed = talks().with("people.csv", &b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xcb\xcc"[..]);
    let compressed = compressed.coauth(&[&["top"][..], &USED].concat());
    compressed.exits_with(2).says("people.csv: this is compressed by gzip; decompress it first");
    let missing = talks().coauth(&["top", "refs.bib", "--attributes", "none.csv"]);
    missing.exits_with(2).says("none.csv: cannot be read");
    talks().coauth(&["stats", "refs.bib", "--attributes", "people.csv"]).exits_with(2).says("no effect");
}

#[test]
fn stdin_and_spreadsheets_of_excel_2003_are_tables_too() {
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|cell| format!("<Cell><Data>{cell}</Data></Cell>"));
        format!("<Row>{}</Row>\n", cells.collect::<String>())
    };
    let workbook = format!(
        "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">{}{}</Workbook>",
        row(&["First Name", "Last Name", "Team"]),
        row(&["Ann", "Lee", "red"])
    );
    let arguments = ["export", "-f", "nodes-csv", "-i", "refs.bib", "--attributes", "-"];
    for table in [workbook.as_bytes(), b"name\tteam\nAnn Lee\tred\n", b"name;team\nAnn Lee;red\n"] {
        let nodes = talks().coauth_with_stdin(&arguments, table).answers().stdout();
        assert!(nodes.lines().nth(1).expect("a row").ends_with(",red"), "{nodes}");
    }
}

#[test]
fn names_in_two_columns_are_known_by_their_headers_in_many_languages() {
    for header in [
        "Vorname,Nachname",
        "Vorname,Name",
        "Prénom,Nom",
        "Imię,Nazwisko",
        "Ad,Soyad",
        "Name,Surname",
        "forename,surname",
    ] {
        let table = format!("{header},country\nAnn,Lee,DE\nBob,Roe,FR\n");
        let folder = folder().with("refs.bib", BIB).with("people.csv", table);
        let nodes = exported(&folder, "nodes-csv");
        assert!(nodes.contains("DE") && nodes.contains("FR"), "{header}: {nodes}");
    }
    let whole = "name,first name,country\nAnn Lee,Ann,DE\n";
    assert!(exported(&folder().with("refs.bib", BIB).with("people.csv", whole), "nodes-csv").contains("DE"));
    let other = "author,ad,country\nAnn Lee,seen,DE\n";
    assert!(
        exported(&folder().with("refs.bib", BIB).with("people.csv", other), "nodes-csv").contains("seen")
    );
}
