//! The figures of the poster session, counted by others.

use crate::run::{coauth, folder};

#[test]
fn the_sample_has_the_figures_that_were_counted_by_hand() {
    let stats = coauth(&["stats", "-f", "json"]).json();
    for (key, value) in [
        ("papers", 91),
        ("authors", 421),
        ("authorships", 437),
        ("ties", 1017),
        ("components", 82),
        ("isolated_authors", 0),
    ] {
        assert_eq!(stats[key], value, "{key}");
    }
    assert_eq!(stats["largest_component"]["authors"], 12);
    assert_eq!(stats["records"]["read"], 91);
    assert_eq!(stats["coauthors_per_author"]["max"], 11);
    assert_eq!(stats["schema"], "coauth.stats/1");
}

#[test]
fn what_is_not_computed_is_null_and_not_missing() {
    let stats = coauth(&["stats", "-f", "json"]).json();
    for key in ["diameter", "mean_distance", "years"] {
        assert_eq!(stats.get(key), Some(&serde_json::Value::Null), "{key}");
    }
    assert_eq!(stats["records"]["duplicates"], 0);
    assert!(stats["joins"].is_object() && stats["inputs"][0]["format"] == "listing");
}

#[test]
fn a_small_network_has_the_shape_that_can_be_counted_by_hand() {
    // A triangle of A, B, C, with D behind C and E behind D; F and G aside.
    let papers = "A;B;C\nC;D\nD;E\nF;G\n";
    let input = folder().with("p.txt", papers);
    let stats = input.coauth(&["stats", "--distances", "--from", "authors", "-f", "json", "p.txt"]).json();
    for (key, value) in
        [("triangles", 1), ("max_core", 2), ("articulation_points", 2), ("bridges", 3), ("diameter", 3)]
    {
        assert_eq!(stats[key], value, "{key}");
    }
    // Six triples: one at each of A and B, three at C, one at D.
    for (key, value) in [
        ("transitivity", 3.0 / 6.0),
        ("average_clustering", (1.0 + 1.0 + 1.0 / 3.0) / 7.0),
        ("mean_distance", (5.0 + 3.0 * 2.0 + 2.0 * 3.0) / 10.0),
    ] {
        let found = stats[key].as_f64().unwrap_or(f64::NAN);
        assert!((found - value).abs() < 1e-12, "{key}: {found}");
    }
}

#[test]
fn what_is_undefined_is_null() {
    let input = folder().with("p.txt", "A;B;C\n");
    let stats = input.coauth(&["stats", "--distances", "--from", "authors", "-f", "json", "p.txt"]).json();
    assert!(stats["degree_assortativity"].is_null(), "all have the same degree");
    let input = folder().with("p.txt", "A\n");
    let stats = input.coauth(&["stats", "--distances", "--from", "authors", "-f", "json", "p.txt"]).json();
    for key in ["degree_assortativity", "mean_distance", "transitivity"] {
        assert!(stats[key].is_null(), "{key}: there is no other author");
    }
}

#[test]
fn a_sampled_mean_distance_has_its_error_and_no_diameter() {
    let input = folder().with("p.txt", "A;B\nB;C\nC;D\nD;E\nE;F\nF;G\n");
    let asked = |more: &[&str]| {
        input.coauth(&[&["stats", "--from", "authors", "-f", "json", "p.txt"], more].concat())
    };
    let exact = asked(&["--distances"]).json();
    let sampled = asked(&["--distances", "--sample", "3"]).says("left out the diameter").json();
    assert_eq!((&exact["diameter"], &sampled["diameter"]), (&6.into(), &serde_json::Value::Null));
    let mean = |of: &serde_json::Value| of["mean_distance"].as_f64().unwrap_or(f64::NAN);
    assert!(sampled["mean_distance_method"].as_str().is_some_and(|how| how.contains("from 3 authors")));
    assert!((mean(&exact) - mean(&sampled)).abs() < 1.0, "{} and {}", mean(&exact), mean(&sampled));
    let all = asked(&["--distances", "--sample", "50"]).json();
    assert_eq!((mean(&all), &all["mean_distance_method"]), (mean(&exact), &serde_json::Value::Null));
    asked(&["--sample", "3"]).exits_with(2).says("--distances");
    asked(&["--distances", "--sample", "1"]).exits_with(2).says("at least 2");
}

