//! Figures and links in a notation of one line a case; what is counted of them.

mod rows;

use proptest::prelude::*;

use super::*;
use crate::core::model::{
    AnnotationId, Attributes, Layer, Project, Provenance, Relation, RelationKind, Sheet, Span, Value,
};
use crate::core::notation::{self, id, stamp};

/// What stands between the rows of a test: `a<b` a is part of b, `a=b` the same.
#[derive(Clone, Debug)]
struct Link(usize, char, usize);

/// A project of one report whose casualties are described by words like
/// `82+/killed`, one each: the figure, then choices of kind, scope or stance.
///
/// Figures: `18` exact, `82+` at least, `3-` a lowest one only, `~20` about,
/// `..5` at most, `?` not stated, nothing: not coded.
fn project(rows: &[&str], links: &[Link]) -> Project {
    let marked: String = (0..rows.len()).map(|at| format!("⟦{}|casualty⟧ ", letter(at))).collect();
    let mut project = notation::project(&marked);
    let layer = project.open_layer;
    let report = project.reports[0].id.clone();
    let sheet = project.layer_mut(layer).unwrap().sheet_mut(&report);
    for (at, row) in rows.iter().enumerate() {
        let n = at as u128 + 1;
        let mut span = sheet.spans.get(id(n)).unwrap().clone();
        let (figure, choices) = row.split_once('/').unwrap_or((row, ""));
        set_figure(&mut span, figure);
        for (claim, choice) in choices.split('/').filter(|choice| !choice.is_empty()).enumerate() {
            let mut set = |name: &str| drop(span.attributes.insert(name.into(), Value::Text(choice.into())));
            match choice {
                "subset" | "cumulative" => set("scope"),
                "denied" | "asserted" | "unconfirmed" => {
                    let claim = 1000 + 10 * n + claim as u128;
                    tell(sheet, claim, &span, choice);
                }
                _ => set("kind"),
            }
        }
        sheet.spans.insert(span);
    }
    for (n, Link(from, kind, to)) in links.iter().enumerate() {
        let kind = if *kind == '<' { "subset_of" } else { "same_as" };
        relate(sheet, 100_000 + n as u128, kind, id(*from as u128 + 1), id(*to as u128 + 1));
    }
    project
}

fn set_figure(span: &mut Span, figure: &str) {
    let n = |digits: &str| Value::Whole(digits.parse().unwrap());
    let none = || Value::NotStated;
    let digits = figure.trim_matches(['+', '-', '~', '.']);
    let [low, best, high] = match (figure.chars().next(), figure.chars().last()) {
        (None, _) => return,
        (Some('?'), _) => [none(), none(), none()],
        (_, Some('+')) => [n(digits), n(digits), none()],
        (_, Some('-')) => [n(digits), none(), none()],
        (Some('~'), _) => [none(), n(digits), none()],
        (Some('.'), _) => [none(), n(digits), n(digits)],
        _ => [n(digits), n(digits), n(digits)],
    };
    span.attributes.extend([("low".into(), low), ("best".into(), best), ("high".into(), high)]);
}

fn tell(sheet: &mut Sheet, n: u128, about: &Span, stance: &str) {
    let mut claim = notation::span(n, "claim", about.range.start().0, about.range.end().0);
    claim.attributes.insert("stance".into(), Value::Text(stance.into()));
    sheet.spans.insert(claim);
    relate(sheet, 50_000 + n, "about", id(n), about.id);
}

fn relate(sheet: &mut Sheet, n: u128, kind: &str, from: AnnotationId, to: AnnotationId) {
    let relation = Relation {
        id: id(n),
        kind: RelationKind::new(kind),
        from,
        to,
        attributes: Attributes::new(),
        note: String::new(),
        provenance: Provenance::human(&stamp()),
    };
    sheet.relations.insert(relation.id, relation);
}

fn letter(at: usize) -> char {
    ('a'..='z').nth(at).unwrap()
}

fn facts(project: &Project) -> Facts {
    let layer: &Layer = project.layer(project.open_layer).unwrap();
    Facts::of(layer, &project.reports)
}

fn whole(facts: &Facts) -> Sum {
    Sum::of(facts.rows.iter().filter_map(|row| row.adds))
}

fn figures(low: u64, best: u64, high: Option<u64>) -> String {
    format!("{low} {best} {}", high.map_or("–".to_owned(), |high| high.to_string()))
}

