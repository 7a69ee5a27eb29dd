use proptest::prelude::*;

use super::*;
use crate::core::edit::{Command, ProjectChange, ProjectCommand, Revision, Target, apply, apply_to_project};
use crate::core::model::{
    AnnotationId, Condition, Hue, LabelId, Layer, LayerId, Mark, Project, RelationKind, ReportId, Schema,
    Underline, Value, ValueKind, Words,
};
use crate::core::notation::{self, id, stamp};
use crate::core::sight::Looks;

fn words(en: &str, ar: &str) -> Words {
    Words { en: en.into(), ar: ar.into() }
}

fn label(at: usize) -> Item {
    Item::Owner(Owner::Label(at))
}

fn relation(at: usize) -> Item {
    Item::Owner(Owner::Relation(at))
}

fn draft(edits: &[Edit]) -> Draft {
    let mut draft = Draft::of(Schema::conflict_reports());
    edits.iter().for_each(|edit| {
        draft.edit(edit.clone());
    });
    draft
}

/// Two places, an actor, a casualty with figures and a claim, linked; the same
/// again in another layer.
fn coded() -> Project {
    let mut project = notation::project(
        "⟦قال ⟦المرصد|actor⟧ إن ⟦9 ضباط|casualty⟧ قتلوا في ⟦دمشق|place⟧ و⟦جوبر|place⟧|claim⟧",
    );
    let target = Target { layer: project.open_layer, report: ReportId::new("r") };
    let relate = |n: u128, kind: &str, from: u128, to: u128| Command::Relate {
        id: id(n),
        kind: RelationKind::new(kind),
        from: id(from),
        to: id(to),
    };
    let set = |n: u128, name: &str, value: Value| Command::SetAttribute(id(n), name.into(), Some(value));
    for command in [
        relate(20, "source", 1, 2),
        relate(21, "about", 1, 3),
        relate(22, "at", 3, 4),
        relate(23, "same_as", 4, 5),
        relate(24, "located_in", 5, 4),
        relate(25, "perpetrator", 3, 2),
        set(25, "confidence", Value::Text("possible".into())),
        set(3, "best", Value::Whole(9)),
        set(3, "high", Value::NotStated),
        set(3, "kind", Value::Text("killed".into())),
        set(4, "level", Value::Text("populated_place".into())),
        Command::Note(id(25), "see the source".into()),
    ] {
        apply(&mut project, &target, command, &stamp()).unwrap();
    }
    let sheets = project.layers[0].sheets.clone();
    let layer = LayerId(uuid::Uuid::from_u128(77));
    project.layers.push(Layer { sheets, ..Layer::new(layer, "other".into(), 1) });
    project
}

fn ids() -> impl FnMut() -> AnnotationId {
    let mut next = 1000;
    move || {
        next += 1;
        id(next)
    }
}

fn revise(project: &mut Project, plan: Plan) -> ProjectChange {
    let Plan { schema, work } = plan;
    let revision = Revision { schema: Some(schema), guidelines: None, work, stamp: stamp() };
    apply_to_project(project, ProjectCommand::Revise(Box::new(revision))).unwrap()
}

/// Edits, answers all orphans alike, applies, undoes. Gives the project before that.
#[track_caller]
fn through(edits: &[Edit], answer: impl Fn(&Orphan) -> Answer) -> Project {
    let mut project = coded();
    let before = project.clone();
    let draft = draft(edits);
    let answers: Vec<_> =
        orphans(&project, draft.schema()).iter().map(|one| (one.lost.clone(), answer(one))).collect();
    let plan = plan(&project, draft.schema(), &answers, &mut ids()).unwrap();
    let change = revise(&mut project, plan);
    assert_eq!(orphans_of(&before.schema, &project), []);
    let after = project.clone();
    let undone = apply_to_project(&mut project, ProjectCommand::Restore(Box::new(change.inverse()))).unwrap();
    assert_eq!(project, before);
    apply_to_project(&mut project, ProjectCommand::Restore(Box::new(undone.inverse()))).unwrap();
    assert_eq!(project, after);
    after
}

/// What of a project that came from `base` has no place in the schema it has now.
fn orphans_of(base: &Schema, project: &Project) -> Vec<Lost> {
    let now = project.schema.clone();
    let as_before = Project { schema: base.clone(), ..project.clone() };
    orphans(&as_before, &now).into_iter().map(|orphan| orphan.lost).collect()
}

