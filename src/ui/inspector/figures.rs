//! Why the figures of the selected span are what the program suggests, and
//! under which policy.

use leptos::prelude::*;

use super::super::controls::{flag, live};
use super::super::messages::{describe_reason, name_policy};
use crate::core::figures::Policy;
use crate::core::model::Span;
use crate::state::use_app;

/// The reason in words, and the policies to choose from; nothing for spans
/// without figures.
#[component]
pub fn Figures(span: Memo<Option<Span>>) -> impl IntoView {
    let app = use_app();
    let (session, workspace) = (app.session, app.workspace);
    let reason = Memo::new(move |_| {
        workspace.opened.track();
        span.with(|span| span.as_ref().and_then(|span| workspace.reason(span)))
    });
    let why = live(move || {
        let language = session.language.get();
        reason.with(|reason| {
            reason.as_ref().map(|reason| describe_reason(language, reason)).unwrap_or_default()
        })
    });
    let policy = move || {
        workspace.opened.track();
        workspace.with(|project| project.schema.policy).unwrap_or_default()
    };
    let choose = move |event| {
        if let Some(policy) = Policy::parse(&event_target_value(&event)) {
            workspace.change_policy(policy);
        }
    };
    let option = move |one: Policy| {
        let name = live(move || name_policy(session.language.get(), one).to_owned());
        view! { <option value=one.as_str() prop:selected=flag(move || policy() == one)>{name}</option> }
    };
    view! {
        <div class="why" hidden=flag(move || reason.with(Option::is_none))>
            <p>{why}</p>
            <label title=session.text(|w| w.figures.policy_more)>
                <span class="unseen">{session.text(|w| w.figures.policy)}</span>
                <select data-does="policy" disabled=flag(move || workspace.tabs.follows()) on:change=choose>
                    {Policy::ALL.iter().map(|one| option(*one)).collect_view()}
                </select>
            </label>
        </div>
    }
}
