//! Missing, malformed and unwritable files.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::run::{coauth, folder};

#[test]
fn missing_inputs_are_named() {
    coauth(&["stats", "missing.bib"])
        .exits_with(2)
        .says("missing.bib: there is no such file or folder")
        .shows_nothing();
    folder()
        .with("folder/.hidden", "x")
        .coauth(&["stats", "folder"])
        .exits_with(2)
        .says("folder: the folder has no file");
}

#[test]
fn a_folder_without_readable_files_is_an_error() {
    let folder = folder().with("folder/junk", b"\0\x01\x02\xff").with("folder/sub/prose", "Nothing here.\n");
    folder.coauth(&["stats", "folder"]).exits_with(2).says("2 files of unknown format").says("--from");
}

#[test]
fn empty_files_and_binary_junk_are_distinguished() {
    folder().with("e.txt", "").coauth(&["stats", "e.txt"]).exits_with(2).says("1 input is empty");
    folder()
        .with("j", b"\x7fELF\0\0\0\x01")
        .coauth(&["stats", "j"])
        .exits_with(2)
        .says("j: this is binary data");
    // Next to a readable file an empty one is only a notice.
    let folder = folder().with("e.txt", "\n \n").with("a.txt", "Ann A; Bob B\n");
    folder.coauth(&["stats", "e.txt", "a.txt"]).answers().says("1 input is empty");
}

#[test]
fn a_named_file_of_unknown_format_is_an_error_with_a_remedy() {
    folder()
        .with("notes.md", "# Notes\n")
        .coauth(&["stats", "notes.md"])
        .exits_with(2)
        .says("notes.md: cannot detect the format: it resembles Markdown")
        .says("--from");
}

#[test]
fn a_listing_without_authors_is_an_error() {
    let folder = folder().with("l.txt", "One\n\nTwo three, four.\n\n\nFive\n\nSix?\n");
    folder
        .coauth(&["stats", "--from", "listing", "l.txt"])
        .exits_with(2)
        .says("no record has authors in l.txt")
        .says("l.txt:1: One");
}

#[test]
fn bytes_that_are_not_utf8_are_read_as_windows_1252_line_by_line() {
    let folder = folder().with("l1.txt", b"Th\xf6lke, P.; Ren\xe9 D.\nJ\xc3\xb6rg K.; Ann A\n");
    let ran = folder
        .coauth(&["export", "-f", "authorships", "l1.txt"])
        .answers()
        .says("1 line is not UTF-8")
        .says("l1.txt:1");
    ran.shows("\"Thölke, P.\"").shows("René D.").shows("Jörg K.");
}

#[test]
fn an_endless_line_is_skipped_and_its_neighbors_are_read() {
    let folder = folder().with("long.txt", "");
    let path = folder.path().join("long.txt");
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).expect("a file"));
    file.write_all(b"Ann A; Bob B\n").expect("written");
    for _ in 0..100 {
        file.write_all(&vec![b'x'; 1_000_000]).expect("written");
    }
    file.write_all(b"\nCat C; Dan D\n").expect("written");
    file.flush().expect("written");
    let ran =
        folder.coauth(&["stats", "-f", "json", "long.txt"]).says("1 record is too long").says("long.txt:2");
    assert_eq!(ran.json()["papers"], 2);
}

#[test]
fn no_output_file_is_left_half_written() {
    let folder = folder().with("old.json", "old").with("folder/x", "");
    folder.coauth(&["author", "Nobody At All", "-o", "old.json"]).exits_with(2);
    assert_eq!(folder.read("old.json"), "old");
    folder
        .coauth(&["stats", "-o", "nowhere/out.json"])
        .exits_with(2)
        .says("nowhere/out.json: cannot be written: No such file or directory (os error 2)\n");
    folder.coauth(&["stats", "-o", "old.json"]).answers().shows_nothing();
    assert!(folder.read("old.json").contains("\"papers\": 91"));
    let files = std::fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(files, 2, "nothing temporary is left");
}

