//! Ends long computations whose result is no longer wanted.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Ends what runs under it.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Runs work under this interrupt; `None` if it was interrupted.
    pub fn run<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        let outer = CURRENT.replace(self.clone());
        let result = work();
        CURRENT.set(outer);
        (!self.is_set()).then_some(result)
    }

    /// The interrupt of this thread, for the threads that it starts.
    pub(crate) fn current() -> Self {
        CURRENT.with_borrow(Self::clone)
    }

    pub(crate) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::measures::{Adjacency, Sources, betweenness, closeness};

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
    fn an_interrupt_ends_only_what_runs_under_it() {
        let (one, other) = (Interrupt::default(), Interrupt::default());
        one.set();
        let inner = one.run(|| other.run(|| Interrupt::current().is_set()));
        assert_eq!(inner, None, "the outer one is set");
        assert_eq!(other.run(|| Interrupt::current().is_set()), Some(false));
        assert!(!Interrupt::current().is_set());
    }
}
