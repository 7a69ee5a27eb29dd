//! Who said what about an annotation or a report, and in answer to whom.
//!
//! A thread has what was said about the same thing in any layer: each comment
//! that answers none, the oldest first, and below it what answers it, or answers
//! an answer, the oldest first. A comment answers only an older one that is
//! there; else it stands by itself. What was said about an annotation that is
//! gone is among what was said about its report, so that nothing said is lost.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::model::{AnnotationId, Comment, LayerId, Mention, Project, ReportId, Timestamp};

/// A comment in a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The comment.
    pub comment: Comment,
    /// The layer that it stands in.
    pub layer: LayerId,
    /// Whether it answers another of the thread.
    pub is_answer: bool,
}

/// All comments on a report.
struct Comments<'a> {
    /// With the layers that they stand in.
    all: Vec<(&'a Comment, LayerId)>,
    by_id: BTreeMap<AnnotationId, &'a Comment>,
}

impl<'a> Comments<'a> {
    fn of(project: &'a Project, report: &ReportId) -> Self {
        let sheets = project.layers.iter().filter_map(|layer| Some((layer.id, layer.sheet(report)?)));
        let all: Vec<_> =
            sheets.flat_map(|(id, sheet)| sheet.comments.values().map(move |one| (one, id))).collect();
        let by_id = all.iter().map(|(one, _)| (one.id, *one)).collect();
        Self { all, by_id }
    }

    /// The comment that a thread of answers began with.
    fn first(&self, mut comment: &'a Comment) -> &'a Comment {
        // Each one is older than the one before, so this ends.
        while let Some(older) = comment.answers.and_then(|id| self.by_id.get(&id))
            && age(older) < age(comment)
        {
            comment = older;
        }
        comment
    }
}

/// Where a comment stands in time.
fn age(comment: &Comment) -> (&Timestamp, AnnotationId) {
    (&comment.created.at, comment.id)
}

fn is_there(project: &Project, report: &ReportId, Mention { layer, id }: Mention) -> bool {
    let sheet = project.layer(layer).and_then(|layer| layer.sheet(report));
    sheet.is_some_and(|sheet| sheet.spans.get(id).is_some() || sheet.relations.contains_key(&id))
}

/// What was said about any of these annotations of a report; about the report
/// itself where there are none.
#[must_use]
pub fn thread(project: &Project, report: &ReportId, about: &[Mention]) -> Vec<Said> {
    let comments = Comments::of(project, report);
    let belongs = |first: &Comment| match first.about {
        Some(mention) if !about.is_empty() => about.contains(&mention),
        Some(mention) => !is_there(project, report, mention),
        None => about.is_empty(),
    };
    let placed = comments.all.iter().map(|(comment, layer)| (comments.first(comment), *comment, *layer));
    let mut placed: Vec<_> = placed.filter(|(first, ..)| belongs(first)).collect();
    placed.sort_by_key(|(first, comment, _)| (age(first), first.id != comment.id, age(comment)));
    let said = |(first, comment, layer): (&Comment, &Comment, LayerId)| Said {
        is_answer: first.id != comment.id,
        comment: comment.clone(),
        layer,
    };
    placed.into_iter().map(said).collect()
}

/// The annotations of a report about which somebody said something.
#[must_use]
pub fn talked_about(project: &Project, report: &ReportId) -> BTreeSet<Mention> {
    let comments = Comments::of(project, report);
    comments.all.iter().filter_map(|(comment, _)| comments.first(comment).about).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::model::{Layer, Stamp};
    use crate::core::notation::{self, id};
    use uuid::Uuid;

    const LAYERS: [LayerId; 2] = [LayerId(Uuid::from_u128(100)), LayerId(Uuid::from_u128(101))];

    /// A comment: its number, its layer, the minute, the span that it is about, the
    /// comment that it answers.
    type Made = (u128, usize, u32, Option<u128>, Option<u128>);

    /// A span 1 in each of two layers, and comments.
    fn project(comments: &[Made]) -> Project {
        let mut project = notation::project("غارة على ⟦مستشفى|place⟧");
        let sheets = std::mem::take(&mut project.layers[0].sheets);
        project.layers = LAYERS
            .iter()
            .map(|id| Layer { sheets: sheets.clone(), ..Layer::new(*id, String::new(), 1) })
            .collect();
        for (n, layer, minute, about, answers) in comments {
            let at = Timestamp::parse(&format!("2026-11-22T09:{minute:02}:00.000Z")).unwrap();
            let stamp = Stamp { by: "".into(), at };
            let about = about.map(|n| Mention { layer: LAYERS[0], id: id(n) });
            let text = format!("{n}");
            let (created, updated, answers) = (stamp.clone(), stamp, answers.map(id));
            let comment = Comment { id: id(*n), about, answers, text, revision: 1, created, updated };
            let sheet = project.layers[*layer].sheet_mut(&ReportId::new("r"));
            sheet.comments.insert(id(*n), comment);
        }
        project
    }

    /// The comments in order, answers with a blank before them.
    fn read(project: &Project, about: &[u128]) -> String {
        let about: Vec<_> = about.iter().map(|n| Mention { layer: LAYERS[0], id: id(*n) }).collect();
        let said = thread(project, &project.reports[0].id, &about);
        let line = |said: Said| format!("{}{}", if said.is_answer { " " } else { "/" }, said.comment.text);
        said.into_iter().map(line).collect()
    }

    #[test]
    fn answers_stand_below_what_they_answer() {
        let check = |comments: &[Made], on_span: &str, on_report: &str| {
            let project = project(comments);
            assert_eq!([read(&project, &[1]), read(&project, &[])], [on_span, on_report], "{comments:?}");
        };
        check(&[], "", "");
        check(&[(10, 1, 5, Some(1), None), (11, 0, 3, Some(1), None)], "/11/10", "");
        check(
            &[(10, 1, 1, Some(1), None), (11, 0, 3, None, Some(10)), (12, 0, 2, Some(1), None)],
            "/10 11/12",
            "",
        );
        check(
            &[(10, 1, 1, None, None), (11, 0, 2, None, Some(10)), (12, 1, 3, None, Some(11))],
            "",
            "/10 11 12",
        );
        // What it is about is gone, or was never there.
        check(&[(10, 1, 1, Some(7), None), (11, 0, 2, Some(7), Some(10))], "", "/10 11");
        // What it answers is not there, or not older: no circle hides anything.
        check(&[(10, 0, 1, Some(1), Some(9))], "/10", "");
        check(&[(10, 0, 1, Some(1), Some(11)), (11, 1, 2, Some(1), Some(10))], "/10 11", "");
        check(&[(10, 0, 1, Some(1), Some(10))], "/10", "");
    }

    #[test]
    fn what_was_talked_about() {
        let project =
            project(&[(10, 1, 1, Some(1), None), (11, 0, 2, None, Some(10)), (12, 0, 3, None, None)]);
        let about: Vec<_> = talked_about(&project, &project.reports[0].id).into_iter().collect();
        assert_eq!(about, [Mention { layer: LAYERS[0], id: id(1) }]);
    }
}
