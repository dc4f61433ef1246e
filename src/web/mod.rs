//! The explorer: the network in a browser, and an interface for programs.
//!
//! Pages are rendered here and work without script. Answers for programs are those of the table of queries.

mod api;
mod assets;
mod call;
mod charts;
mod drawings;
mod frame;
mod guard;
mod listener;
mod map;
mod openapi;
mod pages;
mod parameters;
mod problem;
mod reply;
mod routes;
mod site;
mod whole_map;

pub(crate) use guard::Access;
pub(crate) use listener::{Address, serve};
pub(crate) use site::{Answering, Site};
