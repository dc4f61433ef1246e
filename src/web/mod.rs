//! The explorer: the network in a browser, and an interface for programs.
//!
//! Pages are rendered here and work without script. Answers for programs are those of the table of queries.

mod api;
mod api_jobs;
mod assets;
mod call;
mod charts;
mod document;
mod drawings;
mod drawn;
mod frame;
mod guard;
mod job_stream;
mod jobs;
mod leaders;
mod listener;
mod long;
mod map;
mod map_drawing;
mod map_names;
mod openapi;
mod pages;
mod parameters;
mod problem;
mod queries;
mod reply;
mod routes;
mod shortened;
mod site;
mod whole_map;

pub(crate) use guard::Access;
pub(crate) use listener::{Address, serve};
pub(crate) use site::{Answering, Site};
