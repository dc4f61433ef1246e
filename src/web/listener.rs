//! Accepts connections, with time limits, until the program is told to stop.

use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::guard::Access;
use super::routes::routes;
use super::site::Site;
use crate::error::{Error, ErrorKind, Result};

/// Where to listen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Address {
    pub(crate) host: IpAddr,
    /// The port; 0 for any that is free.
    pub(crate) port: u16,
}

/// How long a client may take to send the head of a request, and how long a connection may be unused.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long requests under way may take after the program was told to stop.
const FINISHING: Duration = Duration::from_secs(5);

/// The most bytes of the head of a request.
const LONGEST_HEAD: usize = 32 << 10;

/// The most open connections; more wait.
const CONNECTIONS: usize = 1024;

/// Serves a site until Ctrl-C or SIGTERM. `started` is passed the address.
///
/// # Errors
/// If the address cannot be used.
pub(crate) fn serve(
    site: Arc<Site>,
    address: Address,
    access: Access,
    started: impl FnOnce(SocketAddr),
) -> Result<()> {
    let failed = |error: std::io::Error| {
        let Address { host, port } = address;
        let what = format!("cannot listen on {host}, port {port}: {error}; pass another --port");
        Error::new(ErrorKind::Usage, what)
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let listener =
            TcpListener::bind(SocketAddr::new(address.host, address.port)).await.map_err(failed)?;
        started(listener.local_addr().map_err(failed)?);
        accept(&listener, site, access).await;
        Ok(())
    })?;
    // Searches that are still running end with the program.
    runtime.shutdown_background();
    Ok(())
}

async fn accept(listener: &TcpListener, site: Arc<Site>, access: Access) {
    let jobs = Arc::clone(&site.jobs);
    let service = TowerToHyperService::new(routes(site, access));
    let connections = GracefulShutdown::new();
    let free = Arc::new(Semaphore::new(CONNECTIONS));
    let mut stop = pin!(stop());
    loop {
        let accepted = {
            let mut accepting = pin!(async {
                let permit = Arc::clone(&free).acquire_owned().await;
                (permit, listener.accept().await)
            });
            std::future::poll_fn(|context| {
                if stop.as_mut().poll(context).is_ready() {
                    return std::task::Poll::Ready(None);
                }
                accepting.as_mut().poll(context).map(Some)
            })
            .await
        };
        let (permit, stream) = match accepted {
            None | Some((Err(_), _)) => break,
            Some((Ok(permit), Ok((stream, _)))) => (permit, stream),
            Some((_, Err(_))) => {
                // Too many open files, or the client is gone: other connections may end meanwhile.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let _ = stream.set_nodelay(true);
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_buf_size(LONGEST_HEAD)
            .serve_connection(TokioIo::new(stream), service.clone());
        let watched = connections.watch(connection);
        tokio::spawn(async move {
            // An error is that of one client.
            let _ = watched.await;
            drop(permit);
        });
    }
    jobs.stop();
    let _ = tokio::time::timeout(FINISHING, connections.shutdown()).await;
}

/// Waits for Ctrl-C or SIGTERM.
#[cfg(unix)]
async fn stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let (interrupt, terminate) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
    let (Ok(mut interrupt), Ok(mut terminate)) = (interrupt, terminate) else {
        return std::future::pending().await;
    };
    std::future::poll_fn(|context| {
        let is_told = interrupt.poll_recv(context).is_ready() || terminate.poll_recv(context).is_ready();
        if is_told { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
}

/// Waits for Ctrl-C.
#[cfg(not(unix))]
async fn stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}
