//! Words about reviewing, in both languages.

/// The words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct ReviewWording {
    pub did_decide: &'static str,
    pub did_comment: &'static str,
}

pub(super) const EN: ReviewWording = ReviewWording { did_decide: "decide", did_comment: "comment" };

pub(super) const AR: ReviewWording =
    ReviewWording { did_decide: "القرار", did_comment: "التعليق" };
