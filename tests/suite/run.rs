//! Runs the program in a folder of its own, and says what is expected of it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder for one test, in which the program runs; without `seeds/`, so that no input means the sample.
pub(crate) struct Folder(tempfile::TempDir);

pub(crate) fn folder() -> Folder {
    Folder(tempfile::tempdir().expect("a temporary folder"))
}

impl Folder {
    /// The same folder with a file in it.
    pub(crate) fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(path, content).expect("a file");
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).expect(name)
    }

    /// Runs `coauth` with these arguments and no input.
    pub(crate) fn coauth(&self, arguments: &[&str]) -> Ran {
        Ran(self.command(arguments).stdin(Stdio::null()).output().expect("coauth runs"))
    }

    /// Runs `coauth conflicts` on the committee `pc.csv` and the submissions `subs.csv`.
    pub(crate) fn conflicts(&self, more: &[&str]) -> Ran {
        let start = ["conflicts", "--committee", "pc.csv", "--submissions", "subs.csv"];
        self.coauth(&[&start[..], more].concat())
    }

    /// Runs `coauth` with this on stdin.
    pub(crate) fn coauth_with_stdin(&self, arguments: &[&str], stdin: &[u8]) -> Ran {
        use std::io::Write;
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("coauth runs");
        let mut pipe = child.stdin.take().expect("a pipe");
        // Whoever does not read stdin may close it.
        let _ = pipe.write_all(stdin);
        drop(pipe);
        Ran(child.wait_with_output().expect("coauth ends"))
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coauth"));
        command.args(arguments).current_dir(self.path()).env_remove("NO_COLOR").env("RUST_BACKTRACE", "0");
        command
    }
}

/// Runs `coauth` on the sample.
pub(crate) fn coauth(arguments: &[&str]) -> Ran {
    folder().coauth(arguments)
}

/// What a run left.
pub(crate) struct Ran(Output);

impl Ran {
    #[track_caller]
    pub(crate) fn exits_with(self, code: i32) -> Self {
        assert_eq!(
            self.0.status.code(),
            Some(code),
            "{}\n{}",
            String::from_utf8_lossy(&self.0.stdout),
            self.stderr()
        );
        self
    }

    #[track_caller]
    pub(crate) fn answers(self) -> Self {
        self.exits_with(0)
    }

    /// stderr has this in it.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.stderr().contains(words), "stderr does not say {words:?}:\n{}", self.stderr());
        self
    }

    #[track_caller]
    pub(crate) fn says_nothing_of(self, words: &str) -> Self {
        assert!(!self.stderr().contains(words), "stderr says {words:?}:\n{}", self.stderr());
        self
    }

    /// stdout has this in it.
    #[track_caller]
    pub(crate) fn shows(self, words: &str) -> Self {
        assert!(self.stdout().contains(words), "stdout does not show {words:?}:\n{}", self.stdout());
        self
    }

    #[track_caller]
    pub(crate) fn shows_nothing(self) -> Self {
        assert_eq!(self.stdout(), "");
        self
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0.stdout
    }

    pub(crate) fn stdout(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).expect("stdout is UTF-8")
    }

    pub(crate) fn stderr(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).expect("stderr is UTF-8")
    }

    #[track_caller]
    pub(crate) fn json(self) -> Value {
        let ran = self.answers();
        serde_json::from_str(&ran.stdout()).expect("stdout is JSON")
    }
}

/// A file of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn repository_text(path: &str) -> String {
    std::fs::read_to_string(repository(path)).expect(path)
}