/// The sum, then the rows that are not counted, then the notes.
fn told(facts: &Facts) -> String {
    let sum = whole(facts);
    let mut out = vec![figures(sum.low, sum.best, sum.high)];
    for (at, row) in facts.rows.iter().enumerate() {
        let other = |other: usize| letter(other);
        let status = match row.status {
            Status::Counted => None,
            Status::SameAs(one) => Some(format!("={}", other(one))),
            Status::PartOf(one) => Some(format!("<{}", other(one))),
            status => Some(format!(":{}", status.reason().id())),
        };
        out.extend(status.map(|status| format!("{}{status}", letter(at))));
        out.extend(row.notes.iter().map(|note| match note {
            Note::PartOfOtherKind(one) => format!("{}(<{})", letter(at), other(*one)),
            note => format!("{}({note:?})", letter(at)),
        }));
    }
    out.join(" ")
}

/// Reads `a:82+/killed b:9; b<a` and says what is counted.
#[track_caller]
fn check(written: &str, expected: &str) {
    let (rows, links) = written.split_once(';').unwrap_or((written, ""));
    let rows: Vec<&str> = rows.split_whitespace().map(|row| row.split_once(':').unwrap().1).collect();
    let at = |c: char| c as usize - 'a' as usize;
    let link = |link: &str| {
        let [from, kind, to] = link.chars().collect::<Vec<_>>()[..] else { panic!("{link}") };
        Link(at(from), kind, at(to))
    };
    let links: Vec<Link> = links.split_whitespace().map(link).collect();
    assert_eq!(told(&facts(&project(&rows, &links))), expected, "{written}");
}

#[test]
fn what_is_counted() {
    // Sums are ranges.
    check("a:18 b:2", "20 20 20");
    check("a:82+ b:9", "91 91 –");
    check("a:3- b:2", "5 5 –");
    check("a:~20 b:2", "2 22 –");
    check("a:..5 b:2", "2 7 7");
    check("a:? b: c:4", "4 4 4 a:not_stated b:not_coded");
    // Told of twice: the fullest figure, else the first; across any number of links.
    check("a:18 b:18; a=b", "18 18 18 b=a");
    check("a:18 b:18; b=a", "18 18 18 b=a");
    check("a:3- b:2 c:2; a=b c=b", "2 2 2 a=b b(FiguresDiffer) c=b");
    check("a:? b:2 ; a=b", "2 2 2 a:not_stated");
    check("a:7 b:7; a=a", "14 14 14");
    // Parts are not added; over any number of steps, to the nearest whole.
    check("a:82+ b:9; b<a", "82 82 – b<a");
    check("a:201+ b:82+ c:9 d:115+; b<a d<a c<b", "201 201 – b<a c<b d<a");
    check("a:201+ b:9 c:9; b=c c<a", "201 201 – b<a c=b");
    check("a:? b:82+ c:115+; b<a c<a", "197 197 – a:not_stated");
    check("a:50 b:? c:9; b<a c<b", "50 50 50 b:not_stated c<a");
    // A whole of another kind does not stand for its part; one without a kind is of the part's.
    check("a:50/other b:20/killed; b<a", "70 70 70 b(<a)");
    check("a:50/killed b:20; b<a", "50 50 50 b<a");
    check("a:50 b:20/killed; b<a", "70 70 70 b(<a)");
    // A part without its whole is not added; a running total says what it may hold.
    check("a:82+ b:9/subset", "82 82 – b:subset_of_unlinked");
    check("a:82+ b:9/subset; b<a", "82 82 – b<a");
    check("a:?  b:9/subset; b<a", "0 0 0 a:not_stated b:subset_of_unlinked");
    check("a:9/subset b:9; a=b", "9 9 9 a=b");
    check("a:9/subset b:2; b<a", "2 2 2 a:subset_of_unlinked");
    check("a:82+ b:9/subset c:2; c<b b<a", "82 82 – b<a c<a");
    check("a:200+/cumulative b:82+", "282 282 – a(MayContain)");
    check("a:200+/cumulative b:82+; b<a", "200 200 – b<a");
    check("a:200+/cumulative/killed b:82+/injured", "282 282 –");
    // Denied is apart, unless somebody asserts it, of any of the rows that tell of them.
    check("a:5/denied b:2", "2 2 2 a:denied");
    check("a:5/denied/asserted", "5 5 5 a(Contested)");
    check("a:5/unconfirmed/denied", "0 0 0 a:denied");
    check("a:5/unconfirmed", "5 5 5");
    check("a:5/denied b:4/asserted; a=b", "4 4 4 a:denied b(Contested)");
    check("a:20/denied b:9; b<a", "9 9 9 a:denied");
    // None at all.
    check("a:0 b:5", "5 5 5 a:negated");
    check("a:0 b:5+; a=b", "5 5 – a:negated");
    // Circles are said, and the lowest figure of those in them is counted.
    check("a:5 b:9; a<b b<a", "5 5 5 a(FiguresDiffer) a(Tangled) b=a");
    check("a:5 b:9 c:7; a<b b<c c<a", "5 5 5 a(FiguresDiffer) a(Tangled) b=a c=a");
    check("a:5 b:9; a<b a=b", "5 5 5 a(FiguresDiffer) a(Tangled) b=a");
    check("a:5 b:9 c:100; a<b b<a b<c", "100 100 100 a<c b=a");
    check("a:5; a<a", "5 5 5 a(Tangled)");
}

