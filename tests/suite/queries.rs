//! Every query of the table is a command, and has options that can come from anywhere.

use coauth::Loader;
use coauth::analysis::{Context, Row};
use coauth::network::Network;
use coauth::queries::{QUERIES, query, run};
use coauth::table::{STYLES, StyleWriter};
use serde_json::{Value, json};

use crate::run::coauth;

const YEARS: &str =
    "@misc{1, author={Ann A and Bob B}, year=1990, month=3} @misc{2, author={Bob B and Cat C}, year=2000}";

/// The sample has no years, and some queries are about them.
fn network() -> Network {
    Loader::sample().text("years.bib", YEARS).load().expect("a network").network
}

fn examples() -> impl Iterator<Item = (&'static Row, Value)> {
    let of = |row: &'static Row| {
        let parsed = |example: &&str| {
            serde_json::from_str(example).unwrap_or_else(|error| panic!("{example}: {error}"))
        };
        row.examples.iter().map(move |example| (row, parsed(example)))
    };
    QUERIES.iter().flat_map(of)
}

#[test]
fn the_columns_of_every_answer_have_names_and_no_two_the_same() {
    let network = network();
    for (row, options) in examples() {
        let report = run(row.name, options, &network, &mut Context::default()).expect(row.name);
        let document = report.document();
        let mut names: Vec<&str> = document.data.columns().map(|(name, _)| name).collect();
        names.sort_unstable();
        assert!(names.iter().all(|name| !name.is_empty()), "{}: {names:?}", row.name);
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{}: {names:?}", row.name);
    }
}

/// The answer in every form.
fn answer(row: &'static Row, options: &Value, network: &Network) -> Vec<u8> {
    let report = run(row.name, options.clone(), network, &mut Context::default());
    let report = report.unwrap_or_else(|error| panic!("{} {options}: {error}", row.name));
    assert!(report.is_found(), "{} {options} finds nothing", row.name);
    let mut answer = serde_json::to_vec(&report).expect("JSON");
    for style in STYLES {
        match style.writer {
            StyleWriter::Document(write) => write(&report.document(), Default::default(), &mut answer),
            StyleWriter::Data(write) => write(&report.document().data, &mut answer),
            StyleWriter::Fields => Ok(()),
        }
        .expect("writing to memory");
    }
    answer
}

#[test]
fn every_query_gives_the_same_bytes_on_one_thread_and_on_several() {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            let network = network();
            examples().map(|(row, options)| answer(row, &options, &network)).collect::<Vec<_>>()
        })
    };
    let (one, three) = (on(1), on(3));
    for ((row, options), (one, three)) in examples().zip(one.iter().zip(&three)) {
        assert!(one == three, "{} {options}", row.name);
    }
}

#[test]
fn options_deserialize_from_what_they_serialize_to() {
    for (row, options) in examples() {
        let written = row.query(options).expect("options").options();
        let again = row.query(written.clone()).expect("the same options").options();
        assert_eq!(again, written, "{}", row.name);
    }
}

#[test]
fn options_are_scalars_and_lists_of_scalars() {
    let is_scalar = |value: &Value| !value.is_object() && !value.is_array();
    for (row, options) in examples().chain(QUERIES.iter().map(|row| (row, row.defaults()))) {
        for (option, value) in options.as_object().expect("an object") {
            let is_flat = value.as_array().map_or(is_scalar(value), |list| list.iter().all(is_scalar));
            assert!(is_flat, "{} {option}: {value}", row.name);
        }
    }
}

#[test]
fn an_unknown_option_is_an_error_that_names_the_known_ones() {
    let wrong = |name: &str, options: Value| query(name, options).expect_err("an error").to_string();
    for row in QUERIES {
        let error = wrong(row.name, json!({ "nonsense": 1 }));
        let known = row.defaults();
        let names_all =
            known.as_object().is_some_and(|known| known.keys().all(|option| error.contains(option.as_str())));
        assert!(error.contains("nonsense") && error.contains("expected") && names_all, "{error}");
    }
    assert_eq!(wrong("distances", json!({ "limit": 3 })), "distances: the option `name` is required");
    assert!(wrong("top", json!({ "limit": "many" })).contains("top: "));
    assert!(wrong("nosuch", json!({})).contains("expected one of: stats, top,"));
    assert!(query("stats", Value::Null).is_ok());
}

#[test]
fn every_query_is_a_command_of_its_name_and_schema() {
    let names: Vec<_> = QUERIES.iter().map(|row| row.name).collect();
    let listed = coauth(&["--help"]).answers().stdout();
    for row in QUERIES.iter().filter(|row| row.variant_of.is_none()) {
        assert!(listed.contains(&format!("\n  {} ", row.name)), "{}", row.name);
        let help = coauth(&[row.name, "--help"]).answers().stdout();
        assert!(help.starts_with(row.about.split(':').next().unwrap_or_default()), "{help}");
        // After any number of names there is no place for inputs.
        assert!(help.contains("[INPUT]...") || help.contains("<NAME> <NAME>..."), "{help}");
    }
    assert!(QUERIES.iter().filter_map(|row| row.variant_of).all(|of| names.contains(&of)));
    assert_eq!(coauth(&["ties", "-f", "json"]).json()["schema"], "coauth.ties/1");
    assert_eq!(coauth(&["path", "Tao Qin", "Tao Qin", "-f", "json"]).json()["schema"], "coauth.path/1");
}

#[test]
fn an_unknown_identifier_is_an_error_with_the_known_schemes() {
    let orcid = "https://orcid.org/0000-0002-1825-0097";
    let work = json!({ "id": "https://openalex.org/W1", "authorships": [
        { "author": { "id": "https://openalex.org/A5", "display_name": "Ada Lovelace", "orcid": orcid } },
        { "author": { "display_name": "Charles Babbage" } },
    ] });
    let network = |text: String| Loader::new().text("works.jsonl", text).load().expect("a network").network;
    let with_ids = network(work.to_string());
    let without = network("Ada Lovelace; Charles Babbage\n".to_owned());
    let error = |network: &Network, name: &str| {
        let author = run("author", json!({ "name": name }), network, &mut Context::default());
        author.expect_err("an error").to_string()
    };
    for unknown in ["orcid:0000-0001-5109-3700", "isni:1"] {
        let text = error(&with_ids, unknown);
        assert!(text.starts_with(&format!("no author has the identifier \"{unknown}\"")), "{text}");
        assert!(
            text.contains("schemes in the input: ") && text.contains("orcid") && !text.contains('\n'),
            "{text}"
        );
        assert!(error(&without, unknown).ends_with("no author in the input has an identifier; pass a name"));
    }
    // A colon alone makes no identifier.
    assert!(error(&without, "Lovelase: Ada").contains("closest spellings"));
}
