use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::core::edit::{Command, Target, apply};
use crate::core::model::{Provenance, RelationKind, Report, Rule, Stamp, Verdict};
use crate::core::notation::{self, id, stamp};
use crate::core::text::CodePoint;

/// The `n`th layer of a test.
fn layer_id(n: u128) -> LayerId {
    LayerId(Uuid::from_u128(100 + n))
}

/// A project with a layer for each of these, all over one text; the ids of
/// their spans go from 1, from 101, from 201 and so on.
fn project(sides: &[&str]) -> Project {
    let mut project = notation::project(sides[0]);
    project.layers.clear();
    for (n, marked) in sides.iter().enumerate() {
        let (text, spans) = notation::parse(marked);
        assert_eq!(text, project.reports[0].text.as_str(), "one text");
        let own = spans.into_iter().map(|span| Span {
            id: AnnotationId(Uuid::from_u128(span.id.0.as_u128() + 100 * n as u128)),
            ..span
        });
        let sheet = Sheet { done: true, spans: own.collect(), ..Sheet::default() };
        let layer = Layer::new(layer_id(n as u128), format!("A{n}"), 1);
        project.layers.push(Layer { sheets: [(ReportId::new("r"), sheet.into())].into(), ..layer });
    }
    project.open_layer = project.layers[0].id;
    project
}

fn sheet(project: &mut Project, side: usize) -> &mut Sheet {
    project.layers[side].sheet_mut(&ReportId::new("r"))
}

fn relate(project: &mut Project, side: usize, n: u128, kind: &str, from: u128, to: u128) {
    let target = Target { layer: project.layers[side].id, report: ReportId::new("r") };
    let kind = RelationKind::new(kind);
    let command = Command::Relate { id: id(n), kind, from: id(from), to: id(to) };
    apply(project, &target, command, &stamp()).unwrap();
}

fn compare(project: &Project) -> Comparison {
    Comparison::of(&sides(project, &ReportId::new("r")), &project.schema)
}

/// An item: its words, what differs, and the camps, `–` for those that have nothing.
fn show(report: &Report, item: &Item) -> String {
    let words = report.text.slice(item.range).unwrap();
    let kind = |kind: &Kind| format!("{kind:?}").to_lowercase();
    let kinds: Vec<_> = item.differs.iter().map(kind).collect();
    let kinds = if kinds.is_empty() { "agree".to_owned() } else { kinds.join("+") };
    let camp = |camp: &Vec<usize>| camp.iter().map(ToString::to_string).collect::<String>();
    let nobody = item.versions.iter().any(Option::is_none).then(|| "–".to_owned());
    let camps: Vec<_> = item.camps.iter().map(camp).chain(nobody).collect();
    format!("{words}: {kinds} {}", camps.join("|"))
}

#[track_caller]
fn check(sides: &[&str], expected: &[&str]) {
    let project = project(sides);
    let items = compare(&project).items;
    assert_eq!(items.iter().map(|item| show(&project.reports[0], item)).collect::<Vec<_>>(), expected);
}

#[test]
fn kinds_of_difference() {
    check(&["في ⟦حلب|place⟧", "في ⟦حلب|place⟧"], &["حلب: agree 01"]);
    check(&["في ⟦حلب|place⟧", "في ⟦حلب|actor⟧"], &["حلب: label 0|1"]);
    check(&["⟦ريف حلب|place⟧", "ريف ⟦حلب|place⟧", "⟦ريف حلب|place⟧"], &["ريف حلب: boundary 02|1"]);
    check(&["في ⟦حلب|place⟧", "في حلب"], &["حلب: only 0|–"]);
    check(
        &["⟦ريف حلب|place⟧", "⟦ريف حلب|actor⟧", "ريف ⟦حلب|place⟧", "ريف حلب"],
        &["ريف حلب: label+boundary+only 0|1|2|–"],
    );
    check(&["حلب", "حلب"], &[]);
}

