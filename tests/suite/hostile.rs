//! Names that would break an output if they were not escaped for it.

use crate::run::{Folder, folder};

/// Names that mean something to XML, DOT, JSON, CSV, spreadsheets and terminals.
fn names() -> Vec<String> {
    let mut names: Vec<String> = [
        "<script>alert(1)</script>",
        "O'Neil \"Bob\" \\",
        "a]]>b & c",
        "\u{1b}[31mred\u{7}",
        "left\u{202e}thgir",
        "=HYPERLINK(1)",
        "+1 Plus",
        "-Minus",
        "@At",
        "\\N \\G \\l",
        "{a|b}",
        "--><!-- x",
        "ハマダ太郎",
        "Zo\u{308}e",
        "Nul\0l",
        "%s%n",
        "*_`#[x](y)",
        "🧑‍🔬 Emoji A",
    ]
    .map(str::to_owned)
    .into();
    names.push(format!("Long {}", "x".repeat(10_000)));
    names
}

fn hostile() -> Folder {
    folder().with("names.txt", names().join("; ") + "\nAnn A; <b>Bold\u{85}\n")
}

fn output(arguments: &[&str]) -> String {
    hostile().coauth(&[&["--from", "authors", "-i", "names.txt"], arguments].concat()).answers().stdout()
}

/// The text of every text node and attribute of well-formed XML.
fn xml_texts(xml: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut texts = vec![String::new()];
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Text(text) => texts.last_mut().expect("one").push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().expect("a character").or_else(|| {
                    let known = quick_xml::escape::resolve_predefined_entity(&reference);
                    known.and_then(|text| text.chars().next())
                });
                texts.last_mut().expect("one").push(character.expect("a known entity"));
            }
            Event::Eof => return texts,
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes() {
                    let attribute = attribute.expect("a well-formed attribute");
                    let value = quick_xml::escape::unescape(&attribute.value).expect("known entities");
                    texts.push(value.into_owned());
                }
                texts.push(String::new());
            }
            Event::End(_) => texts.push(String::new()),
            _ => {}
        }
    }
}

/// Would XML 1.0 forbid this character?
fn is_forbidden(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r')
}

#[test]
fn svg_graphml_and_gexf_are_well_formed_and_have_the_names() {
    for arguments in [
        &["render"][..],
        &["render", "--theme", "dark", "--labels", "all"],
        &["export", "-f", "graphml"],
        &["export", "-f", "bipartite"],
        &["export", "-f", "gexf"],
    ] {
        let xml = output(arguments);
        assert!(!xml.contains(is_forbidden) && !xml.contains("<script"), "{arguments:?}");
        let texts = xml_texts(&xml);
        for name in ["<script>alert(1)</script>", "O'Neil \"Bob\" \\", "a]]>b & c"] {
            assert!(texts.iter().any(|text| text.contains(name)), "{name} is not in {arguments:?}");
        }
    }
}

