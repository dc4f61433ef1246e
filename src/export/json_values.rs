//! Values of JSON.

use serde_json::{Map, Value};

/// The fields that have a value.
pub(super) fn known(fields: Value) -> Map<String, Value> {
    let Value::Object(mut fields) = fields else { return Map::new() };
    fields.retain(|_, value| !value.is_null());
    fields
}