#[test]
fn what_is_about_the_same_thing() {
    // Nested spans of one label meet their like.
    check(
        &["⟦أ ⟦ب|claim⟧ ج|claim⟧", "⟦أ ⟦ب|claim⟧ ج|claim⟧", "أ ⟦ب|claim⟧ ج"],
        &["أ ب ج: only 01|–", "ب: agree 012"],
    );
    // Identical spans of one annotator stay two.
    check(&["⟦⟦حلب|place⟧|place⟧", "⟦حلب|place⟧"], &["حلب: agree 01", "حلب: only 0|–"]);
    // Another label needs half of the letters; the same one any.
    check(&["⟦محافظة حلب|place⟧", "محافظة ⟦حلب|actor⟧"], &["محافظة حلب: only 0|–", "حلب: only 1|–"]);
    check(&["⟦محافظة حلب|place⟧", "محافظة ⟦حلب|place⟧"], &["محافظة حلب: boundary 0|1"]);
    // The closest first: one long span against two short ones.
    check(
        &["⟦حي جوبر بدمشق|place⟧", "⟦حي جوبر|place⟧ ب⟦دمشق|place⟧"],
        &["حي جوبر بدمشق: boundary 0|1", "دمشق: only 1|–"],
    );
    // The same label before the same words.
    check(
        &["⟦قوات النظام|actor⟧", "⟦قوات ⟦النظام|actor⟧|casualty⟧"],
        &["قوات النظام: boundary 0|1", "قوات النظام: only 1|–"],
    );
    check(&["⟦أ|place⟧ ⟦ب|place⟧", "أ ⟦ب|place⟧", "⟦أ|place⟧ ب"], &["أ: only 02|–", "ب: only 01|–"]);
}

#[test]
fn who_never_opened_a_report_says_nothing_about_it() {
    let mut project = project(&["في ⟦حلب|place⟧", "في ⟦حلب|place⟧", "في حلب"]);
    assert_eq!(compare(&project).items[0].versions.len(), 3);
    sheet(&mut project, 2).done = false;
    assert!(compare(&project).items[0].is_agreed());
    project.layers[1].gold = true;
    assert_eq!(compare(&project).sides, [layer_id(0)]);
}

#[test]
fn discontinuous_spans_count_by_their_parts() {
    let mut project = project(&["⟦أحمد ومحمد وعلي|actor⟧", "أحمد ⟦ومحمد|actor⟧ وعلي"]);
    let shown = |project: &Project| -> Vec<_> {
        compare(project).items.iter().map(|item| show(&project.reports[0], item)).collect()
    };
    assert_eq!(shown(&project), ["أحمد ومحمد وعلي: boundary 0|1"]);
    let part = |from, to| TextRange::between(CodePoint(from), CodePoint(to));
    let split = sheet(&mut project, 0).spans.get(id(1)).cloned().unwrap();
    sheet(&mut project, 0).spans.insert(split.on(vec![part(0, 4), part(11, 15)]).unwrap());
    assert_eq!(shown(&project), ["أحمد ومحمد وعلي: only 0|–", "ومحمد: only 1|–"]);
}

#[test]
fn values_differ_unless_they_say_nothing() {
    let set = |project: &mut Project, side: usize, n: u128, value: Value| {
        let mut span = sheet(project, side).spans.get(id(n)).cloned().unwrap();
        span.attributes.insert("level".into(), value);
        sheet(project, side).spans.insert(span);
    };
    let mut project = project(&["في ⟦حلب|place⟧", "في ⟦حلب|place⟧"]);
    set(&mut project, 0, 1, Value::Text(String::new()));
    assert!(compare(&project).items[0].is_agreed());
    set(&mut project, 0, 1, Value::Text("adm1".into()));
    assert_eq!(compare(&project).items[0].differs, [Kind::Attribute]);
    set(&mut project, 1, 101, Value::Text("adm1".into()));
    assert!(compare(&project).items[0].is_agreed());
    set(&mut project, 1, 101, Value::NotStated);
    assert_eq!(compare(&project).items[0].camps, [[0], [1]]);
}

