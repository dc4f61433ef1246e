//! A paper of very many authors is one mark of a drawing.

use serde_json::Value;

use crate::run::{Folder, folder};

/// A byline of so many authors, one of two of them, and one of one of them and somebody else.
fn large(authors: usize) -> Folder {
    let name = |i: usize| format!("Given{} Family{}", letters(i), letters(i * 7));
    let all: Vec<_> = (0..authors).map(name).collect();
    let text = format!("{}\n{}; {}\n{}; Zoe Zed\n", all.join("; "), all[0], all[1], all[2]);
    folder().with("large.txt", text)
}

fn letters(mut number: usize) -> String {
    let mut word = String::new();
    loop {
        word.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return word;
        }
    }
}

const READ: [&str; 4] = ["-i", "large.txt", "--from", "authors"];

fn run(folder: &Folder, arguments: &[&str]) -> crate::run::Ran {
    folder.coauth(&[&READ, arguments].concat()).answers()
}

#[test]
fn a_paper_of_more_than_a_hundred_drawn_authors_is_a_hub() {
    let folder = large(101);
    let ran = run(&folder, &["render"]).says("1 paper with more than 100 drawn authors: one mark each");
    let svg = ran.stdout();
    assert_eq!(svg.matches(r#"class="hub""#).count(), 2, "one in the drawing, one in the legend");
    assert!(svg.contains("a paper of more than 100 drawn authors"));
    // Lines to the hub, the pair with another paper, and the pair that is on no hub.
    assert_eq!(svg.matches("</path>").count(), 101 + 2);
    // The caption counts the true ties.
    assert!(svg.contains("5,051 ties"), "{}", svg.lines().take(3).collect::<String>());
    let of_hundred = run(&large(100), &["render"]).stdout();
    assert_eq!(of_hundred.matches(r#"class="hub""#).count(), 0);
    assert_eq!(of_hundred.matches("</path>").count(), 4951);
}

#[test]
fn only_drawn_authors_count() {
    let svg = run(&large(300), &["render", "--top", "40"]).stdout();
    assert!(!svg.contains(r#"class="hub""#));
}

#[test]
fn every_format_has_the_hub_and_is_small() {
    let folder = large(400);
    for format in ["svg", "dot", "html", "png", "pdf"] {
        let ran = run(&folder, &["render", "-f", format, "--labels", "20"]);
        assert!(ran.bytes().len() < 1_000_000, "{format}: {}", ran.bytes().len());
        let text = String::from_utf8_lossy(ran.bytes());
        match format {
            "svg" => assert!(text.contains(r#"<path class="hub""#)),
            "dot" => assert_eq!(text.matches("diamond").count(), 1),
            "html" => assert!(text.contains(r#""hubs":1"#)),
            _ => {}
        }
    }
}

#[test]
fn what_is_counted_knows_no_hubs() {
    let folder = large(150);
    let top: Value = run(&folder, &["top", "-f", "json", "--limit", "1"]).json();
    assert_eq!(top["authors"][0]["value"], 150);
    let ties = run(&folder, &["export", "-f", "ties-csv"]).stdout();
    assert_eq!(ties.lines().count(), 1 + 150 * 149 / 2 + 1);
    // The pair with two papers has strength 2, one of them by the hub.
    let strong = run(&folder, &["render", "--min-strength", "2"]).says("weaker than --min-strength").stdout();
    assert_eq!(strong.matches("</path>").count(), 1);
}
