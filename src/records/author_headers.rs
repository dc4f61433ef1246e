//! What the columns of authors of a table are called, in bibliographies and in lists of submissions.

/// The headers that databases, reference managers and people give to a column of authors, folded; the better first.
#[rustfmt::skip]
pub(crate) static AUTHORS: &[&str] = &[
    "author full names", "authorships raw author name", "authorships author display name", "af",
    "author names", "authors primary", "author s", "authors", "author", "author list", "author name",
    "authors names", "names of authors", "authors raw name", "creators", "creator", "au",
    "autoren", "autor", "verfasser", "auteurs", "auteur", "autores", "autor es", "autori", "autore",
    "авторы", "автор", "作者", "著者", "저자",
];

/// Those of a column of the first author, where others are in columns of their own, folded.
#[rustfmt::skip]
pub(crate) static FIRST: &[&str] = &[
    "first author", "lead author", "main author", "author 1", "author1", "erstautor", "hauptautor",
    "premier auteur", "primer autor", "primo autore",
];

/// Is this the header of a column of further authors, folded: of co-authors, or of one with a number?
pub(crate) fn is_further(header: &str) -> bool {
    #[rustfmt::skip]
    const FURTHER: [&str; 48] = [
        "co author", "co authors", "co author s", "coauthor", "coauthors", "coauthor s", "other authors",
        "further authors", "additional authors", "coautor", "coautores", "co autores", "coauteurs", "co auteurs",
        "coautori", "koautoren", "mitautoren", "weitere autoren", "соавторы", "其他作者",
        "second author", "third author", "fourth author", "fifth author", "sixth author", "2nd author", "3rd author",
        "4th author", "5th author", "6th author", "last author", "collaborators", "external co authors",
        "external coauthors", "internal co authors", "zweitautor", "drittautor", "second auteur", "deuxième auteur",
        "troisième auteur", "coauteur", "co auteur", "medeauteurs", "współautorzy", "spoluautoři", "共著者", "공저자",
        "合著者",
    ];
    let number = header.strip_prefix("author").and_then(|number| number.trim_start().parse::<u32>().ok());
    number.is_some_and(|number| number > 1) || FURTHER.contains(&header)
}

/// A header without case and punctuation: `Author(s) ID` is `author s id`.
pub(crate) fn folded_header(header: &str) -> String {
    /// A longer cell is no header; folding those of the first rows would cost more than reading them.
    const LONGEST: usize = 200;
    if header.len() > LONGEST {
        return String::new();
    }
    let words = header.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