/// A row as the property tests make them: figures whose lowest is their most likely.
fn row() -> impl Strategy<Value = String> {
    let figure = prop_oneof![
        4 => (0u32..40).prop_map(|n| n.to_string()),
        3 => (1u32..40).prop_map(|n| format!("{n}+")),
        2 => (1u32..40).prop_map(|n| format!("{n}-")),
        1 => (1u32..40).prop_map(|n| format!("~{n}")),
        1 => (1u32..40).prop_map(|n| format!("..{n}")),
        1 => Just("?".to_owned()),
        1 => Just(String::new()),
    ];
    let choices = [
        "",
        "",
        "",
        "/killed",
        "/injured",
        "/subset",
        "/cumulative",
        "/denied",
        "/asserted",
        "/denied/asserted",
    ];
    (figure, prop::sample::subsequence(choices.to_vec(), 0..3))
        .prop_map(|(figure, more)| figure + &more.concat())
}

fn layout() -> impl Strategy<Value = (Vec<String>, Vec<Link>)> {
    prop::collection::vec(row(), 1..8).prop_flat_map(|rows| {
        let many = rows.len();
        let link = (0..many, prop_oneof![Just('<'), Just('=')], 0..many);
        let links = prop::collection::vec(link.prop_map(|(from, kind, to)| Link(from, kind, to)), 0..10);
        (Just(rows), links)
    })
}

fn made(rows: &[String], links: &[Link]) -> Facts {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    facts(&project(&rows, links))
}

proptest! {
    #[test]
    fn a_link_never_raises_the_total((rows, links) in layout()) {
        let Some((_, fewer)) = links.split_last() else { return Ok(()) };
        let (before, after) = (whole(&made(&rows, fewer)), whole(&made(&rows, &links)));
        prop_assert!(after.low <= before.low, "{before:?} {after:?}");
        prop_assert!(after.best <= before.best, "{before:?} {after:?}");
        if let Some(high) = before.high {
            prop_assert!(after.high.is_some_and(|after| after <= high), "{before:?} {after:?}");
        }
    }

    #[test]
    fn the_order_of_links_does_not_matter((rows, links) in layout()) {
        let backwards: Vec<Link> = links.iter().rev().cloned().collect();
        let turned: Vec<Link> = links.iter().map(|Link(from, kind, to)| match kind {
            '=' => Link(*to, *kind, *from),
            _ => Link(*from, *kind, *to),
        }).collect();
        let told_once = told(&made(&rows, &links));
        prop_assert_eq!(&told(&made(&rows, &backwards)), &told_once);
        prop_assert_eq!(&told(&made(&rows, &turned)), &told_once);
    }

    #[test]
    fn every_row_that_is_not_counted_leads_to_one_that_can_be((rows, links) in layout()) {
        let facts = made(&rows, &links);
        prop_assert_eq!(facts.rows.len(), rows.len());
        for row in &facts.rows {
            prop_assert_eq!(row.adds.is_some(), row.status == Status::Counted);
            let mut here = row;
            for _ in 0..=rows.len() {
                let Some(other) = here.status.other() else { break };
                here = &facts.rows[other];
            }
            prop_assert!(here.status.other().is_none(), "round in a circle: {}", told(&facts));
            if row.status.other().is_some() {
                prop_assert!(matches!(here.status, Status::Counted | Status::PartOfUnknown), "{}", told(&facts));
                prop_assert!(row.status.reason() != Reason::Part || here.status == Status::Counted, "{}", told(&facts));
            }
        }
    }

    #[test]
    fn the_groups_hold_what_the_whole_holds((rows, links) in layout()) {
        let facts = made(&rows, &links);
        let all: Vec<usize> = (0..facts.rows.len()).collect();
        for by in [By::Report, By::Kind, By::Victim] {
            let groups = groups(&facts, &all, by);
            prop_assert_eq!(groups.shared, 0);
            let low: u64 = groups.groups.iter().map(|group| group.sum.low).sum();
            prop_assert_eq!(low, whole(&facts).low);
        }
    }
}
