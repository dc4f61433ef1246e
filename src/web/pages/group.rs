//! A list of people: the ties among them, who is missing, and who is isolated.

use maud::{Markup, html};
use petgraph::unionfind::UnionFind;

use super::connect::listed;
use super::parts::{author_link, drawing, selection_fields, selection_note, weight_name};
use crate::network::{AuthorId, Tie};
use crate::table::{counted, shown_count, shown_number};
use crate::web::call::Call;
use crate::web::frame::page;
use crate::web::problem::{Candidate, Problem};
use crate::web::reply::Reply;

/// The most names of a list.
const MOST: usize = 2000;

/// The most people of a drawing, whose address names them all.
const DRAWN: usize = 150;

/// The most ties that are listed.
const TIES: usize = 200;

/// The people of a list, as far as they are in the network.
struct Group<'a> {
    /// By number, each once.
    members: Vec<AuthorId>,
    unknown: Vec<(&'a str, Vec<Candidate>)>,
    ambiguous: Vec<(&'a str, Vec<Candidate>)>,
    /// By number of papers, then by strength, most first.
    ties: Vec<(AuthorId, AuthorId, Tie)>,
    isolated: Vec<AuthorId>,
    components: usize,
    /// Names that matched by a part.
    remarks: Vec<String>,
}

pub(in crate::web) fn group(call: &Call) -> Result<Reply, Problem> {
    let names: Vec<&str> = listed(call, "people").collect();
    if names.len() > MOST {
        return Err(Problem::refused(&format!("a list has at most {MOST} names, not {}", names.len())));
    }
    let group = if names.is_empty() { None } else { Some(Group::of(call, &names)?) };
    let content = html! {
        h1 { "Ties in a group" }
        @if let Some(group) = &group { (selection_note(call)) (answer(call, group)) }
        form action="/group" method="post" {
            label for="people" { "People " span.hint { "one per line" } }
            textarea id="people" name="people" required { (names.join("\n")) }
            label hidden { "Or read a file" input type="file" accept=".txt,.csv,text/plain" data-into="people"; }
            (selection_fields(call))
            div.row { button { "Show the ties" } }
        }
        p.note { "The list is only used for this answer. It is neither stored nor logged." }
        @if group.is_none() {
            p { "Paste a committee, a department or a project to see who wrote together, who is missing from the input, and who has no tie to the others." }
        }
    };
    Ok(Reply::html(page(&call.site, "/group", "Ties in a group", &content)))
}

impl<'a> Group<'a> {
    fn of(call: &Call, names: &[&'a str]) -> Result<Self, Problem> {
        let network = call.network();
        let mut context = call.context()?;
        let (mut members, mut unknown, mut ambiguous) = (Vec::new(), Vec::new(), Vec::new());
        for &name in names {
            match call.author(name, &mut context) {
                Ok(author) => members.push(author),
                Err(problem) if problem.candidates.is_empty() => {
                    unknown.push((name, problem.nearest.clone()))
                }
                Err(problem) => ambiguous.push((name, problem.candidates.clone())),
            }
        }
        members.sort_unstable();
        members.dedup();
        let mut ties = network.ties_among(&members, context.counting).map_err(|error| Problem::of(&error))?;
        // Ties without papers all have 0.
        ties.sort_by(|(a, b, one), (c, d, other)| {
            let by_weight = other.papers.cmp(&one.papers).then(other.strength.total_cmp(&one.strength));
            by_weight.then((a, b).cmp(&(c, d)))
        });
        let place = |author: &AuthorId| members.binary_search(author).ok();
        let mut sets: UnionFind<usize> = UnionFind::new(members.len());
        let mut is_tied = vec![false; members.len()];
        for (a, b) in ties.iter().filter_map(|(a, b, _)| place(a).zip(place(b))) {
            sets.union(a, b);
            (is_tied[a], is_tied[b]) = (true, true);
        }
        let mut labels = sets.into_labeling();
        labels.sort_unstable();
        labels.dedup();
        let isolated = members.iter().zip(is_tied).filter(|(_, is_tied)| !is_tied).map(|(&author, _)| author);
        let isolated = isolated.collect();
        Ok(Self {
            unknown,
            ambiguous,
            ties,
            isolated,
            components: labels.len(),
            members,
            remarks: context.remarks,
        })
    }
}

fn answer(call: &Call, group: &Group<'_>) -> Markup {
    let network = call.network();
    let link = |author: AuthorId| author_link(call, &network.name(author), &network.author_key(author));
    let ids: Vec<String> =
        group.members.iter().map(|&author| format!("id:{}", network.author_key(author))).collect();
    let around: Vec<(&str, &str)> =
        ids.iter().map(|id| ("around", id.as_str())).chain([("depth", "0"), ("top", "150")]).collect();
    html! {
        dl.figures {
            div { dt { "People found" } dd { (shown_count(group.members.len() as u64)) } }
            div { dt { "Ties" } dd { (shown_count(group.ties.len() as u64)) } }
            div { dt { "Separate parts" } dd { (shown_count(group.components as u64)) } }
            div { dt { "Not found" } dd { (shown_count((group.unknown.len() + group.ambiguous.len()) as u64)) } }
        }
        @if !group.remarks.is_empty() {
            h2 { "Matched by a part of the name" }
            ul { @for remark in &group.remarks { li { bdi { (remark) } } } }
        }
        @for (title, names) in [("Not in the network", &group.unknown), ("Several authors match", &group.ambiguous)] {
            @if !names.is_empty() {
                h2 { (title) }
                ul { @for (name, candidates) in names { li {
                    bdi { (name) }
                    @if !candidates.is_empty() { span.note { " · perhaps " @for (place, one) in candidates.iter().take(5).enumerate() {
                        @if place > 0 { ", " } (author_link(call, &one.author, &one.author_id)) " (" code { "id:" (one.author_id) } ")"
                    } } }
                } } }
            }
        }
        @if !group.isolated.is_empty() {
            h2 { "Without ties to the others" }
            ul { @for &author in &group.isolated { li { (link(author)) } } }
        }
        @if group.members.len() > 1 && group.members.len() <= DRAWN {
            h2 { "Drawing" }
            (drawing(call, &around, "The people of the list and the ties among them"))
        }
        @if !group.ties.is_empty() {
            h2 { "Ties" }
            div.scroll {
                table data-filter {
                    thead { tr { th scope="col" { "One" } th scope="col" { "Other" } th.number scope="col" { (weight_name(network)) } th scope="col" { span.hidden { "Papers in common" } } } }
                    tbody { @for &(a, b, tie) in group.ties.iter().take(TIES) { tr {
                        td { (link(a)) }
                        td { (link(b)) }
                        td.number { @if network.has_papers() { (shown_count(tie.papers.into())) } @else { (shown_number(tie.strength)) } }
                        td.short {
                            @let ends = [network.author_key(a), network.author_key(b)].map(|id| format!("id:{id}"));
                            a href=(call.link("/path", &[("from", &ends[0]), ("to", &ends[1])])) { "which" span.hidden { " papers" } }
                        }
                    } } }
                }
            }
            @if group.ties.len() > TIES { p.note { (TIES) " of " (counted(group.ties.len() as u64, "tie")) ", most papers first." } }
        }
    }
}
