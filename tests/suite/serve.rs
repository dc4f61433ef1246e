//! The explorer, asked over HTTP as a browser or a program asks it.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use coauth::queries::QUERIES;
use serde_json::Value;

use crate::run::{Folder, coauth, folder};

pub(crate) const BIB: &str = "\
@article{1, title={On ferns}, author={Ann Abel and Paul Erdős}, year=1998, doi={10.1000/ferns}}
@article{2, title={On moss}, author={Paul Erdős and Bob Bär}, year=2003}
@article{3, title={On </script><img src=x>}, author={Bob Bär and Cat <b>Cox</b>}, year=2010}
@article{4, title={On islands}, author={Xan Xu and Xan Yu}, year=2020}
";

/// A running `coauth serve`, which ends with the test.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: String,
    body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("text")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let named =
            |line: &&str| line.split_once(": ").is_some_and(|(key, _)| key.eq_ignore_ascii_case(name));
        self.headers.lines().find(named).and_then(|line| Some(line.split_once(": ")?.1)).unwrap_or_default()
    }
}

impl Server {
    pub(crate) fn start(folder: &Folder, arguments: &[&str]) -> Self {
        let mut command = folder.command(&["serve", "--port", "0"]);
        let mut child =
            command.args(arguments).stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("a start");
        let mut lines = BufReader::new(child.stderr.take().expect("stderr")).lines();
        let address = lines.find_map(|line| {
            let line = line.ok()?;
            Some(line.split_once("http://")?.1.split(';').next()?.to_owned())
        });
        // The pipe stays open, so that the program can write to it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: address.expect("an address on stderr") }
    }

    pub(crate) fn of(bib: &str) -> (Folder, Self) {
        let folder = folder().with("refs.bib", bib);
        let server = Self::start(&folder, &["refs.bib"]);
        (folder, server)
    }

    pub(crate) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time limit");
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if headers.iter().all(|(name, _)| *name != "Host") {
            let _ = write!(head, "Host: {}\r\n", self.address);
        }
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if !body.is_empty() {
            let _ = write!(head, "Content-Length: {}\r\n", body.len());
        }
        stream.write_all(format!("{head}\r\n{body}").as_bytes()).expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let headers = String::from_utf8(bytes[..end].to_vec()).expect("a head in ASCII");
        let status = headers.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, headers, body: bytes[end + 4..].to_vec() }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], "")
    }

    /// Tells the program to stop and returns its exit code.
    #[cfg(unix)]
    pub(crate) fn stop(mut self, signal: &str) -> Option<i32> {
        let kill = std::process::Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(kill.expect("kill runs").success());
        self.child.wait().expect("an end").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Options as the parameters of an address.
fn parameters(options: &Value) -> String {
    let escape = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02x}")).collect() };
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut written = Vec::new();
    for (name, value) in options.as_object().expect("an object") {
        let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        written.extend(values.iter().map(|value| format!("{name}={}", escape(&text(value)))));
    }
    written.join("&")
}

#[test]
fn answers_for_programs_are_those_of_the_command_line() {
    let (folder, server) = Server::of(BIB);
    for (path, arguments) in [
        ("stats", vec!["stats"]),
        ("stats?distances=true", vec!["stats", "--distances"]),
        ("top?limit=2&by=papers", vec!["top", "--limit", "2", "--by", "papers"]),
        ("path?from=Ann+Abel&to=Bob+B%C3%A4r", vec!["path", "Ann Abel", "Bob Bär"]),
        ("author?name=erdos", vec!["author", "erdos"]),
        ("connect?people=Ann+Abel&people=Bob+B%C3%A4r", vec!["connect", "Ann Abel", "Bob Bär"]),
        (
            "collaborators?name=Ann+Abel&window=48m&as_of=2006-01-01&dates=earliest",
            vec![
                "collaborators",
                "Ann Abel",
                "--window",
                "48m",
                "--as-of",
                "2006-01-01",
                "--dates",
                "earliest",
            ],
        ),
        ("collaborators?name=Ann+Abel", vec!["collaborators", "Ann Abel"]),
        (
            "collaborators?name=erdos&rule=snsf&as_of=2006-01-01",
            vec!["collaborators", "erdos", "--rule", "snsf", "--as-of", "2006-01-01"],
        ),
        (
            "top?limit=5&since=2003&until=2010",
            vec!["top", "--limit", "5", "--since", "2003", "--until", "2010"],
        ),
    ] {
        let told = [arguments, vec!["-q", "-f", "json", "-i", "refs.bib"]].concat();
        let expected = folder.coauth(&told).stdout();
        let answer = server.get(&format!("/api/v1/{path}"));
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"), "{path}");
        assert_eq!(answer.text(), expected, "{path}");
    }
    let csv = server.get("/api/v1/top?format=csv");
    assert_eq!((csv.status, csv.text().lines().count()), (200, 7), "{}", csv.text());
}

