//! Moving an edge. In the cases `⟦…⟧` is the range before and after.

use super::*;
use crate::core::text::{Edge, Unit};

fn moved(input: &str, step: impl FnOnce(&Text, TextRange) -> Option<TextRange>) -> String {
    let (text, ranges, _) = parse(input);
    show(&text, step(&text, ranges[0]))
}

#[test]
fn steps() {
    use Edge::{End, Start};
    use Unit::{Letter, Word};
    for (edge, onwards, unit, before, after) in [
        (End, true, Word, "قصفت ⟦قوات⟧ النظام، حي", "قصفت ⟦قوات النظام⟧، حي"),
        (End, true, Word, "قصفت ⟦قوات النظام⟧، حي", "قصفت ⟦قوات النظام، حي⟧"),
        (End, true, Word, "قصفت ⟦قوات الن⟧ظام", "قصفت ⟦قوات النظام⟧"),
        (End, true, Word, "قصفت ⟦قوات⟧.", "قصفت قوات."),
        (End, false, Word, "⟦قوات النظام، حي⟧", "⟦قوات النظام⟧، حي"),
        (End, false, Word, "⟦قوات الن⟧ظام", "⟦قوات⟧ النظام"),
        (End, false, Word, "⟦قوات⟧ النظام", "قوات النظام"),
        (Start, false, Word, "قصفت ⟦قوات⟧", "⟦قصفت قوات⟧"),
        (Start, false, Word, "و⟦الفصائل⟧", "⟦والفصائل⟧"),
        (Start, false, Word, "⟦قصفت⟧ قوات", "قصفت قوات"),
        (Start, true, Word, "⟦قصفت قوات⟧", "قصفت ⟦قوات⟧"),
        (Start, true, Word, "⟦قصفت، قوات⟧", "قصفت، ⟦قوات⟧"),
        (Start, true, Word, "⟦قوات⟧ النظام", "قوات النظام"),
        (End, true, Letter, "⟦قوا⟧ت النظام", "⟦قوات⟧ النظام"),
        (End, true, Letter, "⟦قوات⟧ النظام", "⟦قوات ا⟧لنظام"),
        (End, false, Letter, "⟦قوات ا⟧لنظام", "⟦قوات⟧ النظام"),
        (End, false, Letter, "⟦ق⟧وات", "قوات"),
        (End, true, Letter, "⟦قُتِ⟧لَ", "⟦قُتِلَ⟧"),
        (Start, true, Letter, "⟦والفصائل⟧", "و⟦الفصائل⟧"),
        (Start, false, Letter, "حي ⟦جوبر⟧", "ح⟦ي جوبر⟧"),
        (Start, false, Letter, "⟦حي⟧", "حي"),
        (End, true, Letter, "حي ⟦جوبر⟧ ", "حي جوبر "),
    ] {
        let step = |text: &Text, range| text.step_edge(range, edge, onwards, unit);
        assert_eq!(moved(before, step), after, "{edge:?} {onwards} {unit:?}");
    }
}

#[test]
fn puts() {
    use Edge::{End, Start};
    use Unit::{Letter, Word};
    for (edge, unit, at, before, after) in [
        (End, Word, 11, "قصفت ⟦قوات⟧ النظام حي", "قصفت ⟦قوات النظام⟧ حي"),
        (End, Word, 7, "قصفت ⟦قوات النظام⟧ حي", "قصفت ⟦قوات⟧ النظام حي"),
        (End, Word, 5, "قصفت ⟦قوات النظام⟧ حي", "قصفت قوات النظام حي"),
        (End, Letter, 12, "قصفت ⟦قوات⟧ النظام حي", "قصفت ⟦قوات ال⟧نظام حي"),
        (Start, Word, 2, "قصفت ⟦قوات⟧", "⟦قصفت قوات⟧"),
        (Start, Word, 1, "⟦والفصائل⟧", "و⟦الفصائل⟧"),
        // The edge that is not held stays where it was put by letters.
        (End, Word, 11, "قص⟦فت قوات⟧ النظام", "قص⟦فت قوات النظام⟧"),
    ] {
        let put = |text: &Text, range| text.put_edge(range, edge, CodePoint(at), unit);
        assert_eq!(moved(before, put), after, "{edge:?} {unit:?} {at}");
    }
}

#[test]
fn a_proclitic_is_dropped_and_taken_back() {
    for (before, after) in [
        ("⟦والفصائل⟧", "و⟦الفصائل⟧"),
        ("و⟦الفصائل⟧", "⟦والفصائل⟧"),
        ("⟦وبالمدينة⟧ كلها", "و⟦بالمدينة⟧ كلها"),
        ("و⟦بالمدينة كلها⟧", "وب⟦المدينة كلها⟧"),
        ("وب⟦المدينة⟧ كلها", "⟦وبالمدينة⟧ كلها"),
        ("⟦قوات⟧ والفصائل", "قوات والفصائل"),
    ] {
        assert_eq!(moved(before, Text::turn_proclitic), after, "{before}");
    }
}
