//! What the colors of a drawing say, and that printed formats have their words.

use super::run::folder;

const YEARS: &str = "@misc{1, author={Ann A and Bob B}, year=1990}
@misc{2, author={Bob B and Cat C}, year=2000}
@misc{3, author={Cat C and Dan D}, year=2010}
";

/// The class of the circle of a node, by number.
fn class(svg: &str, number: usize) -> String {
    let (_, from) = svg.split_once(&format!(r#"<g id="n{number}">"#)).expect("a node");
    let (_, from) = from.split_once(r#"<circle class=""#).expect("a circle");
    from.split('"').next().expect("a class").to_owned()
}

#[test]
fn a_scale_of_years_goes_from_the_earliest_mean_to_the_latest() {
    let folder = folder().with("r.bib", YEARS);
    let svg = folder.coauth(&["-i", "r.bib", "render", "--color-by", "year"]).answers().stdout();
    // Ann 1990, Bob 1995, Cat 2005, Dan 2010.
    assert_eq!([0, 1, 2, 3].map(|node| class(&svg, node)), ["c1", "c2", "c6", "c7"]);
    for words in [">1990<", ">2010<", ">mean year of papers<", r#"<rect class="c7""#] {
        assert!(svg.contains(words), "{words}");
    }
}

#[test]
fn authors_whose_years_are_not_known_are_gray_and_the_legend_says_so() {
    let folder = folder().with("r.bib", format!("{YEARS}@misc{{4, author={{Eve E and Dan D}}}}"));
    let svg = folder.coauth(&["-i", "r.bib", "render", "--color-by", "year"]).answers().stdout();
    assert!(class(&svg, 4) == "c0" && svg.contains(">year not known<"));
    let ties = folder.with("r.edges", "1 2\n2 3\n");
    ties.coauth(&["-i", "r.edges", "render", "--color-by", "year"]).answers().shows(">no year is known<");
}

#[test]
fn colors_show_communities_if_one_component_has_more_than_half_of_the_authors_and_else_components() {
    let two_triangles = "Ann A; Bob B; Cat C\nCat C; Dan D\nDan D; Eve E; Fay F\n";
    let folder = folder()
        .with("one.txt", format!("{two_triangles}Xan X; Yul Y; Zoe Z\n"))
        .with("two.txt", format!("{two_triangles}Una U; Vic V; Wes W; Xan X; Yul Y; Zoe Z\n"));
    let one =
        folder.coauth(&["-i", "one.txt", "render"]).answers().shows(">one color, one community<").stdout();
    assert!(class(&one, 0) == class(&one, 1) && class(&one, 0) != class(&one, 5));
    let two =
        folder.coauth(&["-i", "two.txt", "render"]).answers().shows(">one color, one component<").stdout();
    assert!(class(&two, 0) == class(&two, 5) && class(&two, 0) != class(&two, 6));
    // Each group is named by its most central people and its size.
    assert!(two.contains(">Una, Vic and 4 others<") && two.contains(">Cat, Dan and 4 others<"), "{two}");
    let none = folder.coauth(&["-i", "two.txt", "render", "--color-by", "none"]).answers().stdout();
    assert!(!none.contains(">one color") && !none.contains(">no co-author<"));
}

#[test]
fn the_scale_sets_the_pixels_of_an_image() {
    let folder = folder().with("a.txt", "Ann A; Bob B\n");
    let size = |scale: &str| {
        let ran = folder
            .coauth(&["-i", "a.txt", "render", "-f", "png", "--width", "500", "--scale", scale])
            .answers();
        assert!(ran.bytes().starts_with(b"\x89PNG"));
        u32::from_be_bytes(ran.bytes()[16..20].try_into().expect("a width"))
    };
    assert_eq!((size("1"), size("2"), size("0.5")), (500, 1000, 250));
    folder
        .coauth(&["-i", "a.txt", "render", "--scale", "2"])
        .exits_with(2)
        .says("--scale applies only to PNG");
}

#[test]
fn a_character_without_a_font_is_reported() {
    let folder = folder().with("a.bib", "@misc{a, author = {Ann A\u{10fffd} and Bob B}}\n");
    for format in ["png", "pdf"] {
        let ran = folder.coauth(&["-i", "a.bib", "render", "-f", format, "-o", "drawing"]).answers();
        ran.says("no font has these characters").says("\u{10fffd}");
        folder
            .coauth(&["-i", "a.bib", "render", "-f", format, "--labels", "none", "-o", "drawing"])
            .answers();
    }
}
