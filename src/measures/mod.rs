//! Measures of graphs: one per file, each a plain function of an [`Adjacency`].
//!
//! Nothing here knows of papers or names: nodes are numbers, edges are pairs of them. [`Network::adjacency`] makes the
//! adjacency of a network, whose nodes are authors and whose edges are ties. Every function gives the same bits on any
//! number of threads: floating-point numbers are summed in an order that depends on the edges alone.
//!
//! [`Network::adjacency`]: crate::network::Network::adjacency

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
mod sources;
mod subgraphs;
mod wave;
mod weighted_paths;

pub use adjacency::Adjacency;
pub use assortativity::degree_assortativity;
pub use betweenness::{betweenness, max_betweenness};
pub use closeness::{closeness, harmonic_centrality};
pub(crate) use clustering::triangle_cost;
pub use clustering::{Clustering, clustering, triangle_counts};
pub use components::components;
pub use cores::core_numbers;
pub use cuts::{ArticulationPoint, Bridge, Cuts, cuts};
pub use diameter::diameter;
pub use eigenvector::eigenvector_centrality;
pub use leiden::{LeidenOptions, Partition, leiden};
pub use mean_distance::{MeanDistance, mean_distance};
pub use pagerank::{PageRankOptions, pagerank};
pub use sources::{Sources, Values};
pub use subgraphs::{Subgraph, component_subgraphs};
pub use weighted_paths::WeightedPaths;