#[test]
fn every_query_has_a_route_and_a_description() {
    let folder = folder();
    let server = Server::start(&folder, &[]);
    let described = server.get("/api/v1/openapi.json").json();
    for row in QUERIES {
        let path = format!("/api/v1/{}", row.name);
        assert!(described["paths"][&path].is_object(), "{path}");
        let options = serde_json::from_str(row.examples[0]).expect("options");
        let answer = server.get(&format!("{path}?{}", parameters(&options)));
        // The sample has no years, so that some queries find nothing in it.
        assert!([200, 400, 404].contains(&answer.status), "{path}: {}", answer.text());
    }
    for path in described["paths"].as_object().expect("paths").keys() {
        for method in described["paths"][path].as_object().expect("methods").keys() {
            let answer = server.send(&method.to_uppercase(), path, &[], "");
            let is_routed = answer.status == 200 || answer.json()["detail"] != format!("no page {path}");
            assert!(is_routed && answer.status != 405, "{method} {path}");
        }
    }
}

#[test]
fn a_name_that_is_not_one_author_is_a_problem_with_candidates() {
    let (_folder, server) = Server::of(BIB);
    let unknown = server.get("/api/v1/author?name=Erdoes");
    assert_eq!((unknown.status, unknown.header("content-type")), (404, "application/problem+json"));
    assert_eq!(unknown.json()["nearest"][0]["author"], "Paul Erdős");
    let several = server.get("/api/v1/author?name=Xan");
    assert_eq!(several.status, 409);
    let ids: Vec<Value> = several.json()["candidates"].as_array().expect("a list").clone();
    assert_eq!(
        ids.iter().map(|one| one["author_id"].as_str().unwrap_or_default()).collect::<Vec<_>>(),
        ["xan-xu", "xan-yu"]
    );
    // On a page each candidate is a link to the same page about that author.
    let page = server.get("/path?from=Xan&to=Ann+Abel");
    assert!(page.text().contains("/path?from=id%3Axan-xu&amp;to=Ann+Abel"), "{}", page.text());
    let unknown = server.get("/api/v1/collaborators?name=Erdoes");
    assert_eq!((unknown.status, unknown.json()["nearest"][0]["author"].as_str()), (404, Some("Paul Erdős")));
    for (wrong, says) in [
        ("window=48", "window: expected a window such as 48m or 3y, not integer `48`"),
        ("window=soon", "\"soon\" is not a window"),
        ("as_of=2026-13-01", "is not a day"),
        ("rule=nih", "nsf, snsf, ukri"),
        ("rule=nsf&window=3y", "only one of them"),
    ] {
        let refused = server.get(&format!("/api/v1/collaborators?name=abel&{wrong}"));
        assert_eq!(refused.status, 400, "{wrong}: {}", refused.text());
        assert!(
            refused.json()["detail"].as_str().is_some_and(|detail| detail.contains(says)),
            "{}",
            refused.text()
        );
    }
    assert_eq!(server.get("/api/v1/top?limit=many").status, 400);
    assert_eq!(server.get("/api/v1/top?nonsense=1").status, 400);
    assert_eq!(server.get("/api/v1/top?since=2010&until=2000").status, 400);
}