#[test]
fn every_measure_ranks_authors_and_a_sample_reports_its_error() {
    for by in ["betweenness", "closeness", "harmonic", "pagerank", "eigenvector", "core"] {
        let top = coauth(&["top", "--by", by, "-f", "json", "--limit", "3"]).json();
        assert_eq!(top["by"], by);
        let values: Vec<f64> =
            top["authors"].as_array().expect("a list").iter().filter_map(|a| a["value"].as_f64()).collect();
        assert!(
            values.len() == 3 && values.is_sorted_by(|a, b| a >= b) && values[0] > 0.0,
            "{by}: {values:?}"
        );
        assert!(top["authors"][0].get("standard_error").is_none(), "{by} is exact");
    }
    let sampled = coauth(&["top", "--by", "betweenness", "--sample", "4", "-f", "json"]).json();
    assert!(sampled["authors"][0]["standard_error"].as_f64().is_some_and(|error| error > 0.0));
    assert!(sampled["value_method"].as_str().is_some_and(|method| method.contains("4 authors")));
    coauth(&["top", "--by", "core", "--sample", "4"]).exits_with(2).says("--sample");
}

#[test]
fn leonidas_guibas_has_most_coauthors_then_tao_qin() {
    let top = coauth(&["top", "-f", "json", "--limit", "3"]).json();
    let values: Vec<_> =
        top["authors"].as_array().expect("a list").iter().map(|a| (&a["author"], &a["value"])).collect();
    assert_eq!((values[0].0, values[0].1), (&"Leonidas Guibas".into(), &11.into()));
    assert_eq!((values[1].0, values[1].1), (&"Tao Qin".into(), &10.into()));
    assert_eq!(values[2].1, &9);
}

#[test]
fn sixteen_authors_have_two_papers_and_none_has_more() {
    let top = coauth(&["top", "--by", "papers", "--limit", "0", "-f", "json"]).json();
    let mut twice: Vec<&str> = top["authors"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|author| author["value"] == 2)
        .filter_map(|author| author["author"].as_str())
        .collect();
    twice.sort_unstable();
    let expected = [
        "Divyam Madaan",
        "Eunho Yang",
        "Jaehong Yoon",
        "Jiansheng Yang",
        "Leonidas Guibas",
        "Phillip Isola",
        "Se-Young Yun",
        "Sung Ju Hwang",
        "Tao Qin",
        "Weijie J Su",
        "Wenjun Zeng",
        "Xuanchi Ren",
        "Yifei Wang",
        "Yisen Wang",
        "Yuwang Wang",
        "Zhouchen Lin",
    ];
    assert_eq!(twice, expected);
    assert_eq!(top["authors"].as_array().map(Vec::len), Some(421));
}

#[test]
fn unusual_spellings_are_kept() {
    for name in ["Mausam", "Steven HOI", "weitao du", "PENGLIN DAI"] {
        let author = coauth(&["author", name, "--exact-name", "-f", "json"]).json();
        assert_eq!(author["author"], name);
    }
}

#[test]
fn strength_credit_and_degree_are_measures_with_values() {
    let strength = |counting: &str| {
        let top =
            coauth(&["top", "--by", "strength", "--counting", counting, "--limit", "1", "-f", "json"]).json();
        top["authors"][0]["value"].as_f64().expect("a number")
    };
    // Under fractional counting a strength is the number of papers with a co-author.
    assert_eq!((strength("full"), strength("fractional")), (11.0, 2.0));
    let credit = coauth(&["top", "--by", "credit", "--limit", "0", "-f", "json"]).json();
    let sum: f64 =
        credit["authors"].as_array().expect("a list").iter().filter_map(|a| a["value"].as_f64()).sum();
    assert!((sum - 91.0).abs() < 1e-9, "credit adds to one a paper, not to {sum}");
}