#[test]
fn dot_is_accepted_by_graphviz_and_its_rust_parser() {
    let dot = output(&["render", "-f", "dot"]);
    graphviz_rust::parse(&dot).expect("DOT");
    let Ok(mut graphviz) = std::process::Command::new("dot")
        .args(["-Kneato", "-n", "-Tplain"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
    else {
        return;
    };
    use std::io::Write;
    graphviz.stdin.take().expect("a pipe").write_all(dot.as_bytes()).expect("dot reads");
    let drawn = graphviz.wait_with_output().expect("dot ends");
    let nodes =
        String::from_utf8_lossy(&drawn.stdout).lines().filter(|line| line.starts_with("node ")).count();
    assert_eq!((drawn.status.success(), nodes), (true, names().len() + 2));
}

#[test]
fn json_is_json_and_keeps_every_name() {
    for arguments in [
        &["top", "--limit", "0", "-f", "json"][..],
        &["export", "-f", "json"],
        &["export", "-f", "cyjs"],
        &["export", "-f", "cx2"],
        &["export", "-f", "hif"],
        &["export", "-f", "vosviewer"],
    ] {
        let value: serde_json::Value = serde_json::from_str(&output(arguments)).expect("JSON");
        let text = value.to_string();
        for name in ["<script>alert(1)</script>", "=HYPERLINK(1)"] {
            assert!(text.contains(name), "{name} is not in {arguments:?}");
        }
    }
}

#[test]
fn no_cell_of_a_csv_is_a_formula() {
    for arguments in [
        &["top", "--limit", "0", "-f", "csv"][..],
        &["ties", "--limit", "0", "-f", "tsv"],
        &["export", "-f", "nodes-csv"],
        &["export", "-f", "gephi-edges"],
        &["export", "-f", "gephi-nodes"],
        &["export", "-f", "ties-csv"],
        &["export", "-f", "authorships"],
    ] {
        let delimiter = if arguments.contains(&"tsv") { b'\t' } else { b',' };
        let text = output(arguments);
        let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
        for row in rows.records() {
            for cell in &row.expect("a row of as many cells as there are columns") {
                let is_formula = cell.starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
                assert!(!is_formula, "{cell} in {arguments:?}");
            }
        }
    }
}

#[test]
fn tables_for_people_have_no_control_characters() {
    let commands: [&[&str]; 6] = [
        &["top", "--limit", "0"],
        &["ties"],
        &["components", "--members"],
        &["author", "Ann A"],
        &["top", "-f", "markdown", "--limit", "0"],
        &["distances", "Ann A"],
    ];
    for arguments in commands {
        let text = output(arguments);
        let is_unsafe = |c: char| {
            (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!text.contains(is_unsafe), "{arguments:?}\n{text:?}");
    }
    let markdown = output(&["top", "-f", "markdown", "--limit", "0"]);
    assert!(!markdown.contains("<script") && !markdown.contains("](y)") || markdown.contains("\\]"));
}

#[test]
fn messages_about_a_hostile_name_are_plain_text_of_bounded_length() {
    let ran = hostile()
        .coauth(&[
            "--from",
            "authors",
            "-i",
            "names.txt",
            "author",
            &format!("\u{1b}[2J{}", "y".repeat(5000)),
        ])
        .exits_with(2);
    assert!(!ran.stderr().contains('\u{1b}'));
    assert!(ran.stderr().lines().all(|line| line.chars().count() < 12_000));
}

#[test]
fn pajek_has_a_line_for_every_author_whatever_the_name() {
    let pajek = output(&["export", "-f", "pajek"]);
    let vertices = pajek.lines().skip(1).take_while(|line| !line.starts_with('*')).count();
    assert_eq!(vertices, names().len() + 2);
    assert!(pajek.lines().skip(1).take(vertices).all(|line| line.matches('"').count() == 2));
}

/// A listing whose titles are as hostile as names can be.
fn hostile_titles() -> Folder {
    let first = "=One <script>alert(1)</script> & \"two\" ]]> \\N \u{1b}[31m\u{202e} *x* [y](z)";
    let second = "Two\u{fffe} <!-- three | four";
    folder().with("t.txt", format!("{first}\n\nAnn A · Bob B\n\n\n{second}\n\nBob B · Cat C\n"))
}

#[test]
fn titles_are_escaped_like_names() {
    let output = |arguments: &[&str]| {
        hostile_titles()
            .coauth(&[&["-i", "t.txt", "--from", "listing"], arguments].concat())
            .answers()
            .stdout()
    };
    let svg = output(&["render"]);
    assert!(!svg.contains("<script") && !svg.contains("<!--") && !svg.contains(is_forbidden));
    assert!(xml_texts(&svg).iter().any(|text| text.contains("<script>alert(1)</script> & \"two\" ]]>")));
    graphviz_rust::parse(&output(&["render", "-f", "dot"])).expect("DOT");
    for arguments in [&["path", "Ann A", "Cat C"][..], &["author", "Bob B"]] {
        for format in ["text", "markdown"] {
            let text = output(&[arguments, &["-f", format]].concat());
            assert!(!text.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{text:?}");
            assert!(format == "text" || !(text.contains("<script") || text.contains("[y](z)")), "{text}");
        }
        let csv = output(&[arguments, &["-f", "csv"]].concat());
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let mut cells =
            rows.records().flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>());
        assert!(cells.any(|cell| cell.starts_with("'=One")), "{csv}");
        let json: serde_json::Value =
            serde_json::from_str(&output(&[arguments, &["-f", "json"]].concat())).expect("JSON");
        assert!(json.to_string().contains("=One <script>"));
    }
}