fn keep(_: &Orphan) -> Answer {
    Answer::Keep
}

fn to(id: &'static str) -> impl Fn(&Orphan) -> Answer {
    move |_| Answer::To(id.into())
}

#[test]
fn ids_are_made_from_the_english_name_until_they_are_saved() {
    let check = |name: &str, expected: &str| {
        let edits = [Edit::AddLabel(vec![]), Edit::Rename(label(4), words(name, "سلاح"))];
        assert_eq!(draft(&edits).schema().labels[4].id.as_str(), expected);
    };
    check("Weapon", "weapon");
    check("Air-raid  (manned)", "air_raid_manned");
    check("Actor", "actor_2");
    check("سلاح", "label");
    check("", "label");
    // What is in the project keeps its id, and nothing new gets the id of what was taken out.
    assert_eq!(
        draft(&[Edit::Rename(label(0), words("Party", "طرف"))]).schema().labels[0].id.as_str(),
        "actor"
    );
    let again =
        [Edit::Remove(label(1)), Edit::AddLabel(vec![]), Edit::Rename(label(3), words("Place", "مكان"))];
    assert_eq!(draft(&again).schema().labels[3].id.as_str(), "place_2");
}

#[test]
fn a_new_id_is_followed_by_what_names_it() {
    let at = Owner::Label(4);
    let choice = Item::Choice(at, 0, 0);
    let weapon = LabelId::new("label");
    let draft = draft(&[
        Edit::AddLabel(vec![]),
        Edit::AddAttribute(at),
        Edit::AddChoice(at, 0),
        Edit::AddAttribute(at),
        Edit::When(at, 1, Some(Condition { attribute: "attribute".into(), values: vec!["choice".into()] })),
        Edit::Join(0, weapon, LabelId::new("actor")),
        Edit::Rename(choice, words("Barrel bomb", "برميل")),
        Edit::Rename(Item::Attribute(at, 0), words("Type", "النوع")),
        Edit::Rename(label(4), words("Weapon", "سلاح")),
    ]);
    let label = &draft.schema().labels[4];
    let condition = Condition { attribute: "type".into(), values: vec!["barrel_bomb".into()] };
    assert_eq!(label.attributes[1].when, Some(condition));
    assert_eq!(draft.schema().relations[0].ends[1].0.as_str(), "weapon");
}

#[test]
fn a_new_label_has_what_is_free() {
    let draft = draft(&[Edit::AddLabel(vec!['B', 'D', 'E'])]);
    let label = &draft.schema().labels[4];
    assert_eq!((label.key, label.hue, label.underline), ('F', Hue::Grey, Underline::Solid));
}

#[test]
fn every_edit_does_what_it_says() {
    let check = |edit: Edit, holds: fn(&Schema) -> bool| {
        let draft = draft(std::slice::from_ref(&edit));
        assert!(holds(draft.schema()), "{edit:?}");
        assert!(!draft.is_same(&Schema::conflict_reports()));
    };
    let casualty = Owner::Label(2);
    check(Edit::Title(words("Mine", "مخططي")), |s| s.name.en == "Mine");
    check(Edit::Rename(label(0), words("Party", "طرف")), |s| s.labels[0].name.en == "Party");
    check(Edit::Describe(label(0), words("Who", "من")), |s| s.labels[0].description.ar == "من");
    check(Edit::Shift { item: label(1), up: true }, |s| s.labels[0].id.as_str() == "place");
    check(Edit::Shift { item: label(1), up: false }, |s| s.labels[2].id.as_str() == "place");
    check(Edit::Retire(label(1), true), |s| s.offered().count() == 3);
    check(Edit::Remove(label(1)), |s| {
        s.labels.len() == 3
            && s.relations
                .iter()
                .all(|r| r.ends.iter().all(|(f, t)| f.as_str() != "place" && t.as_str() != "place"))
    });
    check(Edit::Colour(0, Hue::Teal), |s| s.labels[0].hue == Hue::Teal);
    check(Edit::Line(0, Underline::Wavy), |s| s.labels[0].underline == Underline::Wavy);
    check(Edit::Key(0, 'Z'), |s| s.labels[0].key == 'Z');
    check(Edit::Draw(0, Mark::Margin), |s| s.labels[0].mark == Mark::Margin);
    check(Edit::Guide(0, "# Who".into()), |s| s.labels[0].guidelines == "# Who");
    check(Edit::Kind(casualty, 0, ValueKind::Text), |s| s.labels[2].attributes[0].kind == ValueKind::Text);
    check(Edit::Require(Owner::Label(0), 3, true), |s| s.labels[0].attributes[3].required);
    check(Edit::Shift { item: Item::Choice(casualty, 3, 0), up: false }, |s| {
        s.labels[2].attributes[3].choices[1].id == "exact"
    });
    check(Edit::Retire(Item::Choice(casualty, 3, 0), true), |s| s.labels[2].attributes[3].choices[0].retired);
    check(Edit::Remove(Item::Attribute(casualty, 0)), |s| s.labels[2].attributes[0].id == "best");
    check(Edit::AddRelation, |s| s.relations.len() == 9);
    check(Edit::Part(0, 0), |s| s.relations[0].ends.is_empty());
    check(Edit::Symmetric(0, true), |s| s.relations[0].symmetric);
    check(Edit::Invert(relation(0), words("tells", "يروي")), |s| s.relations[0].inverse.en == "tells");
    check(Edit::Retire(relation(0), true), |s| s.relations[0].retired);
}

