//! `coauth serve`: the explorer in a browser.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::input;
use super::options::{Options, usage};
use super::output::{self, Console};
use super::provenance::Provenance;
use super::refused::refuse;
use crate::error::Result;
use crate::index;
use crate::reading::Source;
use crate::records::Details;
use crate::table::counted;
use crate::web::{Access, Address, Answering, Site};

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth serve refs.bib --open                          explore a bibliography in the browser
  coauth serve dblp.coauth                              an index starts at once, at any size
  coauth serve dblp.coauth --host 0.0.0.0 --token-file token.txt
                                                        for a group; open http://HOST:7878/?token=…

Ctrl-C stops it. It listens on this machine only, unless --host says otherwise; put TLS in front of it for others.";

/// The shortest token that is accepted.
const SHORTEST_TOKEN: usize = 16;

/// Explore the network in a browser
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Address to listen on; any other than that of this machine requires --token-file
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    host: IpAddr,
    /// Port to listen on; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 7878)]
    port: u16,
    /// File with the token that requests need
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// Accept requests to this host name; repeatable
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Open the browser
    #[arg(long)]
    open: bool,
    /// Input files or folders; same as -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

impl Serve {
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        let mut options = options.with_inputs(&self.inputs)?;
        refuse(&options, "serve")?;
        // The page about conflicts compares what papers tell of people. An index has what it was built with.
        if !options.input.iter().any(|path| index::is_index(path)) {
            options.needs = Details { emails: true, affiliations: true, ..options.needs };
        }
        if options.output.is_some() || options.format.is_some() {
            return Err(usage("coauth serve writes no output; remove -o and -f"));
        }
        let token = self.token(&options)?;
        let sources = input::sources(&options)?;
        let network = input::network(&options, console)?;
        let (authors, papers) = (network.author_count() as u64, network.paper_count() as u64);
        let is_repeatable =
            !sources.contains(&Source::Stdin) && options.aliases.as_deref() != Some(Path::new("-"));
        let loader = if is_repeatable { Some(input::loader(&options, &sources)?) } else { None };
        let index = match &sources[..] {
            [Source::File(path)] if index::is_index(path) => Some(path.clone()),
            _ => None,
        };
        let inputs: Vec<String> = options.input.iter().map(|path| path.display().to_string()).collect();
        let name = Site::called(&inputs);
        let site = Site::of(network, loader, index.as_deref(), answering(options), inputs);
        let access = Access { token, hosts: self.allow_host.clone() };
        let address = Address { host: self.host, port: self.port };
        let started = |address: SocketAddr| {
            let url = url(address);
            let what = format!("{}, {}", counted(authors, "author"), counted(papers, "paper"));
            console.announcement(&format!("serving {name} ({what}) at {url}; Ctrl-C stops it"), true);
            if self.open && !open(&url) {
                console.remark("no browser could be opened; open the address yourself");
            }
        };
        crate::web::serve(Arc::new(site), address, access, started)?;
        Ok(true)
    }

    /// The token of the file, which addresses other than this machine's require.
    fn token(&self, options: &Options) -> Result<Option<String>> {
        let Some(file) = &self.token_file else {
            if self.host.is_loopback() {
                return Ok(None);
            }
            let what = format!(
                "--host {} lets other machines ask; pass --token-file FILE with a secret of at least \
                 {SHORTEST_TOKEN} characters",
                self.host
            );
            return Err(usage(what));
        };
        let text = input::read_file(file, options)?;
        let token = String::from_utf8_lossy(&text).trim().to_owned();
        if token.chars().count() < SHORTEST_TOKEN || token.chars().any(char::is_control) {
            let what =
                format!("{}: a token is one line of at least {SHORTEST_TOKEN} characters", input::name(file));
            return Err(usage(what));
        }
        Ok(Some(token))
    }
}

/// Answers with the provenance that the command line prints.
fn answering(options: Options) -> Answering {
    Box::new(move |schema, given, counting, report, network| {
        let selection = network.selection();
        let options = Options {
            since: selection.since,
            until: selection.until,
            max_authors: selection.max_authors,
            min_papers: selection.min_papers,
            counting: Some(counting),
            ..options.clone()
        };
        let provenance = Provenance::of(schema, &options).of_network(network);
        output::json(report, &provenance.with(given))
    })
}

/// The address as a browser takes it. An address of all machines is that of this one.
fn url(address: SocketAddr) -> String {
    let host = match address.ip() {
        ip if ip.is_unspecified() => "localhost".to_owned(),
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    format!("http://{host}:{}", address.port())
}

/// Opens an address in the browser of the system.
fn open(url: &str) -> bool {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let quiet = std::process::Stdio::null;
    let mut command = std::process::Command::new(program);
    command.args(arguments).arg(url).stdin(quiet()).stdout(quiet()).stderr(quiet());
    command.spawn().is_ok()
}
