//! The description of the interface for programs, made from the table of queries.

use serde_json::{Map, Value, json};

use super::call::Call;
use super::map::DEEPEST;
use super::problem::Problem;
use super::queries::ROOT;
use super::reply::Reply;
use crate::analysis::Row;
use crate::queries::QUERIES;
use crate::table;

/// The description as OpenAPI 3.1.
pub(super) fn document(_: &Call) -> Result<Reply, Problem> {
    let mut text = Vec::new();
    let written = table::write_json(&described(), &mut text);
    written.map_err(|error| Problem::new(500, "Internal error", error.to_string()))?;
    Ok(Reply::json(text))
}

fn described() -> Value {
    let mut paths = Map::new();
    for row in QUERIES {
        paths.insert(format!("{ROOT}{}", row.name), json!({ "get": operation(row) }));
    }
    paths.extend(jobs());
    paths.insert(format!("{ROOT}search"), json!({ "get": search() }));
    paths.insert(format!("{ROOT}map"), json!({ "get": map() }));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "coauth",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Each query answers with the JSON that `coauth <query> -f json` prints.",
        },
        "paths": paths,
        "components": { "schemas": { "Problem": {
            "type": "object",
            "description": "Problem details (RFC 9457)",
            "properties": {
                "type": { "type": "string" }, "title": { "type": "string" },
                "status": { "type": "integer" }, "detail": { "type": "string" },
                "nearest": { "type": "array", "items": { "type": "object" } },
                "candidates": { "type": "array", "items": { "type": "object" } },
                "command": { "type": "string" }, "job": { "type": "string" }, "retry_after": { "type": "integer" },
            },
        } } },
    })
}

fn operation(row: &Row) -> Value {
    let options = row.options();
    let parameter = |(name, default): &(&str, Option<Value>)| {
        let is_required = row.required.contains(name);
        let mut schema = schema(default.as_ref().unwrap_or(&Value::from("")));
        if let Some(default) = default.as_ref().filter(|_| !is_required) {
            schema["default"] = default.clone();
        }
        json!({ "name": name, "in": "query", "required": is_required, "schema": schema })
    };
    let mut parameters: Vec<Value> = options.iter().map(parameter).collect();
    let is_own = |common: &Value| options.iter().any(|(name, _)| common["name"] == *name);
    parameters.extend(common().into_iter().filter(|common| !is_own(common)));
    json!({
        "operationId": row.name,
        "summary": row.about,
        "parameters": parameters,
        "responses": responses(&row.schema()),
    })
}

/// The type of an option, from its default.
fn schema(default: &Value) -> Value {
    match default {
        Value::Bool(_) => json!({ "type": "boolean" }),
        Value::Number(_) => json!({ "type": "number" }),
        Value::Array(_) => json!({ "type": "array", "items": { "type": "string" } }),
        Value::Null => json!({ "type": ["string", "number", "null"] }),
        _ => json!({ "type": "string" }),
    }
}

/// The parameters of every query.
fn common() -> Vec<Value> {
    let of = |name: &str, kind: &str, about: &str| json!({ "name": name, "in": "query", "required": false, "description": about, "schema": { "type": kind } });
    vec![
        of("since", "string", "Keep papers from this year, month or day on"),
        of("until", "string", "Keep papers up to and including this year, month or day"),
        of("max_authors", "integer", "Drop papers with more authors"),
        of("min_papers", "integer", "Drop authors with fewer papers"),
        of("counting", "string", "Counting method: full, fractional or paper"),
        of("exact_name", "boolean", "Match full author names only"),
        of("format", "string", "json, csv, tsv, markdown or text"),
    ]
}

fn search() -> Value {
    json!({
        "operationId": "search",
        "summary": "Find authors while a name is typed",
        "parameters": [
            { "name": "q", "in": "query", "required": true, "schema": { "type": "string" } },
            { "name": "limit", "in": "query", "required": false, "schema": { "type": "integer", "default": 10 } },
        ],
        "responses": responses("coauth.search/1"),
    })
}

fn map() -> Value {
    let parameter = |name: &str, kind: &str, about: &str| json!({ "name": name, "in": "query", "required": false, "description": about, "schema": { "type": kind } });
    json!({
        "operationId": "map",
        "summary": "What is in a view of the map: communities, people, and the ties among them",
        "parameters": [
            parameter("x", "number", "The middle of the view, from 0 to 1"),
            parameter("y", "number", "The middle of the view, from 0 to 1"),
            parameter("zoom", "integer", &format!("From 0, the whole map, to {DEEPEST}; each doubles the scale")),
            parameter("author", "string", "A person to show; without x, y and zoom the view is around them"),
        ],
        "responses": responses("coauth.map/1"),
    })
}