#[test]
fn edits_of_what_is_not_there_change_nothing() {
    let far = Owner::Label(99);
    for edit in [
        Edit::Rename(label(99), words("x", "س")),
        Edit::Shift { item: label(0), up: true },
        Edit::Shift { item: label(3), up: false },
        Edit::Shift { item: label(99), up: true },
        Edit::Remove(Item::Choice(far, 0, 0)),
        Edit::AddAttribute(far),
        Edit::AddChoice(Owner::Label(0), 99),
        Edit::Part(0, 99),
        Edit::Key(99, 'Z'),
    ] {
        let mut draft = Draft::of(Schema::conflict_reports());
        assert_eq!(
            draft.edit(edit.clone()),
            None.or(match edit {
                Edit::Part(at, _) => Some(relation(at)),
                _ => None,
            })
        );
        assert!(draft.is_same(&Schema::conflict_reports()), "{edit:?}");
    }
}

#[test]
fn orphans_are_counted_over_all_layers() {
    let check = |edits: &[Edit], expected: &[(Lost, usize, usize)]| {
        let found = orphans(&coded(), draft(edits).schema());
        let found: Vec<_> = found.into_iter().map(|one| (one.lost, one.annotations, one.reports)).collect();
        assert_eq!(found, expected, "{edits:?}");
    };
    let casualty = || Holder::Label(LabelId::new("casualty"));
    let kind = |name: &str| RelationKind::new(name);
    check(&[Edit::Rename(label(0), words("Party", "طرف")), Edit::Retire(label(1), true)], &[]);
    check(&[Edit::Remove(label(1))], &[(Lost::Label(LabelId::new("place")), 4, 1)]);
    check(&[Edit::Remove(relation(1))], &[(Lost::Relation(kind("about")), 2, 1)]);
    check(
        &[Edit::Part(6, 2)],
        &[(Lost::Ends(kind("same_as"), LabelId::new("place"), LabelId::new("place")), 2, 1)],
    );
    check(&[Edit::Part(6, 0)], &[]);
    let attribute = |at| Item::Attribute(Owner::Label(2), at);
    check(&[Edit::Remove(attribute(0))], &[]);
    check(&[Edit::Remove(attribute(1))], &[(Lost::Attribute(casualty(), "best".into()), 2, 1)]);
    // "Not stated" is no number; 9 is one.
    check(
        &[Edit::Kind(Owner::Label(2), 2, ValueKind::Number)],
        &[(Lost::Attribute(casualty(), "high".into()), 2, 1)],
    );
    check(&[Edit::Kind(Owner::Label(2), 1, ValueKind::Number)], &[]);
    check(
        &[Edit::Remove(Item::Choice(Owner::Label(2), 4, 0))],
        &[(Lost::Choice(casualty(), "kind".into(), "killed".into()), 2, 1)],
    );
    check(&[Edit::Remove(Item::Choice(Owner::Label(2), 4, 1))], &[]);
    let confidence = Holder::Relation(kind("perpetrator"));
    check(
        &[Edit::Remove(Item::Attribute(Owner::Relation(4), 0))],
        &[(Lost::Attribute(confidence, "confidence".into()), 2, 1)],
    );
}

