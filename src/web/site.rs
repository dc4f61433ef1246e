//! What is served: the network, selections from it, and when to read the input again.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use serde_json::Value;

use super::charts::ByYear;
use super::drawn::Drawn;
use super::jobs::Jobs;
use super::leaders::Leaders;
use super::problem::Problem;
use super::whole_map::Map;
use crate::analysis::Report;
use crate::error::{Error, Result};
use crate::loader::Loader;
use crate::loader::rebuilding::{self, Wanted};
use crate::network::{Counting, Lookup, Network, Selection};
use crate::records::{Kind, Notices};
use crate::table::counted;

/// Writes a report with its schema and its own options as the JSON that the command line prints.
pub(crate) type Answering =
    Box<dyn Fn(String, Value, Counting, &dyn Report, &Network) -> std::io::Result<Vec<u8>> + Send + Sync>;

/// A network as it was read at some time.
pub(super) struct Edition {
    pub(super) network: Network,
    pub(super) lookup: Lookup,
    /// The papers of each year, counted when they are first needed.
    pub(super) papers_by_year: OnceLock<ByYear>,
    /// The map, made or found when it is first needed, or why it cannot be made.
    map: OnceLock<Result<Map>>,
    /// Since when the map is being made.
    mapping: OnceLock<Instant>,
    /// Who has the most co-authors in large components.
    pub(super) leaders: Leaders,
    /// What the selection left out, and what it kept without being sure.
    pub(super) left_out: Vec<String>,
    /// Distinguishes it from other editions in caches of browsers.
    pub(super) tag: String,
}

/// What notices say of selections.
const OF_SELECTIONS: [Kind; 5] =
    [Kind::OutsideYears, Kind::UncertainDate, Kind::UndatedTies, Kind::TooManyAuthors, Kind::TooFewPapers];

impl Edition {
    fn of((network, notices): (Network, Notices), tag: String) -> Self {
        let counts = OF_SELECTIONS.into_iter().map(|kind| (kind, notices.count(kind)));
        let left_out =
            counts.filter(|(_, count)| *count > 0).map(|(kind, count)| kind.summary(count)).collect();
        let (papers_by_year, map, mapping) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        let (lookup, leaders) = (Lookup::of(&network), Leaders::default());
        Self { lookup, papers_by_year, map, mapping, leaders, left_out, network, tag }
    }

    /// The map; `None` if the index has none and the network is too large to make it here.
    ///
    /// # Errors
    /// If it is still being made, or cannot be made.
    pub(super) fn map(self: &Arc<Self>) -> std::result::Result<Option<&Map>, Problem> {
        if !Map::is_possible(&self.network) {
            return Ok(None);
        }
        if self.network.places().is_some() || self.network.authorship_count() < QUICK {
            self.map.get_or_init(|| Map::of(&self.network));
        }
        if let Some(map) = self.map.get() {
            return map.as_ref().map(Some).map_err(Problem::of);
        }
        if self.mapping.set(Instant::now()).is_ok() {
            let edition = Arc::clone(self);
            std::thread::spawn(move || {
                let _ = edition.map.get_or_init(|| Map::of(&edition.network));
            });
        }
        let since = self.mapping.get().map(Instant::elapsed).unwrap_or_default();
        Err(Problem::waiting("map", since))
    }
}

/// The length of a file and when it was changed.
type Stamp = (u64, Option<SystemTime>);

/// What is served.
pub(crate) struct Site {
    /// Reads the input again; `None` if it can be read only once, as stdin.
    loader: Option<Loader>,
    /// The index that is served, if it is one.
    index: Option<PathBuf>,
    base: Selection,
    state: Mutex<State>,
    pub(super) answering: Answering,
    /// The input as messages show it.
    pub(super) input: String,
    /// The inputs as a command line names them; none for the built-in sample.
    pub(super) inputs: Vec<String>,
    pub(super) jobs: Arc<Jobs>,
    pub(super) drawn: Drawn,
}

struct State {
    whole: Arc<Edition>,
    stamp: Option<Stamp>,
    checked: Instant,
    /// The last selections, the latest first.
    selected: Vec<(Selection, Arc<Edition>)>,
    /// The selection that is being made, and since when.
    making: Option<(Selection, Instant)>,
    /// Why the last selection could not be made.
    failed: Option<(Selection, Error)>,
}

/// How often the index is looked at for a change.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The number of selections that are kept.
const KEPT: usize = 2;

/// A selection or a map of a network with fewer authorships is made while the reader waits.
const QUICK: usize = 200_000;

impl Site {
    /// A network with what is needed to read it again.
    pub(crate) fn of(
        network: Network,
        loader: Option<Loader>,
        index: Option<&Path>,
        answering: Answering,
        inputs: Vec<String>,
    ) -> Self {
        let stamp = index.and_then(stamp);
        let base = network.selection();
        let whole = Arc::new(Edition::of((network, Notices::default()), tag(stamp)));
        let state =
            State { whole, stamp, checked: Instant::now(), selected: Vec::new(), making: None, failed: None };
        let index = index.map(Path::to_owned);
        let (jobs, drawn) = (Arc::default(), Drawn::default());
        let input = Self::called(&inputs);
        Self { loader, index, base, state: Mutex::new(state), answering, input, inputs, jobs, drawn }
    }