/// Jobs: queries that take long.
fn jobs() -> Map<String, Value> {
    let number = json!({ "name": "number", "in": "path", "required": true, "schema": { "type": "integer" } });
    let operation = |id: &str, about: &str, parameters: Vec<Value>, schema: &str| json!({ "operationId": id, "summary": about, "parameters": parameters, "responses": responses(schema) });
    let of_job = |id: &str, about: &str| operation(id, about, vec![number.clone()], "coauth.job/1");
    let query = json!({ "name": "query", "in": "query", "required": true, "description": "The name of a query; its options and the selection are parameters as well", "schema": { "type": "string" } });
    let format = common().into_iter().filter(|parameter| parameter["name"] == "format");
    let mut start = operation(
        "start_job",
        "Start a query as a job, or find the job that answers the same; 409 while another one is running",
        std::iter::once(query)
            .chain(common().into_iter().filter(|parameter| parameter["name"] != "format"))
            .collect(),
        "coauth.job/1",
    );
    let mut started = start["responses"]["200"].take();
    started["headers"] =
        json!({ "Location": { "description": "The address of the job", "schema": { "type": "string" } } });
    start["responses"] = json!({ "202": started, "default": responses("")["default"] });
    let mut progress = of_job(
        "job_progress",
        "How far a job is, as events `progress` and at the end `over`, each with an object of the schema coauth.job/1",
    );
    progress["responses"]["200"]["content"] =
        json!({ "text/event-stream": { "schema": { "type": "string" } } });
    let answer = operation(
        "job_answer",
        "The answer of a job that is done, as the query itself would give it",
        std::iter::once(number.clone()).chain(format).collect(),
        "of the query",
    );
    let paths = [
        (
            "jobs",
            json!({ "get": operation("jobs", "The running job and the last two, the latest first", Vec::new(), "coauth.jobs/1"), "post": start }),
        ),
        (
            "jobs/{number}",
            json!({ "get": of_job("job", "How far a job is"), "delete": of_job("cancel_job", "Cancel a job") }),
        ),
        ("jobs/{number}/answer", json!({ "get": answer })),
        ("jobs/{number}/progress", json!({ "get": progress })),
    ];
    paths.into_iter().map(|(path, item)| (format!("{ROOT}{path}"), item)).collect()
}

fn responses(schema: &str) -> Value {
    let problem =
        json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } });
    json!({
        "200": { "description": format!("An object with the schema {schema}"), "content": { "application/json": { "schema": { "type": "object" } } } },
        "304": { "description": "Not changed since the answer with this ETag" },
        "default": { "description": "A problem", "content": problem },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_query_and_option_is_described() {
        let described = described();
        for row in QUERIES {
            let operation = &described["paths"][format!("{ROOT}{}", row.name)]["get"];
            let listed: Vec<&str> = operation["parameters"]
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(|parameter| parameter["name"].as_str())
                .collect();
            for option in row.defaults().as_object().expect("options").keys() {
                assert!(listed.contains(&option.as_str()), "{} {option}", row.name);
            }
            for (option, _) in row.options() {
                assert!(listed.contains(&option), "{} {option}", row.name);
            }
            let mut distinct = listed.clone();
            distinct.sort_unstable();
            distinct.dedup();
            assert_eq!(distinct.len(), listed.len(), "{}", row.name);
        }
    }

    #[test]
    fn options_that_answers_leave_out_are_described_with_their_types() {
        let described = described();
        let schema = |query: &str, option: &str| {
            let parameters = described["paths"][format!("{ROOT}{query}")]["get"]["parameters"].as_array();
            let found = parameters.into_iter().flatten().find(|parameter| parameter["name"] == option);
            found.map(|parameter| parameter["schema"].clone())
        };
        assert_eq!(schema("stats", "distances"), Some(json!({ "type": "boolean", "default": false })));
        assert_eq!(schema("timeline", "limit"), Some(json!({ "type": "number", "default": 0 })));
        assert_eq!(schema("timeline", "by"), Some(json!({ "type": "string" })));
        assert_eq!(schema("path", "from"), Some(json!({ "type": "string" })));
    }
}
