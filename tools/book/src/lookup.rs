//! Finds rows of the kernel's table: by name, by number, by a part of what a
//! row says. The filter of the page in the book finds the same ones.

use kernel_table::schema::{Abi, Errno, Row, Table, WhyKind};
use std::collections::BTreeSet;

/// The registers of the arguments, in their order.
pub const REGISTERS: [&str; 6] = ["rdi", "rsi", "rdx", "r10", "r8", "r9"];

/// How many names are suggested.
const SUGGESTIONS: usize = 3;

/// How alike a name must be to be suggested; 1 is the same.
const ALIKE: f64 = 0.8;

/// The rows whose name or number is `query`. A name may have two: one for
/// 64-bit programs, one for x32 programs.
pub fn exactly<'a>(table: &'a Table, query: &str) -> Vec<&'a Row> {
    let number = number(query);
    let is_it = |row: &&Row| match number {
        Some(number) => row.number == number,
        None => row.name.eq_ignore_ascii_case(query),
    };
    table.rows.iter().filter(is_it).collect()
}

/// The rows that say all words of `pattern`.
pub fn containing<'a>(table: &'a Table, pattern: &str) -> Vec<&'a Row> {
    let words = words(pattern);
    let says_all = |row: &&Row| words.iter().all(|word| says(row, word));
    table.rows.iter().filter(says_all).collect()
}

/// The words of a pattern, in small letters.
fn words(pattern: &str) -> Vec<String> {
    pattern.split_whitespace().map(str::to_lowercase).collect()
}

/// Whether a row says `word`: as the beginning of its number, or in its name,
/// handler, arguments, file, condition or reason. Digits alone are looked for
/// in numbers and names, lest `64` find every `u64`.
fn says(row: &Row, word: &str) -> bool {
    let number = row.number.to_string();
    let hexadecimal = format!("{:#x}", row.number);
    let names = format!("{} {}", row.name, handler(row));
    if number.starts_with(word)
        || hexadecimal.starts_with(word)
        || names.to_lowercase().contains(word)
    {
        return true;
    }
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    !is_number && rest(row).to_lowercase().contains(word)
}

/// What [`says`] looks at besides numbers and names. Words never go over the
/// line breaks.
fn rest(row: &Row) -> String {
    let mut rest = String::new();
    for arg in &row.args {
        rest += &format!("{}\n{}\n", arg.ctype, arg.name);
    }
    rest += row.file.as_deref().unwrap_or_default();
    for condition in conditions(row) {
        rest += &format!("\n{condition}");
    }
    if let Some(reason) = reason(row) {
        rest += &format!("\n{reason}");
    }
    rest
}

/// The handler's name, empty if the table names none.
pub fn handler(row: &Row) -> &str {
    row.entry.as_deref().unwrap_or_default()
}

/// What the kernel's configuration must say for the handler to be there:
/// the symbol alone where the condition asks for nothing else.
pub fn conditions(row: &Row) -> BTreeSet<&str> {
    let open = row.open_conditions();
    open.map(|condition| symbol(&condition.text)).collect()
}

/// `CONFIG_X` of `obj-$(CONFIG_X)`, `#ifdef CONFIG_X` and the like; any other
/// condition as it is.
fn symbol(condition: &str) -> &str {
    const FORMS: [(&str, &str); 6] = [
        ("obj-$(", ")"),
        ("ifeq ($(", "),y)"),
        ("#if defined(", ")"),
        ("#if defined ", ""),
        ("#ifdef ", ""),
        ("ifdef ", ""),
    ];
    let inside = |(before, after): &(&str, &str)| {
        condition.strip_prefix(before)?.strip_suffix(after)
    };
    let is_symbol = |text: &&str| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        text.starts_with("CONFIG_") && text.chars().all(is_part)
    };
    let found = FORMS.iter().find_map(inside).filter(is_symbol);
    found.unwrap_or(condition)
}

