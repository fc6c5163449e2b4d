//! The error numbers, from the headers that programs see.

use anyhow::{Context, Result, ensure};

use crate::schema::Errno;
use crate::tree::Tree;

/// The headers, in the order in which one includes the other.
pub const HEADERS: [&str; 2] = [
    "include/uapi/asm-generic/errno-base.h",
    "include/uapi/asm-generic/errno.h",
];

/// Reads the error numbers of a tree.
///
/// # Errors
///
/// When a header is missing, ends too early, or has another shape.
pub fn read(tree: &Tree) -> Result<Vec<Errno>> {
    let mut errnos = Vec::new();
    for header in HEADERS {
        let text = tree.read(header)?;
        ensure!(
            text.lines().any(|line| line.trim() == "#endif"),
            "{header}:{}: the last `#endif` is missing: the file is \
             truncated, unpack the tree again",
            text.lines().count()
        );
        for (line, content) in (1..).zip(text.lines()) {
            add(&mut errnos, header, line, content)?;
        }
    }
    errnos.sort_by_key(|errno| errno.number);
    Ok(errnos)
}

/// Adds what `#define NAME NUMBER` or `#define ALIAS NAME` says.
fn add(
    errnos: &mut Vec<Errno>,
    header: &str,
    line: u32,
    content: &str,
) -> Result<()> {
    let words: Vec<_> = content.split_whitespace().collect();
    let ["#define", name, value, ..] = words[..] else {
        return Ok(());
    };
    if !name.starts_with('E') {
        return Ok(());
    }
    let same = |errno: &Errno| {
        errno.name == name || errno.aliases.iter().any(|alias| alias == name)
    };
    ensure!(
        !errnos.iter().any(same),
        "{header}:{line}: `{name}` is defined a second time: mend the tree"
    );
    let Ok(number) = value.parse() else {
        let original = errnos.iter_mut().find(|errno| errno.name == value);
        let original = original.with_context(|| {
            format!(
                "{header}:{line}: `{name}` is `{value}`, which is neither a \
                 number nor a name before: teach this program the new shape"
            )
        })?;
        original.aliases.push(name.to_owned());
        return Ok(());
    };
    ensure!(
        !errnos.iter().any(|errno| errno.number == number),
        "{header}:{line}: the number {number} has a name already: mend the \
         tree"
    );
    errnos.push(Errno {
        number,
        name: name.to_owned(),
        aliases: Vec::new(),
        file: header.to_owned(),
        line,
    });
    Ok(())
}