#[test]
fn one_person_is_shown_with_papers_and_coauthors() {
    let author = coauth(&["author", "Leonidas Guibas", "-f", "json"]).json();
    assert_eq!(author["papers"].as_array().map(Vec::len), Some(2));
    assert_eq!(author["coauthors"].as_array().map(Vec::len), Some(11));
    assert_eq!(author["component"]["rank"], 1);
    assert_eq!(author["measures"]["degree"], 11);
    assert_eq!((&author["measures"]["betweenness"], &author["measures"]["core"]), (&18.0.into(), &9.into()));
    assert_eq!(author["spellings"][0]["reason"], "exact");
}

#[test]
fn components_are_largest_first_and_their_members_are_in_the_order_of_names() {
    let answer = coauth(&["components", "--members", "-f", "json"]).json();
    let components = answer["components"].as_array().expect("a list");
    let sizes: Vec<_> = components.iter().filter_map(|c| c["authors"].as_u64()).collect();
    assert_eq!((sizes.len(), sizes[0], sizes.iter().sum::<u64>()), (82, 12, 421));
    assert!(sizes.is_sorted_by(|a, b| a >= b));
    for component in components {
        let names: Vec<_> = component["members"]
            .as_array()
            .expect("names")
            .iter()
            .map(|n| coauth::names::folded(n.as_str().expect("a name")))
            .collect();
        assert!(names.is_sorted());
        assert_eq!(component["member_ids"].as_array().map(Vec::len), Some(names.len()));
    }
}

#[test]
fn distances_count_every_author_once() {
    let answer = coauth(&["distances", "Ruihai Wu", "--limit", "0", "-f", "json"]).json();
    let reached: u64 =
        answer["histogram"].as_array().expect("bars").iter().filter_map(|bar| bar["authors"].as_u64()).sum();
    assert_eq!((reached, answer["unreachable"].as_u64()), (12, Some(409)));
    assert_eq!(answer["authors"].as_array().map(Vec::len), Some(11));
}

#[test]
fn stats_has_every_key_that_scripts_depend_on() {
    let keys = "schema coauth.version coauth.options coauth.counting coauth.names coauth.duplicates_joined papers \
        authors authorships ties components isolated_authors single_author_papers largest_component.authors \
        largest_component.papers largest_component.ties authors_per_paper.mean authors_per_paper.median \
        authors_per_paper.max papers_per_author.mean papers_per_author.max coauthors_per_author.mean \
        coauthors_per_author.max collaboration_coefficient density transitivity average_clustering triangles \
        degree_assortativity max_core articulation_points bridges diameter mean_distance years records.read \
        records.without_authors records.duplicates joins inputs";
    let stats = coauth(&["stats", "-f", "json"]).json();
    for key in keys.split_whitespace() {
        let pointer = format!("/{}", key.replace('.', "/"));
        assert!(stats.pointer(&pointer).is_some(), "{key} is missing");
    }
    for key in ["path", "format", "records"] {
        assert!(stats["inputs"][0].get(key).is_some(), "inputs[].{key} is missing");
    }
}

