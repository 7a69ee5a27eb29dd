//! What a review says about the selected span: the decision, and what was said.

use leptos::prelude::*;

use super::super::controls::{flag, live};
use super::super::messages::{fill, name_verdict};
use super::super::review::Thread;
use crate::core::model::{Decision, Mention, Project, ReportId, Verdict};
use crate::platform::clock;
use crate::state::use_app;

/// What was decided about an annotation in a gold layer, last.
fn decided<'a>(project: &'a Project, report: &ReportId, about: Mention) -> Option<&'a Decision> {
    let gold = project.layers.iter().filter(|layer| layer.gold);
    let gold = gold.filter_map(|layer| layer.sheet(report));
    let decisions = gold.flat_map(|sheet| sheet.decisions.values());
    let is_about = |decision: &&Decision| {
        let of =
            |version: &crate::core::model::Version| Mention { layer: version.layer, id: version.id } == about;
        decision.about.iter().any(of)
    };
    decisions.filter(is_about).max_by(|a, b| a.made.at.cmp(&b.made.at))
}

/// The review of the selected span, where there are other layers.
#[component]
pub(super) fn Reviewed() -> impl IntoView {
    let app = use_app();
    let (session, workspace) = (app.session, app.workspace);
    let mention = Memo::new(move |_| {
        workspace.follow();
        let id = workspace.selected.get()?;
        workspace
            .with(|project| (1 < project.layers.len()).then_some(Mention { layer: project.open_layer, id }))?
    });
    let says = live(move || {
        workspace.follow();
        let language = session.language.get();
        let words = &language.messages().review;
        let read = |project: &Project| {
            let decision = decided(project, &workspace.report.get()?, mention.get()?)?;
            let verdict = name_verdict(language, decision.verdict);
            let when = format!("\u{2068}{}\u{2069}", clock::day_minute(&decision.made.at));
            let what = fill(words.decided_by, &[verdict, &when]);
            let why = Some(decision.reason.as_str())
                .filter(|why| !why.is_empty() && decision.verdict == Verdict::Rejected);
            Some(why.map_or(what.clone(), |why| fill(words.because, &[&what, why])))
        };
        workspace.with(read).flatten().unwrap_or_default()
    });
    view! {
        <div class="reviewed" hidden=flag(move || mention.with(Option::is_none))>
            <p class="in-review" hidden=flag(move || says.with(String::is_empty))><span>{session.text(|w| w.review.name)}</span>" "<span>{says}</span></p>
            <Thread about=Signal::derive(move || mention.get().into_iter().collect()) id="comment" />
        </div>
    }
}
