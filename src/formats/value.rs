//! A value of JSON that borrows from its text: most strings are as they are written, and most objects small.

use std::borrow::Cow;
use std::fmt;
use std::ops::Index;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// Any value. What is asked for and is not there is [`Null`](Self::Null).
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'t> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'t, str>),
    List(Vec<Value<'t>>),
    Object(Vec<(Cow<'t, str>, Value<'t>)>),
}

impl<'t> Value<'t> {
    /// The fields of an object; none if it is no object.
    pub(super) fn fields(&self) -> &[(Cow<'t, str>, Self)] {
        if let Self::Object(fields) = self { fields } else { &[] }
    }

    /// The object under a key, in which what is meant lies as in an envelope; the value itself if there is none.
    pub(super) fn inside(&self, key: &str) -> &Self {
        let inner = &self[key];
        if inner.is_object() { inner } else { self }
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    pub(super) fn as_i64(&self) -> Option<i64> {
        if let Self::Number(number) = self { number.as_i64() } else { None }
    }
}

/// The value of a key; the last, if the key is there several times.
impl<'t> Index<&str> for Value<'t> {
    type Output = Value<'t>;

    fn index(&self, key: &str) -> &Self {
        let Self::Object(fields) = self else { return &Value::Null };
        fields.iter().rev().find(|(name, _)| name == key).map_or(&Value::Null, |(_, value)| value)
    }
}

/// An element of a list.
impl<'t> Index<usize> for Value<'t> {
    type Output = Value<'t>;

    fn index(&self, place: usize) -> &Self {
        let Self::List(list) = self else { return &Value::Null };
        list.get(place).unwrap_or(&Value::Null)
    }
}

impl<'t> Deserialize<'t> for Value<'t> {
    fn deserialize<D: Deserializer<'t>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'t> Visitor<'t> for AnyValue {
    type Value = Value<'t>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Value<'t>, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value<'t>, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value<'t>, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value<'t>, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value<'t>, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<Value<'t>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'t>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut elements: A) -> Result<Value<'t>, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element()? {
            list.push(element);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut object: A) -> Result<Value<'t>, A::Error> {
        let mut fields = Vec::with_capacity(1);
        while let Some(key) = object.next_key_seed(Key)? {
            fields.push((key, object.next_value()?));
        }
        Ok(Value::Object(fields))
    }
}

/// A key, which is borrowed where nothing in it is escaped.
pub(super) struct Key;

impl<'t> serde::de::DeserializeSeed<'t> for Key {
    type Value = Cow<'t, str>;

    fn deserialize<D: Deserializer<'t>>(self, source: D) -> Result<Cow<'t, str>, D::Error> {
        source.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for Key {
    type Value = Cow<'t, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, key: &'t str) -> Result<Cow<'t, str>, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E>(self, key: &str) -> Result<Cow<'t, str>, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_there_is_null_and_of_two_keys_the_last_counts() {
        let value: Value<'_> =
            serde_json::from_str(r#"{"a":[1,{"b":"x\ny"}],"a":[true,-2.5]}"#).expect("JSON");
        assert_eq!(
            (&value["a"][0], &value["a"][1]),
            (&Value::Bool(true), &Value::Number(Number::from_f64(-2.5).expect("a number")))
        );
        assert_eq!([&value["b"]["c"], &value["a"]["b"], &value[0], &value["a"][2]], [&Value::Null; 4]);
    }

    /// The same as serde_json's own.
    fn witness(value: &Value<'_>) -> serde_json::Value {
        match value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => number.clone().into(),
            Value::Text(text) => text.as_ref().into(),
            Value::List(list) => list.iter().map(witness).collect(),
            Value::Object(fields) => {
                fields.iter().map(|(key, value)| (key.to_string(), witness(value))).collect()
            }
        }
    }

    proptest! {
        #[test]
        fn it_is_what_serde_json_reads(text in r#"(\[|\]|\{|\}|,|:|"a"|"\\u00e9\\n"|"é"|null|true|-?[0-9]{1,20}|1e[0-9]{1,3}| ){0,9}"#) {
            let (own, theirs) = (serde_json::from_str::<Value<'_>>(&text), serde_json::from_str::<serde_json::Value>(&text));
            prop_assert_eq!(own.ok().map(|value| witness(&value)), theirs.ok());
        }
    }
}