#[test]
fn links_between_the_same_things() {
    let text = "⟦18|casualty⟧ و⟦5|casualty⟧ في ⟦الرقة|place⟧";
    let mut project = project(&[text, text, text]);
    relate(&mut project, 0, 50, "at", 1, 3);
    relate(&mut project, 1, 150, "at", 101, 103);
    relate(&mut project, 0, 51, "same_as", 1, 2);
    // Drawn from the other end, it says the same.
    relate(&mut project, 1, 151, "same_as", 102, 101);
    relate(&mut project, 2, 251, "subset_of", 201, 202);
    let comparison = compare(&project);
    let shown: Vec<_> = comparison.items[3..]
        .iter()
        .map(|item| (item.subject.clone(), item.differs.clone(), item.camps.clone()))
        .collect();
    assert_eq!(
        shown,
        [
            (Subject::Relation(0, 1), vec![Kind::Relation], vec![vec![0, 1], vec![2]]),
            (Subject::Relation(0, 2), vec![Kind::Only], vec![vec![0, 1]]),
        ]
    );
}

/// A review of a project: its gold layer is the last one.
struct Review {
    project: Project,
    next: u128,
}

impl Review {
    fn of(sides: &[&str]) -> Self {
        let mut project = project(sides);
        let gold = Layer { gold: true, ..Layer::new(layer_id(99), "reviewer".into(), 1) };
        project.open_layer = gold.id;
        project.layers.push(gold);
        Self { project, next: 1000 }
    }

    fn with<T>(&mut self, read: impl FnOnce(&Bench<'_>, &mut dyn FnMut() -> AnnotationId) -> T) -> T {
        let Self { project, next } = self;
        let report = ReportId::new("r");
        let sides = sides(project, &report);
        let comparison = Comparison::of(&sides, &project.schema);
        let empty = Sheet::default();
        let gold = project.sheet(&report).unwrap_or(&empty);
        let standing = Standing::of(&comparison, &sides, gold);
        let bench = Bench { comparison: &comparison, sides: &sides, standing: &standing, gold };
        read(&bench, &mut || {
            *next += 1;
            id(*next)
        })
    }

    fn decide(&mut self, rulings: Vec<crate::core::edit::Ruling>) {
        let target = Target { layer: self.project.open_layer, report: ReportId::new("r") };
        apply(&mut self.project, &target, Command::Decide(rulings), &stamp()).unwrap();
    }

    fn accept(&mut self, at: usize, side: usize) -> Result<(), NotYet> {
        let ruling = self.with(|bench, new| accept(bench, at, side, String::new(), [new(), new()]))?;
        self.decide(vec![ruling]);
        Ok(())
    }

    fn merge(&mut self, rule: MergeRule) -> usize {
        let rulings = self.with(|bench, new| {
            let all: Vec<usize> = (0..bench.comparison.items.len()).collect();
            merge(bench, &all, rule, new)
        });
        let made = rulings.len();
        self.decide(rulings);
        made
    }

    /// The gold spans in the notation, and how many items are open and decisions stale.
    fn show(&mut self) -> (String, usize, usize) {
        let open = |bench: &Bench<'_>, _: &mut dyn FnMut() -> AnnotationId| {
            let open = bench.standing.outcomes.iter().filter(|outcome| **outcome == Outcome::Open).count();
            (open, bench.standing.stale.len())
        };
        let (open, stale) = self.with(open);
        (notation::show(&self.project), open, stale)
    }
}

fn shown(gold: &str, open: usize, stale: usize) -> (String, usize, usize) {
    (gold.to_owned(), open, stale)
}

