//! Time, random ids, and the measures that users can see in their own tools.

use std::sync::Arc;

use uuid::Uuid;
use wasm_bindgen::prelude::*;

use crate::core::model::{Stamp, Timestamp};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &mut [u8]);

    #[wasm_bindgen(js_namespace = Intl, js_name = RelativeTimeFormat)]
    type RelativeTime;
    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "RelativeTimeFormat")]
    fn new(language: &str, options: &JsValue) -> RelativeTime;
    #[wasm_bindgen(method)]
    fn format(this: &RelativeTime, count: f64, unit: &str) -> String;

    /// `Performance`, whose `measure` takes options only behind web-sys's unstable flag.
    type Measured;
    #[wasm_bindgen(method, js_name = measure)]
    fn measure_between(this: &Measured, name: &str, options: &js_sys::Object);
}

/// A new random id (version 4).
#[must_use]
pub fn new_id() -> Uuid {
    let mut bytes = [0; 16];
    get_random_values(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// The present moment.
#[must_use]
pub fn moment() -> Option<Timestamp> {
    Timestamp::parse(&js_sys::Date::new_0().to_iso_string().as_string()?)
}

/// The present moment, signed by `by`.
#[must_use]
pub fn stamp(by: Arc<str>) -> Option<Stamp> {
    Some(Stamp { by, at: moment()? })
}

/// How long ago something was, in a language: `yesterday`, `أمس`. The unit is
/// one of `Intl.RelativeTimeFormat`; figures are 0–9.
#[must_use]
pub fn ago(language: &str, count: i64, unit: &str) -> String {
    let options = js_sys::Object::new();
    // Fails only on objects that are sealed.
    js_sys::Reflect::set(&options, &"numeric".into(), &"auto".into()).ok();
    let count = i32::try_from(count).unwrap_or(i32::MAX);
    RelativeTime::new(&format!("{language}-u-nu-latn"), &options).format(-f64::from(count), unit)
}

/// Hour and minute of a moment on this machine's clock: `14:32`.
#[must_use]
pub fn hour_minute(at: Option<&Timestamp>) -> String {
    let date = match at {
        Some(at) => js_sys::Date::new(&JsValue::from_str(at.as_str())),
        None => js_sys::Date::new_0(),
    };
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// Day, hour and minute of a moment on this machine's clock: `2026-11-22 14:32`.
#[must_use]
pub fn day_minute(at: &Timestamp) -> String {
    format!("{} {}", day(&js_sys::Date::new(&JsValue::from_str(at.as_str()))), hour_minute(Some(at)))
}

fn day(date: &js_sys::Date) -> String {
    format!("{}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// This day on this machine's clock, for file names: `2026-11-22`.
#[must_use]
pub fn today() -> String {
    day(&js_sys::Date::new_0())
}

/// Milliseconds since the page began.
#[must_use]
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// When the event that is being handled happened, in the same milliseconds;
/// now, outside of events.
#[must_use]
pub fn event_time() -> f64 {
    let event = web_sys::window().map_or(JsValue::UNDEFINED, |window| window.event());
    event.dyn_ref::<web_sys::Event>().map_or_else(now, web_sys::Event::time_stamp)
}

/// Records `performance.measure(name)` from `start` (milliseconds since the
/// page began) until now. Only the latest measure of a name is kept.
pub fn measure(name: &str, start: f64) {
    let Some(performance) = web_sys::window().and_then(|window| window.performance()) else { return };
    let options = js_sys::Object::new();
    let set = |key: &str, value: f64| js_sys::Reflect::set(&options, &key.into(), &value.into()).is_ok();
    if set("start", start) && set("end", performance.now()) {
        performance.clear_measures_with_measure_name(name);
        performance.unchecked_into::<Measured>().measure_between(name, &options);
    }
}