#[test]
fn means_are_means_and_what_is_undefined_is_null() {
    let stats = coauth(&["stats", "-f", "json"]).json();
    for (pointer, expected) in [
        ("/authors_per_paper/mean", 437.0 / 91.0),
        ("/papers_per_author/mean", 437.0 / 421.0),
        ("/coauthors_per_author/mean", 2.0 * 1017.0 / 421.0),
        ("/density", 2.0 * 1017.0 / (421.0 * 420.0)),
    ] {
        let found = stats.pointer(pointer).and_then(serde_json::Value::as_f64);
        assert!(found.is_some_and(|found| (found - expected).abs() < 1e-12), "{pointer}: {found:?}");
    }
    let alone = folder().with("a.txt", "Ada Lovelace;\n").coauth(&["stats", "-f", "json", "a.txt"]).json();
    assert_eq!((&alone["isolated_authors"], &alone["single_author_papers"]), (&1.into(), &1.into()));
    assert!(alone["density"].is_null(), "one author makes no pair");
}

#[test]
fn communities_are_within_components_and_the_same_seed_gives_the_same() {
    let ask = |seed: &str| {
        coauth(&["communities", "--seed", seed, "--limit", "0", "--members", "-f", "json"]).json()
    };
    let answer = ask("3");
    let communities = answer["communities"].as_array().expect("a list");
    let members = |row: &serde_json::Value| row["members"].as_array().map_or(0, Vec::len);
    assert_eq!(communities.iter().map(members).sum::<usize>(), 421);
    assert!(communities.len() >= 82 && answer["modularity"].as_f64().is_some_and(|q| q > 0.9));
    assert_eq!(answer, ask("3"));
    let few = coauth(&["communities", "--resolution", "0.0001", "--limit", "0", "-f", "json"]).json();
    assert_eq!(few["communities"].as_array().map(Vec::len), Some(82), "nothing parts a component then");
}

#[test]
fn brokers_list_the_sizes_that_their_removal_leaves() {
    // A triangle of A, B, C, with D behind C and E behind D.
    let input = folder().with("p.txt", "A;B;C\nC;D\nD;E\n");
    let answer = input.coauth(&["brokers", "--from", "authors", "-f", "json", "p.txt"]).json();
    let authors: Vec<_> = answer["authors"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|a| (&a["author"], a["separates"].to_string()))
        .collect();
    assert_eq!(authors, [(&"C".into(), "[2,2]".to_owned()), (&"D".into(), "[3,1]".to_owned())]);
    let ties: Vec<_> = answer["ties"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|tie| (&tie["a"], &tie["b"], tie["separates"].to_string()))
        .collect();
    assert_eq!(
        ties,
        [(&"C".into(), &"D".into(), "[3,2]".to_owned()), (&"D".into(), &"E".into(), "[4,1]".to_owned())]
    );
    folder().with("p.txt", "A;B;C\n").coauth(&["brokers", "--from", "authors", "p.txt"]).exits_with(1);
}

