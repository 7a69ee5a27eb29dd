//! The colours of the style sheets can be seen: the contrast of every label's
//! colour on every fill, and of the ink on both, in both themes, by the formula
//! of WCAG 2.2 (relative luminance; 4.5 for text, 3 for lines).

// Clippy spares the tests themselves, but not what they share.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../style/tokens.css");
const HUES: [&str; 8] = ["blue", "green", "orange", "violet", "pink", "brown", "teal", "grey"];

/// Red, green, blue and opacity, each from 0 to 1.
type Colour = [f64; 4];

/// The colours that a block of the style sheet sets, by the names of their properties.
fn tokens(block: &str) -> BTreeMap<String, Colour> {
    let (_, rest) = TOKENS.split_once(block).expect("the block is there");
    let (body, _) = rest.split_once('}').expect("the block ends");
    let pairs = body.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
    pairs.filter_map(|(name, value)| Some((name.to_owned(), colour(value)?))).collect()
}

fn colour(value: &str) -> Option<Colour> {
    if let Some(hex) = value.strip_prefix('#') {
        let part = |i: usize| u8::from_str_radix(&hex[i..i + 2], 16).ok().map(|v| f64::from(v) / 255.0);
        return Some([part(0)?, part(2)?, part(4)?, 1.0]);
    }
    let parts = value.strip_prefix("rgb(")?.strip_suffix(')')?;
    let numbers: Vec<f64> = parts.split([' ', '/']).filter_map(|part| part.parse().ok()).collect();
    let [r, g, b, a] = numbers[..] else { return None };
    Some([r / 255.0, g / 255.0, b / 255.0, a])
}

fn over(top: Colour, below: Colour) -> Colour {
    let mix = |i: usize| top[i] * top[3] + below[i] * (1.0 - top[3]);
    [mix(0), mix(1), mix(2), 1.0]
}

fn luminance(colour: Colour) -> f64 {
    let part = |v: f64| if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) };
    0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2])
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_formula_is_that_of_wcag() {
    let check = |a: &str, b: &str, expected: f64| {
        let found = contrast(colour(a).unwrap(), colour(b).unwrap());
        assert!((found - expected).abs() < 0.01, "{a} on {b}: {found}");
    };
    check("#000000", "#ffffff", 21.0);
    check("#767676", "#ffffff", 4.54);
    check("#ff0000", "#ffffff", 4.0);
}

#[test]
fn every_label_can_be_seen_on_every_fill() {
    let light = tokens(":root {");
    let dark = tokens(":root[data-theme=\"dark\"] {");
    let mut faint = Vec::new();
    for (theme, colours) in [("light", light), ("dark", dark)] {
        let of = |name: &str| colours[name];
        let fills = HUES.iter().flat_map(|hue| (1..=3).map(move |depth| format!("{hue}-{depth}")));
        let washes = ["pending", "wash", "wash-2"].map(str::to_owned);
        let grounds: Vec<_> = fills.chain(washes).map(|name| (over(of(&name), of("paper")), name)).collect();
        assert_eq!(grounds.len(), 27);
        for (ground, name) in grounds.into_iter().chain([(of("paper"), "paper".to_owned())]) {
            let mut check = |colour: &str, least: f64| {
                let found = contrast(of(colour), ground);
                if found < least {
                    faint.push(format!("{theme}: {colour} on {name} is {found:.2}, not {least}"));
                }
            };
            check("ink", 4.5);
            HUES.iter().for_each(|hue| check(hue, 3.0));
        }
        for (text, ground, least) in [
            ("ink-2", "frame", 4.5),
            ("ink-3", "frame", 4.5),
            ("ink-3", "paper", 4.5),
            ("ink-3", "raised", 4.5),
            ("edge", "paper", 3.0),
            ("edge", "frame", 3.0),
        ] {
            let found = contrast(of(text), of(ground));
            if found < least {
                faint.push(format!("{theme}: {text} on {ground} is {found:.2}, not {least}"));
            }
        }
    }
    assert_eq!(faint, [""; 0]);
}
