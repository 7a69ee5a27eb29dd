//! Colours: how they differ (CIEDE2000), what is left of them for eyes that
//! lack a kind of cone, and the contrast of WCAG.

use super::Sight;

/// A colour of the screen: red, green, blue in sRGB, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rgb(pub [f64; 3]);

/// A colour as CIE 1976 L*a*b* has it, under D65.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lab(pub [f64; 3]);

type Matrix = [[f64; 3]; 3];

/// Of linear light, for those who lack a kind of cone altogether: Machado,
/// Oliveira, Fernandes 2009, "A Physiologically-based Model for Simulation of
/// Color Vision Deficiency", severity 1.0.
const PROTAN: Matrix = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTAN: Matrix = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const TRITAN: Matrix = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];
/// From linear sRGB to CIE XYZ (IEC 61966-2-1).
const XYZ: Matrix = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];
/// The white of D65 in XYZ.
const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];

fn times(matrix: &Matrix, [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

impl Rgb {
    /// Reads `#rrggbb`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6)?;
        let part = |from: usize| u8::from_str_radix(hex.get(from..from + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?].map(|part| f64::from(part) / 255.0)))
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) })
    }

    /// What an eye sees of it.
    #[must_use]
    pub fn seen_by(self, sight: Sight) -> Self {
        let matrix = match sight {
            Sight::Normal => return self,
            Sight::Protan => &PROTAN,
            Sight::Deutan => &DEUTAN,
            Sight::Tritan => &TRITAN,
        };
        Self(times(matrix, self.linear()).map(|part| {
            let part = part.clamp(0.0, 1.0);
            if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 }
        }))
    }
}

impl Lab {
    /// A colour of the screen.
    #[must_use]
    pub fn of(colour: Rgb) -> Self {
        let [x, y, z] = times(&XYZ, colour.linear());
        let [x, y, z] = [x / WHITE[0], y / WHITE[1], z / WHITE[2]].map(|part| {
            let edge: f64 = 6.0 / 29.0;
            if part > edge.powi(3) { part.cbrt() } else { part / (3.0 * edge * edge) + 4.0 / 29.0 }
        });
        Self([116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)])
    }
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance).
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |colour: Rgb| {
        let [r, g, b] = colour.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// How different two colours look: CIEDE2000 with all factors 1 (Sharma, Wu,
/// Dalal 2005, "The CIEDE2000 Color-Difference Formula: Implementation Notes,
/// Supplementary Test Data, and Mathematical Observations", equations 2 to 22).
#[must_use]
pub fn difference(Lab([l1, a1, b1]): Lab, Lab([l2, a2, b2]): Lab) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25.0_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = ((1.0 + g) * a1, (1.0 + g) * a2);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue =
        |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let h = match h1 + h2 {
        sum if grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let off = (l - 50.0).powi(2);
    let sl = 1.0 + 0.015 * off / (20.0 + off).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let rotation = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -2.0 * seventh(c) * rotation.to_radians().sin();
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    (l * l + c * c + h * h + rt * c * h).sqrt()
}
