use super::*;
use crate::core::datasets::write::{Loss, Nesting, Scheme};
use crate::core::datasets::{Tokens, View, What};

fn told(found: &Found) -> Vec<(&str, String)> {
    let word = |what: &What| match what {
        What::LeftOut(word) => word.clone(),
        other => format!("{other:?}"),
    };
    found.findings.iter().map(|finding| (finding.place.as_str(), word(&finding.what))).collect()
}

/// The labels and words of a file's marks.
fn marks(text: &str) -> Vec<String> {
    let found = read_file(Format::Conll, "a.conll", text);
    assert_eq!(told(&found), [], "{text}");
    let [document] = &found.documents[..] else { panic!("{text}") };
    let marks = document.works.iter().flat_map(|work| &work.marks);
    marks.zip(words(document)).map(|(mark, words)| format!("{} {words}", mark.label)).collect()
}

#[test]
fn tags_of_every_scheme_are_understood() {
    let check = |tags: &str, expected: &[&str]| {
        let file = |part: &str| -> String {
            tags.split(' ')
                .zip("abcdefgh".chars())
                .map(|(tag, token)| format!("{token}{part}{tag}\n"))
                .collect()
        };
        assert_eq!(marks(&file("\t")), expected, "{tags}");
        assert_eq!(marks(&file(" ")), expected, "{tags}");
        assert_eq!(marks(file("\t").replace('\n', "\r\n").trim_end()), expected, "{tags}");
    };
    check("O O", &[]);
    check("B-X I-X O B-X", &["X a b", "X d"]);
    check("B-X B-X I-X", &["X a", "X b c"]);
    check("I-X I-X O I-Y", &["X a b", "Y d"]);
    check("I-X B-X I-Y", &["X a", "X b", "Y c"]);
    check("O I-X I-Y", &["X b", "Y c"]);
    check("B-X I-X E-X S-X S-Y O", &["X a b c", "X d", "Y e"]);
    check("B-X L-X U-X U-X", &["X a b", "X c", "X d"]);
    check("B-X M-X E-X W-X", &["X a b c", "X d"]);
    check("B-X E-X I-X E-Y", &["X a b", "X c", "Y d"]);
    check("X X O Y", &["X a b", "Y d"]);
    check("B-X-Y I-X-Y E-mail", &["X-Y a b", "mail c"]);
    check("_ B-X _", &["X b"]);
}