#[test]
fn others_are_offered_where_they_fit() {
    let check = |edits: &[Edit], expected: &[&str]| {
        let found = orphans(&coded(), draft(edits).schema());
        let ids: Vec<_> = found[0].others.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, expected, "{edits:?}");
    };
    check(&[Edit::Remove(label(1)), Edit::Retire(label(0), true)], &["casualty", "claim"]);
    check(&[Edit::Remove(relation(4))], &["victim_of_group"]);
    check(&[Edit::Remove(relation(7))], &["same_as"]);
    check(&[Edit::Remove(relation(1))], &[]);
    check(&[Edit::Part(6, 2)], &["located_in"]);
    check(&[Edit::Remove(Item::Attribute(Owner::Label(2), 1))], &[]);
    check(
        &[
            Edit::Remove(Item::Choice(Owner::Label(2), 4, 0)),
            Edit::Retire(Item::Choice(Owner::Label(2), 4, 0), true),
        ],
        &["missing", "detained", "abducted", "displaced", "other"],
    );
}

#[test]
fn what_is_kept_is_retired_and_keeps_its_annotations() {
    let same = |edits: &[Edit]| {
        let project = through(edits, keep);
        let work =
            |project: &Project| project.layers.iter().map(|layer| layer.sheets.clone()).collect::<Vec<_>>();
        assert_eq!(work(&project), work(&coded()));
        project.schema
    };
    let schema = same(&[Edit::Remove(label(1))]);
    let place = schema.label(&LabelId::new("place")).unwrap();
    assert!(place.retired);
    assert!(schema.allows(&RelationKind::new("at"), &LabelId::new("casualty"), &LabelId::new("place")));
    assert_eq!(schema.version, 2);
    assert!(same(&[Edit::Remove(relation(6))]).relation(&RelationKind::new("same_as")).unwrap().retired);
    same(&[Edit::Part(6, 2)]);
    let schema = same(&[Edit::Remove(Item::Attribute(Owner::Label(2), 1))]);
    assert!(schema.labels[2].attribute("best").unwrap().retired);
    let schema = same(&[Edit::Kind(Owner::Label(2), 1, ValueKind::Text)]);
    let [new, old] = ["best_2", "best"].map(|id| schema.labels[2].attribute(id).unwrap());
    assert_eq!(
        (new.kind, new.retired, old.kind, old.retired),
        (ValueKind::Text, false, ValueKind::Whole, true)
    );
    let schema = same(&[Edit::Remove(Item::Choice(Owner::Label(2), 4, 0))]);
    assert!(schema.labels[2].attribute("kind").unwrap().choice("killed").unwrap().retired);
    same(&[Edit::Remove(label(2)), Edit::Remove(label(1)), Edit::Remove(relation(5))]);
}

#[test]
fn what_goes_to_another_part_is_there_afterwards() {
    let project = through(&[Edit::Remove(label(1))], to("actor"));
    assert_eq!(
        notation::show(&project),
        "⟦قال ⟦المرصد|actor⟧ إن ⟦9 ضباط|casualty⟧ قتلوا في ⟦دمشق|actor⟧ و⟦جوبر|actor⟧|claim⟧"
    );
    let kinds = |project: &Project| {
        let sheet = project.layers[1].sheets.values().next().unwrap();
        let mut kinds: Vec<_> = sheet.relations.values().map(|one| one.kind.to_string()).collect();
        kinds.sort();
        kinds
    };
    // The two places were the same, and so are the two actors; but no casualty is at an actor.
    assert_eq!(kinds(&project), ["about", "perpetrator", "same_as", "source"]);
    let project = through(&[Edit::Remove(relation(4))], to("victim_of_group"));
    assert_eq!(kinds(&project), ["about", "at", "located_in", "same_as", "source", "victim_of_group"]);
    let sheet = project.layers[1].sheets.values().next().unwrap();
    let moved = sheet.relations.values().find(|one| one.kind.as_str() == "victim_of_group").unwrap();
    assert_eq!((moved.note.as_str(), moved.attributes.len()), ("see the source", 0));
    let project = through(&[Edit::Remove(Item::Choice(Owner::Label(2), 4, 0))], to("injured"));
    let kind =
        &project.layers[1].sheets.values().next().unwrap().spans.get(id(3)).unwrap().attributes["kind"];
    assert_eq!(*kind, Value::Text("injured".into()));
    let project = through(&[Edit::Part(6, 2)], to("located_in"));
    assert_eq!(kinds(&project), ["about", "at", "located_in", "located_in", "perpetrator", "source"]);
}