#[test]
fn deciding_item_by_item() {
    let mut review = Review::of(&["⟦ريف حلب|place⟧ و⟦حمص|place⟧", "ريف ⟦حلب|place⟧ وحمص"]);
    assert_eq!(review.show(), shown("ريف حلب وحمص", 2, 0));
    review.accept(0, 1).unwrap();
    assert_eq!(review.show(), shown("ريف ⟦حلب|place⟧ وحمص", 1, 0));
    // Revised: the other one's version, under the same id.
    let before: Vec<_> =
        review.project.sheet(&ReportId::new("r")).unwrap().spans.iter().map(|span| span.id).collect();
    review.accept(0, 0).unwrap();
    assert_eq!(review.show(), shown("⟦ريف حلب|place⟧ وحمص", 1, 0));
    let gold = review.project.sheet(&ReportId::new("r")).unwrap();
    assert_eq!(gold.spans.iter().map(|span| span.id).collect::<Vec<_>>(), before);
    let taken = gold.spans.nth(0).unwrap().provenance.taken.clone().unwrap();
    assert_eq!((taken.by, taken.from, taken.edited), (Rule::One, vec![layer_id(0)], false));
    assert_eq!(review.accept(1, 1), Err(NotYet::Nothing));
    let rejected = review.with(|bench, new| reject(bench, 1, "المكان ذُكر عرضاً".into(), new())).unwrap();
    review.decide(vec![rejected]);
    assert_eq!(review.show(), shown("⟦ريف حلب|place⟧ وحمص", 0, 0));
    let gold = review.project.sheet(&ReportId::new("r")).unwrap();
    assert!(
        gold.decisions.values().any(|one| one.verdict == Verdict::Rejected && one.reason.contains("عرضاً"))
    );
}

#[test]
fn rules_for_many() {
    let sides = ["⟦أ|place⟧ ⟦ب|place⟧ ⟦ج|place⟧", "⟦أ|place⟧ ⟦ب|place⟧ ⟦ج|actor⟧", "⟦أ|place⟧ ب ج"];
    let check = |rule, expected: &str, made: usize| {
        let mut review = Review::of(&sides);
        assert_eq!(review.merge(rule), made, "{rule:?}");
        assert_eq!(review.show().0, expected, "{rule:?}");
        assert_eq!(review.merge(rule), 0, "what is decided stays");
    };
    check(MergeRule::Unanimous, "⟦أ|place⟧ ب ج", 1);
    check(MergeRule::Majority, "⟦أ|place⟧ ⟦ب|place⟧ ج", 2);
    check(MergeRule::AtLeast(1), "⟦أ|place⟧ ⟦ب|place⟧ ج", 2);
    check(MergeRule::AtLeast(3), "⟦أ|place⟧ ب ج", 1);
    check(MergeRule::As(layer_id(1)), "⟦أ|place⟧ ⟦ب|place⟧ ⟦ج|actor⟧", 3);
    check(MergeRule::As(layer_id(2)), "⟦أ|place⟧ ب ج", 1);
}

#[test]
fn links_follow_their_ends() {
    let text = "⟦18|casualty⟧ و⟦5|casualty⟧";
    let mut review = Review::of(&[text, text]);
    relate(&mut review.project, 0, 50, "same_as", 1, 2);
    relate(&mut review.project, 1, 150, "same_as", 102, 101);
    assert_eq!(review.accept(2, 0), Err(NotYet::EndOpen));
    assert_eq!(review.merge(MergeRule::Unanimous), 3);
    let links = |review: &Review| review.project.sheet(&ReportId::new("r")).unwrap().relations.len();
    assert_eq!((links(&review), review.show().1), (1, 0));
    // The version that was drawn from the other end says the same.
    review.accept(2, 1).unwrap();
    assert_eq!(links(&review), 1);
    let rejected = review.with(|bench, new| reject(bench, 0, "لا".into(), new())).unwrap();
    review.decide(vec![rejected]);
    assert_eq!(links(&review), 0, "a link goes with its end");
}

