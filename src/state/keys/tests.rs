use super::chord::cap;
use super::*;
use crate::core::model::Schema;

fn press(keys: &str) -> Press {
    let chord = Chord::parse(keys).unwrap();
    Press { code: chord.code().to_owned(), held: chord.held(), ..Press::default() }
}

fn written(code: &str, writes: &str) -> Press {
    Press { writes: writes.to_owned(), ..press(code) }
}

fn intent(keys: &str) -> Option<Intent> {
    intent_of(&press(keys), &Keymap::default(), &Schema::conflict_reports())
}

#[test]
fn keys_mean_what_the_list_of_shortcuts_says() {
    let label = |id| Some(Intent::Label(LabelId::new(id)));
    assert_eq!(intent("Digit3"), label("casualty"));
    assert_eq!(intent("Numpad3"), label("casualty"));
    assert_eq!(intent("KeyL"), label("claim"));
    assert_eq!(intent("Shift+KeyL"), Some(Intent::Pen(LabelId::new("claim"))));
    assert_eq!(intent("Ctrl+ArrowLeft"), Some(Intent::Move(Way::Left, Unit::Word)));
    for nothing in
        ["Shift+KeyQ", "Ctrl+KeyC", "Alt+Digit1", "Ctrl+Home", "Shift+Slash", "KeyQ", "Ctrl+Alt+KeyZ"]
    {
        assert_eq!(intent(nothing), None, "{nothing}");
    }
    for (keys, deed) in [
        ("Ctrl+KeyZ", Deed::Undo),
        ("Ctrl+Shift+KeyZ", Deed::Redo),
        ("Ctrl+KeyY", Deed::Redo),
        ("BracketRight", Deed::NextSpan),
        ("KeyJ", Deed::NextReport),
        ("Escape", Deed::LetGo),
        ("Backspace", Deed::Delete),
        ("F1", Deed::Help),
    ] {
        assert_eq!(intent(keys), Some(Intent::Do(deed)), "{keys}");
    }
    assert_eq!(intent("ArrowLeft"), Some(Intent::Move(Way::Left, Unit::Letter)));
    assert_eq!(intent("Shift+ArrowLeft"), Some(Intent::Extend(Way::Left, Unit::Word)));
    assert_eq!(intent("Ctrl+ArrowDown"), Some(Intent::Move(Way::ParagraphOn, Unit::Word)));
    assert_eq!(intent("Ctrl+Shift+ArrowUp"), Some(Intent::Extend(Way::ParagraphBack, Unit::Word)));
    assert_eq!(intent("Shift+End"), Some(Intent::Extend(Way::LineEnd, Unit::Word)));
    assert_eq!(intent("Alt+Shift+ArrowRight"), Some(Intent::Extend(Way::Right, Unit::Letter)));
    for writes in ["?", "؟"] {
        let press = written("Shift+Slash", writes);
        let meant = intent_of(&press, &Keymap::default(), &Schema::conflict_reports());
        assert_eq!(meant, Some(Intent::Do(Deed::Help)));
    }
}

#[test]
fn every_usual_key_can_be_read_and_is_free() {
    let (keymap, schema) = (Keymap::default(), Schema::conflict_reports());
    for deed in Deed::ALL.iter().copied() {
        assert_eq!(Deed::of_id(deed.id()), Some(deed));
        for chord in deed.usual_chords() {
            assert_eq!(Chord::parse(&chord.to_string()), Some(chord.clone()), "{chord}");
            let press =
                Press { code: chord.code().to_owned(), writes: chord.to_string(), held: chord.held() };
            assert_eq!(keymap.deed_of(&press), Some(deed), "{chord} is another command's too");
            let heard = keymap.hear(deed, &press, &schema);
            // Where a button has the focus Enter is the button's; else it is free.
            let shared = matches!(deed, Deed::Fill | Deed::Confirm) && heard == Heard::Clash(Clash::Buttons);
            assert!(shared || !matches!(heard, Heard::Clash(_)), "{chord}: {heard:?}");
        }
        assert_eq!(deed.usual_chords().len(), deed.usual().len(), "{}", deed.id());
    }
}

