//! The pages, one a file.

mod about;
mod author;
mod component;
mod conflicts;
mod connect;
mod group;
mod home;
mod jobs;
mod layers;
mod map;
mod names;
mod parts;
mod path;
mod problem;
mod search;

pub(super) use about::about;
pub(super) use author::author;
pub(super) use component::component;
pub(super) use conflicts::conflicts;
pub(super) use connect::connect;
pub(super) use group::group;
pub(super) use home::home;
pub(super) use jobs::{cancel_job, job, jobs, start_job};
pub(super) use map::map;
pub(super) use names::names;
pub(super) use path::path;
pub(super) use problem::problem;
pub(super) use search::search;
