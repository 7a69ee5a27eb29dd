//! Curves over a report's text: the relations of the selected span.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dom::{document, number};
use super::selection::Box;

/// A point of the window, in CSS pixels.
pub type Point = (f64, f64);

/// A curve from one point over two others to a fourth (a cubic Bézier), with a
/// tip where it ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Its classes in the style sheet.
    pub class: String,
    /// Where it begins, what pulls it there and at its end, where it ends.
    pub points: [Point; 4],
    /// Whether it has a tip.
    pub points_somewhere: bool,
}

/// An element that holds curves. Its parts are used again.
pub struct Curves {
    host: HtmlElement,
    svg: Option<Element>,
    shown: Vec<Curve>,
}

const SVG: &str = "http://www.w3.org/2000/svg";
/// Half the width of a tip, and its length, in CSS pixels.
const TIP: Point = (3.5, 7.0);

impl Curves {
    /// Holds curves in `host`, which has `dir="ltr"`: points come from the screen.
    #[must_use]
    pub fn new(host: HtmlElement) -> Self {
        host.set_text_content(None);
        let svg = document().create_element_ns(Some(SVG), "svg").ok();
        if let Some(svg) = &svg {
            // Fails only where a node can't have children.
            host.append_child(svg).ok();
        }
        Self { host, svg, shown: Vec::new() }
    }

    /// Shows these curves and no others.
    pub fn show(&mut self, curves: &[Curve]) {
        let origin = Box::of(&self.host);
        let seen = |(x, y): Point| (x - origin.left, y - origin.top);
        let curves: Vec<Curve> =
            curves.iter().map(|curve| Curve { points: curve.points.map(seen), ..curve.clone() }).collect();
        let Some(svg) = self.svg.as_ref().filter(|_| curves != self.shown) else { return };
        svg.set_text_content(None);
        for curve in &curves {
            let path = document().create_element_ns(Some(SVG), "path").ok();
            if let Some(path) = path.and_then(|path| path.dyn_into::<Element>().ok()) {
                // Setting an attribute fails only for malformed names.
                path.set_attribute("d", &path_of(curve)).ok();
                path.set_attribute("class", &curve.class).ok();
                svg.append_child(&path).ok();
            }
        }
        self.shown = curves;
    }
}

/// The curve as SVG writes it.
fn path_of(curve: &Curve) -> String {
    let at = |(x, y): Point| format!("{} {}", number(x), number(y));
    let [from, a, b, to] = curve.points;
    let mut path = format!("M{}C{} {} {}", at(from), at(a), at(b), at(to));
    if curve.points_somewhere {
        let (half, long) = TIP;
        let [left, right] = [(to.0 - half, to.1 - long), (to.0 + half, to.1 - long)];
        path += &format!("M{}L{}L{}", at(left), at(to), at(right));
    }
    path
}