#[test]
fn no_command_hides_a_label() {
    let schema = Schema::conflict_reports();
    for (i, label) in schema.labels.iter().enumerate() {
        let caps = |chord: &Chord| chord.caps(false).concat();
        let chords = Keymap::default().label_chords(&schema, &label.id);
        let shown: Vec<_> = chords.iter().map(caps).collect();
        assert_eq!(shown, [(i + 1).to_string(), label.key.to_string()]);
    }
    let mut bare = schema;
    bare.labels[1].key = crate::core::reshape::NO_KEY;
    let chords = Keymap::default().label_chords(&bare, &bare.labels[1].id);
    assert_eq!(chords.iter().map(ToString::to_string).collect::<Vec<_>>(), ["Digit2"]);
}

#[test]
fn keys_are_shown_as_on_the_keyboard() {
    let check = |chord: &str, expected: &str, mac: &str| {
        let chord = Chord::parse(chord).unwrap();
        assert_eq!(chord.caps(false).join(" "), expected);
        assert_eq!(chord.caps(true).join(" "), mac);
    };
    check("Ctrl+Shift+KeyZ", "Ctrl ⇧ Z", "⌘ ⇧ Z");
    check("Alt+ArrowUp", "Alt ↑", "⌥ ↑");
    check("BracketLeft", "[", "[");
    check("Numpad7", "7", "7");
    check("?", "?", "?");
    assert_eq!(cap("PrintScreen"), "PrintScreen");
    assert_eq!(BY_WORDS.caps(false), ["⇧", "←", "→"]);
}

#[test]
fn what_is_no_chord_is_not_read() {
    for text in ["", "Ctrl+", "Ctrl+?", "Key A", "Shift+Ctrl+KeyA", "؟؟", "Ctrl+Ctrl+KeyA"] {
        assert_eq!(Chord::parse(text), None, "{text}");
    }
}

#[track_caller]
fn check_heard(keymap: &Keymap, deed: Deed, press: &Press, expected: Heard) {
    assert_eq!(keymap.hear(deed, press, &Schema::conflict_reports()), expected);
}

#[test]
fn a_new_key_is_taken_or_clashes() {
    let keymap = Keymap::default();
    let clash = |clash| Heard::Clash(clash);
    let check = |keys: &str, expected| check_heard(&keymap, Deed::Done, &press(keys), expected);
    check("KeyX", Heard::Take);
    check("KeyD", Heard::Take);
    check("Ctrl+Shift+KeyD", Heard::Take);
    check("Ctrl+Delete", Heard::Take);
    check("ShiftLeft", Heard::Nothing);
    check("Ctrl+ControlRight", Heard::Nothing);
    check("Escape", Heard::Cancel);
    check("Delete", Heard::Clear);
    check("Backspace", Heard::Clear);
    check("Shift+Tab", Heard::Leave);
    check("KeyJ", clash(Clash::Deed(Deed::NextReport)));
    check("Ctrl+KeyY", clash(Clash::Deed(Deed::Redo)));
    check("KeyP", clash(Clash::Label(LabelId::new("place"))));
    check("Digit4", clash(Clash::Label(LabelId::new("claim"))));
    check("Digit7", Heard::Take);
    check("Enter", clash(Clash::Buttons));
    check("Shift+Space", clash(Clash::Buttons));
    for keys in [
        "Ctrl+KeyW",
        "Ctrl+Shift+KeyT",
        "Ctrl+KeyN",
        "Ctrl+KeyC",
        "Ctrl+Equal",
        "Ctrl+Digit3",
        "F5",
        "Alt+F4",
    ] {
        check(keys, clash(Clash::Browser));
    }
    let arrows = keymap.hear(Deed::Done, &press("Shift+ArrowLeft"), &Schema::conflict_reports());
    assert!(matches!(arrows, Heard::Clash(ref clash @ Clash::Arrows(_)) if !clash.can_yield()), "{arrows:?}");
    check_heard(&keymap, Deed::Done, &written("Shift+Slash", "?"), clash(Clash::Deed(Deed::Help)));
    assert!(Clash::Deed(Deed::Redo).can_yield() && !Clash::Browser.can_yield());
}

