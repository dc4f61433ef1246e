//! The shape of a row: which columns it is made of, and how they nest.

use ::parquet::basic::{ConvertedType, LogicalType, Repetition};
use ::parquet::schema::types::Type;

use super::value::Meaning;

/// A field, or an element of a list. Levels are those of definition and repetition that Parquet's format describes.
#[derive(Debug)]
pub(super) enum Node {
    /// A value in the column of this place among those that are read.
    Leaf { column: usize },
    /// Fields by their keys in JSON, which are there from this level on.
    Struct { fields: Vec<(Vec<u8>, Node)>, there: i16 },
    /// Elements; the list has any from this level on, and each but the first repeats at the other.
    List { element: Box<Node>, any: i16, again: i16 },
}

/// A field with its name.
pub(super) type Field = (String, Node);

/// A column that is read.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    /// Its place among all columns of the file.
    pub(super) place: usize,
    /// The names of the fields that lead to it, with dots.
    pub(super) path: String,
    pub(super) meaning: Meaning,
}

/// A column that is not read: its path, and what it holds.
pub(super) type Unread = (String, &'static str);

/// A row: its fields that are of use, the columns that they are made of, and those of a kind that is not read.
pub(super) struct Shape {
    pub(super) fields: Vec<Field>,
    pub(super) leaves: Vec<Leaf>,
    pub(super) unread: Vec<Unread>,
}

impl Node {
    /// The first column of it.
    pub(super) fn first(&self) -> Option<usize> {
        match self {
            Self::Leaf { column } => Some(*column),
            Self::Struct { fields, .. } => fields.first()?.1.first(),
            Self::List { element, .. } => element.first(),
        }
    }

    /// Is it more than a value or a list of values?
    pub(super) fn is_nested(&self) -> bool {
        match self {
            Self::Leaf { .. } => false,
            Self::Struct { .. } => true,
            Self::List { element, .. } => !matches!(**element, Self::Leaf { .. }),
        }
    }
}

/// Finds the shape of a row and its columns.
pub(super) struct Shaping<'w> {
    /// Is the column with this path of use?
    wanted: &'w dyn Fn(&str) -> bool,
    leaves: Vec<Leaf>,
    unread: Vec<Unread>,
    /// The place of the next column.
    next: usize,
}

/// The levels around a node.
#[derive(Clone, Copy, Default)]
struct Levels {
    definition: i16,
    repetition: i16,
}

/// Deeper schemas are refused: there are none, and each level needs room on the stack.
const DEEPEST: usize = 40;

impl<'w> Shaping<'w> {
    /// The shape of a row; `None` if fields nest too deeply.
    pub(super) fn of(schema: &Type, wanted: &'w dyn Fn(&str) -> bool) -> Option<Shape> {
        if depth(schema) > DEEPEST {
            return None;
        }
        let mut shaping = Self { wanted, leaves: Vec::new(), unread: Vec::new(), next: 0 };
        let fields = shaping.fields(schema, "", Levels::default());
        Some(Shape { fields, leaves: shaping.leaves, unread: shaping.unread })
    }

    fn fields(&mut self, group: &Type, path: &str, levels: Levels) -> Vec<Field> {
        let mut fields = Vec::new();
        for field in group.get_fields() {
            let name = field.name();
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            if let Some(node) = self.node(field, &path, levels) {
                fields.push((name.to_owned(), node));
            }
        }
        fields
    }

    /// What a field is; `None` if no column of it is of use.
    fn node(&mut self, field: &Type, path: &str, around: Levels) -> Option<Node> {
        match repetition(field) {
            Repetition::REQUIRED => self.once(field, path, around),
            Repetition::OPTIONAL => {
                self.once(field, path, Levels { definition: around.definition + 1, ..around })
            }
            Repetition::REPEATED => self.repeated(field, path, around),
        }
    }

    /// A field that repeats: a list without anything around it, or what is inside a list.
    fn repeated(&mut self, field: &Type, path: &str, around: Levels) -> Option<Node> {
        let levels = Levels { definition: around.definition + 1, repetition: around.repetition + 1 };
        let element = Box::new(self.once(field, path, levels)?);
        Some(Node::List { element, any: levels.definition, again: levels.repetition })
    }

    fn once(&mut self, field: &Type, path: &str, levels: Levels) -> Option<Node> {
        if field.is_primitive() {
            return self.leaf(field, path);
        }
        match annotation(field) {
            Annotation::Map => {
                self.next += leaves(field);
                self.unread.push((path.to_owned(), "maps"));
                None
            }
            Annotation::List => match &field.get_fields()[0] {
                element if is_element(element, field.name()) => self.repeated(element, path, levels),
                wrapper => {
                    let inside =
                        Levels { definition: levels.definition + 1, repetition: levels.repetition + 1 };
                    let element = Box::new(self.node(&wrapper.get_fields()[0], path, inside)?);
                    Some(Node::List { element, any: inside.definition, again: inside.repetition })
                }
            },
            Annotation::None => {
                let fields = self.fields(field, path, levels);
                let fields: Vec<_> = fields.into_iter().map(|(name, node)| (key(&name), node)).collect();
                (!fields.is_empty()).then_some(Node::Struct { fields, there: levels.definition })
            }
        }
    }

    fn leaf(&mut self, field: &Type, path: &str) -> Option<Node> {
        let place = self.next;
        self.next += 1;
        let meaning = match Meaning::of(field) {
            Ok(meaning) => Some(meaning).filter(|_| (self.wanted)(path))?,
            Err(what) => {
                self.unread.push((path.to_owned(), what));
                return None;
            }
        };
        self.leaves.push(Leaf { place, path: path.to_owned(), meaning });
        Some(Node::Leaf { column: self.leaves.len() - 1 })
    }
}

/// A name as a key of JSON.
pub(super) fn key(name: &str) -> Vec<u8> {
    serde_json::Value::from(name).to_string().into_bytes()
}

fn repetition(field: &Type) -> Repetition {
    let info = field.get_basic_info();
    if info.has_repetition() { info.repetition() } else { Repetition::REQUIRED }
}

/// What a group says of itself.
enum Annotation {
    List,
    Map,
    None,
}

fn annotation(group: &Type) -> Annotation {
    let info = group.get_basic_info();
    let logical = info.logical_type_ref();
    let is_list = matches!(logical, Some(LogicalType::List)) || info.converted_type() == ConvertedType::LIST;
    let [only] = group.get_fields() else {
        return Annotation::None;
    };
    let is_map = matches!(logical, Some(LogicalType::Map))
        || matches!(info.converted_type(), ConvertedType::MAP | ConvertedType::MAP_KEY_VALUE);
    match repetition(only) {
        Repetition::REPEATED if is_list => Annotation::List,
        Repetition::REPEATED if is_map => Annotation::Map,
        _ => Annotation::None,
    }
}

/// Is what repeats in a list the element itself? By the rules of the format for lists that older programs wrote.
fn is_element(repeated: &Type, list: &str) -> bool {
    let is_struct = || {
        let name = repeated.name();
        repeated.get_fields().len() != 1 || name == "array" || name.strip_suffix("_tuple") == Some(list)
    };
    repeated.is_primitive() || is_struct()
}

fn leaves(field: &Type) -> usize {
    if field.is_primitive() { 1 } else { field.get_fields().iter().map(|field| leaves(field)).sum() }
}

fn depth(field: &Type) -> usize {
    if field.is_primitive() {
        return 1;
    }
    1 + field.get_fields().iter().map(|field| depth(field)).max().unwrap_or(0)
}
