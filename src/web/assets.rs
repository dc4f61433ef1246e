//! The files that pages load, all of them part of the program.

use super::call::Call;
use super::problem::Problem;
use super::reply::Reply;

pub(super) fn style(_: &Call) -> Result<Reply, Problem> {
    Ok(Reply::of("text/css; charset=utf-8", include_str!("assets/style.css")))
}

pub(super) fn script(_: &Call) -> Result<Reply, Problem> {
    Ok(Reply::of("text/javascript; charset=utf-8", include_str!("assets/script.js")))
}

pub(super) fn icon(_: &Call) -> Result<Reply, Problem> {
    Ok(Reply::of("image/svg+xml", include_str!("assets/icon.svg")))
}