#[test]
fn every_page_works_without_script_and_keeps_names_harmless() {
    let (_folder, server) = Server::of(BIB);
    for path in [
        "/",
        "/search?q=c",
        "/author?name=cox",
        "/path?from=cox&to=abel",
        "/connect?people=cox%0Aabel%0Aerdos",
        "/group",
        "/map",
        "/map?author=cox",
        "/conflicts",
        "/names",
        "/names?explain=erdos",
        "/about",
        "/path",
        "/connect",
        "/search",
    ] {
        let answer = server.get(path);
        let page = answer.text();
        assert_eq!(answer.status, 200, "{path}: {page}");
        assert!(page.contains("<title>") && page.contains("<h1") && page.contains("lang=\"en\""), "{path}");
        assert!(!page.contains("<b>Cox") && !page.contains("<img src=x"), "{path}: {page}");
        assert!(!page.contains("style=\"") && !page.contains("<script>"), "{path}");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
    let ladder = server.get("/path?from=cox&to=abel").text();
    assert!(ladder.contains("On ferns") && ladder.contains("3 hops"), "{ladder}");
    assert!(ladder.contains("https://doi.org/10.1000/ferns"), "{ladder}");
    let author = server.get("/author?name=cox").text().replace("&amp;", "&");
    let list =
        author.split('"').find(|text| text.starts_with("/api/v1/collaborators")).expect("a list to save");
    let saved = server.get(list);
    assert!(
        saved.status == 200 && saved.text().starts_with("person,person_id,collaborator"),
        "{}",
        saved.text()
    );
}

#[test]
fn what_a_path_page_saves_and_draws_is_the_path_that_it_shows() {
    let more = "@article{5, title={A detour}, author={Ann Abel and Dora Dull and Eve Eel}, year=2011}
                @article{6, title={Its end}, author={Eve Eel and Bob Bär}, year=2012}";
    let (_folder, server) = Server::of(&format!("{BIB}{more}"));
    let page = server.get("/path?from=abel&to=bar&avoid=erdos").text().replace("&amp;", "&");
    assert!(page.contains("A detour") && !page.contains("On ferns"), "{page}");
    let address = |start: &str| {
        let found = page.split('"').find(|text| text.starts_with(start));
        found.unwrap_or_else(|| panic!("{start}: {page}"))
    };
    let table = server.get(address("/api/v1/path?")).text();
    assert!(table.contains("A detour") && !table.contains("On ferns"), "{table}");
    assert!(address("/drawing?").contains("around=id%3Aeve-eel"), "{page}");
    assert!(page.contains("&avoid=erdos\">Swap"), "{page}");
}

#[test]
fn a_network_without_papers_has_strengths_and_no_counts_of_papers() {
    let folder = folder().with("ties.csv", "source,target,weight\nAnn Abel,Bob Bär,3.5\nBob Bär,Cat Cox,2\n");
    let server = Server::start(&folder, &["ties.csv", "--from", "edges"]);
    assert_eq!(server.get("/api/v1/search?q=bob").json()["authors"][0]["papers"], Value::Null);
    assert!(!server.get("/search?q=bob").text().contains("0 papers"));
    let page = server.send("POST", "/group", &[], "people=Ann+Abel%0ABob+B%C3%A4r").text();
    assert!(page.contains("Strength") && page.contains("3.5") && !page.contains("Papers</th>"), "{page}");
    assert!(server.get("/author?name=bob").text().contains("Strength</th>"));
}

#[test]
fn a_list_of_people_is_compared_with_the_network() {
    let (_folder, server) = Server::of(BIB);
    let form = "people=Abel%0APaul+Erd%C5%91s%0AZoe+Zed%0AXan%0AXan+Yu";
    let page =
        server.send("POST", "/group", &[("Content-Type", "application/x-www-form-urlencoded")], form).text();
    assert!(page.contains("&quot;Abel&quot; matched Ann Abel"), "{page}");
    assert!(page.contains("Not in the network") && page.contains("Zoe Zed"), "{page}");
    assert!(page.contains("Several authors match") && page.contains("Without ties to the others"), "{page}");
    assert_eq!(
        server.get("/group").header("referrer-policy"),
        "same-origin",
        "browsers send its form with an origin"
    );
    let long = "people=".to_owned() + &"a".repeat(2 << 20);
    assert_eq!(server.send("POST", "/group", &[], &long).status, 413);
}

#[test]
fn search_finds_authors_while_a_name_is_typed() {
    let (_folder, server) = Server::of(BIB);
    let first = |q: &str| server.get(&format!("/api/v1/search?q={q}")).json()["authors"][0].clone();
    assert_eq!(first("e")["author"], "Paul Erdős");
    assert_eq!(first("e")["coauthors"], serde_json::json!(["Ann Abel", "Bob Bär"]));
    assert_eq!(first("paul%20erdos")["match"], "exact");
    assert_eq!(first("pual%20erdos")["match"], "near");
    assert_eq!(first("zzzzz"), Value::Null);
    assert_eq!(server.get("/api/v1/search").status, 400);
}

#[test]
fn drawings_have_the_formats_of_render() {
    let (_folder, server) = Server::of(BIB);
    let svg = server.get("/drawing?around=erdos");
    assert_eq!((svg.status, svg.header("content-type")), (200, "image/svg+xml"));
    assert!(svg.text().contains("Ann Abel") && !svg.text().contains("Xan"));
    assert!(server.get("/drawing?format=pdf&from=abel&to=cox").body.starts_with(b"%PDF"));
    assert_eq!(server.get("/drawing?format=bmp").status, 400);
    assert_eq!(server.get("/drawing?from=abel&to=id:xan-xu").status, 404);
}

#[test]
fn what_is_known_is_not_sent_again_and_the_rest_is_compressed() {
    let (_folder, server) = Server::of(BIB);
    let first = server.get("/author?name=erdos");
    let tag = first.header("etag");
    assert_eq!(server.send("GET", "/author?name=erdos", &[("If-None-Match", tag)], "").status, 304);
    assert_eq!(server.send("GET", "/author?name=erdos", &[("If-None-Match", "W/\"other\"")], "").status, 200);
    let packed = server.send("GET", "/author?name=erdos", &[("Accept-Encoding", "gzip")], "");
    assert_eq!(packed.header("content-encoding"), "gzip");
    let head = server.send("HEAD", "/author?name=erdos", &[], "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), first.header("content-length"));
}

#[test]
fn only_this_machine_may_ask_and_only_read() {
    let (folder, server) = Server::of(BIB);
    assert_eq!(server.send("GET", "/", &[("Host", "evil.example")], "").status, 421);
    assert_eq!(server.send("GET", "/", &[("Origin", "http://evil.example")], "").status, 403);
    for method in ["PUT", "DELETE", "POST"] {
        assert_eq!(server.send(method, "/", &[], "x").status, 405, "{method}");
    }
    let refused = folder.coauth(&["serve", "refs.bib", "--host", "0.0.0.0"]);
    assert!(refused.exits_with(2).stderr().contains("--token-file"));
    let short = folder.with("token", "short");
    let refused = short.coauth(&["serve", "refs.bib", "--token-file", "token"]);
    assert!(refused.exits_with(2).stderr().contains("at least 16 characters"));
}

#[test]
fn a_token_is_exchanged_for_a_cookie_and_leaves_the_address() {
    let folder = folder().with("refs.bib", BIB).with("token", "a token of many letters\n");
    let server = Server::start(&folder, &["refs.bib", "--token-file", "token"]);
    assert_eq!(server.get("/").status, 401);
    let exchanged = server.get("/path?from=a&token=a+token+of+many+letters");
    assert_eq!((exchanged.status, exchanged.header("location")), (303, "/path?from=a"));
    let cookie = exchanged.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    assert_eq!(server.send("GET", "/", &[("Cookie", &cookie)], "").status, 200);
}

#[test]
fn a_silent_client_harms_no_other() {
    let (_folder, server) = Server::of(BIB);
    let silent: Vec<TcpStream> =
        (0..50).map(|_| TcpStream::connect(&server.address).expect("a connection")).collect();
    let started = Instant::now();
    assert_eq!(server.get("/").status, 200);
    assert!(started.elapsed() < Duration::from_secs(5));
    drop(silent);
}

#[cfg(unix)]
#[test]
fn it_exits_with_success_after_a_signal() {
    for signal in ["-INT", "-TERM"] {
        let (_folder, server) = Server::of(BIB);
        assert_eq!(server.get("/").status, 200);
        assert_eq!(server.stop(signal), Some(0), "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn it_stops_while_all_connections_are_taken() {
    let (_folder, server) = Server::of(BIB);
    let silent: Vec<TcpStream> = (0..1050).filter_map(|_| TcpStream::connect(&server.address).ok()).collect();
    // The descriptors of this test may be fewer than the connections of the server.
    std::thread::sleep(Duration::from_millis(300));
    let started = Instant::now();
    assert_eq!(server.stop("-TERM"), Some(0));
    assert!(started.elapsed() < Duration::from_secs(8), "{:?} with {}", started.elapsed(), silent.len());
}

#[test]
fn an_index_that_is_replaced_is_served_without_a_restart() {
    let folder = folder().with("refs.bib", BIB);
    folder.coauth(&["index", "refs.bib", "-o", "refs.coauth"]).exits_with(0);
    let server = Server::start(&folder, &["refs.coauth"]);
    assert_eq!(server.get("/api/v1/stats").json()["papers"], 4);
    let more = folder.with("more.bib", "@misc{9, title={New}, author={New Person}}");
    more.coauth(&["index", "refs.bib", "more.bib", "-o", "refs.coauth"]).exits_with(0);
    let started = Instant::now();
    while server.get("/api/v1/stats").json()["papers"] != 5 {
        assert!(started.elapsed() < Duration::from_secs(20), "still the old index");
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn help_teaches_how_to_start_and_stop() {
    let help = coauth(&["serve", "--help"]).answers().stdout();
    assert!(help.contains("coauth serve refs.bib --open") && help.contains("Ctrl-C stops it"), "{help}");
}

/// Fields of a form as a browser sends them.
fn form(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02x}")).collect() };
    let fields = fields.iter().map(|(name, value)| format!("{name}={}", escape(value)));
    fields.collect::<Vec<_>>().join("&")
}

const COMMITTEE: &str = "name,email\nAnn Abel,ann@x.org\nBob Bär,bob@x.org\n";
const SUBMISSIONS: &str = "id,title,authors\n1,One,Paul Erdős\n2,Two,Zoe Zed; Ann Abel\n3,Three,Zoe Zed\n";

const CONFERENCE: [(&str, &str); 5] = [
    ("committee", COMMITTEE),
    ("committee_file", "pc.csv"),
    ("submissions", SUBMISSIONS),
    ("submissions_file", "subs.csv"),
    ("as_of", "2026-11-27"),
];

impl Server {
    fn conflicts(&self, more: &[(&str, &str)]) -> Answer {
        self.send("POST", "/conflicts", &[], &form(&[more, &CONFERENCE[..]].concat()))
    }
}

#[test]
fn conflicts_are_those_of_the_command_line_in_every_format() {
    let (folder, server) = Server::of(BIB);
    let folder = folder.with("pc.csv", COMMITTEE).with("subs.csv", SUBMISSIONS);
    for format in [
        "text",
        "markdown",
        "csv",
        "tsv",
        "json",
        "hotcrp",
        "hotcrp-users",
        "openreview-csv",
        "openreview-edges",
        "easychair-clicks",
        "pairs-tsv",
    ] {
        let told = ["-i", "refs.bib", "--as-of", "2026-11-27", "-q", "-f", format];
        let venue =
            if format == "openreview-edges" { &["--venue", "X.org/2027/Conference"][..] } else { &[] };
        let expected = folder.conflicts(&[&told[..], venue].concat()).answers().stdout();
        let answer = server.conflicts(&[("format", format), ("venue", "X.org/2027/Conference")]);
        assert_eq!((answer.status, answer.text()), (200, expected), "{format}");
        assert!(answer.header("content-disposition").starts_with("attachment"), "{format}");
        assert_eq!(answer.header("cache-control"), "no-store", "what was pasted stays nowhere");
    }
    assert_eq!(server.conflicts(&[("format", "openreview-edges")]).status, 400, "it needs a venue");
    assert_eq!(server.conflicts(&[("format", "xlsx")]).status, 400);
}

#[test]
fn verdicts_have_their_evidence_and_how_the_files_were_read() {
    let (_folder, server) = Server::of(BIB);
    let page = server.conflicts(&[]).text();
    for words in [
        "On ferns",
        "co-author of Paul Erdős: 1 paper",
        "is the author Ann Abel",
        "pc.csv: read as table-of-members: 2 members",
        "subs.csv: read as table-of-submissions: 3 submissions",
        "papers of all years count",
        "not judged: coauthor: 1 author not in the bibliography: Zoe Zed",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let windowed = server.conflicts(&[("window", "3y")]).text();
    assert!(windowed.contains("None: older papers only"), "{windowed}");
    let policy = server.conflicts(&[("policy", "pvldb")]).text();
    assert!(policy.contains("policy pvldb: papers of 24 months"), "{policy}");
    for wrong in [
        ("policy", "nosuch"),
        ("window", "soon"),
        ("as_of", "yesterday"),
        ("max_authors", "3"),
        ("ignore", "a,b\n"),
        ("hops", "3"),
        ("dismiss", "1 Ann Abel"),
    ] {
        assert_eq!(server.conflicts(&[wrong]).status, 400, "{wrong:?}");
    }
    assert_eq!(server.conflicts(&[("policy", "acl"), ("window", "3y")]).status, 400);
    let swapped = [("committee", SUBMISSIONS), ("submissions", COMMITTEE)];
    let swapped = server.send("POST", "/conflicts", &[], &form(&swapped));
    assert!(swapped.status == 400 && swapped.text().contains("expected"), "{}", swapped.text());
}

#[test]
fn the_page_says_which_conflicts_were_not_declared() {
    let (_folder, server) = Server::of(BIB);
    assert!(!server.conflicts(&[]).text().contains("Declared conflicts</h2>"));
    let page = server.conflicts(&[("declared", "paper,email\n3,bob@x.org\n")]).text();
    let audit = page.split("Declared conflicts</h2>").nth(1).unwrap_or_else(|| panic!("{page}"));
    let [missing, unsupported] = ["Found, but not declared", "Declared, but not found"].map(|heading| {
        audit.split(heading).nth(1).unwrap_or_default().split("</ul>").next().unwrap_or_default()
    });
    assert!(missing.contains("Ann Abel</bdi>, submission <bdi>1"), "{audit}");
    assert!(unsupported.contains("submission <bdi>3"), "{audit}");
}

#[test]
fn a_table_that_is_no_text_is_sent_as_none() {
    let (_folder, server) = Server::of(BIB);
    let csv = server.conflicts(&[("format", "csv")]);
    assert_eq!(csv.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(server.conflicts(&[("format", "json")]).header("content-type"), "application/json");
    if cfg!(feature = "parquet") {
        let parquet = server.conflicts(&[("format", "parquet")]);
        assert_eq!(parquet.header("content-type"), "application/octet-stream");
        assert_eq!(parquet.header("content-disposition"), "attachment; filename=\"conflicts.parquet\"");
    }
}

#[test]
fn a_pair_is_dismissed_restored_and_saved_for_the_command_line() {
    let (folder, server) = Server::of(BIB);
    let before = server.conflicts(&[]).text();
    let decision = r#"["1","Ann Abel"]"#;
    assert!(before.contains("value=\"[&quot;1&quot;,&quot;Ann Abel&quot;]\""), "{before}");
    assert!(before.contains("cannot be dismissed"), "an own submission stays a conflict: {before}");
    let after = server.conflicts(&[("dismiss", decision)]).text();
    assert!(after.contains("<strong>Dismissed</strong>") && after.contains("1,Ann Abel,,,"), "{after}");
    assert!(!before.contains("<strong>Dismissed</strong>"));
    let earlier = ("ignore", "reviewer;submission;by\nBob Bär;1;chair\n");
    let saved = server.conflicts(&[("dismiss", decision), earlier, ("format", "decisions")]).text();
    assert_eq!(saved.replace('\r', ""), "reviewer;submission;by\nBob Bär;1;chair\nAnn Abel;1;\n");
    let folder = folder.with("pc.csv", COMMITTEE).with("subs.csv", SUBMISSIONS).with("ignore.csv", saved);
    let told = ["-i", "refs.bib", "--as-of", "2026-11-27", "--ignore", "ignore.csv", "-f", "json"];
    assert_eq!(folder.conflicts(&told).json()["pairs"]["dismissed"], 2);
    // A decision about a pair that is not listed is not lost.
    let other = server.conflicts(&[("dismiss", r#"["9","Cat"]"#)]).text();
    assert!(
        other.contains("the decision has no effect") && other.contains("type=\"hidden\" name=\"dismiss\""),
        "{other}"
    );
}

#[test]
fn a_decision_names_one_of_two_members_of_the_same_name() {
    let (_folder, server) = Server::of(BIB);
    let committee = "name,email\nAnn Abel,ann@x.org\nAnn Abel,abel@y.org\n";
    let page = server
        .send("POST", "/conflicts", &[], &form(&[("committee", committee), ("submissions", SUBMISSIONS)]))
        .text();
    assert!(page.contains("ann@x.org&quot;]") && page.contains("abel@y.org&quot;]"), "{page}");
}

#[test]
fn a_finding_that_is_ambiguous_is_marked_beside_a_conflict() {
    let (_folder, server) = Server::of(BIB);
    let fields = [
        ("committee", "name,email,affiliation\nAnn Abel,ann@x.org,Loom\n"),
        (
            "submissions",
            "paper,name,email,affiliation\n1,Zoe Zed,zoe@x.org,\n1,Gil Hay,gil@y.org,Loom University\n",
        ),
    ];
    let page = server.send("POST", "/conflicts", &[], &form(&fields)).text();
    let (_, row) = page.split_once("<strong>Conflict</strong>").unwrap_or_else(|| panic!("{page}"));
    let marked =
        "<strong>ambiguous</strong>: <bdi>may be of the organization of Gil Hay: Loom and Loom University";
    assert!(row.contains("<li><bdi>same organization as Zoe Zed: x.org") && row.contains(marked), "{row}");
}

#[test]
fn any_pair_of_member_and_submission_is_explained() {
    let (_folder, server) = Server::of(BIB);
    let by_row = server.conflicts(&[("explain", r#"["member-1","1"]"#)]).text();
    assert!(by_row.contains("identified by") && by_row.contains("id:ann-abel"), "{by_row}");
    let none =
        server.conflicts(&[("explain", "fields"), ("reviewer", "Bob Bär"), ("submission", "3")]).text();
    assert!(none.contains("no conflict") && none.contains("Nothing was found between them"), "{none}");
    assert_eq!(server.conflicts(&[("explain", "fields"), ("reviewer", "Zed")]).status, 400);
}

#[test]
fn the_files_of_a_conference_are_bounded_and_their_names_harmless() {
    let (_folder, server) = Server::of(BIB);
    let hostile =
        [("committee", "Ann <b>Abel</b>\n"), ("submissions", SUBMISSIONS), ("committee_file", "<img src=x>")];
    let page = server.send("POST", "/conflicts", &[], &form(&hostile)).text();
    assert!(!page.contains("<b>Abel") && !page.contains("<img"), "{page}");
    let long = "committee=".to_owned() + &"a".repeat(17 << 20);
    assert_eq!(server.send("POST", "/conflicts", &[], &long).status, 413);
    assert_eq!(server.get("/conflicts").header("referrer-policy"), "same-origin");
    assert!(server.get("/conflicts").text().contains("name=\"committee\""));
}

/// How often a word is in a text.
fn count(text: &str, word: &str) -> usize {
    text.matches(word).count()
}

#[test]
fn the_map_shows_everyone_by_links_and_leads_to_their_pages() {
    let (_folder, server) = Server::of(BIB);
    let whole = server.get("/map").text();
    assert!(whole.contains("class=\"disc\"") && whole.contains("In view: 3 communities"), "{whole}");
    let [closer, zoomed] = ["data-step=\"in\"", "data-step=\"out\""].map(|step| {
        let before = whole.split(step).next().expect("a link").rsplit("href=\"").next().expect("an address");
        before.split('"').next().expect("an end").replace("&amp;", "&")
    });
    assert_eq!(closer, "/map?x=0.5&y=0.5&zoom=1");
    assert_eq!(zoomed, "/map?x=0.5&y=0.5&zoom=0");
    for (name, id) in [("cox", "cat-cox"), ("Xan Yu", "xan-yu")] {
        let author = server.get(&format!("/map?author={}", name.replace(' ', "+"))).text();
        assert!(author.contains(&format!("/author?name=id%3A{id}")), "{author}");
        assert!(author.contains("person chosen") && !author.contains("<b>Cox"), "{author}");
    }
    assert_eq!(server.get("/map?author=nosuch").status, 404);
    assert_eq!(server.get("/map?x=NaN").status, 400);
    assert_eq!(server.get("/map?zoom=-1").status, 400);
    for (view, expected) in [
        ("x=7", "x is a number from 0 to 1, not \"7\""),
        ("y=-0.1", "y is a number from 0 to 1, not \"-0.1\""),
        ("zoom=25", "zoom is a whole number from 0 to 24, not \"25\""),
    ] {
        let problem = server.get(&format!("/api/v1/map?{view}"));
        assert_eq!((problem.status, problem.json()["detail"].as_str()), (400, Some(expected)));
    }
    assert!(server.get("/author?name=abel").text().contains("/map?author=id%3Aann-abel"));
}

#[test]
fn a_view_of_the_map_is_saved_as_a_drawing() {
    let (_folder, server) = Server::of(BIB);
    for (format, start) in [("svg", &b"<?xml"[..]), ("png", b"\x89PNG"), ("pdf", b"%PDF")] {
        let path = format!("/drawing?of=map&x=0.5&y=0.5&zoom=0&author=erdos&format={format}&download=1");
        let answer = server.get(&path);
        assert!(answer.status == 200 && answer.body.starts_with(start), "{format}: {}", answer.status);
        assert!(answer.header("content-disposition").contains(&format!("coauth.{format}")), "{format}");
        let page = server.get("/map?zoom=0&author=erdos").text().replace("&amp;", "&");
        assert!(page.contains(&path), "{page}");
    }
    let drawing = server.get("/drawing?of=map&author=erdos").text();
    assert_eq!(count(&drawing, "class=\"region\""), 3, "{drawing}");
    assert!(drawing.contains("Paul Erdős") && drawing.contains("class=\"subject\""), "{drawing}");
    assert!(!drawing.contains("<b>Cox"), "{drawing}");
    assert_eq!(server.get("/drawing?of=nothing").status, 400);
    assert_eq!(server.get("/drawing?of=map&zoom=99").status, 400);
}

#[test]
fn a_component_is_a_page_with_its_people_and_leads_to_the_others() {
    let (_folder, server) = Server::of(BIB);
    let home = server.get("/").text();
    assert!(home.contains("href=\"/component?rank=1\""), "{home}");
    let first = server.get("/component?rank=1").text();
    for name in ["Paul Erdős", "Ann Abel", "Bob Bär", "Cat Cox", "/drawing?component=1"] {
        assert!(first.contains(name), "{name} in {first}");
    }
    assert!(first.contains("href=\"/component?rank=2\"") && !first.contains("Xan Xu"), "{first}");
    assert!(server.get("/component?rank=2").text().contains("Xan Yu"));
    assert!(server.get("/component").text().contains("href=\"/component?rank=2\""));
    assert!(server.get("/author?name=xan+yu").text().contains("href=\"/component?rank=2\""));
    assert_eq!(server.get("/drawing?component=2").status, 200);
    for path in ["/component?rank=0", "/component?rank=3", "/component?from=9", "/drawing?component=3"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    let selected = server.get("/component?rank=1&since=2020").text();
    assert!(
        selected.contains("Xan Xu") && selected.contains("/author?name=id%3Axan-xu&amp;since=2020"),
        "{selected}"
    );
}

#[test]
fn a_view_of_the_map_has_no_more_than_a_screen_shows() {
    let folder = folder().with("papers.txt", crate::index::many_papers(4_000));
    folder.coauth(&["index", "--map", "papers.txt", "-o", "m.coauth"]).answers();
    let server = Server::start(&folder, &["m.coauth"]);
    let (mut has_people, mut has_ties) = (false, false);
    for zoom in 0..12 {
        for (x, y) in [(0.5, 0.5), (0.42, 0.61), (0.9, 0.2)] {
            let view = format!("x={x}&y={y}&zoom={zoom}");
            let page = server.get(&format!("/map?{view}"));
            assert!(page.status == 200 && page.body.len() <= 200_000, "{view}: {} bytes", page.body.len());
            let page = page.text();
            let marks: usize = ["<circle", "<line", "<text"].map(|mark| count(&page, mark)).iter().sum();
            assert!(marks <= 2_000, "{view}: {marks} marks");
            let api = server.get(&format!("/api/v1/map?{view}"));
            assert!(api.status == 200 && api.body.len() <= 200_000, "{view}: {} bytes", api.body.len());
            let shown = api.json();
            has_people |= shown["people"].as_array().is_some_and(|people| people.len() > 50);
            has_ties |= shown["ties"].as_array().is_some_and(|ties| !ties.is_empty());
        }
    }
    assert!(has_people && has_ties);
    // Without a stored map, the same one is made.
    let again = Server::start(&folder, &["papers.txt"]);
    let view = "/api/v1/map?x=0.5&y=0.5&zoom=5";
    assert_eq!(again.get(view).json()["people"], server.get(view).json()["people"]);
}

#[test]
fn all_shortest_paths_are_drawn_in_layers() {
    let bib = "@misc{1, title={A}, author={Ann Abel and Bob Bär}}
               @misc{2, title={B}, author={Bob Bär and Dora <i>Dull</i>}}
               @misc{3, title={C}, author={Ann Abel and Cat Cox}}
               @misc{4, title={D}, author={Cat Cox and Dora <i>Dull</i>}}";
    let (_folder, server) = Server::of(bib);
    let page = server.get("/path?from=abel&to=dull").text();
    let drawing =
        page.split("figure class=\"layers\"").nth(1).and_then(|rest| rest.split("</figure>").next());
    let drawing = drawing.unwrap_or_else(|| panic!("{page}"));
    assert_eq!((count(drawing, "<circle"), count(drawing, "<line")), (4, 4), "{drawing}");
    assert!(drawing.contains(">Bob Bär</text>") && !page.contains("<i>Dull"), "{drawing}");
    let single = server.get("/path?from=abel&to=bob").text();
    assert!(!single.contains("class=\"layers\""), "one path needs no drawing of all");
}

#[test]
fn an_author_page_has_charts_with_their_figures() {
    let (_folder, server) = Server::of(BIB);
    let page = server.get("/author?name=erdos").text();
    for chart in ["Papers per year", "New co-authors per year"] {
        assert!(page.contains(chart), "{page}");
    }
    assert!(page.contains("<th scope=\"row\">1998</th>") && page.contains("How far is everyone else?"));
    let far = server.get("/author?name=erdos&distances=1").text();
    assert!(far.contains("People by distance") && far.contains("2 authors cannot be reached"), "{far}");
    assert!(far.contains("<th scope=\"row\">2</th><td class=\"number\">1</td>"), "{far}");
}

#[test]
fn counting_is_in_the_provenance_and_in_links() {
    let (_folder, server) = Server::of(BIB);
    let answer = server.get("/api/v1/top?by=strength&counting=fractional").json();
    assert_eq!(answer["coauth"]["counting"], "fractional");
    let page = server.get("/?counting=fractional").text();
    assert!(page.contains("format=csv&amp;counting=fractional"), "{page}");
}

#[test]
fn command_lines_name_every_input() {
    let folder = folder().with("a.bib", BIB).with("b b.bib", BIB);
    let server = Server::start(&folder, &["a.bib", "b b.bib"]);
    let page = server.get("/jobs?query=stats").text();
    assert!(page.contains("coauth stats -i a.bib -i 'b b.bib'"), "{page}");
}

#[test]
fn people_whom_only_the_avoided_connect_are_not_said_to_be_apart() {
    let (_folder, server) = Server::of(BIB);
    let page = server.get("/path?from=Ann+Abel&to=Bob+B%C3%A4r&avoid=Paul+Erd%C5%91s").text();
    assert!(page.contains("leads through someone who is avoided"), "{page}");
    assert!(!page.contains("different components"), "{page}");
}

#[test]
fn every_refusal_of_the_interface_is_a_problem() {
    let (_folder, server) = Server::of(BIB);
    let problem = |answer: &Answer| (answer.status, answer.header("Content-Type").to_owned());
    let is = |status| (status, "application/problem+json".to_owned());
    assert_eq!(problem(&server.send("PUT", "/api/v1/stats", &[], "")), is(405));
    assert_eq!(problem(&server.send("GET", "/api/v1/stats", &[("Host", "evil.example")], "")), is(421));
    assert_eq!(
        problem(&server.send("GET", "/api/v1/stats", &[("Origin", "http://evil.example")], "")),
        is(403)
    );
    let twice = server.get("/api/v1/top?limit=1&limit=2");
    assert_eq!((twice.status, twice.text().contains("limit is given more than once")), (400, true));
    let words = server.get("/api/v1/top?limit=many");
    assert!(
        words.text().contains("top: limit: expected a whole number, not \\\"many\\\""),
        "{}",
        words.text()
    );
    let multipart = [("Content-Type", "multipart/form-data; boundary=x")];
    for path in ["/group", "/conflicts"] {
        assert_eq!(server.send("POST", path, &multipart, "--x--").status, 415);
    }
}

#[test]
fn an_unknown_name_leaves_the_form_filled() {
    let (_folder, server) = Server::of(BIB);
    let answer = server.get("/connect?people=Ann+Abel%0ANo+One+Here");
    let page = answer.text();
    assert_eq!(answer.status, 404);
    assert!(
        page.contains("Ann Abel\nNo One Here</textarea>") && page.contains("div class=\"problem\""),
        "{page}"
    );
}