#[test]
fn a_timeline_counts_years_windows_and_all_years_so_far() {
    let entry = |year: u32, authors: &str| {
        format!("@misc{{k{year}{}, author={{{authors}}}, year={year}}}\n", authors.len())
    };
    let bib = [
        entry(2001, "A A and B B"),
        entry(2003, "A A and B B and C C"),
        entry(2003, "D D"),
        entry(2004, "A A and D D"),
    ];
    let input = folder().with("p.bib", bib.concat() + "@misc{x, author={E E}}\n");
    let rows = |options: &[&str]| {
        let json = input.coauth(&[&["timeline", "-f", "json"], options, &["p.bib"]].concat()).json();
        assert_eq!(json["papers_without_year"], 1);
        let row = |row: &serde_json::Value| {
            ["year", "papers", "authors", "new_authors", "ties"]
                .map(|key| row[key].as_u64().unwrap_or(u64::MAX))
        };
        json["years"].as_array().expect("years").iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(rows(&[]), [[2001, 1, 2, 2, 1], [2002, 0, 0, 0, 0], [2003, 2, 4, 2, 3], [2004, 1, 2, 0, 1]]);
    assert_eq!(
        rows(&["--window", "2"]),
        [[2001, 1, 2, 2, 1], [2002, 1, 2, 0, 1], [2003, 2, 4, 2, 3], [2004, 3, 4, 0, 4]]
    );
    assert_eq!(
        rows(&["--cumulative"]),
        [[2001, 1, 2, 2, 1], [2002, 1, 2, 0, 1], [2003, 3, 4, 2, 3], [2004, 4, 4, 0, 4]]
    );
    let csv = input.coauth(&["timeline", "-f", "csv", "p.bib"]).stdout();
    assert!(csv.contains("2003,2,4,2,3,0.75,2"), "{csv}");
    folder().with("p.txt", "A;B\n").coauth(&["timeline", "--from", "authors", "p.txt"]).exits_with(1);
}

#[test]
fn association_strength_is_observed_over_expected_strength() {
    let folder = folder().with("a.txt", "Ann A; Bob B\nAnn A; Bob B\nBob B; Cat C\n");
    let ties =
        folder.coauth(&["-i", "a.txt", "export", "-f", "ties-csv", "--normalize", "association"]).answers();
    // Strengths 2, 3 and 1 of authors, 3 of all ties: 2·3·2/(2·3) and 2·3·1/(3·1).
    ties.shows("Ann A,Bob B,ann-a,bob-b,2,2,").shows("Bob B,Cat C,bob-b,cat-c,1,2,");
    let plain = folder.coauth(&["-i", "a.txt", "export", "-f", "ties-csv"]).answers();
    plain.shows("Bob B,Cat C,bob-b,cat-c,1,1,");
    let found =
        folder.coauth(&["-i", "a.txt", "communities", "--normalize", "association", "-f", "json"]).json();
    assert_eq!(found["coauth"]["options"]["normalize"], "association");
}

#[test]
fn both_ways_to_compute_strengths_agree() {
    use coauth::network::{Counting, Normalization, TieWeight};
    let network = sample();
    for counting in [Counting::Full, Counting::Fractional, Counting::Paper] {
        let tie_weight = TieWeight { counting, normalization: Normalization::Association };
        let ties = network.adjacency().expect("ties");
        let strengths = network.strengths(&ties, tie_weight);
        let projection = network.projection(tie_weight).expect("ties");
        for edge in projection.edge_indices() {
            let (a, b) = projection.edge_endpoints(edge).expect("ends");
            let place = ties.neighbors(a.index() as u32).binary_search(&(b.index() as u32)).expect("a tie");
            let strength = strengths[ties.entries(a.index() as u32)][place];
            assert!((strength - projection[edge].strength).abs() < 1e-9 * strength);
        }
    }
}

#[test]
fn a_slow_measure_warns_before_it_runs() {
    use coauth::analysis::{Measure, Query, Top};
    use coauth::reading::Source;
    let crowd: Vec<String> = (0..2500).map(|n| format!("Ann A{n}")).collect();
    let crowd = network(Source::Text("crowd.txt".to_owned(), crowd.join("; ")));
    let top = |by, sample| {
        let mut top = Top::default();
        (top.by, top.sample) = (by, sample);
        top
    };
    let warning = |by, sample| top(by, sample).warning(&crowd);
    let long = warning(Measure::Closeness, None).expect("a warning");
    assert!(long.contains("2,500 authors") && long.contains("--sample"), "{long}");
    assert_eq!((warning(Measure::Closeness, Some(9)), warning(Measure::Core, None)), (None, None));
    assert_eq!(top(Measure::Closeness, None).warning(&sample()), None);
}

fn sample() -> coauth::network::Network {
    network(coauth::reading::Source::Sample)
}

fn network(source: coauth::reading::Source) -> coauth::network::Network {
    use coauth::names::{Matching, resolve};
    use coauth::network::{Network, Selection};
    use coauth::reading::{ReadOptions, read};
    use coauth::records::Notices;
    let mut notices = Notices::default();
    let corpus = read(&[source], ReadOptions::default(), &mut notices).expect("a corpus");
    let roster = resolve(&corpus, Matching::Folded);
    Network::build(corpus, roster, Selection::default(), &mut notices)
}
