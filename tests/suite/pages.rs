//! What pages of the explorer say of what they leave out and of what may be wrong.

use crate::run::{coauth, folder};
use crate::serve::Server;

const THREE_SPELLINGS: &str = "\
Grace Hopper; Ada Lovelace; Mary Somerville
Hopper, G.; Ada Lovelace; Mary Somerville
Hopper, Grace B.; Ada Lovelace; Mary Somerville
";

#[test]
fn a_page_about_a_selection_says_what_was_left_out() {
    let (_folder, server) = Server::of(
        "@article{1, title={On ferns}, author={Ann Abel and Bob Bear}, year=1998}
         @article{2, title={On moss}, author={Ann Abel and Cat Cox}}
         @article{3, title={On stones}, author={Ann Abel and Dan Dill}, year=2003}",
    );
    let page = server.get("/author?name=Ann+Abel&since=2000").text();
    assert!(page.contains("2 papers are outside the selected years or have no year."), "{page}");
    assert!(!server.get("/author?name=Ann+Abel").text().contains("no year"));
}

#[test]
fn the_lines_of_all_likely_duplicates_are_one_file() {
    let folder = folder().with("x.txt", THREE_SPELLINGS);
    let server = Server::start(&folder, &["x.txt"]);
    let page = server.get("/names").text();
    let boxes = page.split("<input type=\"checkbox\" value=\"").skip(1);
    let lines: Vec<&str> = boxes.filter_map(|rest| rest.split('"').next()).collect();
    assert!(lines.len() > 1, "{page}");
    let folder = folder.with("who.txt", lines.join("\n"));
    let told = folder.coauth(&["stats", "--aliases", "who.txt", "x.txt", "-f", "json"]).exits_with(0).json();
    assert_eq!(told["authors"], 3, "{lines:?}");
}

#[test]
fn the_page_that_explains_an_author_names_the_likely_errors() {
    let folder = folder().with("x.txt", THREE_SPELLINGS);
    let server = Server::start(&folder, &["x.txt"]);
    let page = server.get("/names?explain=Grace+Hopper").text();
    assert!(page.contains("may be one person") && page.contains("Hopper, G."), "{page}");
}

/// A family name that no other number has.
fn family(number: u8) -> String {
    let letter = |digit: u8| char::from(b'a' + digit);
    let syllables: String =
        [number / 12, number % 12].map(|digit| format!("{}o", letter(1 + digit))).concat();
    format!("Mar{syllables}nki")
}

#[test]
fn a_list_of_likely_errors_that_is_cut_says_so() {
    let mut text = String::new();
    for number in 0..130 {
        let family = family(number);
        text += &format!(
            "Grace {family}; Ada Lo{family}; Mary So{family}\n{family}, G.; Ada Lo{family}; Mary So{family}\n"
        );
    }
    let folder = folder().with("x.txt", &text);
    let server = Server::start(&folder, &["x.txt"]);
    assert!(server.get("/names").text().contains("The likeliest 100;"));
    let whole = server.get("/api/v1/names?suspects=true&limit=0").json();
    assert!(whole["suspects"].as_array().expect("suspects").len() >= 130);
}

#[test]
fn options_that_exclude_each_other_are_refused_by_the_interface_as_by_the_command_line() {
    let (_folder, server) = Server::of(crate::serve::BIB);
    for query in
        ["names?suspects=true&explain=erdos", "timeline?cumulative=true&window=3", "timeline?window=0"]
    {
        let answer = server.get(&format!("/api/v1/{query}"));
        assert_eq!(answer.status, 400, "{query}");
    }
    for slip in ["search?q=bob&sinec=2000", "map?zom=3"] {
        let answer = server.get(&format!("/api/v1/{slip}"));
        assert!(answer.status == 400 && answer.text().contains("unknown parameter"), "{slip}");
    }
    coauth(&["names", "--suspects", "--explain", "Tao Qin"]).exits_with(2);
}
