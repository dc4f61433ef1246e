//! HotCRP stores the text of collaborators as coauth writes it: a second implementation of its rules changes nothing.

use crate::run::folder;

/// What HotCRP makes of a text of collaborators, as far as lines have parentheses.
///
/// The steps, in order: signs that are replaced, numbering, lines of several people, quotes, comments, tabs, blanks, and
/// what follows the parentheses. A line without parentheses may become `All (...)`, so there must be none.
fn normalized(text: &str) -> String {
    let replacements = [
        ("“", "\""),
        ("”", "\""),
        ("–", "-"),
        ("—", "-"),
        ("•", ";"),
        (".~", ". "),
        ("\\item", "; "),
        ("（", " ("),
        ("）", ") "),
    ];
    let text = replacements.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    let mut lines = Vec::new();
    for line in text.lines().map(without_numbering).map(|line| line.trim().to_owned()) {
        if line.len() <= 35 || !split(&line, &mut lines) {
            lines.push(line);
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| normalized_line(line)).collect();
    lines.join("\n")
}

/// Numbers such as `(1)` or `2.`, and bullets, at the beginning of a line.
fn without_numbering(line: &str) -> &str {
    let digits = line.strip_prefix('(').unwrap_or(line);
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < digits.len() && !digits.starts_with('0') && rest.starts_with(['.', ')']) {
        return rest[1..].trim_start_matches([' ', '\t']);
    }
    let rest = line.trim_start_matches(['-', '*', ';', ' ', '\t']);
    let bullets = &line[..line.len() - rest.len()];
    if bullets.ends_with([' ', '\t']) { rest } else { line }
}

/// The people of a line with more than two commas or more than one semicolon.
fn split(line: &str, lines: &mut Vec<String>) -> bool {
    let count = |sign: char| line.matches(sign).count();
    if count(',') <= 2 && count(';') <= 1 {
        return false;
    }
    let mut rest = line;
    while !rest.is_empty() {
        let (mut depth, mut end) = (0, None);
        for (at, c) in rest.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => {
                    depth -= 1;
                    if depth == 0 && rest[at + 1..].starts_with(" -") {
                        break;
                    }
                }
                ',' | ';' if depth == 0 => {
                    end = Some(at);
                    break;
                }
                _ => {}
            }
        }
        let end = end.unwrap_or(rest.len());
        lines.push(rest[..end].trim_start().to_owned());
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    true
}

fn normalized_line(line: &str) -> String {
    let line = if line.starts_with('"') { line.replace('"', "") } else { line.to_owned() };
    if line.starts_with('#') || line.ends_with(':') {
        return format!("# {line}");
    }
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(paren) = line.find('(') else { return format!("All ({line})") };
    let name = line[..paren].trim_end().trim_end_matches(['.', ',', ':', ';', '}']).to_lowercase();
    if ["", "-", "all", "any", "institution", "none"].contains(&name.as_str()) {
        return format!("All {}", &line[paren..]);
    }
    let mut depth = 0usize;
    let mut end = line.len();
    for (at, c) in line.char_indices().skip_while(|(at, _)| *at < paren) {
        depth += usize::from(c == '(');
        depth -= usize::from(c == ')');
        if depth == 0 {
            end = at + 1;
            break;
        }
    }
    let (start, rest) = line.split_at(end);
    let inside = start[paren..].trim_matches(['(', ')', ' ']);
    if depth > 0 || inside.is_empty() {
        return format!("{line})");
    }
    match rest.trim_start().trim_start_matches('-').trim_start() {
        "" => start.to_owned(),
        note => format!("{start} - {note}"),
    }
}

#[test]
fn the_second_implementation_changes_what_people_enter() {
    for (entered, stored) in [
        ("1. Ann Lee (X)", "Ann Lee (X)"),
        ("Ann Lee (X) – friend", "Ann Lee (X) - friend"),
        ("* Ann Lee (X", "Ann Lee (X)"),
        ("Arvind", "All (Arvind)"),
        ("None (X)", "All (X)"),
        (
            "Ann Lee (X), Bob Roe (Y), Cat Poe (Z), Dan Fox (W)",
            "Ann Lee (X)\nBob Roe (Y)\nCat Poe (Z)\nDan Fox (W)",
        ),
        (
            "Ann Lee (A, B, C, D, and a long name of a place) - x, y",
            "Ann Lee (A, B, C, D, and a long name of a place) - x, y",
        ),
    ] {
        assert_eq!(normalized(entered), stored);
    }
}