#[test]
fn an_input_is_never_overwritten() {
    let folder = folder().with("a.txt", "Ann A; Bob B\n");
    folder.coauth(&["index", "a.txt", "-o", "a.txt"]).exits_with(2).says("a.txt is an input");
    folder
        .coauth(&["export", "-f", "ties-csv", "-i", "./a.txt", "-o", "a.txt"])
        .exits_with(2)
        .says("is an input");
    let folder = folder
        .with("in/b.txt", "Ann A; Bob B\n")
        .with("who.txt", "Ann A → Ann B\n")
        .with("p.csv", "Ann A,Bob B\n");
    folder.coauth(&["index", "-q", "in/b.txt", "-o", "b.coauth"]).answers();
    for command in [
        &["index", "in", "-o", "in/b.txt"][..],
        &["compare", "a.txt", "in/b.txt", "-o", "a.txt", "-f", "csv"],
        &["stats", "a.txt", "--aliases", "who.txt", "-o", "who.txt"],
        &["names", "a.txt", "--write-aliases", "a.txt"],
        &["path", "-i", "a.txt", "--pairs", "p.csv", "-o", "p.csv"],
        &["render", "a.txt", "--roster", "who.txt", "-o", "who.txt", "-f", "svg"],
        &["index", "--verify", "b.coauth", "-o", "b.coauth", "-f", "csv"],
    ] {
        folder.coauth(command).exits_with(2).says("is an input");
    }
    assert_eq!(
        (folder.read("a.txt"), folder.read("in/b.txt")),
        ("Ann A; Bob B\n".into(), "Ann A; Bob B\n".into())
    );
}

#[test]
fn out_of_range_numbers_are_rejected() {
    for sample in ["0", "1"] {
        coauth(&["top", "--by", "betweenness", "--sample", sample])
            .exits_with(2)
            .says("--sample needs at least 2");
    }
    for resolution in ["nan", "inf", "-1"] {
        let resolution = format!("--resolution={resolution}");
        coauth(&["communities", &resolution])
            .exits_with(2)
            .says("--resolution must be a non-negative number");
    }
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_while_it_writes_leaves_the_old_file_and_exits_with_the_signal() {
    let papers: String = (0..60_000).map(|i| format!("A{i} X; B{} Y\n", i / 2)).collect();
    let folder = folder().with("a.txt", papers).with("out.json", "old");
    folder.coauth(&["index", "-q", "--from", "authors", "a.txt", "-o", "a.coauth"]).answers();
    let is_writing = || {
        let files = std::fs::read_dir(folder.path()).expect("the folder").filter_map(Result::ok);
        files.into_iter().any(|file| file.file_name().to_string_lossy().starts_with(".coauth-"))
    };
    for (signal, code) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129)] {
        let arguments = ["-q", "-i", "a.coauth", "export", "-f", "json", "-o", "out.json"];
        let mut run = folder.command(&arguments).spawn().expect("runs");
        while !is_writing() {
            assert!(run.try_wait().expect("a state").is_none(), "it ended before it was seen to write");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let status = std::process::Command::new("kill").args([signal, &run.id().to_string()]).status();
        assert!(status.expect("kill runs").success());
        assert_eq!(run.wait().expect("an end").code(), Some(code), "{signal}");
        assert!(!is_writing() && folder.read("out.json") == "old", "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_while_nobody_reads_its_answer_is_no_success() {
    use std::os::unix::process::ExitStatusExt;
    // Under nohup a hang-up is ignored.
    let ignored = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = ignored.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    for (signal, number) in [("-TERM", 15), ("-HUP", 1)] {
        if ignored >> (number - 1) & 1 == 1 {
            continue;
        }
        let folder = folder();
        let mut run =
            folder.command(&["-q", "render", "-f", "html"]).stdout(Stdio::piped()).spawn().expect("runs");
        let mut line = String::new();
        // The rest does not fit into the pipe.
        let mut pipe = BufReader::with_capacity(1, run.stdout.take().expect("a pipe"));
        pipe.read_line(&mut line).expect("a line");
        let status = std::process::Command::new("kill").args([signal, &run.id().to_string()]).status();
        assert!(status.expect("kill runs").success());
        // Shells report 128 and the signal.
        let ended = run.wait().expect("an end");
        assert!(ended.signal() == Some(number) || ended.code() == Some(128 + number), "{ended}");
    }
}

#[cfg(unix)]
#[test]
#[expect(clippy::print_stderr, reason = "a test that checks nothing says so")]
fn a_folder_that_cannot_be_listed_is_a_notice_with_its_own_name() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder().with("refs/a.txt", "Ann Lee; Bob Roe\n").with("refs/closed/b.bib", "");
    let closed = folder.path().join("refs/closed");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    if std::fs::read_dir(&closed).is_ok() {
        eprintln!("skipped: this user may list every folder");
        return;
    }
    let ran = folder.coauth(&["stats", "-v", "--from", "authors", "refs", "-f", "json"]).answers();
    let ran = ran.says("1 file could not be read").says("refs/closed");
    assert_eq!(ran.json()["authors"], 2);
    folder.coauth(&["stats", "--strict", "--from", "authors", "refs"]).exits_with(2).says("refs/closed");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o700)).expect("permissions");
}

