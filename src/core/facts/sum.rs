//! Figures added up as ranges.

use std::collections::BTreeMap;

use super::row::{Facts, Figure, Name, Reason, Row};

/// A sum of figures. Only rows that are counted are in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many figures are in it.
    pub rows: usize,
    /// The sum of the lowest figures; one that is not stated adds nothing, so
    /// that this is a lower bound in any case.
    pub low: u64,
    /// The sum of the most likely figures, of the lowest where none is stated.
    pub best: u64,
    /// The sum of the highest figures; `None` where one of them states none.
    pub high: Option<u64>,
    /// How many of them state no highest figure.
    pub open: usize,
    /// How many of them state no lowest figure.
    pub without_low: usize,
    /// How many of them state no most likely figure.
    pub without_best: usize,
}

impl Sum {
    /// Of these figures.
    #[must_use]
    pub fn of(figures: impl Iterator<Item = Figure>) -> Self {
        let mut sum = Self { high: Some(0), ..Self::default() };
        for figure in figures {
            sum.rows += 1;
            sum.low = sum.low.saturating_add(figure.low.unwrap_or(0));
            sum.best = sum.best.saturating_add(figure.likely().unwrap_or(0));
            sum.high = sum.high.zip(figure.high).map(|(all, one)| all.saturating_add(one));
            sum.open += usize::from(figure.high.is_none());
            sum.without_low += usize::from(figure.low.is_none());
            sum.without_best += usize::from(figure.best.is_none());
        }
        sum
    }

    /// Whether it is one number and no range.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.low == self.best && self.high == Some(self.best) && self.without_low == 0
    }
}

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The report.
    Report,
    /// Killed, injured …
    Kind,
    /// Civilians, fighters …
    Victim,
    /// Whose dead they are.
    Group,
    /// Where.
    Place,
    /// Who is said to have done it.
    Perpetrator,
    /// Who says so.
    Source,
}

/// Rows that have something in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is: the name, or the id of a report or choice; `None` for those
    /// that state nothing.
    pub name: Option<String>,
    /// What they add up to.
    pub sum: Sum,
    /// Those that are counted, by their positions.
    pub rows: Vec<usize>,
}

/// Rows by group, the largest sum of most likely figures first and what states
/// nothing last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groups {
    /// The groups.
    pub groups: Vec<Group>,
    /// How many that are counted once in the whole stand in more than one
    /// group: then the sums of the groups add up to more than the whole.
    pub shared: usize,
}

/// Groups what is counted among `rows`, given by their positions.
///
/// People who are told of twice stand wherever one of their rows puts them,
/// there with the figure of that row: so a source has the figure that it gave.
#[must_use]
pub fn groups(facts: &Facts, rows: &[usize], by: By) -> Groups {
    let mut known: BTreeMap<Option<String>, usize> = BTreeMap::new();
    let mut names: Vec<Option<String>> = Vec::new();
    // By group and the row that stands for the people: their row and figure there.
    let mut all: BTreeMap<(usize, usize), (usize, Figure)> = BTreeMap::new();
    let several = matches!(by, By::Group | By::Place | By::Perpetrator | By::Source);
    for at in rows {
        let Some(row) = facts.rows.get(*at) else { continue };
        let stands = facts.rows.get(row.same).and_then(|stands| stands.adds);
        let told = row.adds.is_some() || (several && row.status.reason() == Reason::Same);
        let (Some(stands), true) = (stands, told) else { continue };
        let figure = if row.same == *at { stands } else { row.figure };
        for (key, name) in keys(facts, row, by) {
            let group = *known.entry(key).or_insert_with(|| {
                names.push(name);
                names.len() - 1
            });
            let there = all.get(&(group, row.same));
            let better = |(other, there): &(usize, Figure)| {
                *other != row.same && (*at == row.same || there.stated() < figure.stated())
            };
            if there.is_none_or(better) {
                all.insert((group, row.same), (*at, figure));
            }
        }
    }
    let mut times = vec![0_usize; facts.rows.len()];
    let mut found: Vec<Vec<(usize, Figure)>> = names.iter().map(|_| Vec::new()).collect();
    for ((group, people), one) in all {
        found.get_mut(group).into_iter().for_each(|group| group.push(one));
        times.get_mut(people).into_iter().for_each(|times| *times += 1);
    }
    let mut groups: Vec<Group> = Vec::with_capacity(names.len());
    for (name, rows) in names.into_iter().zip(found) {
        let sum = Sum::of(rows.iter().map(|(_, figure)| *figure));
        let group = Group { name, sum, rows: rows.iter().map(|(row, _)| *row).collect() };
        let weight = |group: &Group| (group.name.is_some(), group.sum.best);
        let place = groups.partition_point(|other| weight(other) >= weight(&group));
        groups.insert(place, group);
    }
    Groups { groups, shared: times.into_iter().filter(|times| *times > 1).count() }
}

/// What groups a row is in, each with its name.
fn keys(facts: &Facts, row: &Row, by: By) -> Vec<(Option<String>, Option<String>)> {
    let one = |id: Option<String>| vec![(id.clone(), id)];
    let names = |names: &mut dyn Iterator<Item = &Name>| {
        let keys: Vec<_> = names.map(|name| (Some(name.key.clone()), Some(name.text.clone()))).collect();
        if keys.is_empty() { vec![(None, None)] } else { keys }
    };
    match by {
        By::Report => one(facts.reports.get(row.report).map(|report| report.id.to_string())),
        By::Kind => one(row.kind.clone()),
        By::Victim => one(row.victim.clone()),
        By::Group => names(&mut row.groups.iter()),
        By::Place => names(&mut row.places.iter()),
        By::Perpetrator => names(&mut row.perpetrators.iter().map(|one| &one.name)),
        By::Source => names(&mut row.tellers()),
    }
}

/// How many of these rows are not counted, by reason.
#[must_use]
pub fn left_out(facts: &Facts, rows: &[usize]) -> Vec<(Reason, usize)> {
    let reasons = || rows.iter().filter_map(|row| facts.rows.get(*row)).map(|row| row.status.reason());
    let count = |wanted: Reason| (wanted, reasons().filter(|reason| *reason == wanted).count());
    Reason::ALL.into_iter().skip(1).map(count).filter(|(_, count)| *count > 0).collect()
}
