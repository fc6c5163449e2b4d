//! The kernel's table in a terminal: `cargo run -- syscall` and `errno`.

use crate::facts::Facts;
use crate::lookup::{
    REGISTERS, conditions, containing, errno_names, exactly, handler, nearest,
    number, programs, reason,
};
use anyhow::{Result, bail};
use kernel_table::schema::{Errno, Row};
use std::fmt::Write as _;
use std::path::Path;

/// The width of a terminal that does not tell.
const WIDTH: usize = 80;

/// The width of the labels before what they label.
const LABEL: usize = 13;

/// What the newest table in the repository at `root` says about a system call
/// of this name or number, or about all that contain the words of `query`.
pub fn syscall(root: &Path, query: &str, all: bool) -> Result<String> {
    let book = Terminal::new(root)?;
    let table = &book.facts.table;
    let query = query.trim();
    let exact = exactly(table, query);
    if !all && !exact.is_empty() {
        return Ok(book.in_full(&exact, query));
    }
    if !all && let Some(number) = number(query) {
        let kernel = &table.kernel;
        bail!(
            "no system call of Linux {kernel} has the number {number} \
             ({number:#x}): the kernel answers it with -ENOSYS"
        );
    }
    let rows = containing(table, query);
    if rows.is_empty() {
        bail!("{}", book.no_syscall(query));
    }
    Ok(book.in_short(&rows))
}

/// What the newest table in the repository at `root` says about an error of
/// this name or number.
pub fn errno(root: &Path, query: &str) -> Result<String> {
    let book = Terminal::new(root)?;
    let table = &book.facts.table;
    let kernel = &table.kernel;
    let Some(errno) = crate::lookup::errno(table, query.trim()) else {
        let names = table.errnos.iter().flat_map(errno_names);
        let near = did_you_mean(&nearest(names, query));
        bail!("Linux {kernel} has no error `{query}`{near}");
    };
    Ok(book.error(errno))
}

/// What is known, and how wide a line of it may be.
struct Terminal {
    facts: Facts,
    width: usize,
}

impl Terminal {
    fn new(root: &Path) -> Result<Terminal> {
        Ok(Terminal {
            facts: Facts::read(root)?,
            width: width(),
        })
    }

    /// Rows with all that is known of them.
    fn in_full(&self, rows: &[&Row], query: &str) -> String {
        let mut text = String::new();
        for row in rows {
            text += &self.row(row);
            text.push('\n');
        }
        let is_more = containing(&self.facts.table, query).len() > rows.len();
        if is_more && number(query).is_none() {
            let _ = writeln!(
                text,
                "all that contain it: cargo run -- syscall --all {query}"
            );
        }
        text.truncate(text.trim_end().len());
        text
    }

    fn row(&self, row: &Row) -> String {
        let Row { name, number, .. } = row;
        let mut text = format!(
            "{name}: system call {number} ({number:#x}) of Linux {}\n{}\n\n",
            self.facts.table.kernel,
            programs(row.abi)
        );
        let mut field = |label: &str, what: &str| {
            self.field(&mut text, label, what);
        };
        field("rax", &format!("{number} ({number:#x})"));
        for (register, arg) in REGISTERS.iter().zip(&row.args) {
            field(register, &arg.to_c());
        }
        match (reason(row), &row.why) {
            (Some(reason), Some(why)) => {
                let what = format!("none: {reason} ({})", why.source);
                field("handler", &what);
            }
            _ => field("handler", handler(row)),
        }
        if let (Some(file), Some(line)) = (&row.file, row.line) {
            field("defined in", &format!("{file}:{line}"));
        }
        let conditions: Vec<_> = conditions(row).into_iter().collect();
        if !conditions.is_empty() {
            field("only with", &conditions.join(" and "));
        }
        if let Some(since) = self.facts.since(row) {
            field("in Linux", &since);
        }
        if let Some(manual) = self.facts.manual(row) {
            let page = format!("{}, {}", manual.name, manual.address);
            field("manual page", &page);
        }
        if let Some(lesson) = self.facts.lesson(row) {
            let path = lesson.path.display();
            field("taught in", &format!("{} (src/{path})", lesson.title));
        }
        text
    }

