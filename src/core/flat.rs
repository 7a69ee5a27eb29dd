//! Numbers and words laid flat in bytes: what goes from one thread to another
//! and back. Both run the same program, so that there is no version to know.

/// Lays values flat, one behind the other.
#[derive(Clone, Debug, Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// A count, a place or an offset: seven bits a byte, the lowest first.
    pub fn number(&mut self, mut number: usize) {
        while number > 0x7f {
            let [low, ..] = number.to_le_bytes();
            self.0.push(low | 0x80);
            number >>= 7;
        }
        let [low, ..] = number.to_le_bytes();
        self.0.push(low);
    }

    /// All 64 bits, as a hash needs them.
    pub fn wide(&mut self, number: u64) {
        self.0.extend(number.to_le_bytes());
    }

    /// A number to the last bit.
    pub fn float(&mut self, number: f64) {
        self.wide(number.to_bits());
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.block(text.as_bytes());
    }

    /// Bytes: what a text is, if they are UTF-8.
    pub fn block(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.0.extend(bytes);
    }

    /// What may be missing.
    pub fn option<T>(&mut self, value: Option<&T>, put: impl FnOnce(&mut Self, &T)) {
        self.number(usize::from(value.is_some()));
        if let Some(value) = value {
            put(self, value);
        }
    }

    /// How many there are, then each.
    pub fn list<T>(&mut self, values: &[T], mut put: impl FnMut(&mut Self, &T)) {
        self.number(values.len());
        values.iter().for_each(|value| put(self, value));
    }

    /// How many bytes there are so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

/// Reads what a [`Writer`] laid flat, in the same order. Everything is `None`
/// where the bytes end too early or can't mean what is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// From the first byte on.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether all was read.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    fn bytes(&mut self, many: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(many)?;
        self.0 = rest;
        Some(bytes)
    }

    /// As [`Writer::number`].
    pub fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0_usize, 0);
        loop {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            let bits = usize::from(byte & 0x7f);
            let moved = bits.checked_shl(shift).filter(|moved| moved >> shift == bits)?;
            number |= moved;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// As [`Writer::wide`].
    pub fn wide(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.bytes(8)?.try_into().ok()?))
    }

    /// As [`Writer::float`].
    pub fn float(&mut self) -> Option<f64> {
        self.wide().map(f64::from_bits)
    }

    /// As [`Writer::text`].
    pub fn text(&mut self) -> Option<&'a str> {
        str::from_utf8(self.block()?).ok()
    }

    /// As [`Writer::block`].
    pub fn block(&mut self) -> Option<&'a [u8]> {
        let many = self.number()?;
        self.bytes(many)
    }

    /// As [`Writer::option`].
    pub fn option<T>(&mut self, take: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        match self.number()? {
            0 => Some(None),
            1 => take(self).map(Some),
            _ => None,
        }
    }

    /// As [`Writer::list`].
    pub fn list<T>(&mut self, mut take: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let many = self.number()?;
        (0..many).map(|_| take(self)).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_was_cut_off_or_makes_no_sense_is_none() {
        let mut writer = Writer::default();
        writer.text("حلب");
        let bytes = writer.into_bytes();
        for end in 0..bytes.len() {
            assert_eq!(Reader::new(&bytes[..end]).text(), None, "{end}");
        }
        assert_eq!(Reader::new(&[0x80]).number(), None);
        assert_eq!(Reader::new(&[0xff; 12]).number(), None, "more bits than a number has");
        assert_eq!(Reader::new(&[2, 0xff, 0xff]).text(), None, "no UTF-8");
        assert_eq!(Reader::new(&[2]).option(|_| Some(())), None);
        assert_eq!(Reader::new(&[0xff, 0xff, 3, 1]).list(Reader::number), None, "a list without its end");
    }

    proptest! {
        #[test]
        fn all_is_read_as_it_was_written(
            numbers in prop::collection::vec(prop_oneof![any::<usize>(), 0..300_usize], 0..9),
            wide in any::<u64>(),
            float in any::<f64>(),
            text in any::<Option<String>>(),
        ) {
            let mut writer = Writer::default();
            writer.list(&numbers, |to, number| to.number(*number));
            writer.wide(wide);
            writer.option(text.as_ref(), |to, text| to.text(text));
            writer.float(float);
            let bytes = writer.into_bytes();
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(reader.list(Reader::number), Some(numbers));
            prop_assert_eq!(reader.wide(), Some(wide));
            prop_assert_eq!(reader.option(|from| from.text().map(str::to_owned)), Some(text));
            prop_assert_eq!(reader.float().map(f64::to_bits), Some(float.to_bits()));
            prop_assert!(reader.is_at_end());
        }
    }
}
