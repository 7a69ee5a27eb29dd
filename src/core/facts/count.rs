//! Which rows are counted, and why each of the others is not.

use super::row::{Claim, Figure, Note, Row, Status};

/// The links between the rows of one report, by their positions in it.
pub(super) struct Links {
    /// Told of twice; either way round.
    pub same: Vec<(usize, usize)>,
    /// A part and its whole.
    pub parts: Vec<(usize, usize)>,
}

/// Rows that tell of the same people.
#[derive(Default)]
struct People {
    /// All of them, in reading order.
    members: Vec<usize>,
    /// Those whose figure could be counted.
    telling: Vec<usize>,
    /// Of those the ones that may stand for all.
    standing: Vec<usize>,
    /// The one that stands for them, if any can be counted.
    stands: Option<usize>,
    /// Whether all of those are called parts.
    loose: bool,
    /// Whether their links contradict each other.
    tangled: bool,
    /// Those of whom they are a part, the nearest first.
    wholes: Vec<usize>,
}

/// Decides for the rows of one report, of which `first` is the position of the first.
pub(super) fn settle(rows: &mut [Row], first: usize, links: &Links) {
    let all = people(rows, links);
    for people in &all {
        let verdict = verdict(rows, &all, people);
        for member in &people.members {
            let Some(row) = rows.get_mut(*member) else { continue };
            row.same = first + people.stands.unwrap_or(*member);
            row.status = match (own(row), people.stands) {
                (Some(status), _) => status,
                (None, Some(stands)) if stands != *member => Status::SameAs(first + stands),
                (None, _) => match verdict {
                    Status::PartOf(whole) => Status::PartOf(first + whole),
                    status => status,
                },
            };
        }
        if let (Some(stands), Status::Counted) = (people.stands, verdict) {
            let (adds, notes) = counted(rows, &all, people, first);
            if let Some(row) = rows.get_mut(stands) {
                (row.adds, row.notes) = (adds, notes);
            }
        }
    }
    for row in may_contain(rows) {
        rows.get_mut(row).into_iter().for_each(|row| row.notes.push(Note::MayContain));
    }
}

/// Why a row can't be counted, whatever it is linked to.
fn own(row: &Row) -> Option<Status> {
    match row {
        _ if row.is_denied() => Some(Status::Denied),
        _ if row.is_negated() => Some(Status::Negated),
        _ if row.figure.stated() > 0 => None,
        _ if row.coded => Some(Status::NotStated),
        _ => Some(Status::NotCoded),
    }
}

fn is_part(row: &Row) -> bool {
    row.scope.as_deref() == Some("subset")
}

/// Whether those who can be counted are counted, or part of others; rows by
/// their positions in the report.
fn verdict(rows: &[Row], all: &[People], people: &People) -> Status {
    let wholes = people.wholes.iter().filter_map(|whole| all.get(*whole));
    let around = wholes.filter(|whole| counts_for(rows, people, whole)).find_map(|whole| whole.stands);
    match around {
        Some(whole) => Status::PartOf(whole),
        None if people.loose => Status::PartOfUnknown,
        None => Status::Counted,
    }
}

/// Whether a whole stands for a part: it can be counted, and is of its kind. A
/// part of no kind is of any; a whole of no kind can't stand for the dead in it.
fn counts_for(rows: &[Row], part: &People, whole: &People) -> bool {
    let kind = |row: &usize| rows.get(*row).and_then(|row| row.kind.as_ref());
    let has = |wanted| whole.telling.iter().any(|row| kind(row) == Some(wanted));
    whole.stands.is_some() && !whole.loose && part.telling.iter().any(|row| kind(row).is_none_or(&has))
}

/// What people who are counted add, and what is to be known about them.
fn counted(rows: &[Row], all: &[People], people: &People, first: usize) -> (Option<Figure>, Vec<Note>) {
    let telling = || people.telling.iter().filter_map(|row| rows.get(*row));
    let stands = people.stands.and_then(|row| rows.get(row)).map(|row| row.figure);
    let mut notes = Vec::new();
    if telling().any(|row| Some(row.figure) != stands) {
        notes.push(Note::FiguresDiffer);
    }
    let claims = || people.members.iter().filter_map(|row| rows.get(*row)).flat_map(|row| &row.claims);
    if claims().any(Claim::denies) && claims().any(Claim::asserts) {
        notes.push(Note::Contested);
    }
    let wholes = people.wholes.iter().filter_map(|whole| all.get(*whole)).filter(|whole| !whole.loose);
    notes.extend(
        wholes.filter_map(|whole| whole.stands).next().map(|whole| Note::PartOfOtherKind(first + whole)),
    );
    if !people.tangled {
        return (stands, notes);
    }
    notes.push(Note::Tangled);
    let standing = || people.standing.iter().filter_map(|row| rows.get(*row));
    let least = |part: fn(&Row) -> Option<u64>| standing().map(part).min().flatten();
    // What is not stated adds nothing below, and knows no end above.
    let least_of_stated = |part: fn(&Row) -> Option<u64>| standing().filter_map(part).min();
    let figure = Figure {
        low: least(|row| row.figure.low),
        best: least(|row| row.figure.likely()),
        high: least_of_stated(|row| row.figure.high),
    };
    (Some(figure), notes)
}

