use super::*;

const TOKENS: &str = include_str!("../../../style/tokens.css");

/// The colours of the style sheet in a block that begins so, and its paper.
fn theme(block: &str) -> (Vec<Rgb>, Rgb) {
    let (_, rest) = TOKENS.split_once(block).unwrap();
    let (body, _) = rest.split_once('}').unwrap();
    let colour = |name: &str| {
        let (_, value) = body.split_once(&format!("--{name}: ")).unwrap();
        Rgb::parse(value.split(';').next().unwrap()).unwrap()
    };
    (Hue::ALL.iter().map(|hue| colour(hue.as_str())).collect(), colour("paper"))
}

fn themes() -> [(Vec<Rgb>, Rgb); 2] {
    [theme(":root {"), theme(":root[data-theme=\"dark\"] {")]
}

#[test]
fn ciede2000_is_that_of_the_published_pairs() {
    // Sharma, Wu, Dalal 2005, table 1.
    let check = |a: [f64; 3], b: [f64; 3], expected: f64| {
        for (a, b) in [(a, b), (b, a)] {
            let found = difference(Lab(a), Lab(b));
            assert!((found - expected).abs() < 0.000_05, "{a:?} {b:?}: {found}, not {expected}");
        }
    };
    check([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425);
    check([50.0, 3.1571, -77.2803], [50.0, 0.0, -82.7485], 2.8615);
    check([50.0, 2.8361, -74.0200], [50.0, 0.0, -82.7485], 3.4412);
    check([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0000);
    check([50.0, -1.1848, -84.8006], [50.0, 0.0, -82.7485], 1.0000);
    check([50.0, -0.9009, -85.5211], [50.0, 0.0, -82.7485], 1.0000);
    check([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669);
    check([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792);
    check([50.0, 2.49, -0.001], [50.0, -2.49, 0.0010], 7.1792);
    check([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195);
    check([50.0, 2.49, -0.001], [50.0, -2.49, 0.0012], 7.2195);
    check([50.0, -0.001, 2.49], [50.0, 0.0009, -2.49], 4.8045);
    check([50.0, -0.001, 2.49], [50.0, 0.0010, -2.49], 4.8045);
    check([50.0, -0.001, 2.49], [50.0, 0.0011, -2.49], 4.7461);
    check([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065);
    check([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492);
    check([50.0, 2.5, 0.0], [61.0, -5.0, 29.0], 22.8977);
    check([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030);
    check([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535);
    check([50.0, 2.5, 0.0], [50.0, 3.1736, 0.5854], 1.0000);
    check([50.0, 2.5, 0.0], [50.0, 3.2972, 0.0], 1.0000);
    check([50.0, 2.5, 0.0], [50.0, 1.8634, 0.5757], 1.0000);
    check([50.0, 2.5, 0.0], [50.0, 3.2592, 0.3350], 1.0000);
    check([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644);
    check([63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.2630);
    check([61.2901, 3.7196, -5.3901], [61.4292, 2.2480, -4.9620], 1.8731);
    check([35.0831, -44.1164, 3.7933], [35.0232, -40.0716, 1.5901], 1.8645);
    check([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373);
    check([36.4612, 47.8580, 18.3852], [36.2715, 50.5065, 21.2231], 1.4146);
    check([90.8027, -2.0831, 1.4410], [91.1528, -1.6435, 0.0447], 1.4441);
    check([90.9257, -0.5406, -0.9208], [88.6381, -0.8985, -0.7239], 1.5381);
    check([6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377);
    check([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082);
}

#[test]
fn screens_are_read_as_cie_has_it() {
    // L*a*b* of the primaries of sRGB under D65.
    let check = |hex: &str, expected: [f64; 3]| {
        let Lab(found) = Lab::of(Rgb::parse(hex).unwrap());
        let near = found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.02);
        assert!(near, "{hex}: {found:?}");
    };
    check("#ffffff", [100.0, 0.0, 0.0]);
    check("#000000", [0.0, 0.0, 0.0]);
    check("#ff0000", [53.24, 80.09, 67.20]);
    check("#00ff00", [87.73, -86.18, 83.18]);
    check("#0000ff", [32.30, 79.19, -107.86]);
}

#[test]
fn eyes_without_a_kind_of_cone_see_grey_as_it_is_and_lose_what_they_lack() {
    let grey = Rgb::parse("#808080").unwrap();
    let apart = |a: &str, b: &str, sight| {
        let seen = |hex| Lab::of(Rgb::parse(hex).unwrap().seen_by(sight));
        difference(seen(a), seen(b))
    };
    for sight in Sight::ALL {
        assert!(difference(Lab::of(grey), Lab::of(grey.seen_by(sight))) < 0.01, "{sight:?}");
    }
    // A red and a green of one lightness; a blue and a green.
    assert!(apart("#b06000", "#608000", Sight::Normal) > 2.0 * apart("#b06000", "#608000", Sight::Deutan));
    assert!(apart("#0080c0", "#008f80", Sight::Normal) > 2.0 * apart("#0080c0", "#008f80", Sight::Tritan));
}

#[test]
fn the_built_in_looks_are_those_of_the_style_sheets() {
    let measured = Looks::measured(&themes());
    let table: Vec<_> = measured.gaps.iter().map(|gap| (gap.tenths, gap.sight)).collect();
    assert_eq!(measured, Looks::built_in(), "{table:?}");
}

#[test]
fn faint_colours_are_found() {
    let mut themes = themes();
    themes[0].0[4] = Rgb::parse("#f0c0d8").unwrap();
    assert_eq!(Looks::measured(&themes).faint, [Hue::Pink]);
}

#[test]
fn gaps_are_the_same_both_ways() {
    let looks = Looks::measured(&themes());
    for a in Hue::ALL {
        for b in Hue::ALL {
            assert_eq!(looks.gap(*a, *b), looks.gap(*b, *a));
            assert_eq!(looks.gap(*a, *b).is_none(), a == b);
        }
    }
}
