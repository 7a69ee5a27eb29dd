//! How much time and memory reading may take, by the length of what is read.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Memory for each byte, and besides. The least that is told of in a file is two bytes
/// (the next of many labels on a token of WebAnno, a row of a table), and becomes a mark
/// with its attributes, or a document: 700 bytes for a byte at worst, where an ordinary
/// file takes ten. What would take more is counted and not kept.
const MEMORY: (usize, usize) = (1000, 1 << 20);

/// Time for each 1000 bytes, and besides: the target is some ten times as slow as what
/// is shipped.
const TIME: (Duration, Duration) = (Duration::from_millis(10), Duration::from_millis(200));

/// The allocator of the system, counting.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;
static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn grow(by: usize) {
    PEAK.fetch_max(LIVE.fetch_add(by, Relaxed) + by, Relaxed);
}

// SAFETY: all is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grow(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        grow(size);
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.realloc(place, layout, size) }
    }
}

/// Does work on so many bytes, which has to keep to the limits.
pub fn bounded<T>(bytes: usize, work: impl Fn() -> T) -> T {
    let before = LIVE.load(Relaxed);
    PEAK.store(before, Relaxed);
    let mut started = Instant::now();
    let mut done = work();
    let memory = PEAK.load(Relaxed).saturating_sub(before);
    let most = MEMORY.0 * bytes + MEMORY.1;
    assert!(memory <= most, "{bytes} bytes took {memory} bytes of memory, {most} at most");

    let most = TIME.0 * u32::try_from(bytes / 1000).unwrap_or(u32::MAX) + TIME.1;
    // Other programs may have been in the way, but not each time.
    let mut quickest = started.elapsed();
    for _ in 0..4 {
        if quickest <= most {
            break;
        }
        started = Instant::now();
        done = work();
        quickest = quickest.min(started.elapsed());
    }
    assert!(quickest <= most, "{bytes} bytes took {quickest:?}, {most:?} at most");
    done
}
