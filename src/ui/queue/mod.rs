//! The queue at the start side: what to look for and to leave out, the reports,
//! and the labels with their keys.

mod legend;
mod list;
mod row;
mod tools;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::legend::Legend;
pub use self::row::Marked;

use self::list::List;
use self::tools::Tools;
use super::controls::{Tool, live};
use super::icons::Shape;
use super::messages::figure;
use crate::core::model::Project;
use crate::platform::dom;
use crate::state::{App, Deed, use_app};

/// Brings the queue out, where it is put away, and puts the focus into its search.
pub fn search(app: App) {
    app.queueing.out.set(true);
    // Once the field is there.
    spawn_local(async {
        dom::take_up("#search");
    });
}

/// The reports, and what is shown of them.
#[component]
pub fn Queue() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let words = move || app.session.words();
    app.queueing.follow();
    let done = live(move || {
        workspace.follow();
        let count = |project: &Project| {
            let done = project
                .reports
                .iter()
                .filter(|report| project.sheet(&report.id).is_some_and(|sheet| sheet.done));
            (done.count(), project.reports.len())
        };
        let (done, all) = workspace.with(count).unwrap_or_default();
        words().done_of.replacen("{}", &figure(done), 1).replacen("{}", &figure(all), 1)
    });
    view! {
        <nav class="side queue" aria-label=app.session.text(|w| w.reports)>
            <div class="rail">
                <Tool shape=Shape::Search does="search" deed=Deed::Search name=app.session.text(|w| w.search_all) act=Box::new(move || search(app)) />
            </div>
            <div class="heading">
                <h2>{app.session.text(|w| w.reports)}</h2>
                <span>{done}</span>
                <span class="drawer">
                    <Tool shape=Shape::Close does="close-queue" name=app.session.text(|w| w.close) act=Box::new(move || app.queueing.out.set(false)) />
                </span>
            </div>
            <Tools />
            <List />
            <Legend />
        </nav>
    }
}