/// The running totals that stand beside other rows of their kind.
fn may_contain(rows: &[Row]) -> Vec<usize> {
    let beside = |one: &Row| {
        let counted = rows.iter().filter(|row| row.adds.is_some() && row.kind == one.kind);
        counted.take(2).count() > 1
    };
    let running = |row: &Row| row.adds.is_some() && row.scope.as_deref() == Some("cumulative");
    let found = rows.iter().enumerate().filter(|(_, row)| running(row) && beside(row));
    found.map(|(at, _)| at).collect()
}

/// Those who are told of, each at the first of their rows; nobody at the others.
fn people(rows: &[Row], links: &Links) -> Vec<People> {
    let mut heads = Heads::new(rows.len());
    links.same.iter().for_each(|(a, b)| heads.join(*a, *b));
    // Parts of each other are the same people.
    let around = wholes(&heads, links, rows.len());
    let inside = |part: usize, whole: usize| around.get(part).is_some_and(|wholes| wholes.contains(&whole));
    let mut tangled = Vec::new();
    for (part, wholes) in around.iter().enumerate().filter(|(part, _)| inside(*part, *part)) {
        tangled.push(part);
        wholes.iter().filter(|whole| inside(**whole, part)).for_each(|whole| heads.join(part, *whole));
    }
    let mut all: Vec<People> = rows.iter().map(|_| People::default()).collect();
    for (at, row) in rows.iter().enumerate() {
        let Some(people) = all.get_mut(heads.head(at)) else { continue };
        people.members.push(at);
        if own(row).is_none() {
            people.telling.push(at);
        }
    }
    for one in tangled {
        all.get_mut(heads.head(one)).into_iter().for_each(|people| people.tangled = true);
    }
    let around = wholes(&heads, links, rows.len());
    for (at, (people, wholes)) in all.iter_mut().zip(around).enumerate() {
        people.wholes = wholes;
        people.wholes.retain(|whole| *whole != at);
        // Whoever is called a part stands for the others only where all are.
        let whole = |at: &usize| rows.get(*at).is_some_and(|row| !is_part(row));
        people.loose = !people.telling.iter().any(whole);
        people.standing = people.telling.clone();
        people.standing.retain(|at| people.loose || whole(at));
        people.stands = fullest(rows, &people.standing);
    }
    all
}

/// The row with the fullest figure, the first of equals.
fn fullest(rows: &[Row], standing: &[usize]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for at in standing {
        let stated = rows.get(*at).map_or(0, |row| row.figure.stated());
        if best.is_none_or(|(_, most)| stated > most) {
            best = Some((*at, stated));
        }
    }
    best.map(|(at, _)| at)
}

/// All that each of `many` is a part of, over however many steps, the nearest
/// first. One that is found among its own wholes goes round in a circle.
fn wholes(heads: &Heads, links: &Links, many: usize) -> Vec<Vec<usize>> {
    let mut steps = vec![Vec::new(); many];
    for (part, whole) in &links.parts {
        steps.get_mut(heads.head(*part)).into_iter().for_each(|steps| steps.push(heads.head(*whole)));
    }
    let from = |part: usize| {
        let (mut found, mut wave): (Vec<usize>, Vec<usize>) = (Vec::new(), vec![part]);
        while !wave.is_empty() {
            let mut next: Vec<usize> = Vec::new();
            for whole in wave.iter().filter_map(|at| steps.get(*at)).flatten() {
                // Kept in reading order: few are ever as near as each other.
                let place = next.partition_point(|other| other < whole);
                if !found.contains(whole) && next.get(place) != Some(whole) {
                    next.insert(place, *whole);
                }
            }
            found.extend(&next);
            wave = next;
        }
        found
    };
    (0..many).map(from).collect()
}

/// Which of many things are the same: each leads to the first of them.
pub(super) struct Heads(Vec<usize>);

impl Heads {
    /// So many, all different.
    pub(super) fn new(many: usize) -> Self {
        Self((0..many).collect())
    }

    /// The first that is the same.
    pub(super) fn head(&self, mut at: usize) -> usize {
        while let Some(up) = self.0.get(at).filter(|up| **up != at) {
            at = *up;
        }
        at
    }

    /// From now on both are the same.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.head(a), self.head(b));
        if let Some(one) = self.0.get_mut(a.max(b)) {
            *one = a.min(b);
        }
    }
}
