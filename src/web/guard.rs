//! Who may ask: checks of the host, the origin and the token, and headers that keep pages harmless.

use std::hint::black_box;
use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;

use super::parameters::Parameters;
use super::problem::Problem;
use super::reply::Reply;

/// Who may ask.
#[derive(Debug, Clone, Default)]
pub(crate) struct Access {
    /// The token that requests need; `None` on this machine alone.
    pub(crate) token: Option<String>,
    /// Names of this machine besides `localhost` and its addresses.
    pub(crate) hosts: Vec<String>,
}

/// The cookie that a token is exchanged for.
const COOKIE: &str = "coauth_token";

/// Pages load nothing from elsewhere and run only the script that is served with them.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A drawing on its own has its styles in itself.
const POLICY_OF_DRAWINGS: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// Whether a page has a form that is sent: with a text, or to start or cancel a job.
fn sends_forms(path: &str) -> bool {
    ["/group", "/conflicts", "/jobs"].contains(&path) || path.starts_with("/jobs/")
}

/// Lets requests through that may ask.
pub(super) async fn guarded(State(access): State<Arc<Access>>, request: Request, next: Next) -> Response {
    let checked = access.check(request.headers(), request.uri());
    let is_drawing = request.uri().path() == "/drawing";
    // A form that is sent without a referrer has no origin either, and would be refused.
    let referrer = if sends_forms(request.uri().path()) { "same-origin" } else { "no-referrer" };
    let mut response = match checked {
        Ok(()) => next.run(request).await,
        Err(refusal) => *refusal,
    };
    let policy = if is_drawing { POLICY_OF_DRAWINGS } else { POLICY };
    let headers = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, referrer),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

impl Access {
    fn check(&self, headers: &HeaderMap, uri: &Uri) -> Result<(), Box<Response>> {
        let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let host =
            uri.authority().map(ToString::to_string).or_else(|| text(&header::HOST).map(str::to_owned));
        if !host.as_deref().is_some_and(|host| self.is_known(host)) {
            let what = "this host name is not served; pass it to --allow-host when starting coauth serve";
            return Err(refusal(uri, StatusCode::MISDIRECTED_REQUEST, what));
        }
        if let Some(origin) = headers.get(header::ORIGIN) {
            let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
            if origin.map(|(_, authority)| authority) != host.as_deref() {
                return Err(refusal(uri, StatusCode::FORBIDDEN, "requests from other sites are refused"));
            }
        }
        self.check_token(headers, uri)
    }

    /// Whether a host is this machine. An address is: who answers for a foreign name with our address sends that name.
    fn is_known(&self, host: &str) -> bool {
        let name = without_port(host);
        name.eq_ignore_ascii_case("localhost")
            || name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok()
            || self.hosts.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    fn check_token(&self, headers: &HeaderMap, uri: &Uri) -> Result<(), Box<Response>> {
        let Some(token) = &self.token else { return Ok(()) };
        let parameters = Parameters::parse(uri.query().unwrap_or_default());
        if let Some(given) = parameters.get("token") {
            if is_same(given, token) {
                return Err(exchanged(&parameters, uri, token));
            }
            return Err(refusal(uri, StatusCode::UNAUTHORIZED, "this token is not valid"));
        }
        let texts = |name| headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        let cookies = texts(header::COOKIE).flat_map(|cookies| cookies.split(';'));
        let given = cookies.filter_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='));
        let bearer = texts(header::AUTHORIZATION).filter_map(|value| value.strip_prefix("Bearer "));
        let expected = encoded(token);
        if given.fold(false, |found, given| is_same(given, &expected) | found)
            || bearer.fold(false, |found, given| is_same(given, token) | found)
        {
            return Ok(());
        }
        let what =
            "a token is needed: add ?token=… to the address, as whoever started coauth serve gave it to you";
        Err(refusal(uri, StatusCode::UNAUTHORIZED, what))
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.ends_with(':') => name,
        _ => host,
    }
}

/// Compares in a time that depends only on the lengths.
fn is_same(a: &str, b: &str) -> bool {
    let differences = a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| black_box(all | (a ^ b)));
    a.len() == b.len() && differences == 0
}

/// The token as the value of a cookie.
fn encoded(token: &str) -> String {
    token.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// The answer to an address with the token: a cookie, and the same address without it.
fn exchanged(parameters: &Parameters, uri: &Uri, token: &str) -> Box<Response> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let query = parameters.with(&[("token", "")]);
    // A path that begins with two slashes would lead to another host.
    let path = format!("/{}", uri.path().trim_start_matches('/'));
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    let cookie = format!("{COOKIE}={}; HttpOnly; SameSite=Strict; Path=/", encoded(token));
    for (name, value) in [(header::LOCATION, address), (header::SET_COOKIE, cookie)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    Box::new(response)
}

/// The answer to whoever may not ask: for programs as problem details, else as text.
fn refusal(uri: &Uri, status: StatusCode, what: &str) -> Box<Response> {
    if uri.path().starts_with("/api/") {
        let title = status.canonical_reason().unwrap_or("Refused");
        return Box::new(Reply::problem(&Problem::new(status.as_u16(), title, what)).response(None));
    }
    let mut response = Response::new(Body::from(format!("{what}\n")));
    *response.status_mut() = status;
    let text = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, text);
    Box::new(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(access: &Access, uri: &str, headers: &[(HeaderName, &str)]) -> u16 {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(name, HeaderValue::from_str(value).expect("a value"));
        }
        access.check(&map, &uri.parse().expect("an address")).map_or_else(|no| no.status().as_u16(), |()| 200)
    }

    #[test]
    fn foreign_hosts_and_origins_are_refused() {
        let access = Access { token: None, hosts: vec!["lab.example".to_owned()] };
        for host in ["localhost", "127.0.0.1:7878", "[::1]:80", "LAB.example:1"] {
            assert_eq!(status(&access, "/", &[(header::HOST, host)]), 200, "{host}");
        }
        for host in ["evil.example", "localhost.evil.example:80", ""] {
            assert_eq!(status(&access, "/", &[(header::HOST, host)]), 421, "{host}");
        }
        assert_eq!(status(&access, "/", &[]), 421);
        let from = |origin| status(&access, "/", &[(header::HOST, "localhost:1"), (header::ORIGIN, origin)]);
        assert_eq!(from("http://localhost:1"), 200);
        assert_eq!(["null", "http://evil.example", "http://localhost:2"].map(from), [403; 3]);
    }

    #[test]
    fn a_token_is_exchanged_for_a_cookie() {
        let access = Access { token: Some("open sesame 12345".to_owned()), hosts: Vec::new() };
        let host = (header::HOST, "localhost");
        assert_eq!(status(&access, "/", std::slice::from_ref(&host)), 401);
        assert_eq!(status(&access, "/?token=wrong", std::slice::from_ref(&host)), 401);
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("localhost"));
        let uri = "/author?name=a&token=open+sesame+12345".parse().expect("an address");
        let exchanged = access.check(&headers, &uri).expect_err("a redirect");
        assert_eq!(exchanged.headers()[header::LOCATION], "/author?name=a");
        let cookie = exchanged.headers()[header::SET_COOKIE].to_str().expect("text");
        let (cookie, rest) = cookie.split_once(';').expect("attributes");
        assert!(rest.contains("HttpOnly") && rest.contains("SameSite=Strict"), "{rest}");
        assert_eq!(status(&access, "/", &[host.clone(), (header::COOKIE, cookie)]), 200);
        assert_eq!(status(&access, "/", &[host, (header::COOKIE, "coauth_token=00")]), 401);
    }
}
