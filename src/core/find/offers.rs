//! The places of some words in the reports of a project that can be tagged, and
//! which of them are ticked.

use std::collections::BTreeSet;

use super::{Choice, Choices, Hit, Standing, pick, standing};
use crate::core::model::{LabelId, Project};

/// A place that is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The report's position in the project.
    pub report: usize,
    /// Where, and what it is beyond the very words.
    pub hit: Hit,
    /// The label that stands there or beside, if a person should look.
    pub near: Option<LabelId>,
    /// Whether it is to be tagged.
    pub ticked: bool,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A report, by its position in the project, with so many places.
    Report(usize, usize),
    /// A place, by its position among the marks.
    Mark(usize),
}

/// What of the places is wanted.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// What a place may be beyond the very words.
    pub choices: Choices,
    /// The position of the report that is shown.
    pub here: Option<usize>,
    /// Whether in all reports, or in that one alone.
    pub everywhere: bool,
    /// The label that the places are to get.
    pub label: Option<LabelId>,
}

/// How many places there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that are nothing but the very words.
    pub exact: usize,
    /// For each of [`Choice::ALL`], those that come or go with it.
    pub choices: [usize; 4],
    /// Those that fit what is chosen, in the report that is shown.
    pub here: usize,
    /// The same in all reports.
    pub everywhere: usize,
    /// Those in the chosen reports that have the label already.
    pub tagged: usize,
}

/// What was found, what of it is offered, and what is ticked.
#[derive(Debug, Default)]
pub struct Offers {
    /// The reports with hits, by their positions in the project.
    found: Vec<(usize, Vec<Hit>)>,
    marks: Vec<Mark>,
    lines: Vec<Line>,
    /// The ticks that a person turned: report, and start in code points. They
    /// outlast other wishes.
    turned: BTreeSet<(usize, usize)>,
}

impl Offers {
    /// Takes in the hits of a report, whose position in the project this is.
    pub fn take(&mut self, report: usize, hits: Vec<Hit>) {
        if !hits.is_empty() {
            let place = self.found.partition_point(|(other, _)| *other < report);
            self.found.insert(place, (report, hits));
        }
    }

    /// Offers what fits a wish, ticked where nothing stands in the way and
    /// otherwise as a person turned it.
    pub fn offer(&mut self, project: &Project, wish: &Wish) -> Counts {
        let mut counts = Counts::default();
        (self.marks, self.lines) = (Vec::new(), Vec::new());
        for (at, hits) in &self.found {
            let picked = pick(hits, wish.choices);
            counts.everywhere += picked.len();
            if Some(*at) == wish.here {
                counts.here += picked.len();
            } else if !wish.everywhere {
                continue;
            }
            counts.add(hits, wish.choices);
            let (before, all) = (self.marks.len(), picked.len());
            self.marks.extend(marks(project, *at, picked, wish.label.as_ref(), &self.turned));
            let offered = self.marks.len() - before;
            counts.tagged += all - offered;
            if offered > 0 {
                self.lines.push(Line::Report(*at, offered));
                self.lines.extend((before..self.marks.len()).map(Line::Mark));
            }
        }
        counts
    }

    /// The lines of the list.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The places that are offered.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Those that are ticked.
    pub fn ticked(&self) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(|mark| mark.ticked)
    }

    /// Ticks each place, by its position, as wished.
    pub fn tick(&mut self, wish: impl Fn(usize, &Mark) -> bool) {
        for (at, mark) in self.marks.iter_mut().enumerate() {
            let wish = wish(at, mark);
            let key = (mark.report, mark.hit.range.start().0);
            if wish != mark.ticked && !self.turned.remove(&key) {
                self.turned.insert(key);
            }
            mark.ticked = wish;
        }
    }
}

impl Counts {
    fn add(&mut self, hits: &[Hit], wanted: Choices) {
        self.exact += hits.iter().filter(|hit| hit.is == Choices::default()).count();
        for (choice, count) in Choice::ALL.into_iter().zip(&mut self.choices) {
            let fits = |hit: &&Hit| hit.is.has(choice) && wanted.with(choice).covers(hit.is);
            *count += hits.iter().filter(fits).count();
        }
    }
}

/// The hits of a report that are offered.
fn marks(
    project: &Project,
    at: usize,
    hits: Vec<Hit>,
    label: Option<&LabelId>,
    turned: &BTreeSet<(usize, usize)>,
) -> Vec<Mark> {
    let sheet = project.reports.get(at).and_then(|report| project.sheet(&report.id));
    let mark = |hit: Hit| {
        let standing = sheet.zip(label).map(|(sheet, label)| standing(&sheet.spans, hit.range, label));
        let near = match standing {
            Some(Standing::Tagged) => return None,
            Some(Standing::Near(label)) => Some(label),
            Some(Standing::Free) | None => None,
        };
        let turned = turned.contains(&(at, hit.range.start().0));
        Some(Mark { report: at, hit, ticked: near.is_none() != turned, near })
    };
    hits.into_iter().filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::find::{Sought, occurrences};
    use crate::core::notation::project;

    /// The starts of what is ticked, in code points, with the other places in brackets.
    fn show(offers: &Offers) -> String {
        let mark = |mark: &Mark| {
            let start = mark.hit.range.start().0;
            if mark.ticked { start.to_string() } else { format!("({start})") }
        };
        offers.marks().iter().map(mark).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_free_is_ticked_and_what_was_turned_stays_turned() {
        let project = project("حلب ⟦حلب|place⟧ ⟦حلب|actor⟧ وحلب #حلب حلبية");
        let report = project.reports.first().unwrap();
        let mut offers = Offers::default();
        offers.take(0, occurrences(&Sought::new("حلب").unwrap(), &report.text));
        let wish =
            |choices| Wish { choices, here: Some(0), label: Some(LabelId::new("place")), ..Wish::default() };
        let exact = Choices::default();
        let counts = offers.offer(&project, &wish(exact));
        assert_eq!(show(&offers), "0 (8)");
        assert_eq!((counts.exact, counts.choices, counts.here, counts.tagged), (3, [1, 0, 1, 1], 3, 1));
        offers.tick(|at, mark| if at == 1 { !mark.ticked } else { mark.ticked });
        offers.offer(&project, &wish(exact.with(Choice::Proclitics)));
        assert_eq!(show(&offers), "0 8 13");
        offers.tick(|_, _| false);
        offers.offer(&project, &wish(exact));
        assert_eq!(show(&offers), "(0) (8)");
        assert_eq!(offers.lines(), [Line::Report(0, 2), Line::Mark(0), Line::Mark(1)]);
        let elsewhere = Wish { here: Some(1), ..wish(exact) };
        assert_eq!(offers.offer(&project, &elsewhere), Counts { everywhere: 3, ..Counts::default() });
        assert_eq!(show(&offers), "");
    }
}
