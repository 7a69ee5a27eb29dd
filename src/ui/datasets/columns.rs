//! What the columns of a table are.

use leptos::prelude::*;

use super::super::controls::{Choose, flag, live};
use super::super::messages::{figure, fill};
use super::fields::Tick;
use crate::state::use_app;

/// So many roles can a column have.
const ROLES: usize = 11;

/// One list for each role, if there is a table among the files.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let app = use_app();
    let (session, importing) = (app.session, app.importing);
    let table = importing.table;
    let header = flag(move || table.with(|table| table.as_ref().is_some_and(|table| table.columns.header)));
    view! {
        <div class="dataset-columns" hidden=flag(move || table.with(Option::is_none))>
            <Tick does="dataset-header" name=session.text(|w| w.incoming.header) on=header
                turn=Box::new(move || importing.choose_columns(|columns| columns.header = !columns.header)) />
            <p class="dataset-hint">{session.text(|w| w.incoming.columns_more)}</p>
            <div class="dataset-fields">{(0..ROLES).map(|role| view! { <Role role /> }).collect_view()}</div>
        </div>
    }
}

/// Which column has a role.
#[component]
fn Role(
    /// The place of the role among all.
    role: usize,
) -> impl IntoView {
    let app = use_app();
    let (session, importing) = (app.session, app.importing);
    let table = importing.table;
    let name = live(move || session.words().incoming.roles.get(role).copied().unwrap_or_default().to_owned());
    let options = Signal::derive(move || {
        let words = &session.words().incoming;
        let none = (String::new(), words.no_column.to_owned());
        let names = table.with(|table| {
            let Some(table) = table else { return Vec::new() };
            let many = table.rows.iter().map(Vec::len).max().unwrap_or_default();
            let first = table.rows.first().filter(|_| table.columns.header);
            let name = |at: usize| {
                let own = first.and_then(|row| row.get(at)).filter(|cell| !cell.trim().is_empty());
                own.cloned().unwrap_or_else(|| fill(words.column, &[&figure(at.saturating_add(1))]))
            };
            (0..many).map(|at| (at.to_string(), name(at))).collect()
        });
        [none].into_iter().chain(names).collect()
    });
    let chosen = live(move || {
        let column = table.with(|table| {
            table.as_ref().and_then(|table| table.columns.roles().get(role).copied().flatten())
        });
        column.map(|column| column.to_string()).unwrap_or_default()
    });
    let choose = move |value: String| {
        importing.choose_columns(|columns| {
            if let Some(slot) = columns.roles_mut().into_iter().nth(role) {
                *slot = value.parse().ok();
            }
        });
    };
    view! { <Choose name does="dataset-column" options chosen choose=Box::new(choose) /> }
}
