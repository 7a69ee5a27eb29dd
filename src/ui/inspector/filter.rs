//! Which spans are listed: by label, with a note, from a file.

use leptos::prelude::*;

use super::super::controls::{Act, live};
use super::super::icons::{Icon, Shape};
use crate::core::model::{Label, SpanFilter};
use crate::state::use_app;

/// A row of switches.
#[component]
pub fn Filter() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let filter = workspace.filter;
    let labels = move || {
        workspace.opened.track();
        workspace.with(|project| project.schema.labels.clone()).unwrap_or_default()
    };
    let has_imported = Memo::new(move |_| {
        workspace.follow();
        workspace.with_sheet(|_, sheet, _| 0 < sheet.spans.imported()).unwrap_or_default()
    });
    let label = move |label: Label| {
        let (id, turned) = (label.id.clone(), label.id.clone());
        let on = Signal::derive(move || filter.with(|filter| filter.labels.contains(&id)));
        let class = format!("lab {}", label.ink().class());
        let name = app.session.name(label.name);
        let act = move || filter.update(|filter| filter.turn_label(&turned));
        view! { <Switch does=label.id.to_string() on name class act=Box::new(act) /> }
    };
    let turn = move |of: fn(&mut SpanFilter) -> &mut bool| -> Act {
        Box::new(move || {
            filter.update(|filter| {
                let flag = of(filter);
                *flag = !*flag;
            });
        })
    };
    view! {
        <div class="switches" role="group" aria-label=app.session.text(|w| w.show_only)>
            {move || labels().into_iter().map(label).collect_view()}
            <Switch does="noted".to_owned() shape=Shape::Note on=Signal::derive(move || filter.with(|f| f.noted))
                name=app.session.text(|w| w.has_note) class=String::new() act=turn(|f| &mut f.noted) />
            <Switch does="open".to_owned() on=Signal::derive(move || filter.with(|f| f.open))
                name=app.session.text(|w| w.coding.to_do) class=String::new() act=turn(|f| &mut f.open) />
            <Show when=move || has_imported.get()>
                <Switch does="imported".to_owned() shape=Shape::Sheet on=Signal::derive(move || filter.with(|f| f.imported))
                    name=app.session.text(|w| w.from_file) class=String::new() act=turn(|f| &mut f.imported) />
            </Show>
        </div>
    }
}

/// One switch: a label's name, or an icon.
#[component]
fn Switch(
    does: String,
    #[prop(optional)] shape: Option<Shape>,
    on: Signal<bool>,
    name: Signal<String>,
    class: String,
    act: Act,
) -> impl IntoView {
    view! {
        <button data-filter=does aria-pressed=live(move || on.get().to_string()) title=name on:click=move |_| act()>
            {shape.map(|shape| view! { <Icon shape /> })}
            <span class:unseen=shape.is_some()><span class=class>{name}</span></span>
        </button>
    }
}
