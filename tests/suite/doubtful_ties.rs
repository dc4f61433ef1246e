//! Weights of edge tables that are none: the tie is dropped, its ends stay, and a notice counts them.

use coauth::Loader;
use coauth::records::Kind;

#[test]
fn the_ends_of_a_tie_with_a_bad_weight_stay_whatever_is_bad_about_it() {
    for weight in ["x", "-1", "0", "NaN", "inf", "1.2.3"] {
        for (name, text) in [
            ("t.csv", format!("source,target,weight\nAnn Lee,Bob Roe,1\nCat Poe,Dan Fox,{weight}\n")),
            (
                "u.csv",
                format!(
                    "source,target,source label,target label,weight\n1,2,Ann Lee,Bob Roe,1\n3,4,Cat Poe,Dan Fox,{weight}\n"
                ),
            ),
        ] {
            let loaded = Loader::new().text(name, text.as_str()).load().expect("ties");
            let network = &loaded.network;
            assert_eq!((network.author_count(), network.tie_count()), (4, 1), "{text}");
            assert_eq!(loaded.notices.count(Kind::BadWeight), 1, "{text}");
        }
    }
}

#[test]
fn an_empty_weight_counts_as_one_and_a_decimal_comma_is_read() {
    for (weight, strength, without) in [("", 1.0, 1), ("\"1,5\"", 1.5, 0)] {
        let text = format!("source,target,weight\nAnn Lee,Bob Roe,{weight}\nCat Poe,Dan Fox,2\n");
        let loaded = Loader::new().text("t.csv", text.as_str()).load().expect("ties");
        let corpus = loaded.network.corpus();
        assert_eq!(
            (corpus.tie(0).weight, loaded.notices.count(Kind::NoWeight)),
            (strength, without),
            "{text}"
        );
    }
}
