//! What the schema asks of an annotation: one field for each attribute, with a
//! key for every choice.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use super::super::controls::{flag, live};
use crate::core::form::{self, Field, State};
use crate::core::model::{AnnotationId, Choice, Value, ValueKind, Words};
use crate::platform::dom;
use crate::state::{App, use_app};

/// The fields of an annotation; nothing where none are asked.
#[component]
pub fn Attributes(of: Memo<Option<AnnotationId>>) -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let fields = Memo::new(move |_| {
        workspace.follow();
        of.get().map(|id| workspace.fields(id)).unwrap_or_default()
    });
    // The place of a field and what kind it is stay while its value changes.
    let places = Memo::new(move |_| {
        let fields = fields.get();
        let place = |field: &Field| (of.get(), field.attribute.id.clone(), field.attribute.kind);
        fields.iter().map(place).collect::<Vec<_>>()
    });
    let row = move |(id, name, kind): (Option<AnnotationId>, String, ValueKind)| {
        let wanted = name.clone();
        let field = Memo::new(move |_| {
            fields.with(|fields| fields.iter().find(|field| field.attribute.id == wanted).cloned())
        });
        id.map(|id| match kind {
            ValueKind::Choice | ValueKind::Several | ValueKind::YesNo => {
                view! { <Chosen id field /> }.into_any()
            }
            ValueKind::Whole | ValueKind::Number | ValueKind::Text => {
                view! { <Written id name field /> }.into_any()
            }
        })
    };
    view! {
        <div class="attribute-form" role="group" aria-label=app.session.text(|w| w.coding.attributes) on:keydown=move |event| hear(app, &event)>
            <For each=move || places.get() key=|place| place.clone() children=row />
        </div>
    }
}

/// The name of a field, and how far it is.
#[component]
fn Heading(field: Memo<Option<Field>>) -> impl IntoView {
    let session = use_app().session;
    let name = live(move || {
        field
            .with(|field| {
                field.as_ref().map(|field| session.language.get().of(&field.attribute.name).to_owned())
            })
            .unwrap_or_default()
    });
    let state = move || field.with(|field| field.as_ref().map_or(State::Blank, |field| field.state));
    let says = live(move || match state() {
        State::Missing => session.words().coding.missing.to_owned(),
        State::Suggested => session.words().coding.suggested.to_owned(),
        State::Blank | State::Done => String::new(),
    });
    view! {
        <span class="ask">{name}</span>
        <span class="how-far" hidden=flag(move || says.with(String::is_empty)) class:suggested=flag(move || state() == State::Suggested)>{says}</span>
    }
}

fn hint(field: Memo<Option<Field>>) -> Signal<String> {
    let session = use_app().session;
    live(move || {
        let language = session.language.get();
        field
            .with(|field| field.as_ref().map(|field| language.of(&field.attribute.description).to_owned()))
            .unwrap_or_default()
    })
}

/// A field with choices. They come out when it is taken up.
#[component]
fn Chosen(id: AnnotationId, field: Memo<Option<Field>>) -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let name = Memo::new(move |_| {
        field.with(|field| field.as_ref().map(|field| field.attribute.id.clone())).unwrap_or_default()
    });
    let is_open = Memo::new(move |_| {
        workspace.field.with(|open| open.as_ref().is_some_and(|(of, open)| *of == id && *open == name.get()))
    });
    let said = live(move || {
        let language = app.session.language.get();
        let said = field.with(|field| {
            field
                .as_ref()
                .and_then(|field| field.value.as_ref().map(|value| language.value(&field.attribute, value)))
        });
        said.unwrap_or_else(|| app.session.words().coding.blank.to_owned())
    });
    let blank = flag(move || field.with(|field| field.as_ref().is_none_or(|field| field.value.is_none())));
    let turn = move |_| {
        let open = (!is_open.get_untracked()).then(|| (id, name.get_untracked()));
        workspace.field.set(open);
    };
    let choices = move || field.with(|field| field.as_ref().map(choices).unwrap_or_default());
    view! {
        <div class="form-row" class:open=is_open data-attribute=name>
            <button class="form-value" title=hint(field) aria-expanded=live(move || is_open.get().to_string()) on:click=turn>
                <Heading field />
                <span class="said" class:blank=blank>{said}</span>
            </button>
            <Show when=move || is_open.get()>
                <div class="picks">
                    {move || choices().into_iter().enumerate().map(|(n, choice)| view! { <Pick id field n choice /> }).collect_view()}
                </div>
            </Show>
        </div>
    }
}

