//! Answers to requests.

use std::io;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::problem::Problem;
use crate::analysis::Report;
use crate::table::{Look, STYLES, Style, StyleWriter};

/// The style of a name, where these formats could be asked for as well.
pub(super) fn style(
    name: &str,
    others: impl Iterator<Item = &'static str>,
) -> Result<&'static Style, Problem> {
    STYLES.iter().copied().find(|style| style.name == name).ok_or_else(|| {
        let names: Vec<_> = STYLES.iter().map(|style| style.name).chain(others).collect();
        Problem::refused(&format!("no format \"{name}\"; expected one of: {}", names.join(", ")))
    })
}

/// What is sent back.
#[derive(Clone)]
pub(super) struct Reply {
    status: u16,
    content_type: &'static str,
    body: Vec<u8>,
    headers: Vec<(HeaderName, String)>,
}

/// Remarks of a query, such as which author a part of a name matched, as a JSON list.
const REMARKS: HeaderName = HeaderName::from_static("coauth-remarks");

impl Reply {
    pub(super) fn of(content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, content_type, body: body.into(), headers: Vec::new() }
    }

    pub(super) fn html(page: maud::Markup) -> Self {
        Self::of("text/html; charset=utf-8", page.into_string())
    }

    pub(super) fn json(body: Vec<u8>) -> Self {
        Self::of("application/json", body)
    }

    /// A report in a style; its fields are made by a function of their own, as they come with a schema.
    pub(super) fn styled(
        style: &Style,
        report: &dyn Report,
        fields: impl FnOnce() -> io::Result<Vec<u8>>,
    ) -> Result<Self, Problem> {
        let mut text = Vec::new();
        let written = match style.writer {
            StyleWriter::Document(write) => write(&report.document(), Look::default(), &mut text),
            StyleWriter::Data(write) => write(&report.document().data, &mut text),
            StyleWriter::Fields => return Ok(Self::json(fields().map_err(Problem::unwritten)?)),
        };
        written.map_err(Problem::unwritten)?;
        let kind = if style.is_text { "text/plain; charset=utf-8" } else { "application/octet-stream" };
        Ok(Self::of(kind, text))
    }

    /// A problem for programs.
    pub(super) fn problem(problem: &Problem) -> Self {
        let body = serde_json::to_vec_pretty(problem).unwrap_or_default();
        Self { content_type: "application/problem+json", ..Self::json(body) }.about(problem)
    }

    /// The same with the status of a problem.
    pub(super) fn about(mut self, problem: &Problem) -> Self {
        self.status = problem.status;
        let retry_after = problem.retry_after.map(|seconds| (header::RETRY_AFTER, seconds.to_string()));
        self.headers.extend(retry_after);
        // A browser asks again by itself.
        self.headers.extend(problem.retry_after.map(|seconds| (header::REFRESH, seconds.to_string())));
        self
    }

    /// The browser goes to another page.
    pub(super) fn moved(address: String) -> Self {
        let headers = vec![(header::LOCATION, address)];
        Self { status: 303, headers, ..Self::of("text/plain; charset=utf-8", "") }
    }

    /// The same for something that was begun, which has an address.
    pub(super) fn begun(self, address: String) -> Self {
        let headers = self.headers.into_iter().chain([(header::LOCATION, address)]).collect();
        Self { status: 202, headers, ..self }
    }

    /// The bytes of its body.
    pub(super) fn size(&self) -> usize {
        self.body.len()
    }

    /// The same as a file to save.
    pub(super) fn named(mut self, file: &str) -> Self {
        self.headers.push((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")));
        self
    }

    pub(super) fn with_remarks(mut self, remarks: &[String]) -> Self {
        if !remarks.is_empty() {
            // Headers are ASCII.
            let escape = |c: char| match c {
                ' '..='~' => c.to_string(),
                _ => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
            };
            let json = serde_json::to_string(remarks).unwrap_or_default();
            self.headers.push((REMARKS, json.chars().map(escape).collect()));
        }
        self
    }

    /// The response. An answer, as opposed to an error, may be kept as long as its tag, if it has one, is current.
    pub(super) fn response(self, tag: Option<&String>) -> Response {
        let mut response = Response::new(Body::from(self.body));
        let is_answer = self.status == 200 && tag.is_some();
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or_default();
        let cache = if is_answer { "private, no-cache" } else { "no-store" };
        let headers =
            [(header::CONTENT_TYPE, self.content_type.to_owned()), (header::CACHE_CONTROL, cache.into())];
        let tag = tag.filter(|_| is_answer).map(|tag| (header::ETAG, tag.clone()));
        for (name, value) in headers.into_iter().chain(tag).chain(self.headers) {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}