#[test]
fn decisions_hold_until_what_they_are_about_changes() {
    let mut review = Review::of(&["⟦ريف حلب|place⟧ ⟦حمص|place⟧", "ريف ⟦حلب|place⟧ ⟦حمص|place⟧"]);
    review.accept(0, 0).unwrap();
    review.merge(MergeRule::Unanimous);
    assert_eq!(review.show(), shown("⟦ريف حلب|place⟧ ⟦حمص|place⟧", 0, 0));
    let later = Stamp { by: "A1".into(), ..stamp() };
    let edit = |review: &mut Review, command| {
        let target = Target { layer: layer_id(1), report: ReportId::new("r") };
        apply(&mut review.project, &target, command, &later).unwrap();
    };
    // A third colleague who says what gold says disturbs nothing; one who does not opens it again.
    let mut agreeing = project(&["⟦ريف حلب|place⟧ ⟦حمص|actor⟧"]).layers.remove(0);
    agreeing.id = layer_id(2);
    review.project.layers.insert(2, agreeing);
    assert_eq!(review.show(), shown("⟦ريف حلب|place⟧ ⟦حمص|place⟧", 1, 1));
    review.project.layers.remove(2);
    // A note is a revision, too: the reviewer has not seen it.
    edit(&mut review, Command::Note(id(101), "؟".into()));
    assert_eq!(review.show(), shown("⟦ريف حلب|place⟧ ⟦حمص|place⟧", 1, 1));
    edit(&mut review, Command::Delete(id(102)));
    assert_eq!(review.show(), shown("⟦ريف حلب|place⟧ ⟦حمص|place⟧", 2, 2));
    // Deciding anew does not take away what the old decision put in: that is for a person to see.
    review.accept(0, 1).unwrap();
    assert_eq!(review.show().2, 2);
}

#[test]
fn the_most_disputed_come_first_and_the_decided_last() {
    let sides_ = [
        "⟦أ|place⟧ ⟦ب|place⟧ ⟦ج|place⟧ ⟦د|place⟧",
        "⟦أ|place⟧ ⟦ب|actor⟧ ⟦ج|actor⟧ د",
        "⟦أ|place⟧ ⟦ب|place⟧ ج ⟦د|place⟧",
    ];
    let mut review = Review::of(&sides_);
    let order = |review: &mut Review, wanted: Wanted| {
        review.with(|bench, _| most_disputed_first(bench.comparison, bench.sides, bench.standing, &wanted))
    };
    let all = Wanted::default;
    assert_eq!(order(&mut review, all()), [2, 1, 3]);
    assert_eq!(order(&mut review, Wanted { agreed: true, ..all() }), [2, 1, 3, 0]);
    assert_eq!(order(&mut review, Wanted { kind: Some(Kind::Only), ..all() }), [2, 3]);
    assert_eq!(order(&mut review, Wanted { label: Some(LabelId::new("actor")), ..all() }), [2, 1]);
    assert_eq!(order(&mut review, Wanted { layer: Some(layer_id(2)), ..all() }), [2]);
    review.accept(2, 0).unwrap();
    assert_eq!(order(&mut review, all()), [1, 3, 2]);
    assert_eq!(order(&mut review, Wanted { open: true, ..all() }), [1, 3]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every span is in one item; a layer agrees with itself.
    #[test]
    fn every_span_has_its_item(spans in prop::collection::vec((0..3_u128, 0..12_usize, 1..6_usize, 0..3_usize), 0..24)) {
        let text = "ا ب ج د ه و ز ح ط";
        let mut project = project(&[text, text, text]);
        for (n, (side, start, length, label)) in spans.iter().enumerate() {
            let range = TextRange::between(CodePoint(*start), CodePoint((start + length).min(17)));
            let Some(range) = project.reports[0].text.clean(range) else { continue };
            let label = LabelId::new(["place", "actor", "claim"][*label]);
            let span = Span::new(id(n as u128 + 1), label, range, Provenance::human(&stamp()));
            sheet(&mut project, usize::try_from(*side).unwrap()).spans.insert(span);
        }
        let comparison = compare(&project);
        let mut seen: Vec<_> = comparison.items.iter().flat_map(|item| item.versions.iter().flatten()).copied().collect();
        seen.sort_unstable();
        let mut all: Vec<_> = project.layers.iter().flat_map(|layer| layer.sheets.values().flat_map(|sheet| sheet.spans.iter().map(|span| span.id))).collect();
        all.sort_unstable();
        prop_assert_eq!(seen, all);
        let mut twin = project.clone();
        twin.layers[1] = Layer { id: layer_id(1), ..twin.layers[0].clone() };
        twin.layers.remove(2);
        prop_assert!(compare(&twin).items.iter().all(Item::is_agreed));
    }
}
