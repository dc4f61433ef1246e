//! Buffers as long as a network, which threads reuse.

use std::sync::{Mutex, PoisonError};

/// Buffers for the threads that work on a network: as many as there are threads at work, however finely the work is
/// divided.
pub(crate) struct Buffers<T, F> {
    free: Mutex<Vec<T>>,
    make: F,
}

impl<T, F: Fn() -> T> Buffers<T, F> {
    /// Buffers that a function makes when there is no free one.
    pub(crate) fn made_by(make: F) -> Self {
        Self { free: Mutex::new(Vec::new()), make }
    }

    /// Runs a function with a buffer, as the last function left it.
    pub(crate) fn with<R>(&self, run: impl FnOnce(&mut T) -> R) -> R {
        let free = || self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let buffer = free().pop();
        let mut buffer = buffer.unwrap_or_else(&self.make);
        let result = run(&mut buffer);
        free().push(buffer);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffer_is_made_only_if_none_is_free() {
        let buffers = Buffers::made_by(|| 0);
        let next = || buffers.with(|uses| std::mem::replace(uses, *uses + 1));
        assert_eq!([next(), next()], [0, 1]);
        assert_eq!(buffers.with(|_| next()), 0);
    }
}
