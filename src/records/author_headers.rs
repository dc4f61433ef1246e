//! What the columns of authors of a table are called: in bibliographies, in lists of submissions and members, and in tables
//! about authors.

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

/// Those of family names, folded; the better first.
#[rustfmt::skip]
pub(crate) static FAMILY: &[&str] = &[
    "last name", "family name", "surname", "lastname", "familyname", "last", "family", "surnames", "family names", "last names",
    "nachname", "familienname", "nom de famille", "cognome", "apellido", "apellidos", "sobrenome", "nazwisko", "soyad", "soyadı",
    "příjmení", "achternaam", "efternamn", "etternavn", "efternavn", "sukunimi", "vezetéknév", "фамилия",
];

/// Those of given names, folded; the better first.
#[rustfmt::skip]
pub(crate) static GIVEN: &[&str] = &[
    "first name", "given name", "firstname", "givenname", "given names", "given name s", "forename", "forenames", "first", "given",
    "first names", "first name s", "prénom", "prenom", "prénoms", "vorname", "vornamen", "imię", "jméno", "voornaam", "förnamn",
    "fornavn", "etunimi",
];

/// Those of middle names, folded.
pub(crate) static MIDDLE: &[&str] =
    &["middle initial", "middle initial optional", "middle name", "middle names", "middle"];

/// Those of names, folded: of whole names, or beside a column of one part of them, of the other.
pub(crate) static NAMES: &[&str] = &["name", "nom", "nome", "nombre", "ad", "adı", "имя"];

/// Those of names that are whole, folded.
pub(crate) static WHOLE_NAMES: &[&str] =
    &["full name", "fullname", "author", "author name", "display name", "person", "researcher"];

/// Is this the header of a column of one author, folded, by the place in the list: `first author`, `author 3`, `last author`?
pub(crate) fn is_of_one_place(header: &str) -> bool {
    #[rustfmt::skip]
    const OF_ONE: [&str; 16] = [
        "second author", "third author", "fourth author", "fifth author", "sixth author", "2nd author", "3rd author",
        "4th author", "5th author", "6th author", "last author", "zweitautor", "drittautor", "second auteur", "deuxième auteur",
        "troisième auteur",
    ];
    FIRST.contains(&header) || OF_ONE.contains(&header) || number_of(header).is_some()
}

/// The number in `author 3`.
fn number_of(header: &str) -> Option<u32> {
    header.strip_prefix("author")?.trim_start().parse().ok()
}

/// Is this the header of a column of further authors, folded: of co-authors, or of one with a number?
pub(crate) fn is_further(header: &str) -> bool {
    #[rustfmt::skip]
    const FURTHER: [&str; 32] = [
        "co author", "co authors", "co author s", "coauthor", "coauthors", "coauthor s", "other authors",
        "further authors", "additional authors", "coautor", "coautores", "co autores", "coauteurs", "co auteurs",
        "coautori", "koautoren", "mitautoren", "weitere autoren", "соавторы", "其他作者",
        "collaborators", "external co authors", "external coauthors", "internal co authors", "coauteur", "co auteur",
        "medeauteurs", "współautorzy", "spoluautoři", "共著者", "공저자", "合著者",
    ];
    let is_of_first = || FIRST.contains(&header) || number_of(header).is_some_and(|number| number < 2);
    FURTHER.contains(&header) || is_of_one_place(header) && !is_of_first()
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
