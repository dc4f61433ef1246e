//! The answer as a file: in every format of `coauth conflicts`, and the decisions for `--ignore`.

use maud::{Markup, html};

use super::asked::{Asked, decided, write_options};
use crate::conflicts::{CONFLICT_WRITERS, ConflictWriter, INCLUDE_AMBIGUOUS, Outcome};
use crate::network::Counting;
use crate::table::STYLES;
use crate::web::call::Call;
use crate::web::problem::Problem;
use crate::web::reply::{Reply, style};

/// The format of the decisions.
const DECISIONS: &str = "decisions";

/// The buttons that save files, with what is not in them.
pub(super) fn files(call: &Call, asked: &Asked, outcome: &Outcome<'_>) -> Result<Markup, Problem> {
    let decided = decided(call, &asked.dismissed)?;
    let value = |name: &str| call.parameters.get(name).unwrap_or_default().to_owned();
    let is_decided = decided.lines().count() > 1;
    Ok(html! {
        h2 { "Save" }
        @if is_decided {
            p { "Decisions stay in this page until you save them. Pass the file to " code { "--ignore" } ", or paste it under Earlier decisions next time:" }
            pre { (decided) }
            div.row { button name="format" value=(DECISIONS) { "Save the decisions" } }
        }
        div.row.formats { @for style in STYLES { button.second name="format" value=(style.name) { (style.name) span.hidden { ": all findings" } } } }
        details open[!value("venue").is_empty()] {
            summary { "Files for HotCRP, OpenReview and EasyChair" }
            div.fields {
                label { "Venue " span.hint { "for openreview-edges" } input name="venue" value=(value("venue")) placeholder="Example.cc/2027/Conference" autocomplete="off"; }
                label { "Group of the committee " span.hint { "in OpenReview" } input name="venue_group" value=(value("venue_group")) placeholder="Reviewers" autocomplete="off"; }
            }
            label.check { input type="checkbox" name="include_ambiguous" value="1" checked[call.parameters.flag("include_ambiguous")]; " write ambiguous pairs, too" }
            label.check { input type="checkbox" name="pin" value="1" checked[call.parameters.flag("pin")]; " pin conflicts in HotCRP" }
            ul.plain { @for writer in CONFLICT_WRITERS { li {
                button.second name="format" value=(writer.name) { (writer.name) }
                // A hint for the command line; here it is a field.
                " " (writer.about.trim_end_matches("; needs --venue")) @if writer.needs_venue() { "; needs the venue above" }
                @for remark in remarks(call, writer, outcome)? { div.note { (remark) } }
            } } }
        }
    })
}

/// What a writer leaves out.
fn remarks(call: &Call, writer: &ConflictWriter, outcome: &Outcome<'_>) -> Result<Vec<String>, Problem> {
    let remarks =
        writer.write(outcome, &write_options(call), &mut std::io::sink()).map_err(Problem::unwritten)?;
    let here = |remark: String| remark.replace(INCLUDE_AMBIGUOUS, "check the box to write them");
    Ok(remarks.into_iter().map(here).collect())
}

/// A file in a format.
pub(super) fn file(
    call: &Call,
    asked: &Asked,
    outcome: &Outcome<'_>,
    format: &str,
) -> Result<Reply, Problem> {
    if format == DECISIONS {
        let text = decided(call, &asked.dismissed)?;
        return Ok(Reply::of("text/csv; charset=utf-8", text).named("decisions.csv"));
    }
    if let Some(writer) = CONFLICT_WRITERS.iter().find(|writer| writer.name == format) {
        return for_system(call, writer, outcome);
    }
    let style = style(format, CONFLICT_WRITERS.iter().map(|writer| writer.name))?;
    let report = outcome.report();
    let reply = Reply::styled(style, &report, || {
        let given = asked.given(call, report.as_of);
        (call.site.answering)(
            "coauth.conflicts/1".to_owned(),
            given,
            Counting::default(),
            &report,
            call.network(),
        )
    })?;
    let extension = style.extensions.first().copied().unwrap_or("txt");
    Ok(reply.named(&format!("conflicts.{extension}")))
}

/// A file that a system takes.
fn for_system(call: &Call, writer: &ConflictWriter, outcome: &Outcome<'_>) -> Result<Reply, Problem> {
    let options = write_options(call);
    if writer.needs_venue() && options.venue.is_empty() {
        let what = format!("{} needs a venue, such as Example.cc/2027/Conference", writer.name);
        return Err(Problem::refused(&what));
    }
    let mut text = Vec::new();
    let remarks = writer.write(outcome, &options, &mut text).map_err(Problem::unwritten)?;
    let file = format!("{}.{}", writer.name, writer.extension);
    Ok(Reply::of("text/plain; charset=utf-8", text).named(&file).with_remarks(&remarks))
}