#[test]
fn what_a_plan_takes_away_is_said() {
    let check = |edits: &[Edit], answer: Answer, relations: usize, values: usize| {
        let (project, draft) = (coded(), draft(edits));
        let answers: Vec<_> =
            orphans(&project, draft.schema()).into_iter().map(|one| (one.lost, answer.clone())).collect();
        let plan = plan(&project, draft.schema(), &answers, &mut ids()).unwrap();
        assert_eq!(cost(&project, &plan, &stamp()), Ok(Cost { relations, values }), "{edits:?}");
    };
    check(&[Edit::Remove(label(1))], Answer::Keep, 0, 0);
    check(&[Edit::Remove(label(1))], Answer::To("actor".into()), 4, 2);
    check(&[Edit::Remove(relation(4))], Answer::To("victim_of_group".into()), 0, 2);
    check(&[Edit::Remove(Item::Choice(Owner::Label(2), 4, 0))], Answer::To("injured".into()), 0, 0);
}

#[test]
fn no_plan_without_an_answer_that_fits() {
    let (project, draft) = (coded(), draft(&[Edit::Remove(label(1))]));
    let lost = Lost::Label(LabelId::new("place"));
    let plan = |answers: &[(Lost, Answer)]| plan(&project, draft.schema(), answers, &mut ids()).map(|_| ());
    assert_eq!(plan(&[]), Err(lost.clone()));
    assert_eq!(plan(&[(lost.clone(), Answer::To("weapon".into()))]), Err(lost.clone()));
    assert_eq!(plan(&[(lost, Answer::Keep)]), Ok(()));
}

#[test]
fn what_is_wrong_is_pointed_out() {
    let check = |edits: &[Edit], expected: &[(Option<Item>, Fault)]| {
        let found = findings(draft(edits).schema(), &['D', 'E'], &Looks::built_in());
        let found: Vec<_> = found.into_iter().map(|one| (one.at, one.fault)).collect();
        assert_eq!(found, expected, "{edits:?}");
    };
    let gap = |a, b| Looks::built_in().gap(a, b).unwrap();
    let place = Owner::Label(1);
    check(&[], &[]);
    check(
        &[Edit::Key(0, 'P')],
        &[(Some(label(0)), Fault::KeyTwice(1)), (Some(label(1)), Fault::KeyTwice(0))],
    );
    check(&[Edit::Key(0, 'P'), Edit::Retire(label(0), true)], &[]);
    check(&[Edit::Key(0, NO_KEY)], &[(Some(label(0)), Fault::NoKey)]);
    check(&[Edit::Key(0, 'D')], &[(Some(label(0)), Fault::KeyOfApp('D'))]);
    check(&[Edit::Rename(label(0), words(" ", ""))], &[(Some(label(0)), Fault::Nameless)]);
    check(&[Edit::Rename(relation(0), words("", "مصدر"))], &[(Some(relation(0)), Fault::NoEnglish)]);
    check(
        &[Edit::Rename(Item::Choice(place, 0, 1), words("x", ""))],
        &[(Some(Item::Choice(place, 0, 1)), Fault::NoArabic)],
    );
    check(
        &[Edit::Colour(0, Hue::Green), Edit::Line(0, Underline::Dashed)],
        &[(Some(label(0)), Fault::SameLook(1)), (Some(label(1)), Fault::SameLook(0))],
    );
    // The same colour with another line is the line's work; a colour nearly the same is not.
    check(&[Edit::Colour(0, Hue::Green)], &[]);
    check(
        &[Edit::Colour(0, Hue::Brown)],
        &[
            (Some(label(0)), Fault::Close(2, gap(Hue::Brown, Hue::Orange))),
            (Some(label(2)), Fault::Close(0, gap(Hue::Brown, Hue::Orange))),
        ],
    );
    check(
        &[Edit::Line(3, Underline::Solid)],
        &[
            (Some(label(0)), Fault::Close(3, gap(Hue::Blue, Hue::Violet))),
            (Some(label(3)), Fault::Close(0, gap(Hue::Blue, Hue::Violet))),
        ],
    );
    let condition =
        |attribute: &str, value: &str| Condition { attribute: attribute.into(), values: vec![value.into()] };
    check(
        &[Edit::When(place, 0, Some(condition("weather", "rain")))],
        &[(Some(Item::Attribute(place, 0)), Fault::NoCondition)],
    );
    check(
        &[Edit::When(place, 1, Some(condition("level", "village")))],
        &[(Some(Item::Attribute(place, 1)), Fault::NoCondition)],
    );
    check(&[Edit::When(place, 1, Some(condition("level", "adm1")))], &[]);
    check(
        &[Edit::AddAttribute(place), Edit::Rename(Item::Attribute(place, 6), words("Terrain", "الأرض"))],
        &[(Some(Item::Attribute(place, 6)), Fault::NoChoices)],
    );
    check(&[Edit::Part(0, 0)], &[(Some(relation(0)), Fault::NoEnds)]);
    let all: Vec<_> = (0..4).map(|at| Edit::Retire(label(at), true)).collect();
    check(&all, &[(None, Fault::NoLabels)]);
    let faint = Looks { faint: vec![Hue::Blue], ..Looks::built_in() };
    assert_eq!(findings(draft(&[]).schema(), &[], &faint)[0].fault, Fault::Faint(Hue::Blue));
}