    /// The inputs as messages show them.
    pub(crate) fn called(inputs: &[String]) -> String {
        match inputs {
            [one] => one.clone(),
            [] => "the built-in sample".to_owned(),
            several => counted(several.len() as u64, "input"),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The whole network: of the index as it is now, if that can be read.
    pub(super) fn whole(self: &Arc<Self>) -> Arc<Edition> {
        let mut state = self.state();
        if let Some(index) = &self.index
            && state.checked.elapsed() > LOOK_EVERY
        {
            state.checked = Instant::now();
            let now = stamp(index);
            if now.is_some() && now != state.stamp {
                state.stamp = now;
                let site = Arc::clone(self);
                std::thread::spawn(move || site.reopen(now));
            }
        }
        Arc::clone(&state.whole)
    }

    /// Serves the index that has replaced the one that was opened. Requests under way keep the old one.
    fn reopen(&self, stamp: Option<Stamp>) {
        // An index that cannot be read leaves the old one in place.
        let Ok(loaded) = self.load(self.base) else { return };
        let edition = Arc::new(Edition::of(loaded, tag(stamp)));
        let mut state = self.state();
        state.whole = edition;
        state.selected.clear();
        state.failed = None;
    }

    fn load(&self, selection: Selection) -> Result<(Network, Notices)> {
        let loader = self.loader.clone().unwrap_or_default();
        let mut notices = Notices::default();
        let network = loader.selection(selection).load_into(&mut notices, &mut |_| ())?;
        Ok((network, notices))
    }

    /// The command that builds the index that is served with a map.
    pub(super) fn index_with_map(&self, network: &Network) -> Option<String> {
        Some(rebuilding::command(network, &Wanted::flag("map"), self.index.as_ref()?))
    }

    /// The selection that a request means: its own parameters, else what the program was started with.
    pub(super) fn combined(&self, asked: Selection) -> Selection {
        Selection {
            since: asked.since.or(self.base.since),
            until: asked.until.or(self.base.until),
            types: self.base.types,
            max_authors: asked.max_authors.or(self.base.max_authors),
            min_papers: asked.min_papers.or(self.base.min_papers),
            groups: self.base.groups,
        }
    }

    /// The network of a selection.
    ///
    /// # Errors
    /// If it is still being made, cannot be made, or is empty.
    pub(super) fn selected(
        self: &Arc<Self>,
        selection: Selection,
    ) -> std::result::Result<Arc<Edition>, Problem> {
        let whole = self.whole();
        if selection == self.base {
            return Ok(whole);
        }
        if self.loader.is_none() {
            return Err(Problem::refused(
                "the input was read from stdin and cannot be selected from; serve a file",
            ));
        }
        let mut state = self.state();
        if let Some((_, edition)) = state.selected.iter().find(|(known, _)| *known == selection) {
            return Ok(Arc::clone(edition));
        }
        if let Some((_, error)) = state.failed.take_if(|(failed, _)| *failed == selection) {
            return Err(Problem::of(&error));
        }
        if let Some((_, since)) = state.making {
            return Err(Problem::waiting("selection", since.elapsed()));
        }
        state.making = Some((selection, Instant::now()));
        drop(state);
        if whole.network.authorship_count() < QUICK {
            self.make(selection, &whole.tag);
            return self.selected(selection);
        }
        let site = Arc::clone(self);
        std::thread::spawn(move || site.make(selection, &whole.tag));
        Err(Problem::waiting("selection", Duration::ZERO))
    }

    /// Makes a selection and keeps it in place of the oldest.
    fn make(&self, selection: Selection, of: &str) {
        let Selection { since, until, max_authors, min_papers, .. } = selection;
        let tag = format!("{of}-{since:?}{until:?}{max_authors:?}{min_papers:?}");
        let made = self.load(selection).and_then(|loaded| {
            if loaded.0.author_count() > 0 {
                return Ok(Arc::new(Edition::of(loaded, tag.replace(['(', ')'], ""))));
            }
            let what = "the filters removed every author; relax since, until, max_authors or min_papers";
            Err(Error::new(crate::ErrorKind::Absent, what))
        });
        let mut state = self.state();
        state.making = None;
        // The index was replaced meanwhile: the selection may be from the old one, and is made once more when needed.
        if state.whole.tag != of {
            return;
        }
        match made {
            Ok(edition) => {
                state.selected.insert(0, (selection, edition));
                state.selected.truncate(KEPT);
            }
            Err(error) => state.failed = Some((selection, error)),
        }
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = path.metadata().ok()?;
    Some((metadata.len(), metadata.modified().ok()))
}

/// A tag for an index with this stamp, or for a network that was read just now.
fn tag(stamp: Option<Stamp>) -> String {
    let (length, time) = stamp.unwrap_or((0, Some(SystemTime::now())));
    let since = time.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok()).unwrap_or_default();
    format!("{}-{length:x}-{:x}", env!("CARGO_PKG_VERSION"), since.as_nanos())
}