/// What there is to choose.
fn choices(field: &Field) -> Vec<Choice> {
    let words = |id: &str, en: &str, ar: &str| Choice {
        id: id.to_owned(),
        name: Words { en: en.to_owned(), ar: ar.to_owned() },
        retired: false,
    };
    match field.attribute.kind {
        ValueKind::YesNo => {
            let [en, ar] = [super::super::messages::Language::En, super::super::messages::Language::Ar]
                .map(|language| &language.messages().coding);
            vec![words("yes", en.yes, ar.yes), words("no", en.no, ar.no)]
        }
        _ => field.attribute.choices.clone(),
    }
}

#[component]
fn Pick(id: AnnotationId, field: Memo<Option<Field>>, n: usize, choice: Choice) -> impl IntoView {
    let app = use_app();
    let chosen = {
        let id = choice.id.clone();
        live(move || {
            field
                .with(|field| {
                    field
                        .as_ref()
                        .and_then(|field| field.value.as_ref())
                        .is_some_and(|value| form::has(value, &id))
                })
                .to_string()
        })
    };
    view! {
        <button data-choice=choice.id.clone() aria-pressed=chosen on:click=move |_| choose(app, id, n)>
            <kbd class:none=form::cap(n).is_empty()>{form::cap(n)}</kbd>
            {app.session.name(choice.name)}
        </button>
    }
}

/// Chooses the nth choice of the open field, or takes it back, and goes on.
fn choose(app: App, id: AnnotationId, n: usize) {
    let workspace = app.workspace;
    let Some((_, open)) = workspace.field.get_untracked() else { return };
    let Some(field) = workspace.fields(id).into_iter().find(|field| field.attribute.id == open) else {
        return;
    };
    let Some(choice) = choices(&field).into_iter().nth(n) else { return };
    let value = form::pressed(field.attribute.kind, field.value.as_ref(), &choice.id);
    let goes_on = value.is_some() && field.attribute.kind != ValueKind::Several;
    workspace.set_value(id, &field.attribute, value);
    if goes_on {
        go(app, 1);
    }
}

/// Takes up the field so many places further; beyond the last, the text.
fn go(app: App, by: isize) {
    if app.workspace.step_field(by) {
        take_up_open(app);
    } else {
        dom::focus("article");
    }
}

/// Puts the focus on the open field.
pub fn take_up_open(app: App) {
    let Some((_, name)) = app.workspace.field.get_untracked() else { return };
    // Ids of attributes come from files.
    let name = name.replace(['"', '\\'], "");
    dom::after_frame(move || {
        // On a phone the sheet shows a few lines only.
        dom::reveal_nearest(&format!("[data-attribute=\"{name}\"]"));
        if !dom::take_up(&format!("[data-attribute=\"{name}\"] input")) {
            dom::focus(&format!(".open[data-attribute=\"{name}\"] > button"));
        }
    });
}

