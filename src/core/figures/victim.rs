//! Who the people of a phrase are: by the counted noun, else by the group
//! around it, else, where the noun is left out, by the people named before.

use super::govern::harm_at;
use super::harm;
use super::little::{AMONG, group};
use super::nouns::noun;
use super::number::number;
use super::phrase::Phrase;
use super::reading::Victim;
use super::tokens::{Gap, Token};

/// How many tokens behind a phrase may still name its group.
const REACH: usize = 9;

/// Who they are, by the phrase and the words behind it.
pub(super) fn victim(tokens: &[Token], phrase: &Phrase) -> Victim {
    let own = phrase.noun.map_or(Victim::Unknown, |form| form.noun.victim);
    let aid = is_aid(tokens, phrase.end);
    let member = tokens.get(phrase.end).is_some_and(|token| matches!(token.word.as_str(), "في" | "من"));
    match own {
        Victim::Fighter if aid => Victim::Civilian,
        Victim::Unknown if aid && member => Victim::Civilian,
        Victim::Unknown => around(tokens, phrase),
        _ => own.with(second(tokens, phrase)),
    }
}

/// A member of the civil defence or of a medical corps is no fighter.
fn is_aid(tokens: &[Token], at: usize) -> bool {
    let window = tokens.get(at..tokens.len().min(at + 4)).unwrap_or_default();
    window.iter().any(|token| {
        ["الدفاع", "دفاع", "الاسعاف", "اسعاف", "الاغاثه", "اغاثه", "الهلال", "الصليب", "الخوذ"]
            .contains(&token.word.as_str())
    }) && !window.iter().any(|token| matches!(token.word.as_str(), "وزاره" | "الوطني" | "وطني"))
}

/// A second noun under the same number: 5 مدنيين وعسكريين.
fn second(tokens: &[Token], phrase: &Phrase) -> Victim {
    let shared = phrase.noun.zip(tokens.get(phrase.end)).filter(|_| !phrase.is_bare());
    let Some((first, next)) = shared.filter(|(_, next)| next.gap == Gap::Blank) else {
        return Victim::Unknown;
    };
    let form = next.forms().find(|form| form.glued == "و").and_then(|form| noun(form.word));
    // وأسر is "and the capture of" far more often than "and families".
    form.filter(|form| form.count == first.count && !form.noun.is_family())
        .map_or(Victim::Unknown, |form| form.noun.victim)
}

/// The group behind a phrase: an adjective (قتلى مدنيين), its members or name
/// behind من or بين صفوف, or a name in construct (قتلى النظام).
fn around(tokens: &[Token], phrase: &Phrase) -> Victim {
    let mut found = Victim::Unknown;
    // Whether the next word may name the group.
    let mut open = phrase.noun.is_some();
    let mut most = false;
    for at in phrase.end..phrase.end + REACH {
        let Some(token) = tokens.get(at) else { break };
        let word = token.word.as_str();
        let named = |word: &str| {
            let members = noun(word).filter(|form| form.noun.kind.is_none()).map(|form| form.noun.victim);
            members.filter(|victim| *victim != Victim::Unknown).or_else(|| group(word))
        };
        if matches!(word, "معظمهم" | "غالبيتهم" | "اغلبهم" | "اكثرهم" | "جميعهم" | "كلهم")
        {
            (open, most) = (true, most || !matches!(word, "جميعهم" | "كلهم"));
            continue;
        }
        // "5 of them children".
        if at == phrase.end && phrase.noun.is_none() && token.is(&["منهم", "منهن"]) {
            open = true;
            continue;
        }
        if token.gap != Gap::Blank
            || token.is(AMONG)
            || number(tokens, at).is_some() && !token.word.starts_with("احد")
        {
            break;
        }
        if harm_at(tokens, at).is_some() {
            // Behind its own verb: قُتلوا وقضوا من عناصر النظام.
            let another = token.word.starts_with('و') && !harm::is_word(&token.word);
            if found == Victim::Unknown && (!another || harm_at(tokens, at - 1).is_some()) {
                continue;
            }
            break;
        }
        if matches!(word, "من" | "بين" | "صفوف" | "ضمن" | "بصفوف")
            || word == "في" && tokens.get(at + 1).is_some_and(|next| next.word == "صفوف")
        {
            open = true;
            continue;
        }
        let and = token.forms().find(|form| form.glued == "و" && named(form.word).is_some());
        // "A man and his wife": the next of a list.
        if at == phrase.end && and.is_some() {
            break;
        }
        let name = named(word).or_else(|| and.and_then(|form| named(form.word)));
        match name {
            Some(victim) if open || and.is_some() && found != Victim::Unknown => {
                found = found.with(if is_aid(tokens, at) { Victim::Civilian } else { victim });
            }
            _ if found != Victim::Unknown => break,
            // Behind من, one more word may stand before the name.
            _ => {
                open = open
                    && tokens
                        .get(at - 1)
                        .is_some_and(|before| matches!(before.word.as_str(), "من" | "بين" | "صفوف"))
            }
        }
    }
    if most && found != Victim::Unknown { Victim::Mixed } else { found }
}