fn shown(keymap: &Keymap, deed: Deed) -> Vec<String> {
    keymap.chords(deed).iter().map(ToString::to_string).collect()
}

#[test]
fn a_key_belongs_to_one_command() {
    let mut keymap = Keymap::default();
    keymap.take(Deed::Done, &press("Ctrl+KeyY"));
    assert_eq!(shown(&keymap, Deed::Done), ["Ctrl+KeyY"]);
    assert_eq!(shown(&keymap, Deed::Redo), ["Ctrl+Shift+KeyZ"]);
    assert_eq!(keymap.deed_of(&press("Ctrl+KeyY")), Some(Deed::Done));
    assert_eq!(keymap.deed_of(&press("KeyD")), None);
    // The sign that the key writes is taken with it.
    keymap.take(Deed::Done, &written("Shift+Slash", "?"));
    assert_eq!(shown(&keymap, Deed::Help), ["؟", "F1"]);
    assert_eq!(keymap.deed_of(&written("Shift+Slash", "؟")), Some(Deed::Done));
    assert_eq!(keymap.holder_of_usual(Deed::Help), None);
    keymap.set(Deed::Export, vec![]);
    assert_eq!(keymap.deed_of(&press("Ctrl+KeyS")), None);
}

#[test]
fn going_back_to_the_usual_keys() {
    let mut keymap = Keymap::default();
    keymap.take(Deed::Done, &press("KeyJ"));
    assert_eq!(keymap.holder_of_usual(Deed::NextReport), Some(Deed::Done));
    assert_eq!(keymap.holder_of_usual(Deed::Done), None);
    keymap.reset(Deed::NextReport);
    assert_eq!((shown(&keymap, Deed::NextReport), shown(&keymap, Deed::Done)), (vec!["KeyJ".into()], vec![]));
    keymap.reset(Deed::Done);
    assert!(keymap.is_usual());
}

#[test]
fn a_command_takes_the_key_of_a_label() {
    let (mut keymap, schema) = (Keymap::default(), Schema::conflict_reports());
    keymap.take(Deed::Done, &press("KeyP"));
    let place = LabelId::new("place");
    let left: Vec<_> = keymap.label_chords(&schema, &place).iter().map(ToString::to_string).collect();
    assert_eq!(left, ["Digit2"]);
    assert_eq!(intent_of(&press("KeyP"), &keymap, &schema), Some(Intent::Do(Deed::Done)));
}

#[test]
fn only_what_was_changed_is_remembered() {
    let mut keymap = Keymap::default();
    assert_eq!(keymap.to_string(), "");
    keymap.take(Deed::Done, &press("KeyJ"));
    keymap.set(Deed::Export, vec![]);
    let text = keymap.to_string();
    assert_eq!(text, "next-report=;done=KeyJ;export=");
    assert_eq!(Keymap::parse(&text), keymap);
    keymap.take(Deed::Done, &press("KeyD"));
    keymap.reset(Deed::Export);
    keymap.reset(Deed::NextReport);
    assert_eq!(keymap, Keymap::default());
}

#[test]
fn what_is_damaged_counts_as_never_changed() {
    let check = |text: &str, expected: &str| assert_eq!(Keymap::parse(text).to_string(), expected);
    check("nonsense", "");
    check("done=Key J;;=;fly=KeyX", "");
    check("done=Ctrl+;export=KeyQ", "export=KeyQ");
    // One key twice: the last one has it.
    check("done=KeyX;export=KeyX", "done=;export=KeyX");
}