/// A field that is written in.
#[component]
fn Written(id: AnnotationId, name: String, field: Memo<Option<Field>>) -> impl IntoView {
    let app = use_app();
    let (workspace, session) = (app.workspace, app.session);
    let kind =
        field.with_untracked(|field| field.as_ref().map_or(ValueKind::Text, |field| field.attribute.kind));
    let whole = kind == ValueKind::Whole;
    let wrong = RwSignal::new(false);
    let said = live(move || {
        let language = session.language.get();
        field.with(|field| {
            match field.as_ref().and_then(|field| field.value.as_ref().map(|value| (field, value))) {
                // As it is written, so that it can be changed.
                Some((_, Value::NotStated)) => "–".to_owned(),
                Some((_, Value::Text(text))) => text.clone(),
                Some((field, value)) => language.value(&field.attribute, value),
                None => String::new(),
            }
        })
    });
    let not_stated = flag(move || {
        field.with(|field| field.as_ref().is_some_and(|field| field.value == Some(Value::NotStated)))
    });
    let write = move |text: &str| {
        let Some(Field { attribute, value: before, .. }) = field.get_untracked() else { return };
        match form::typed(kind, text) {
            Ok(value) => {
                wrong.set(false);
                if value != before {
                    workspace.set_value(id, &attribute, value);
                }
            }
            Err(form::NotAValue) => {
                wrong.set(true);
                workspace.announce(session.words_now().coding.not_a_number);
            }
        }
    };
    let named = name.clone();
    let list = format!("offered-{name}");
    let offered = move || {
        field.with(|field| field.as_ref().map(|field| field.attribute.choices.clone()).unwrap_or_default())
    };
    view! {
        <label class="form-row typed" class:whole=whole class:wrong=wrong data-attribute=name title=hint(field)>
            <Heading field />
            <input dir="auto" inputmode=if whole { "numeric" } else { "text" } list=list.clone() autocomplete="off" aria-invalid=live(move || wrong.get().to_string())
                readonly=flag(move || workspace.tabs.follows())
                prop:value=said
                on:focus=move |_| workspace.field.set(Some((id, named.clone())))
                on:change=move |event| write(&event_target_value(&event)) />
            <span class="stated" hidden=flag(move || !not_stated.get())>{session.text(|w| w.coding.not_stated)}</span>
            <datalist id=list>{move || offered().into_iter().map(|choice| view! { <option value=choice.id>{session.name(choice.name)}</option> }).collect_view()}</datalist>
        </label>
    }
}

/// The keys in the fields: a choice, the next field, back to the text.
fn hear(app: App, event: &KeyboardEvent) {
    let workspace = app.workspace;
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let input = target.as_ref().and_then(|target| target.dyn_ref::<HtmlInputElement>());
    let code = event.code();
    match code.as_str() {
        "Enter" | "NumpadEnter" if event.shift_key() => {
            leave(input);
            workspace.confirm();
            dom::focus("article");
        }
        "Enter" | "NumpadEnter" | "ArrowDown" if input.is_some() => {
            leave(input);
            go(app, 1);
        }
        "ArrowDown" => go(app, 1),
        "ArrowUp" => {
            leave(input);
            go(app, -1);
        }
        "Escape" => {
            leave(input);
            workspace.field.set(None);
            dom::focus("article");
        }
        _ if input.is_some() => return,
        "Delete" | "Backspace" => clear(app),
        _ => {
            let open = workspace.field.get_untracked();
            let Some((n, (id, _))) = form::choice_of(&code).zip(open).filter(|_| !event.shift_key()) else {
                return;
            };
            choose(app, id, n);
        }
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Has the browser tell of what was written: it does when a field is left.
fn leave(input: Option<&HtmlInputElement>) {
    if let Some(input) = input {
        // Fails only for elements that can't have the focus.
        input.blur().ok();
    }
}

/// Takes the value of the open field away.
fn clear(app: App) {
    let workspace = app.workspace;
    let Some((id, open)) = workspace.field.get_untracked() else { return };
    let field = workspace.fields(id).into_iter().find(|field| field.attribute.id == open);
    if let Some(field) = field.filter(|field| field.value.is_some()) {
        workspace.set_value(id, &field.attribute, None);
    }
}
