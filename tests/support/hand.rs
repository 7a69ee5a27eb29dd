//! Real input, in the words of a person: keys, clicks and drags.

use serde_json::{Value, json};

use super::browser::Browser;

/// A point of the window in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, serde::Deserialize)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// The key as WebDriver writes it (its section on keyboard actions).
fn key(name: &str) -> &str {
    match name {
        "Backspace" => "\u{e003}",
        "Tab" => "\u{e004}",
        "Enter" => "\u{e007}",
        "Shift" => "\u{e008}",
        "Ctrl" => "\u{e009}",
        "Alt" => "\u{e00a}",
        "Escape" => "\u{e00c}",
        "Space" => " ",
        "End" => "\u{e010}",
        "Home" => "\u{e011}",
        "ArrowLeft" => "\u{e012}",
        "ArrowUp" => "\u{e013}",
        "ArrowRight" => "\u{e014}",
        "ArrowDown" => "\u{e015}",
        "Delete" => "\u{e017}",
        "F3" => "\u{e033}",
        letter => letter,
    }
}

fn down(name: &str) -> Value {
    json!({"type": "keyDown", "value": key(name)})
}

fn up(name: &str) -> Value {
    json!({"type": "keyUp", "value": key(name)})
}

fn move_to(at: Point) -> Value {
    json!({"type": "pointerMove", "duration": 0, "x": pixels(at.x), "y": pixels(at.y)})
}

/// WebDriver takes whole pixels only.
#[allow(clippy::cast_possible_truncation)] // a window is far smaller
fn pixels(x: f64) -> i64 {
    x.round() as i64
}

fn pointer(kind: &str, actions: Vec<Value>) -> Value {
    json!({"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": actions})
}

impl Browser {
    /// Presses a key, with its modifiers: `Alt+Shift+ArrowLeft`.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        let keys: Vec<_> = chord.split('+').collect();
        let actions: Vec<_> =
            keys.iter().map(|name| down(name)).chain(keys.iter().rev().map(|name| up(name))).collect();
        self.act(json!([{"type": "key", "id": "keys", "actions": actions}]));
    }

    /// Holds a key down.
    #[track_caller]
    pub fn hold(&self, name: &str) {
        self.act(json!([{"type": "key", "id": "keys", "actions": [down(name)]}]));
    }

    /// Lets a key go.
    #[track_caller]
    pub fn let_go(&self, name: &str) {
        self.act(json!([{"type": "key", "id": "keys", "actions": [up(name)]}]));
    }

    /// Presses the physical key `code` on a layout where it writes `letter`.
    /// WebDriver knows only the American layout, so this speaks to DevTools.
    #[track_caller]
    pub fn press_on_other_layout(&self, code: &str, letter: &str) {
        for kind in ["keyDown", "keyUp"] {
            // Shift, where the letter is its sign.
            let modifiers = if letter == "؟" { 8 } else { 0 };
            let event =
                json!({"type": kind, "code": code, "key": letter, "text": letter, "modifiers": modifiers});
            self.devtools("Input.dispatchKeyEvent", event);
        }
    }

    /// Moves the pointer.
    #[track_caller]
    pub fn point_at(&self, at: Point) {
        self.act(json!([pointer("mouse", vec![move_to(at)])]));
    }

    /// Drags from one point over others to the last, at the pace of a hand.
    #[track_caller]
    pub fn drag(&self, from: Point, over: &[Point]) {
        let mut actions = vec![move_to(from), json!({"type": "pointerDown", "button": 0})];
        actions.extend(over.iter().map(|at| move_to(*at)));
        actions.push(json!({"type": "pointerUp", "button": 0}));
        self.act(json!([pointer("mouse", actions)]));
    }

    /// One part of a drag, to look at what happens during it. chromedriver
    /// forgets between two calls which button is down, so this speaks to DevTools.
    #[track_caller]
    fn mouse(&self, kind: &str, at: Point, buttons: u8) {
        let event = json!({"type": kind, "x": at.x, "y": at.y, "button": "left", "buttons": buttons, "clickCount": 1});
        self.devtools("Input.dispatchMouseEvent", event);
    }

    /// Presses the button at a point and holds it.
    #[track_caller]
    pub fn grab(&self, at: Point) {
        self.mouse("mousePressed", at, 1);
    }

    /// Moves with the button held.
    #[track_caller]
    pub fn drag_on(&self, at: Point) {
        self.mouse("mouseMoved", at, 1);
    }

    /// Lets the button go.
    #[track_caller]
    pub fn drop_at(&self, at: Point) {
        self.mouse("mouseReleased", at, 0);
    }

    /// Clicks at a point, so many times in a row.
    #[track_caller]
    pub fn click_at(&self, at: Point, times: usize) {
        let click = [json!({"type": "pointerDown", "button": 0}), json!({"type": "pointerUp", "button": 0})];
        let actions = std::iter::once(move_to(at)).chain(click.into_iter().cycle().take(2 * times)).collect();
        self.act(json!([pointer("mouse", actions)]));
    }

    /// Taps with a finger.
    #[track_caller]
    pub fn tap(&self, at: Point) {
        let tap = [json!({"type": "pointerDown", "button": 0}), json!({"type": "pointerUp", "button": 0})];
        self.act(json!([pointer("touch", std::iter::once(move_to(at)).chain(tap).collect())]));
    }

    /// One part of what a finger does, to look at what happens during it.
    #[track_caller]
    fn finger(&self, kind: &str, at: &[Point]) {
        let points: Vec<_> = at.iter().map(|at| json!({"x": at.x, "y": at.y})).collect();
        self.devtools("Input.dispatchTouchEvent", json!({"type": kind, "touchPoints": points}));
    }

    /// Puts a finger down and leaves it there.
    #[track_caller]
    pub fn touch(&self, at: Point) {
        self.finger("touchStart", &[at]);
    }

    /// Moves the finger.
    #[track_caller]
    pub fn touch_on(&self, at: Point) {
        self.finger("touchMove", &[at]);
    }

    /// Takes the finger away.
    #[track_caller]
    pub fn untouch(&self) {
        self.finger("touchEnd", &[]);
    }

    /// Turns the wheel so many pixels down, at a point.
    #[track_caller]
    pub fn wheel(&self, at: Point, down: f64) {
        let turn = json!({"type": "scroll", "x": pixels(at.x), "y": pixels(at.y), "deltaX": 0, "deltaY": pixels(down), "duration": 0});
        self.act(json!([{"type": "wheel", "id": "wheel", "actions": [turn]}]));
    }
}