    /// A label and what it labels, which is broken at the terminal's width.
    fn field(&self, text: &mut String, label: &str, what: &str) {
        let mut line = format!("  {label:LABEL$}");
        let indent = line.len();
        for word in what.split(' ') {
            let needed = line.chars().count() + word.chars().count();
            if needed > self.width && line.len() > indent {
                let _ = writeln!(text, "{}", line.trim_end());
                line = " ".repeat(indent);
            }
            line.push_str(word);
            line.push(' ');
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }

    /// Rows on a line each, and how many they are.
    fn in_short(&self, rows: &[&Row]) -> String {
        let mut text = String::new();
        for row in rows {
            let _ = writeln!(text, "{}", cut(&short(row), self.width));
        }
        let total = self.facts.table.rows.len();
        let x32 = rows.iter().filter(|row| !row.is_64()).count();
        let _ = write!(
            text,
            "\n{} of the {total} rows of Linux {}",
            rows.len(),
            self.facts.table.kernel
        );
        if x32 > 0 {
            let _ = write!(text, ", {x32} of them for x32 programs only");
        }
        text
    }

    fn no_syscall(&self, query: &str) -> String {
        let rows = self.facts.table.rows.iter();
        let names = rows.flat_map(|row| {
            let handler = handler(row).split_once("sys_").map(|(_, name)| name);
            [Some(row.name.as_str()), handler].into_iter().flatten()
        });
        let near = did_you_mean(&nearest(names, query));
        let kernel = &self.facts.table.kernel;
        format!("no system call of Linux {kernel} contains `{query}`{near}")
    }

    fn error(&self, errno: &Errno) -> String {
        let Errno { name, number, .. } = errno;
        let kernel = &self.facts.table.kernel;
        let mut text = format!("{name}: error {number} of Linux {kernel}\n\n");
        let mut field = |label: &str, what: &str| {
            self.field(&mut text, label, what);
        };
        field("rax", &format!("-{number} ({:#x})", -i64::from(*number)));
        if !errno.aliases.is_empty() {
            field("also called", &errno.aliases.join(", "));
        }
        field("defined in", &format!("{}:{}", errno.file, errno.line));
        text.truncate(text.trim_end().len());
        text
    }
}

/// A row on a line: the names of its arguments, without their types.
fn short(row: &Row) -> String {
    let Row { name, number, .. } = row;
    let names: Vec<_> = row.args.iter().map(|arg| &arg.name[..]).collect();
    let names = names.join(", ");
    let mark = if row.is_64() { "" } else { "x32: " };
    let hexadecimal = format!("{number:#x}");
    match reason(row) {
        Some(why) => {
            format!("{number:3} {hexadecimal:>5}  {name}: no handler ({why})")
        }
        None => format!("{number:3} {hexadecimal:>5}  {mark}{name}({names})"),
    }
}

/// The suggestion at the end of a sentence.
fn did_you_mean(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|n| format!("`{n}`")).collect();
    match names.split_last() {
        None => String::new(),
        Some((one, [])) => format!("; did you mean {one}?"),
        Some((last, others)) => {
            format!("; did you mean {} or {last}?", others.join(", "))
        }
    }
}

/// At most `width` characters of a line.
fn cut(line: &str, width: usize) -> String {
    if line.chars().count() <= width {
        return line.to_owned();
    }
    let kept: String = line.chars().take(width.saturating_sub(1)).collect();
    format!("{kept}…")
}

