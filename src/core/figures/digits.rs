//! Figures in digits: `1250`, `1,250`, `1.250`, `1٬250`, `1’250`, `1.5`, `20-25`.

/// A figure as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// All its digits.
    pub digits: u64,
    /// How many of them stand behind the decimal separator.
    pub decimals: u32,
    /// The second figure of `20-25`.
    pub to: Option<u64>,
}

impl Digits {
    /// Reads a folded word; `None` for percentages, dates, times and codes.
    pub fn parse(word: &str) -> Option<Self> {
        let hyphen = |c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
        if let Some((from, to)) = word.split_once(hyphen) {
            let (from, to) = (Self::parse(from)?, Self::parse(to)?);
            let range =
                from.decimals == 0 && to.decimals == 0 && from.to.is_none() && from.digits < to.digits;
            return range.then_some(Self { to: Some(to.digits), ..from });
        }
        let is_separator = |c| matches!(c, '٬' | ',' | '.' | '’' | '\'' | '٫');
        let mut groups = word.split(is_separator);
        let first = groups.next()?;
        let whole: String = word.chars().filter(char::is_ascii_digit).collect();
        let separators: Vec<char> = word.chars().filter(|c| is_separator(*c)).collect();
        let plain = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
        if !plain(first) || !groups.clone().all(plain) {
            return None;
        }
        let digits = whole.parse().ok()?;
        let thousands = groups.clone().all(|group| group.len() == 3)
            && (1..=3).contains(&first.len())
            && !first.starts_with('0');
        let decimals = match separators.as_slice() {
            [] => 0,
            [one, rest @ ..] if *one != '٫' && thousands && rest.iter().all(|c| c == one) => 0,
            ['٫' | '.' | ','] => u32::try_from(groups.next()?.len()).ok()?,
            _ => return None,
        };
        Some(Self { digits, decimals, to: None })
    }

    /// The figure times this, if that is whole: 1.5 × 1000 is 1500.
    pub fn times(self, many: u64) -> Option<u64> {
        let parts = 10_u64.checked_pow(self.decimals)?;
        let all = self.digits.checked_mul(many)?;
        all.is_multiple_of(parts).then(|| all / parts)
    }
}
