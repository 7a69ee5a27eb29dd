//! How often each label and each choice was used, and how far the work is.

use std::sync::Arc;

use crate::core::model::{LabelId, Layer, Report, Span, Value};
use crate::core::order::order;
use crate::core::queue::Progress;

/// An attribute with more different values than this holds no choices.
pub const MOST: usize = 24;

/// How often each value of an attribute was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// The label that has the attribute.
    pub label: LabelId,
    /// The attribute.
    pub attribute: String,
    /// The values with how often each was used, the most used first.
    pub counts: Vec<(String, usize)>,
}

/// What was used how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many spans each label has, in the order in which they were first met.
    pub labels: Vec<(LabelId, usize)>,
    /// The attributes that hold choices.
    pub values: Vec<Values>,
    /// How many reports are new, begun and done.
    pub progress: [usize; 3],
}

impl Tally {
    /// Of a layer's work on these reports. Free texts (`cue`, ids of
    /// gazetteers) and figures are no choices: left out are attributes of which
    /// more than [`MOST`] values are in use.
    #[must_use]
    pub fn of(layer: &Layer, reports: &[Arc<Report>]) -> Self {
        let mut tally = Self::default();
        for report in reports {
            let sheet = layer.sheet(&report.id);
            let [new, begun, done] = &mut tally.progress;
            *match Progress::of(sheet) {
                Progress::New => new,
                Progress::Begun => begun,
                Progress::Done => done,
            } += 1;
            sheet.into_iter().flat_map(|sheet| sheet.spans.iter()).for_each(|span| tally.take(span));
        }
        tally.values.retain(|values| values.counts.len() <= MOST);
        tally.values.iter_mut().for_each(|values| values.counts = most_first(&values.counts));
        tally
    }

    fn take(&mut self, span: &Span) {
        match self.labels.iter_mut().find(|(label, _)| *label == span.label) {
            Some((_, count)) => *count += 1,
            None => self.labels.push((span.label.clone(), 1)),
        }
        for (name, value) in &span.attributes {
            let chosen = match value {
                Value::Text(one) => std::slice::from_ref(one),
                Value::Several(several) => several,
                _ => continue,
            };
            if matches!(name.as_str(), "cue" | "kb_id" | "gazetteer_id") {
                continue;
            }
            let known = self.values.iter().position(|one| one.label == span.label && one.attribute == *name);
            let place = known.unwrap_or_else(|| {
                let (label, attribute) = (span.label.clone(), name.clone());
                self.values.push(Values { label, attribute, counts: Vec::new() });
                self.values.len() - 1
            });
            let Some(values) = self.values.get_mut(place) else { continue };
            for one in chosen {
                let more = values.counts.len() <= MOST;
                match values.counts.iter_mut().find(|(value, _)| value == one) {
                    Some((_, count)) => *count += 1,
                    None if more => values.counts.push((one.clone(), 1)),
                    None => {}
                }
            }
        }
    }
}

/// The most used first; of equals the one that was used first.
fn most_first(counts: &[(String, usize)]) -> Vec<(String, usize)> {
    let sorted = order(counts.iter().map(|(_, count)| [usize::MAX - count, 0, 0]));
    sorted.into_iter().filter_map(|at| counts.get(at).cloned()).collect()
}