/// Why a row has no handler, in a few words.
pub fn reason(row: &Row) -> Option<&'static str> {
    let why = row.why.as_ref()?;
    Some(match why.kind {
        WhyKind::Removed => "removed",
        WhyKind::Reserved => "reserved, never used",
        WhyKind::Not64Bit => "only for 32-bit programs",
        WhyKind::NoHandler => "the table names none",
    })
}

/// Which programs reach a row.
pub fn programs(abi: Abi) -> &'static str {
    match abi {
        Abi::Common => "for 64-bit and x32 programs",
        Abi::Only64 => "for 64-bit programs",
        Abi::X32 => "for x32 programs only",
    }
}

/// Reads a number, decimal or hexadecimal behind `0x`.
pub fn number(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    match text.strip_prefix("0x") {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

/// The error that has this number, with or without a minus, or this name.
pub fn errno<'a>(table: &'a Table, query: &str) -> Option<&'a Errno> {
    let number = number(query.strip_prefix('-').unwrap_or(query));
    table.errnos.iter().find(|errno| match number {
        Some(number) => errno.number == number,
        None => errno_names(errno).any(|n| n.eq_ignore_ascii_case(query)),
    })
}

/// All names of an error.
pub fn errno_names(errno: &Errno) -> impl Iterator<Item = &str> {
    let aliases = errno.aliases.iter().map(String::as_str);
    [errno.name.as_str()].into_iter().chain(aliases)
}

/// The names that are most like `name`, the nearest first.
pub fn nearest<'a>(
    names: impl Iterator<Item = &'a str>,
    name: &str,
) -> Vec<&'a str> {
    let name = name.to_lowercase();
    let names: BTreeSet<&str> = names.collect();
    let alike =
        |other: &&str| strsim::jaro_winkler(&other.to_lowercase(), &name);
    let mut near: Vec<_> = names
        .into_iter()
        .map(|other| (alike(&other), other))
        .filter(|(alike, _)| *alike >= ALIKE)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter().take(SUGGESTIONS).map(|(_, n)| n).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;

    fn found(pattern: &str) -> Vec<u32> {
        let tree = Tree::new();
        let data = tree.root().join("data");
        let table = Table::newest(&data).expect("a table");
        let rows = containing(&table, pattern);
        rows.iter().map(|row| row.number).collect()
    }

    #[test]
    fn every_field_is_looked_at() {
        for (pattern, numbers) in [
            ("25", vec![257]),
            ("0x10", vec![257]),
            ("sys_open", vec![257]),
            ("umode_t", vec![257]),
            ("vlen", vec![19, 515]),
            ("fs/open.c", vec![257]),
            ("config_test", vec![257]),
            ("reserved", vec![181]),
            ("compat readv", vec![515]),
            ("readv compat", vec![515]),
            ("", vec![0, 1, 19, 181, 257, 515]),
        ] {
            assert_eq!(found(pattern), numbers, "{pattern:?}");
        }
    }

    #[test]
    fn a_word_is_found_within_one_field_and_digits_not_in_types() {
        assert!(found("intdfd").is_empty());
        assert!(found("64").is_empty());
        assert_eq!(found("t64"), [19]);
    }

    #[test]
    fn a_condition_is_shown_as_its_symbol_where_it_is_one() {
        for (written, shown) in [
            ("obj-$(CONFIG_NET)", "CONFIG_NET"),
            ("ifeq ($(CONFIG_POSIX_TIMERS),y)", "CONFIG_POSIX_TIMERS"),
            ("#ifdef CONFIG_COMPAT", "CONFIG_COMPAT"),
            ("#if defined CONFIG_COMPAT", "CONFIG_COMPAT"),
            ("#ifndef CONFIG_MMU", "#ifndef CONFIG_MMU"),
            (
                "#if defined(A) || defined(B)",
                "#if defined(A) || defined(B)",
            ),
        ] {
            assert_eq!(symbol(written), shown);
        }
    }

    #[test]
    fn numbers_are_read_in_both_forms() {
        assert_eq!(number("59"), Some(59));
        assert_eq!(number("0x3B"), Some(59));
        assert_eq!(number("3b"), None);
        assert_eq!(number("0x"), None);
        assert_eq!(number("-1"), None);
    }
}
