//! What can be measured on ties: one measure a file, each a plain function of an [`Adjacency`].
//!
//! Nothing here knows of papers or names: authors are numbers, ties are pairs of them. Every function gives the same
//! bits on any number of threads: what is added up as floating-point numbers is added in an order that depends on
//! the ties alone.

mod adjacency;
mod assortativity;
mod betweenness;
mod closeness;
mod clustering;
mod components;
mod cores;
mod cuts;
mod diameter;
mod eigenvector;
mod leiden;
mod mean_distance;
mod pagerank;
mod parts;
mod sources;
mod wave;
mod ways;

pub use adjacency::Adjacency;
pub use assortativity::degree_assortativity;
pub use betweenness::{betweenness, most_between};
pub use closeness::{closeness, harmonic};
pub use clustering::{Clustering, clustering, steps_for_triangles, triangles_of_each};
pub use components::components;
pub use cores::cores;
pub use cuts::{Bridge, CutPoint, Cuts, cuts};
pub use diameter::diameter;
pub use eigenvector::eigenvector;
pub use leiden::{Communities, Leiden, leiden};
pub use mean_distance::{Mean, mean_distance};
pub use pagerank::{PageRank, pagerank};
pub use parts::{Part, parts};
pub use sources::{Sources, Values};
pub use ways::Ways;