#[cfg(unix)]
#[test]
fn devices_are_written_to_and_links_are_followed() {
    use std::os::unix::fs::FileTypeExt;
    coauth(&["stats", "-o", "/dev/null"]).answers();
    assert!(std::fs::metadata("/dev/null").expect("/dev/null").file_type().is_char_device());
    let folder = folder().with("target.csv", "old");
    std::os::unix::fs::symlink(folder.path().join("target.csv"), folder.path().join("link.csv"))
        .expect("a link");
    folder.coauth(&["stats", "-o", "link.csv"]).answers();
    assert!(folder.read("target.csv").starts_with("measure,value"));
    assert!(folder.path().join("link.csv").is_symlink());
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    for arguments in [&["export", "-f", "graphml"][..], &["render"], &["top", "--limit", "0"]] {
        let folder = folder();
        let mut child = folder
            .command(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("coauth runs");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let ended = child.wait_with_output().expect("coauth ends");
        let said = String::from_utf8(ended.stderr).expect("UTF-8");
        assert!(ended.status.success() && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn an_unread_pipe_on_stdin_is_reported() {
    let folder = folder();
    folder
        .coauth_with_stdin(&["stats", "-q"], b"Ann A; Bob B\n")
        .answers()
        .says("built-in sample")
        .says("stdin is ignored, pass -i - to read it");
    let ran = folder
        .coauth_with_stdin(&["-i", "-", "stats", "-f", "json"], b"Ann A; Bob B\n")
        .says_nothing_of("stdin is ignored");
    assert_eq!(ran.json()["papers"], 1);
}

#[test]
fn compressed_input_is_detected_by_content_and_read_up_to_the_damage() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for i in 0..20_000 {
        writeln!(gzip, "Ann A{i}; Bob B{i}").expect("compressed");
    }
    let whole = gzip.finish().expect("compressed");
    let half = &whole[..whole.len() / 2];
    let folder =
        folder().with("whole", &whole).with("twice", [&whole[..], &whole].concat()).with("half", half);
    assert_eq!(folder.coauth(&["stats", "-f", "json", "whole"]).json()["papers"], 20_000);
    assert_eq!(folder.coauth(&["stats", "-f", "json", "twice"]).json()["papers"], 40_000);
    let papers = folder.coauth(&["stats", "-f", "json", "half"]).says("1 compressed input is damaged").json()
        ["papers"]
        .as_u64();
    assert!(papers.is_some_and(|papers| papers > 1000 && papers < 20_000), "{papers:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_folder_as_output_are_reported() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let folder = folder().with("out/x", "");
    let ran = folder.command(&["export", "-f", "graphml"]).stdin(Stdio::null()).stdout(full).output();
    let ran = ran.expect("coauth runs");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.code() == Some(2) && said.contains("cannot write"), "{said}");
    folder.coauth(&["stats", "-o", "/dev/full"]).exits_with(2).says("/dev/full: cannot be written");
    folder.coauth(&["stats", "-o", "out"]).exits_with(2).says("out: cannot be written");
}

#[test]
fn malformed_records_are_reported_with_their_line_and_the_rest_is_read() {
    let folder = folder().with("a.txt", "Ann A; Bob B\n?; --\nCat C; ...; Dan D\n");
    let ran = folder.coauth(&["stats", "-f", "json", "--from", "authors", "a.txt"]);
    let stats = ran.says("1 record has no authors").says("a.txt:2").says("a.txt:3: ...").json();
    assert_eq!((&stats["papers"], &stats["authors"]), (&2.into(), &4.into()));
    assert_eq!(stats["records"]["without_authors"], 1);
}

#[test]
fn an_extension_of_another_format_is_rejected() {
    for arguments in [["render", "a.gif"], ["stats", "a.svg"], ["render", "a.json"]] {
        coauth(&[arguments[0], "-o", arguments[1]]).exits_with(2).says("cannot write a .");
    }
}

#[test]
fn a_line_that_may_hold_several_names_is_noticed() {
    let folder = folder().with("a.txt", "Ada Lovelace and Charles Babbage\nLovelace, Ada\nAnn A · Bob B\n");
    let stats = folder
        .coauth(&["--from", "authors", "stats", "-f", "json", "a.txt"])
        .says("1 entry may hold several names")
        .says("a.txt:1");
    assert_eq!(stats.json()["authors"], 4);
}

#[test]
fn proceedings_without_authors_pass_strict_runs() {
    let folder = folder().with(
        "r.bib",
        "@proceedings{p, editor={Eve E}, title={P}, year=2001}\n@misc{m, author={Ann A and Bob B}, year=2002}\n",
    );
    folder.coauth(&["stats", "--strict", "r.bib"]).says("record has editors and no authors").answers();
    let dated = folder.with("r.bib", "@misc{m, author={Ann A and Bob B}, year={in press}}\n");
    dated.coauth(&["stats", "--strict", "r.bib"]).exits_with(2).says("year is not a number");
}

#[test]
fn the_guide_lists_every_exit_code() {
    let guide = crate::run::repository_text("docs/output.md");
    let rows = guide.lines().skip_while(|line| *line != "| code | meaning |").skip(2);
    let codes: Vec<&str> = rows.map_while(|row| row.strip_prefix("| ")?.split(" | ").next()).collect();
    assert_eq!(codes, ["0", "1", "2", "130, 143, 129"]);
    let folder =
        folder().with("a.txt", "Ann Lee; Bob Roe\nCat Poe; Dan Fox\n").with("p.csv", "Ann Lee,No One\n");
    let ends = |code: i32, arguments: &[&str]| {
        folder.coauth(&[arguments, &["--from", "authors", "-i", "a.txt"]].concat()).exits_with(code);
    };
    ends(0, &["stats"]);
    ends(0, &["path", "Ann Lee", "Bob Roe"]);
    ends(1, &["path", "Ann Lee", "Cat Poe"]);
    ends(1, &["components", "--min", "9"]);
    ends(1, &["path", "--pairs", "p.csv"]);
    ends(2, &["path", "Ann Lee", "No One"]);
    ends(2, &["stats", "-o", "none/there.csv"]);
    folder.coauth(&["stats", "none.bib"]).exits_with(2);
    folder.coauth(&["stats", "--none"]).exits_with(2);
}
