//! The last drawings, so that a page that is opened again, or by several readers, is not laid out again.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use super::reply::Reply;

/// The most MiB of drawings that are kept.
const MOST: usize = 32;

/// Drawings by what was asked for, the least recently asked for first.
#[derive(Default)]
pub(super) struct Drawn(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    drawings: VecDeque<(String, Reply)>,
    bytes: usize,
}

impl Drawn {
    /// The drawing that was made for the same request.
    pub(super) fn get(&self, request: &str) -> Option<Reply> {
        let kept = &mut self.0.lock().unwrap_or_else(PoisonError::into_inner).drawings;
        let place = kept.iter().position(|(known, _)| known == request)?;
        let drawing = kept.remove(place)?;
        let reply = drawing.1.clone();
        kept.push_back(drawing);
        Some(reply)
    }

    /// Keeps a drawing in place of those that were not asked for the longest.
    pub(super) fn put(&self, request: String, reply: &Reply) {
        let size = |request: &str, reply: &Reply| request.len() + reply.size();
        let own = size(&request, reply);
        if own > MOST << 20 {
            return;
        }
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.drawings.iter().any(|(known, _)| *known == request) {
            return;
        }
        kept.bytes += own;
        kept.drawings.push_back((request, reply.clone()));
        while kept.bytes > MOST << 20
            && let Some((request, reply)) = kept.drawings.pop_front()
        {
            kept.bytes -= size(&request, &reply);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_drawings_are_kept_within_the_room_for_them() {
        let drawn = Drawn::default();
        let quarter = Reply::of("image/png", vec![0; MOST << 18]);
        let is_kept = |request: &str| drawn.get(request).is_some();
        ["a", "b", "c"].into_iter().for_each(|request| drawn.put(request.to_owned(), &quarter));
        assert!(is_kept("a") && is_kept("b") && is_kept("c"));
        assert!(is_kept("a"), "it is the latest now");
        drawn.put("d".to_owned(), &quarter);
        assert!(!is_kept("b") && is_kept("c") && is_kept("a") && is_kept("d"));
        drawn.put("e".to_owned(), &Reply::of("image/png", vec![0; (MOST << 20) + 1]));
        assert!(!is_kept("e") && is_kept("c"), "what is larger than the room is not kept");
    }
}
