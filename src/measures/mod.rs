//! What can be measured on ties: one measure a file, each a plain function of an [`Adjacency`].
//!
//! Nothing here knows of papers or names: authors are numbers, ties are pairs of them. Every function gives the same
//! bits on any number of threads: what is added up as floating-point numbers is added in an order that depends on
//! the ties alone.

mod adjacency;
mod assortativity;
mod clustering;
mod cores;
mod cuts;

pub use adjacency::Adjacency;
pub use assortativity::degree_assortativity;
pub use clustering::{Clustering, clustering, steps_for_triangles, triangles_of_each};
pub use cores::cores;
pub use cuts::{Bridge, CutPoint, Cuts, cuts};