#[test]
fn texts_are_rebuilt() {
    let check = |file: &str, expected: &[(&str, &str)], findings: &[(&str, &str)]| {
        let found = read_file(Format::Conll, "d/a.conll", file);
        let told = told(&found);
        let told: Vec<(&str, &str)> = told.iter().map(|(place, word)| (*place, word.as_str())).collect();
        assert_eq!(told, findings, "{file}");
        let texts: Vec<(&str, &str)> =
            found.documents.iter().map(|one| (one.name.as_str(), one.text.as_str())).collect();
        assert_eq!(texts, expected, "{file}");
    };
    check("في O\nحلب B-X\n. O\n\n\nثم O", &[("a", "في حلب .\nثم")], &[]);
    check("a O\n \t \nb O\n", &[("a", "a\nb")], &[]);
    check(
        "-DOCSTART- -X- O O\n\na NN B-NP O\n\n-DOCSTART- -X- O O\n\nb NN B-NP O\n",
        &[("a-1", "a"), ("a-2", "b")],
        &[("", "columns 2–3")],
    );
    check("-DOCSTART- (1 EU)\na\tB\tX\tY\tB-X", &[("1 EU", "a")], &[("", "columns 2–4")]);
    check("# id = r1\na\tO\n\n# id = r2\nb\tO\n\n", &[("r1", "a"), ("r2", "b")], &[]);
    check(
        "# newdoc id = r1\n# sent_id = 1\n# text = a, b\na\tO\n,\tO\nb\tO\n",
        &[("r1", "a, b")],
        &[("line 2", "# sent_id")],
    );
    check(
        "# text = ab\n\na\tO\nc\tO\n",
        &[("a", "a c")],
        &[("line 3", "# text that is not that of the tokens")],
    );
    check("# text = a b\na\tO\n", &[("a", "a")], &[("line 2", "# text that is not that of the tokens")]);
    check("# id 52 domain=en\na _ _ B-X\nb _ _ I-X\n", &[("52", "a b")], &[("", "columns 2–3")]);
    check(
        "#begin document (bc/a); part 000\na\tO\n\n#end document\n#begin document (bc/b)\nb\tO",
        &[("bc/a", "a"), ("bc/b", "b")],
        &[],
    );
    check("1\ta\tB-X\tO\n2\tb\tO\tO\n\n1\tc\tO\tO\n", &[("a", "a b\nc")], &[("", "column 3")]);
    check("1\tO\tO\n3\tO\tO\n", &[("a", "1 3")], &[("", "column 2")]);
    check("#\tO\n#حلب\tB-X\n", &[("a", "# #حلب")], &[]);
    check("a b\tO\nc\tO", &[("a", "a b c")], &[]);
    check("a O\nb\n", &[("a", "a b")], &[("line 2", "token without a tag")]);
    check("", &[], &[("", "NoText")]);
    check(
        "# id = r1\n\n# id = r2\na O",
        &[("r2", "a")],
        &[("line 1", r#"Unreadable("a text without tokens")"#)],
    );
}

/// What a document comes to by this recipe.
fn lines(one: &Document, recipe: Recipe) -> (String, Vec<(Loss, usize)>) {
    let (file, losses) = file(std::slice::from_ref(one), &recipe);
    (file, losses.iter().collect())
}

#[test]
fn a_recipe_decides_on_the_tags() {
    let usual = Recipe::of(Format::Conll);
    let check = |recipe: Recipe, marked: &str, expected: &[&str], losses: &[(Loss, usize)]| {
        let (file, lost) = lines(&document(marked), recipe);
        let sentences: Vec<&str> = file.strip_prefix("# id = r\n").unwrap().split("\n\n").collect();
        let flat: Vec<String> =
            sentences.iter().map(|one| one.replace('\t', "/").replace('\n', " ")).collect();
        assert_eq!(
            (flat.join(" ¶ ").trim_end(), lost),
            (expected.concat().as_str(), losses.to_vec()),
            "{marked}"
        );
    };
    let touching = "قصف ⟦حلب|X⟧⟦ها|X⟧ ⟦و حمص|Y⟧. ثم";
    check(usual, touching, &["قصف/O حلب/B-X ها/B-X و/B-Y حمص/I-Y ./O ¶ ثم/O ¶"], &[]);
    let bioes = Recipe { scheme: Scheme::Bioes, ..usual };
    check(bioes, touching, &["قصف/O حلب/S-X ها/S-X و/B-Y حمص/E-Y ./O ¶ ثم/O ¶"], &[]);
    let inside = "في ب⟦دمشق|X⟧، غدا";
    check(usual, inside, &["في/O ب/O دمشق/B-X ،/O غدا/O ¶"], &[]);
    let whole = Recipe { view: View::WholeTokens, ..usual };
    check(whole, inside, &["في/O بدمشق/B-X ،/O غدا/O ¶"], &[(Loss::Widened, 1)]);
    let blanks = Recipe { tokens: Tokens::Blanks, ..whole };
    check(blanks, inside, &["في/O بدمشق،/B-X غدا/O ¶"], &[(Loss::Widened, 1)]);
    check(whole, "⟦ب|X⟧⟦دمشق|Y⟧", &["بدمشق/B-X ¶"], &[(Loss::Overlapping, 1), (Loss::Widened, 1)]);
    let nested = "⟦مشفى ⟦حلب|X⟧|Y⟧ ⟦الآن|air strike⟧";
    check(usual, nested, &["مشفى/O حلب/B-X الآن/B-air_strike ¶"], &[(Loss::Overlapping, 1), (Loss::Name, 1)]);
    let outer = Recipe { nesting: Nesting::Outermost, ..usual };
    check(
        outer,
        nested,
        &["مشفى/B-Y حلب/I-Y الآن/B-air_strike ¶"],
        &[(Loss::Overlapping, 1), (Loss::Name, 1)],
    );
    check(usual, "⟦a. B|X⟧. C\nd", &["a/B-X ./I-X B/I-X ./O ¶ C/O ¶ d/O ¶"], &[]);
}

proptest! {
    #[test]
    fn marks_come_back_on_their_words(
        document in any_document(),
        nesting in prop_oneof![Just(Nesting::Innermost), Just(Nesting::Outermost)],
        scheme in prop_oneof![Just(Scheme::Iob2), Just(Scheme::Bioes)],
        how in prop_oneof![Just(Tokens::Words), Just(Tokens::Blanks)],
        view in prop_oneof![Just(View::Exact), Just(View::WholeTokens)],
    ) {
        let recipe = Recipe { nesting, scheme, tokens: how, view, ..Recipe::of(Format::Conll) };
        let (file, losses) = file(std::slice::from_ref(&document), &recipe);
        let found = read_file(Format::Conll, "a", &file);
        let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let Some(came) = found.documents.first() else { return Ok(()) };
        let lost = |loss: Loss| losses.iter().find(|(one, _)| *one == loss).map_or(0, |(_, many)| many);
        let sent = &document.works[0];
        let many = came.works.iter().map(|work| work.marks.len()).sum::<usize>();
        prop_assert_eq!(many + lost(Loss::Overlapping), sent.marks.len());
        if view == View::Exact {
            prop_assert_eq!(lost(Loss::Widened), 0);
            for (came, words) in came.works.iter().flat_map(|work| &work.marks).zip(words(came)) {
                let same = |mark: &&Mark| {
                    let slice = document.text.slice(mark.range()).unwrap();
                    mark.label == came.label && visible(slice) == visible(&words)
                };
                prop_assert!(sent.marks.iter().any(|mark| same(&mark)), "{words}");
            }
        }
        prop_assert_eq!(visible(&squeezed(came.text.as_str())), visible(&squeezed(document.text.as_str())));
    }
}

/// Letters alone: what no token holds is nothing that can be seen.
fn visible(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