/// The terminal's width. What goes to a file or another program is not cut
/// narrower than a terminal usually is.
fn width() -> usize {
    let size = rustix::termios::tcgetwinsize(std::io::stdout());
    let columns = size.map_or(0, |size| usize::from(size.ws_col));
    if columns == 0 { WIDTH } else { columns }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;

    fn ask(query: &str) -> String {
        syscall(Tree::new().root(), query, false).expect(query)
    }

    fn refused(query: &str) -> String {
        let answer = syscall(Tree::new().root(), query, false);
        answer.expect_err(query).to_string()
    }

    #[test]
    fn a_name_and_a_number_give_the_whole_row() {
        let openat = "\
openat: system call 257 (0x101) of Linux 7.3.4
for 64-bit and x32 programs

  rax          257 (0x101)
  rdi          int dfd
  rsi          const char __user *filename
  rdx          int flags
  r10          umode_t mode
  handler      sys_openat
  defined in   fs/open.c:1434
  only with    CONFIG_TEST
  in Linux     since 6.5
  manual page  open(2), https://man7.org/linux/man-pages/man2/open.2.html";
        for query in ["openat", "OpenAt", " 257 ", "0x101", "0X101"] {
            assert_eq!(ask(query), openat);
        }
    }

    #[test]
    fn a_name_of_two_rows_gives_both() {
        let text = ask("readv");
        assert!(text.contains("readv: system call 19 (0x13)"), "{text}");
        assert!(text.contains("readv: system call 515 (0x203)"), "{text}");
        assert!(text.contains("for x32 programs only"), "{text}");
    }

    #[test]
    fn what_has_no_handler_says_why() {
        let text = ask("getpmsg");
        let why = "handler      none: reserved, never used \
                   (man-pages 6.03, unimplemented(2))";
        assert!(text.contains(why), "{text}");
    }

    #[test]
    fn a_pattern_gives_a_line_a_row() {
        let text = " 19  0x13  readv(fd, vec, vlen)
515 0x203  x32: readv(fd, vec, vlen)

2 of the 6 rows of Linux 7.3.4, 1 of them for x32 programs only";
        for query in ["iovec", "struct iovec", "IOVEC vlen"] {
            assert_eq!(ask(query), text, "{query}");
        }
        let text = ask("reserved");
        let line = "181  0xb5  getpmsg: no handler (reserved, never used)\n";
        assert!(text.starts_with(line), "{text}");
    }

    #[test]
    fn a_name_that_others_contain_says_how_to_see_them() {
        let tree = Tree::new();
        let text = ask("read");
        let more = "all that contain it: cargo run -- syscall --all read";
        assert!(text.ends_with(more), "{text}");
        let all = syscall(tree.root(), "read", true).expect("three");
        assert!(all.contains("\n4 of the 6 rows"), "{all}");
    }

    #[test]
    fn what_is_not_there_is_refused_with_the_nearest_names() {
        let opnat = "no system call of Linux 7.3.4 contains `opnat`; did you \
                     mean `openat`?";
        assert_eq!(refused("opnat"), opnat);
        let nothing = "no system call of Linux 7.3.4 contains `xyzzy`";
        assert_eq!(refused("xyzzy"), nothing);
        let number = "no system call of Linux 7.3.4 has the number 999 \
                      (0x3e7): the kernel answers it with -ENOSYS";
        assert_eq!(refused("999"), number);
        assert_eq!(refused("0x3e7"), number);
    }

    #[test]
    fn an_error_is_found_by_number_name_and_alias() {
        let tree = Tree::new();
        let text = "\
EAGAIN: error 11 of Linux 7.3.4

  rax          -11 (0xfffffffffffffff5)
  also called  EWOULDBLOCK
  defined in   include/uapi/asm-generic/errno-base.h:15";
        for query in ["11", "-11", "0xb", "EAGAIN", "ewouldblock"] {
            assert_eq!(errno(tree.root(), query).expect(query), text);
        }
        let error = errno(tree.root(), "EAGIAN").expect_err("a mistake");
        let text = "Linux 7.3.4 has no error `EAGIAN`; did you mean `EAGAIN`?";
        assert_eq!(error.to_string(), text);
    }

    #[test]
    fn lines_are_broken_and_cut_at_the_width() {
        let tree = Tree::new();
        let mut terminal = Terminal::new(tree.root()).expect("a table");
        terminal.width = 32;
        let rows = exactly(&terminal.facts.table, "openat");
        let text = terminal.in_full(&rows, "openat");
        let broken = "  rsi          const char __user\n               \
                      *filename\n";
        assert!(text.contains(broken), "{text}");
        let text = terminal.in_short(&rows);
        let start = "257 0x101  openat(dfd, filename…\n";
        assert!(text.starts_with(start), "{text}");
    }
}
