//! What stands above the status line while another tab works on the project.

use leptos::prelude::*;

use super::super::super::controls::{Combo, flag, live};
use super::super::super::icons::{Icon, Shape};
use crate::state::{Deed, Role, use_app};

/// That this tab follows another one, and the way to work here instead.
#[component]
pub fn Following() -> impl IntoView {
    let app = use_app();
    let tabs = app.workspace.tabs;
    let says = live(move || {
        let words = app.session.words();
        match tabs.role.get() {
            Role::Asking => words.follows_asking,
            Role::Unanswered => words.follows_unanswered,
            _ if tabs.refused.get() => words.follows_refused,
            _ => words.follows,
        }
        .to_owned()
    });
    let name = live(move || {
        let words = app.session.words();
        if tabs.role.get() == Role::Unanswered { words.take_over } else { words.work_here }.to_owned()
    });
    let asking = flag(move || tabs.role.get() == Role::Asking);
    view! {
        <div class="following" class:refused=tabs.refused>
            <Icon shape=Shape::Lock />
            <span role="status">{says}</span>
            <button class="quiet" data-does="work-here" disabled=asking on:click=move |_| app.workspace.work_here()>
                {name}
                <Combo caps=app.session.caps(Deed::WorkHere) />
            </button>
        </div>
    }
}