#[test]
fn collaborators_are_stored_as_they_are_written() {
    let byline = |name: &str, affiliation: &str| {
        serde_json::json!({
            "author": { "display_name": name }, "raw_author_name": name, "raw_affiliation_strings": [affiliation],
        })
    };
    let odd = [
        ("Bob Roe", "University of X, Dept. of Y, Building 3, City; Country"),
        ("Cat Poe", "Example University (EU) – North"),
        ("Dan Fox", "Broken (University"),
        ("Eve Kim", "Institute #5 \"Quoted\" • Lab"),
        ("Arvind", ""),
        ("Flo Zed", "A)B(C"),
        ("Gus de la Yam", "\\item Lab.~X"),
        ("Hal Oak", "（全角）大学"),
        ("Ida-Mae Low", "()"),
    ];
    let mut authorships = vec![byline("Ann Lee", "Home")];
    authorships.extend(odd.iter().map(|(name, affiliation)| byline(name, affiliation)));
    let works = serde_json::json!([{ "id": "https://openalex.org/W1", "title": "T", "publication_year": 2025, "authorships": authorships }]);
    let folder = folder()
        .with("works.json", works.to_string())
        .with("pc.csv", "name,email\nAnn Lee,ann@x.org\n")
        .with("subs.csv", "id,authors\n1,Zoe Unknown\n");
    let arguments = ["-i", "works.json", "-f", "hotcrp-users"];
    let table = folder.conflicts(&arguments).answers().stdout();
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let row = rows.records().next().expect("a member").expect("a row");
    let lines = &row[3];
    assert_eq!(lines.lines().count(), odd.len(), "{lines}");
    assert_eq!(normalized(lines), lines);
    assert!(lines.contains("Arvind (unknown) - coauthor, last 2025"), "{lines}");
}

#[test]
fn what_a_profile_has_stays_and_is_not_repeated() {
    let folder = folder()
        .with("refs.bib", "@article{a, author={Ann Lee and Bob Roe and Cat Poe}, year=2025}")
        .with("pc.csv", "given_name,family_name,email,affiliation,roles,collaborators,follow\nAnn,Lee,ann@x.org,X,pc,\"Bob Roe (Old University) - advisor\n\",\n")
        .with("subs.csv", "id,authors\n1,Zoe Unknown\n");
    let arguments = ["-i", "refs.bib", "-f", "hotcrp-users"];
    let expected = "email,name,affiliation,collaborators\nann@x.org,Ann Lee,X,\"Bob Roe (Old University) - advisor\nCat Poe (unknown) - coauthor, last 2025\"\n";
    assert_eq!(folder.conflicts(&arguments).answers().stdout(), expected);
}

/// Numbers that look random and are the same every time.
fn random(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 40) as usize
}

#[test]
fn any_affiliation_is_stored_as_it_is_written() {
    const PIECES: [&str; 30] = [
        "(",
        ")",
        "()",
        "(X)",
        ";",
        "; ",
        "#",
        " – ",
        " - ",
        "—",
        "•",
        "\\item ",
        ".~",
        "\"",
        "“",
        "”",
        ":",
        ", ",
        "\t",
        "（",
        "）",
        "}",
        "1. ",
        "* ",
        "All",
        "None",
        "University of X",
        "Dept. of Y",
        " ",
        "é",
    ];
    let mut seed = 26;
    let letters = |mut number: usize| -> String {
        std::iter::from_fn(|| {
            let letter = (number > 0).then_some(b'a' + (number % 26) as u8);
            number /= 26;
            letter.map(char::from)
        })
        .collect()
    };
    let byline = |number: usize, affiliation: String| {
        let name = format!("Bob Roe{}", letters(number + 1));
        serde_json::json!({ "author": { "display_name": name }, "raw_author_name": name, "raw_affiliation_strings": [affiliation] })
    };
    let mut authorships =
        vec![serde_json::json!({ "author": { "display_name": "Ann Lee" }, "raw_author_name": "Ann Lee" })];
    for number in 0..300 {
        let pieces = random(&mut seed) % 9;
        let affiliation = (0..pieces).map(|_| PIECES[random(&mut seed) % PIECES.len()]).collect();
        authorships.push(byline(number, affiliation));
    }
    let works = serde_json::json!([{ "id": "https://openalex.org/W1", "title": "T", "publication_year": 2025, "authorships": authorships }]);
    let folder = folder()
        .with("works.json", works.to_string())
        .with("pc.csv", "name,email\nAnn Lee,ann@x.org\n")
        .with("subs.csv", "id,authors\n1,Zoe Unknown\n");
    let table = folder.conflicts(&["-i", "works.json", "-f", "hotcrp-users"]).answers().stdout();
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let lines = rows.records().next().expect("a member").expect("a row")[3].to_owned();
    assert_eq!(lines.lines().count(), 300);
    for line in lines.lines() {
        assert_eq!(normalized(line), line);
    }
}
