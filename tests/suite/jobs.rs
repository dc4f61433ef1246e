//! Queries that take long, as jobs of the explorer.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::run::{Folder, folder};
use crate::serve::{BIB, Server};

/// A network on which betweenness takes minutes: too large for a page.
fn large() -> (Folder, Server) {
    let mut ties = String::from("source,target\n");
    for node in 0u64..20_000 {
        let _ = writeln!(ties, "p{node},p{}\np{node},p{}", (node + 1) % 20_000, (node * node + 17) % 20_000);
    }
    let folder = folder().with("ties.csv", ties);
    let server = Server::start(&folder, &["ties.csv"]);
    (folder, server)
}

fn start(server: &Server, parameters: &str) -> Value {
    let answer = server.send("POST", &format!("/api/v1/jobs?{parameters}"), &[], "");
    assert_eq!(answer.status, 202, "{}", answer.text());
    let job = answer.json();
    assert_eq!(answer.header("location"), format!("/api/v1/jobs/{}", job["job"]));
    job
}

/// The job when it is over.
fn finished(server: &Server, job: &Value) -> Value {
    let started = Instant::now();
    loop {
        let job = server.get(&format!("/api/v1/jobs/{}", job["job"])).json();
        if job["state"] != "running" {
            return job;
        }
        assert!(started.elapsed() < Duration::from_secs(60), "{job}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_job_gives_the_answer_of_the_command_line_that_it_shows() {
    let folder = folder().with("refs.bib", BIB);
    let server = Server::start(&folder, &["refs.bib"]);
    for parameters in [
        "query=top&by=betweenness&limit=3",
        "query=stats&distances=true",
        "query=communities&since=2003&until=2010",
        "query=path&from=Ann+Abel&to=Bob+B%C3%A4r&by=strength",
    ] {
        let job = finished(&server, &start(&server, parameters));
        assert_eq!((&job["state"], &job["problem"]), (&"done".into(), &Value::Null), "{job}");
        let answer = server.get(job["answer"].as_str().expect("an address"));
        // The words of a shell: none of these has a quote but those around names.
        let command = job["command"].as_str().expect("a command").replace("coauth ", "");
        let words: Vec<&str> = command
            .split('\'')
            .enumerate()
            .flat_map(
                |(place, part)| {
                    if place % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
                },
            )
            .collect();
        let expected = folder.coauth(&[&words[..], &["-q", "-f", "json"]].concat()).stdout();
        assert_eq!(answer.text(), expected, "{command}");
    }
    // Of the jobs before, the last two are kept.
    let jobs = server.get("/api/v1/jobs").json();
    let numbers: Vec<&Value> = jobs["jobs"].as_array().expect("jobs").iter().map(|job| &job["job"]).collect();
    assert_eq!(numbers, [4, 3]);
    assert_eq!(server.get("/api/v1/jobs/1").status, 404);
    let csv = server.get("/api/v1/jobs/3/answer?format=csv");
    assert!(csv.status == 200 && csv.text().starts_with("rank,authors,ties"), "{}", csv.text());
    // What is known is not computed again.
    assert_eq!(start(&server, "query=communities&until=2010&since=2003")["job"], 3);
}

#[test]
fn what_cannot_be_a_job_is_refused_at_once() {
    let folder = folder().with("refs.bib", BIB);
    let server = Server::start(&folder, &["refs.bib"]);
    for (parameters, status) in [
        ("", 400),
        ("query=nothing", 404),
        ("query=top&by=fame", 400),
        ("query=top&bye=betweenness", 400),
        ("query=path&from=Ann+Abel", 400),
        ("query=top&since=new", 400),
    ] {
        let answer = server.send("POST", &format!("/api/v1/jobs?{parameters}"), &[], "");
        assert_eq!(answer.status, status, "{parameters}: {}", answer.text());
    }
    // A form of another site.
    let headers = [("Origin", "http://evil.example")];
    assert_eq!(server.send("POST", "/jobs", &headers, "what=top").status, 403);
    assert_eq!(server.get("/api/v1/jobs").json()["jobs"], Value::Array(Vec::new()));
    // What is wrong with a name is found while it runs.
    let job = finished(&server, &start(&server, "query=path&from=Ann+Abel&to=Zoe+Zed"));
    assert_eq!((&job["state"], &job["problem"]["status"]), (&"failed".into(), &404.into()), "{job}");
}

#[test]
fn one_long_query_runs_at_a_time_and_is_told_and_cancelled() {
    let (_folder, server) = large();
    let refused = server.get("/api/v1/top?by=betweenness");
    assert_eq!(refused.status, 422, "{}", refused.text());
    let address = refused.json()["job"].as_str().expect("an address").to_owned();
    let job = start(&server, address.split_once('?').expect("parameters").1);
    assert_eq!((&job["state"], &job["job"]), (&"running".into(), &1.into()));
    assert_eq!(start(&server, "by=betweenness&query=top")["job"], 1, "it is the same");
    let other = server.send("POST", "/api/v1/jobs?query=communities", &[], "");
    assert_eq!(other.status, 409, "{}", other.text());
    // Other answers go on.
    assert_eq!(server.get("/author?name=p7").status, 200);
    assert_eq!(server.get("/api/v1/jobs/1/answer").status, 503);
    let page = server.get("/jobs/1").text();
    assert!(page.contains("http-equiv=\"refresh\"") && page.contains("action=\"/jobs/1/cancel\""), "{page}");
    assert!(page.contains("coauth top --by betweenness -i ties.csv"), "{page}");

    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    let head = format!(
        "GET /api/v1/jobs/1/progress HTTP/1.1\r\nConnection: close\r\nHost: {}\r\n\r\n",
        server.address
    );
    stream.write_all(head.as_bytes()).expect("sent");
    let (mut told, mut bytes) = (String::new(), [0; 4096]);
    while told.matches("event: progress").count() < 2 {
        let count = stream.read(&mut bytes).expect("an event");
        told.push_str(&String::from_utf8_lossy(&bytes[..count]));
    }
    assert!(told.contains("text/event-stream"), "{told}");
    assert_eq!(server.send("POST", "/jobs/1/cancel", &[], "").status, 303);
    stream.read_to_string(&mut told).expect("the end");
    assert!(told.contains("event: over") && told.contains(r#""state":"cancelled""#), "{told}");
    assert!(server.get("/jobs/1").text().contains("Compute it here"));
    assert_eq!(start(&server, "query=top&by=betweenness")["job"], 2, "a cancelled one is no answer");
    assert_eq!(server.send("DELETE", "/api/v1/jobs/2", &[], "").status, 200);
    assert_eq!(finished(&server, &json!({ "job": 2 }))["state"], "cancelled");
    // A list of everyone is too long to be kept.
    let long = server.send("POST", "/api/v1/jobs?query=top&limit=0", &[], "");
    assert_eq!((long.status, &long.json()["job"]), (422, &Value::Null), "{}", long.text());
}

#[cfg(unix)]
#[test]
fn a_signal_ends_a_running_job() {
    let (_folder, server) = large();
    start(&server, "query=top&by=betweenness");
    let started = Instant::now();
    assert_eq!(server.stop("-INT"), Some(0));
    assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
}

#[test]
fn pages_start_a_job_and_show_its_answer_with_links() {
    let folder = folder().with("refs.bib", BIB);
    let server = Server::start(&folder, &["refs.bib"]);
    let form = server.get("/jobs").text();
    assert!(form.contains("name=\"what\"") && form.contains("<option selected>betweenness"), "{form}");
    let asked = server.get("/jobs?query=top&by=closeness").text();
    assert!(
        asked.contains("coauth top --by closeness -i refs.bib") && asked.contains("Compute it here"),
        "{asked}"
    );
    let fields = "what=top&by=betweenness&limit=4&sample=&since=2003&max_authors=9";
    let started = server.send("POST", "/jobs", &[], fields);
    assert_eq!((started.status, started.header("location")), (303, "/jobs/1"), "{}", started.text());
    finished(&server, &json!({ "job": 1 }));
    let page = server.get("/jobs/1").text();
    // Links keep the selection of the job.
    assert!(page.contains("/author?name=id%3Abob-bar&amp;since=2003&amp;max_authors=9"), "{page}");
    assert!(page.contains("Cat Cox") && !page.contains("http-equiv"), "{page}");
    assert!(
        page.contains("coauth top --by betweenness --limit 4 --since 2003 --max-authors 9 -i refs.bib"),
        "{page}"
    );
    assert!(page.contains("/jobs/1/answer?format=csv"), "{page}");
    // The form has fields that only some queries take.
    assert_eq!(server.send("POST", "/jobs", &[], "what=timeline&by=core&sample=9&limit=3").status, 303);
    assert_eq!(server.send("POST", "/jobs", &[], "what=everything").status, 400);
    assert_eq!(server.get("/jobs/77").status, 404);
    // They change while the network does not.
    assert_eq!(server.get("/jobs/1").header("etag"), "");
}

#[test]
fn an_answer_says_that_the_index_was_replaced_after_it() {
    let folder = folder().with("refs.bib", BIB);
    folder.coauth(&["index", "refs.bib", "-o", "refs.coauth"]).exits_with(0);
    let server = Server::start(&folder, &["refs.coauth"]);
    let job = finished(&server, &start(&server, "query=top&by=betweenness"));
    assert_eq!(job["is_current"], true);
    let more = folder.with("more.bib", "@misc{9, title={New}, author={New Person}}");
    more.coauth(&["index", "refs.bib", "more.bib", "-o", "refs.coauth"]).exits_with(0);
    let started = Instant::now();
    while server.get("/api/v1/jobs/1").json()["is_current"] == true {
        assert!(started.elapsed() < Duration::from_secs(20), "still the old index");
        std::thread::sleep(Duration::from_millis(200));
    }
    assert!(server.get("/jobs/1").text().contains("The index was replaced"));
    assert_eq!(start(&server, "query=top&by=betweenness")["job"], 2);
}
