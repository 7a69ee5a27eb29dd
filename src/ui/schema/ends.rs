//! Which labels a relation type joins.

use leptos::prelude::*;

use super::super::controls::{Quiet, Tool, flag, live};
use super::super::icons::Shape;
use super::super::messages::{fill, named};
use super::fields::Chosen;
use crate::core::model::LabelId;
use crate::core::reshape::{Draft, Edit};
use crate::state::use_app;

/// The pairs, and two lists to add one from.
#[component]
pub fn Ends(at: usize) -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    let pairs = move || {
        let language = session.language.get();
        let read = |draft: &Draft| {
            let schema = draft.schema();
            let name = |id: &LabelId| {
                schema.label(id).map_or_else(|| id.to_string(), |label| named(language, &label.name))
            };
            let kind = schema.relations.get(at);
            kind.map(|kind| kind.ends.iter().map(|(from, to)| [name(from), name(to)]).collect::<Vec<_>>())
        };
        reshaping.with(read).flatten().unwrap_or_default()
    };
    let row = move |(n, [from, to]): (usize, [String; 2])| {
        let pair = fill(session.words().schema.pair, &[&from, &to]);
        let part = Signal::stored(fill(session.words().schema.part, &[&pair]));
        view! {
            <li><span>{pair}</span><Tool shape=Shape::Close does="part" name=part act=Box::new(move || _ = reshaping.edit(Edit::Part(at, n))) /></li>
        }
    };
    let labels = Signal::derive(move || {
        let language = session.language.get();
        let read = |draft: &Draft| {
            let label =
                |label: &crate::core::model::Label| (label.id.to_string(), named(language, &label.name));
            draft.schema().labels.iter().map(label).collect::<Vec<_>>()
        };
        reshaping.with(read).unwrap_or_default()
    });
    let ends = [RwSignal::new(String::new()), RwSignal::new(String::new())];
    let [from, to] = ends.map(|end| {
        live(move || {
            let first = labels.with(|labels| labels.first().map(|(id, _)| id.clone())).unwrap_or_default();
            let end = end.get();
            if end.is_empty() { first } else { end }
        })
    });
    let join = move || {
        let [from, to] = [from, to].map(|end| LabelId::new(&end.get_untracked()));
        reshaping.edit(Edit::Join(at, from, to));
    };
    view! {
        <fieldset class="ends">
            <legend>{session.text(|w| w.schema.ends)}</legend>
            <ul>{move || pairs().into_iter().enumerate().map(row).collect_view()}</ul>
            <div class="pair">
                <Chosen name=session.text(|w| w.schema.from) does="from" options=labels value=from write=Box::new(move |id| ends[0].set(id)) />
                <Chosen name=session.text(|w| w.schema.to) does="to" options=labels value=to write=Box::new(move |id| ends[1].set(id)) />
            </div>
            <Quiet does="join" off=flag(move || labels.with(Vec::is_empty)) name=session.text(|w| w.schema.join) act=Box::new(join) />
        </fieldset>
    }
}
