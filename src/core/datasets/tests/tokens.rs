use super::*;
use crate::core::datasets::tokens::{Tokens, sentences, tokens};
use crate::core::text::Text;

#[test]
fn no_sentence_ends_inside_a_word() {
    let check = |text: &str, expected: &[&[&str]]| {
        let text = Text::new(text);
        let slice = |range: TextRange| text.slice(range).unwrap();
        let found: Vec<Vec<&str>> = sentences(&text, &[])
            .into_iter()
            .map(|sentence| tokens(&text, sentence, Tokens::Words).into_iter().map(slice).collect())
            .collect();
        assert_eq!(found, expected);
    };
    check("قتل. وجرح", &[&["قتل", "."], &["وجرح"]]);
    check("نقلت أ.ف.ب أمس", &[&["نقلت", "أ.ف.ب", "أمس"]]);
    check("حلب؟نعم", &[&["حلب", "؟"], &["نعم"]]);
    check(" \n", &[]);
}

proptest! {
    #[test]
    fn what_can_be_seen_is_in_one_token_of_one_sentence(document in any_document()) {
        let text = &document.text;
        let marks: Vec<TextRange> = document.works[0].marks.iter().map(Mark::range).collect();
        for how in [Tokens::Words, Tokens::Blanks] {
            let found: Vec<TextRange> =
                sentences(text, &marks).into_iter().flat_map(|one| tokens(text, one, how)).collect();
            prop_assert!(found.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            let seen = |token: &TextRange| text.slice(*token).unwrap();
            let shown = |text: &str| -> String {
                let blank = |c: &char| !c.is_whitespace() && *c != '\u{200f}';
                text.chars().filter(blank).collect()
            };
            prop_assert_eq!(shown(&found.iter().map(seen).collect::<String>()), shown(text.as_str()));
        }
    }
}