#[test]
fn only_what_can_not_be_worked_with_blocks() {
    for (fault, breaks) in [
        (Fault::NoLabels, true),
        (Fault::Nameless, true),
        (Fault::NoArabic, false),
        (Fault::KeyTwice(0), false),
    ] {
        assert_eq!(fault.breaks(), breaks);
    }
}

fn owner() -> impl Strategy<Value = Owner> {
    prop_oneof![(0..6_usize).prop_map(Owner::Label), (0..9_usize).prop_map(Owner::Relation)]
}

fn item() -> impl Strategy<Value = Item> {
    prop_oneof![
        owner().prop_map(Item::Owner),
        (owner(), 0..8_usize).prop_map(|(owner, at)| Item::Attribute(owner, at)),
        (owner(), 0..8_usize, 0..4_usize).prop_map(|(owner, at, n)| Item::Choice(owner, at, n)),
    ]
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let label_id =
        || prop::sample::select(vec!["actor", "place", "casualty", "claim", "label"]).prop_map(LabelId::new);
    prop_oneof![
        1 => Just(Edit::AddLabel(vec![])),
        1 => Just(Edit::AddRelation),
        1 => owner().prop_map(Edit::AddAttribute),
        1 => (owner(), 0..8_usize).prop_map(|(owner, at)| Edit::AddChoice(owner, at)),
        1 => (item(), "[a-c ]{0,3}").prop_map(|(item, en)| Edit::Rename(item, words(&en, "س"))),
        1 => (item(), any::<bool>()).prop_map(|(item, up)| Edit::Shift { item, up }),
        1 => (item(), any::<bool>()).prop_map(|(item, retired)| Edit::Retire(item, retired)),
        4 => item().prop_map(Edit::Remove),
        1 => (owner(), 0..8_usize, prop::sample::select(ValueKind::ALL)).prop_map(|(owner, at, kind)| Edit::Kind(owner, at, kind)),
        1 => (0..9_usize, label_id(), label_id()).prop_map(|(at, from, to)| Edit::Join(at, from, to)),
        2 => (0..9_usize, 0..3_usize).prop_map(|(at, pair)| Edit::Part(at, pair)),
    ]
}

proptest! {
    #[test]
    fn after_any_edits_every_annotation_has_a_place_and_undo_gives_all_back(
        edits in prop::collection::vec(any_edit(), 0..12),
        picks in prop::collection::vec(0..5_usize, 12),
    ) {
        // As often as not an orphan goes to one of the others, if there are any.
        let pick = |one: &Orphan| {
            let others = &one.others;
            let at = picks[(one.annotations + format!("{:?}", one.lost).len()) % picks.len()];
            others.get(at).map_or(Answer::Keep, |(id, _)| Answer::To(id.clone()))
        };
        let project = through(&edits, pick);
        let schema = &project.schema;
        for sheet in project.layers.iter().flat_map(|layer| layer.sheets.values()) {
            for span in sheet.spans.iter() {
                let label = schema.label(&span.label).unwrap();
                for (name, value) in &span.attributes {
                    prop_assert!(label.attribute(name).unwrap().takes(value), "{name} {value:?}");
                }
            }
            for relation in sheet.relations.values() {
                let [from, to] = [relation.from, relation.to].map(|end| &sheet.spans.get(end).unwrap().label);
                prop_assert!(schema.allows(&relation.kind, from, to));
                for (name, value) in &relation.attributes {
                    let kind = schema.relation(&relation.kind).unwrap();
                    let one = kind.attributes.iter().find(|one| one.id == *name);
                    prop_assert!(one.unwrap().takes(value), "{name} {value:?}");
                }
            }
        }
    }
}
