//! Eigenvector centrality: whoever is tied with central authors is central.

use rayon::prelude::*;

use super::Part;

/// The eigenvector centrality of each author of a component (Bonacich 1972, doi 10.1080/0022250X.1972.9989806), by
/// the author's place in it: in proportion to the sum of those of the neighbors, and at most 1. Strengths do not matter.
///
/// It is unique, since the component is connected. Lanczos's method (1950, doi 10.6028/jres.045.026), begun anew from
/// the best it found until this is off by less than 10⁻¹³ of the eigenvalue: some hundred steps, of ties each, on all
/// cores; 200 bytes an author.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, eigenvector, parts};
///
/// let star = &parts(&Adjacency::of(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]))[0];
/// let values = eigenvector(star);
/// assert!(values.iter().zip([1.0, 0.5, 0.5, 0.5, 0.5]).all(|(value, expected)| (value - expected).abs() < 1e-12));
/// ```
#[must_use]
pub fn eigenvector(part: &Part) -> Vec<f64> {
    // All are positive, as is what is looked for: so the start cannot miss it.
    let mut vector: Vec<f64> = part.ties.authors().map(|author| part.ties.degree(author) as f64).collect();
    for _ in 0..MOST_TIMES {
        let (better, error) = improved(part, vector);
        vector = better;
        if error < TOLERANCE {
            break;
        }
    }
    let highest = vector.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
    vector.iter().map(|value| value.abs() / highest).collect()
}

/// So many steps are made before all begins anew.
const STEPS: usize = 20;

/// A network on which this is not enough has two eigenvalues that are all but equal.
const MOST_TIMES: usize = 200;

const TOLERANCE: f64 = 1e-13;

/// The best vector that can be made of one and what some steps along the ties make of it, and how far it is off, as a part
/// of the eigenvalue.
fn improved(part: &Part, start: Vec<f64>) -> (Vec<f64>, f64) {
    let mut basis = vec![scaled(start)];
    let mut small = Tridiagonal::default();
    loop {
        let last = &basis[basis.len() - 1];
        let mut next = step(part, last);
        small.diagonal.push(product(&next, last));
        // Twice is enough against the errors of the first time.
        for earlier in basis.iter().chain(&basis) {
            let share = product(&next, earlier);
            next.par_iter_mut().zip(earlier).for_each(|(next, earlier)| *next -= share * earlier);
        }
        let (value, weights) = small.highest();
        let length = product(&next, &next).sqrt();
        let error = length * weights[weights.len() - 1].abs() / value;
        if basis.len() == STEPS || error < TOLERANCE {
            let at = |place: usize| {
                weights.iter().zip(&basis).map(|(weight, vector)| weight * vector[place]).sum()
            };
            return ((0..part.authors.len()).into_par_iter().map(at).collect(), error);
        }
        small.beside.push(length);
        basis.push(scaled(next));
    }
}

/// The sum of what the neighbors of each author have.
fn step(part: &Part, vector: &[f64]) -> Vec<f64> {
    let ties = &part.ties;
    let arriving = |author: u32| ties.neighbors(author).iter().map(|&other| vector[other as usize]).sum();
    ties.authors().into_par_iter().map(arriving).collect()
}

/// The inner product, added up in an order that does not depend on threads.
fn product(a: &[f64], b: &[f64]) -> f64 {
    const BLOCK: usize = 1 << 14;
    let of_block = |(a, b): (&[f64], &[f64])| a.iter().zip(b).map(|(a, b)| a * b).sum();
    let blocks: Vec<f64> = a.par_chunks(BLOCK).zip(b.par_chunks(BLOCK)).map(of_block).collect();
    blocks.iter().sum()
}

fn scaled(mut vector: Vec<f64>) -> Vec<f64> {
    let length = product(&vector, &vector).sqrt();
    vector.iter_mut().for_each(|value| *value /= length);
    vector
}

/// A symmetric matrix with nothing but a diagonal and what is beside it.
#[derive(Default)]
struct Tridiagonal {
    diagonal: Vec<f64>,
    beside: Vec<f64>,
}

impl Tridiagonal {
    /// The highest eigenvalue, and its eigenvector of length 1.
    fn highest(&self) -> (f64, Vec<f64>) {
        let most =
            self.diagonal.iter().chain(&self.beside).fold(0.0, |most: f64, value| most.max(value.abs()));
        let (mut low, mut high) = (0.0, 3.0 * most);
        while high - low > 1e-15 * high {
            let middle = low.midpoint(high);
            if middle <= low || middle >= high {
                break;
            }
            if self.is_above_all(middle) { high = middle } else { low = middle }
        }
        // All pivots have one sign just above the highest eigenvalue, so that nothing has to be exchanged.
        let mut vector = vec![1.0; self.diagonal.len()];
        for _ in 0..3 {
            vector = scaled(self.solved(high * (1.0 + 1e-14), vector));
        }
        (high, vector)
    }

    /// Is a number above all eigenvalues? If so, all pivots of the matrix less that number are negative.
    fn is_above_all(&self, number: f64) -> bool {
        let mut pivot = f64::NEG_INFINITY;
        self.diagonal.iter().enumerate().all(|(place, diagonal)| {
            let beside = place.checked_sub(1).map_or(0.0, |before| self.beside[before]);
            pivot = diagonal - number - beside * beside / pivot;
            pivot < 0.0
        })
    }

    /// What the matrix less a number makes this of.
    fn solved(&self, number: f64, mut right: Vec<f64>) -> Vec<f64> {
        let mut pivots = vec![self.diagonal[0] - number];
        for place in 1..right.len() {
            let factor = self.beside[place - 1] / pivots[place - 1];
            pivots.push(self.diagonal[place] - number - factor * self.beside[place - 1]);
            right[place] -= factor * right[place - 1];
        }
        for place in (0..right.len()).rev() {
            let below = right.get(place + 1).map_or(0.0, |value| value * self.beside[place]);
            right[place] = (right[place] - below) / pivots[place];
        }
        right
    }
}
