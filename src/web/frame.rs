//! What is around every page.

use maud::{DOCTYPE, Markup, html};

use super::site::Site;

/// The pages in the navigation, with their addresses.
const PAGES: [(&str, &str); 9] = [
    ("/search", "Search"),
    ("/map", "Map"),
    ("/path", "Path"),
    ("/connect", "Connect"),
    ("/group", "Group"),
    ("/conflicts", "Conflicts"),
    ("/names", "Who is who"),
    ("/jobs", "Compute"),
    ("/about", "About"),
];

/// A page with a title. `path` is its address, which the navigation marks.
pub(super) fn page(site: &Site, path: &str, title: &str, content: &Markup) -> Markup {
    framed(site, path, title, &html! {}, content)
}

/// A page about something that goes on. Without script it is loaded again after so many seconds.
pub(super) fn reloading(site: &Site, path: &str, title: &str, seconds: u32, content: &Markup) -> Markup {
    let reload = html! { noscript { meta http-equiv="refresh" content=(seconds); } };
    framed(site, path, title, &reload, content)
}

fn framed(site: &Site, path: &str, title: &str, head: &Markup, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · coauth" }
                link rel="icon" href="/icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="/style.css";
                script type="module" src="/script.js" {}
                (head)
            }
            body {
                a.skip href="#content" { "Skip to content" }
                header {
                    a.home href="/" { "coauth" }
                    nav aria-label="Pages" {
                        @for (address, name) in PAGES {
                            a href=(address) aria-current=[(address == path).then_some("page")] { (name) }
                        }
                    }
                }
                main id="content" { (content) }
                footer { "coauth " (env!("CARGO_PKG_VERSION")) " · " bdi { (site.input) } " · stays on this machine" }
            }
        }
    }
}
