//! Zip archives (PKWARE's APPNOTE): what is in one that came, within limits, and
//! one that is made.

mod read;
mod write;

pub use read::{Entry, Inflate, Limits, Listing, Refusal, list};
pub use write::ZipWriter;

/// What an archive says of a file: its check sum, CRC-32 as in ISO 3309, and its size,
/// over any number of pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The check sum before its bits are turned over.
    crc: u32,
    /// How many bytes there are.
    pub(super) size: u64,
}

/// What each byte does to the sum.
const TABLE: [u32; 256] = table();

#[expect(
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "256 rows, made by the compiler"
)]
const fn table() -> [u32; 256] {
    let mut table = [0_u32; 256];
    let mut row = 0;
    while row < 256 {
        let (mut sum, mut bit) = (row as u32, 0);
        while bit < 8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        table[row] = sum;
        row += 1;
    }
    table
}

impl Default for Sum {
    fn default() -> Self {
        Self { crc: u32::MAX, size: 0 }
    }
}

impl Sum {
    /// Of all these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut sum = Self::default();
        sum.add(bytes);
        sum
    }

    /// Takes in the next piece.
    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let [low, ..] = self.crc.to_le_bytes();
            let row = TABLE.get(usize::from(low ^ byte)).copied().unwrap_or_default();
            self.crc = row ^ (self.crc >> 8);
        }
        self.size = self.size.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    }

    /// How many bytes there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    fn crc(self) -> u32 {
        !self.crc
    }
}
