//! Ends long computations whose result is no longer wanted, and tells how far they are.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
#[cfg(feature = "cli")]
use std::time::Duration;

thread_local! {
    static CURRENT: RefCell<Interrupt> = RefCell::new(Interrupt::default());
}

/// A request to end a computation, which another thread can make.
///
/// Computations that may take minutes look at the interrupt of the thread that started them and end early once it is set.
/// What they return then is meaningless, so [`run`](Self::run) drops it.
///
/// # Examples
/// ```
/// use coauth::Interrupt;
/// use coauth::analysis::Measure;
/// use coauth::network::Counting;
///
/// let network = coauth::Loader::sample().load()?.network;
/// let interrupt = Interrupt::default();
/// let betweenness = || Measure::Betweenness.values(&network, Counting::Full);
/// assert!(interrupt.run(betweenness).is_some());
/// interrupt.clone().set(); // from any thread
/// assert!(interrupt.run(betweenness).is_none());
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<State>);

#[derive(Debug, Default)]
struct State {
    is_set: AtomicBool,
    /// The steps that long computations have announced so far, and those that are done.
    steps: AtomicU64,
    done: AtomicU64,
}

impl Interrupt {
    /// Ends what runs under it.
    pub fn set(&self) {
        self.0.is_set.store(true, Ordering::Relaxed);
    }

    /// Runs work under this interrupt; `None` if it was interrupted.
    pub fn run<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        let result = self.within(work);
        (!self.is_set()).then_some(result)
    }

    /// Runs work under this interrupt, whose result is meaningless if it was interrupted.
    pub(crate) fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        let outer = CURRENT.replace(self.clone());
        let result = work();
        CURRENT.set(outer);
        result
    }

    /// Announces steps of a computation. Their length is about the same within a computation.
    pub(crate) fn expect(&self, steps: u64) {
        self.0.steps.fetch_add(steps, Ordering::Relaxed);
    }

    /// Some of the announced steps are done.
    pub(crate) fn advance(&self, steps: u64) {
        self.0.done.fetch_add(steps, Ordering::Relaxed);
    }

    /// The share of the announced steps that is done; `None` before the first and after the last.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn share_done(&self) -> Option<f64> {
        let [done, steps] = [&self.0.done, &self.0.steps].map(|count| count.load(Ordering::Relaxed));
        (0 < done && done < steps).then(|| done as f64 / steps as f64)
    }

    /// The interrupt of this thread, for the threads that it starts.
    pub(crate) fn current() -> Self {
        CURRENT.with_borrow(Self::clone)
    }

    pub(crate) fn is_set(&self) -> bool {
        self.0.is_set.load(Ordering::Relaxed)
    }
}

/// The time that is left of work of which a share is done; `None` while that would be a guess.
#[cfg(feature = "cli")]
pub(crate) fn time_left(share: f64, elapsed: Duration) -> Option<Duration> {
    const ENOUGH: f64 = 0.01;
    // Whole seconds, rounded up: the last one is not "0 seconds left".
    let left = || Duration::from_secs(elapsed.mul_f64((1.0 - share) / share).as_secs() + 1);
    (share >= ENOUGH).then(left)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::measures::{
        Adjacency, LeidenOptions, Sources, betweenness, closeness, component_subgraphs, diameter, leiden,
        mean_distance,
    };

    #[test]
    fn a_set_interrupt_ends_searches_early() {
        // Minutes without an interrupt.
        let nodes = 50_000;
        let chain = (1..nodes).map(|node| (node - 1, node));
        let tree = (3..nodes).map(|node| (node / 2, node));
        let edges: Vec<(u32, u32)> = chain.chain(tree).collect();
        let graph = Adjacency::of(nodes as usize, &edges);
        for measure in [betweenness, closeness] {
            let interrupt = Interrupt::default();
            let setter = interrupt.clone();
            let thread = std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(20));
                setter.set();
            });
            assert!(interrupt.run(|| measure(&graph, Sources::All)).is_none());
            thread.join().expect("a thread");
        }
    }

    #[test]
    fn searches_do_as_many_steps_as_they_announce() {
        let edges: Vec<(u32, u32)> = (1..600).map(|node| (node / 2, node)).chain([(700, 701)]).collect();
        let graph = Adjacency::of(800, &edges);
        let parts = component_subgraphs(&graph);
        for sources in [Sources::All, Sources::Sample { nodes: 300, seed: 1 }] {
            let weights = vec![1.0; graph.all_neighbors().len()];
            let works: [&dyn Fn(); 5] = [
                &|| drop(betweenness(&graph, sources)),
                &|| drop(closeness(&graph, sources)),
                &|| _ = mean_distance(&parts[0], sources),
                &|| _ = diameter(&parts[0]),
                &|| drop(leiden(&graph, &weights, &LeidenOptions::default())),
            ];
            for work in works {
                let interrupt = Interrupt::default();
                interrupt.within(work);
                let [done, steps] =
                    [&interrupt.0.done, &interrupt.0.steps].map(|count| count.load(Ordering::Relaxed));
                assert!(done == steps && done > 0, "{done} of {steps}");
                assert_eq!(interrupt.share_done(), None, "nothing is left");
            }
        }
    }

    #[test]
    fn an_interrupt_ends_only_what_runs_under_it() {
        let (one, other) = (Interrupt::default(), Interrupt::default());
        one.set();
        let inner = one.run(|| other.run(|| Interrupt::current().is_set()));
        assert_eq!(inner, None, "the outer one is set");
        assert_eq!(other.run(|| Interrupt::current().is_set()), Some(false));
        assert!(!Interrupt::current().is_set());
    }
}
