//! What can't be seen in the selected span, by name.

use leptos::prelude::*;

use crate::core::model::Span;
use crate::core::text::Invisible;
use crate::state::use_app;

/// More than this many are not listed: a paragraph of Persian has hundreds.
const MOST: usize = 12;

/// The invisible characters of a span, each kind once; nothing if it has none.
#[component]
pub fn Invisibles(span: Memo<Option<Span>>) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| {
        app.workspace.follow();
        let range = span.with(|span| span.as_ref().map(|span| span.range))?;
        app.workspace.with_sheet(|report, _, _| counted(&report.text.invisibles(range)))
    });
    let lines = move || found.get().unwrap_or_default();
    view! {
        <Show when=move || !lines().is_empty()>
            <div class="signs">
                <p>{app.session.text(|w| w.invisible_here)}</p>
                <ul dir="ltr">{move || lines().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </div>
        </Show>
    }
}

/// Each kind once, with how often it is there.
fn counted(found: &[Invisible]) -> Vec<String> {
    let mut kinds: Vec<(String, usize)> = Vec::new();
    for one in found {
        let line = format!("{} {} {}", one.sign.short, one.sign.code_point(), one.sign.name);
        match kinds.iter_mut().find(|(kind, _)| *kind == line) {
            Some((_, count)) => *count += one.range.len(),
            None => kinds.push((line, one.range.len())),
        }
    }
    let times = |(line, count): (String, usize)| if count == 1 { line } else { format!("{line} ×{count}") };
    kinds.into_iter().take(MOST).map(times).collect()
}
