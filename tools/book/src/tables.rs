//! The tables of system calls and errors on the pages.
//!
//! A page asks for them with `{{#table NAME}}`: a table of rows, a list of
//! what has changed, or a single number or word for a sentence. All of it is
//! made from `data/`, as HTML that needs neither script nor style sheet: the
//! style sheet `theme/tables.css` lays the rows out, and the script
//! `theme/filter.js`, which stands in the page itself, adds the filter.

use crate::changes::changes;
use crate::chapter::line_of;
use crate::facts::{Facts, series};
use crate::lookup::{REGISTERS, conditions, handler, reason};
use crate::measure;
use crate::problem::Problem;
use kernel_table::schema::{Abi, Arg, Errno, Row, Table};
use regex::{Captures, Regex};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Component, Path};
use std::sync::LazyLock;

/// `{{#table NAME}}`.
static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\{\{#table(?:\s+([^}]*?))?\s*\}\}").expect("a right pattern")
});

/// What a page can ask for.
const NAMES: [&str; 16] = [
    "syscalls",
    "x32",
    "errnos",
    "changes",
    "downloads",
    "kernel",
    "series",
    "older",
    "package",
    "rows",
    "handlers",
    "x32-rows",
    "gaps",
    "speed",
    "speed-setting",
    "speed-growth",
];

/// A handler's name of this length does not fit into its column.
const LONG: usize = 25;

/// The script behind the filter. It is read when a page is made, so that
/// `cargo run` shows a change.
const SCRIPT: &str = "theme/filter.js";

/// What a text asks for, in order, each with its line.
pub fn asked(text: &str) -> impl Iterator<Item = (usize, &str)> {
    DIRECTIVE.captures_iter(text).filter_map(|found| {
        let line = line_of(text, found.get(0)?.start());
        Some((line, found.get(1).map_or("", |name| name.as_str())))
    })
}

/// What a text asks for that is not there, with the line.
pub fn mistakes(text: &str) -> Vec<(usize, String)> {
    let mistake = |(line, name): (usize, &str)| {
        let message = format!(
            "there is no table `{name}`; `{{{{#table …}}}}` knows {}",
            NAMES.join(", ")
        );
        (!NAMES.contains(&name)).then_some((line, message))
    };
    asked(text).filter_map(mistake).collect()
}

/// Whether a text asks for a table that has a filter.
fn has_filter(text: &str) -> bool {
    asked(text).any(|(_, name)| name == "syscalls" || name == "errnos")
}

/// Puts what it asks for into the text of the page `path`, relative to `src/`.
pub fn expand(
    root: &Path,
    facts: &Facts,
    path: &Path,
    text: &str,
) -> Result<String, Problem> {
    if let Some((line, message)) = mistakes(text).into_iter().next() {
        return Err(Problem::new(&Path::new("src").join(path), line, message));
    }
    let script = match has_filter(text) {
        true => script(root)?,
        false => String::new(),
    };
    let page = Page {
        facts,
        path,
        script,
    };
    let made = |found: &Captures<'_>| page.make(&found[1]);
    Ok(DIRECTIVE.replace_all(text, made).into_owned())
}

fn script(root: &Path) -> Result<String, Problem> {
    let script = std::fs::read_to_string(root.join(SCRIPT));
    script.map_err(|error| {
        let message = format!("cannot be read: {error}");
        Problem::new(Path::new(SCRIPT), 1, message)
    })
}

/// The page that asks.
struct Page<'a> {
    facts: &'a Facts,
    path: &'a Path,
    script: String,
}

impl Page<'_> {
    fn make(&self, name: &str) -> String {
        let table = &self.facts.table;
        let count_64 = table.rows_64().count();
        match name {
            "syscalls" => self.syscalls(),
            "x32" => self.x32(),
            "errnos" => self.errnos(),
            "changes" => changes(self.facts),
            "downloads" => self.downloads(),
            "kernel" => table.kernel.clone(),
            "series" => series(&table.kernel).to_owned(),
            "older" => self.older().map_or_else(String::new, str::to_owned),
            "package" => {
                format!("{} {}", table.source.package, table.source.version)
            }
            "rows" => count_64.to_string(),
            "handlers" => {
                let rows = table.rows_64().filter(|row| row.implemented);
                rows.count().to_string()
            }
            "x32-rows" => (table.rows.len() - count_64).to_string(),
            "gaps" => self.gaps(),
            "speed" => measure::table(&self.facts.speed),
            "speed-setting" => measure::setting(&self.facts.speed),
            "speed-growth" => {
                format!("{} KiB", measure::growth(&self.facts.speed))
            }
            _ => String::new(), // refused before
        }
    }

    fn older(&self) -> Option<&str> {
        self.facts.older.first().map(|table| series(&table.kernel))
    }

    fn syscalls(&self) -> String {
        let mut html = self.filter(
            "syscall",
            "Filter by number, name, handler, argument, file or condition",
            "fd · 0x3b · struct iovec · epoll",
            "syscalls syscalls-x32",
        );
        let caption = format!(
            "The system calls of Linux {} for 64-bit programs on x86_64",
            self.facts.table.kernel
        );
        let rows = self.facts.table.rows_64();
        self.table(&mut html, "syscalls", &caption, rows);
        html
    }

    fn x32(&self) -> String {
        let caption = format!(
            "The system calls of Linux {} for x32 programs only",
            self.facts.table.kernel
        );
        let rows = self.facts.table.rows.iter().filter(|row| !row.is_64());
        let mut html = String::new();
        self.table(&mut html, "syscalls-x32", &caption, rows);
        html
    }

    fn table<'a>(
        &self,
        html: &mut String,
        id: &str,
        caption: &str,
        rows: impl Iterator<Item = &'a Row>,
    ) {
        let heads = ["Number", "Name", "Handler"]
            .into_iter()
            .chain(REGISTERS)
            .chain(["Defined in", "Only with", "More"]);
        open(html, id, "calls", caption, heads);
        for row in rows {
            self.row(html, row);
        }
        close(html);
    }

    fn row(&self, html: &mut String, row: &Row) {
        let Row { name, number, .. } = row;
        let prefix = if row.is_64() { "" } else { "x32-" };
        let _ = write!(
            html,
            "<tr id=\"{prefix}{name}\">\
             <td id=\"n{number}\">{number} <i>{number:#x}</i>\
             </td><th scope=\"row\">\
             <a href=\"#{prefix}{name}\">{name}</a></th>"
        );
        match (reason(row), &row.why) {
            (Some(reason), Some(why)) => {
                let source = escape(&why.source);
                let _ = write!(
                    html,
                    "<td colspan=\"7\">no handler: {reason} \
                     <span>({source})</span></td>"
                );
            }
            _ => {
                cell(html, &breakable(handler(row)));
                for index in 0..REGISTERS.len() {
                    cell(
                        html,
                        &row.args.get(index).map_or_else(String::new, arg),
                    );
                }
            }
        }
        cell(html, &self.definition(row.file.as_deref(), row.line));
        let conditions: Vec<_> =
            conditions(row).into_iter().map(escape).collect();
        cell(html, &conditions.join(" "));
        cell(html, &self.more(row));
        html.push_str("</tr>\n");
    }

    /// A link to a line of the kernel's source. A narrow column breaks it
    /// behind a folder.
    fn definition(&self, file: Option<&str>, line: Option<u32>) -> String {
        let (Some(file), Some(line)) = (file, line) else {
            return String::new();
        };
        let address = escape(&self.facts.source(file, line));
        let shown = escape(file).replace('/', "/<wbr>");
        format!("<a href=\"{address}\">{shown}:{line}</a>")
    }

    /// What has no column of its own.
    fn more(&self, row: &Row) -> String {
        let mut more = Vec::new();
        if let Some(since) = self.facts.since(row) {
            more.push(escape(&since));
        }
        if let Some(manual) = self.facts.manual(row) {
            let address = escape(&manual.address);
            let name = escape(&manual.name);
            more.push(format!("<a href=\"{address}\">{name}</a>"));
        }
        if let Some(lesson) = self.facts.lesson(row) {
            let address = escape(&relative(self.path, &lesson.path));
            let title = escape(&lesson.title);
            more.push(format!("taught in <a href=\"{address}\">{title}</a>"));
        }
        if row.abi == Abi::Only64 && row.implemented {
            more.push("not for x32".to_owned());
        }
        if row.noreturn {
            more.push("does not return".to_owned());
        }
        more.join(" · ")
    }

    fn errnos(&self) -> String {
        let mut html = self.filter(
            "errno",
            "Filter by number, name or header",
            "9 · EBADF · errno-base.h",
            "errnos",
        );
        let caption = self.headers();
        let heads = ["Number", "Name", "In rax", "Defined in"];
        open(&mut html, "errnos", "errors", &caption, heads.into_iter());
        for errno in &self.facts.table.errnos {
            self.error(&mut html, errno);
        }
        close(&mut html);
        html
    }

    /// The numbers between the errors' that have no name.
    fn gaps(&self) -> String {
        let errnos = &self.facts.table.errnos;
        let mut gaps = Vec::new();
        for pair in errnos.windows(2) {
            gaps.extend(pair[0].number + 1..pair[1].number);
        }
        let gaps: Vec<_> = gaps.iter().map(u32::to_string).collect();
        gaps.join(" and ")
    }

    /// The caption with the headers that define the errors.
    fn headers(&self) -> String {
        let Table { kernel, errnos, .. } = &self.facts.table;
        let files: BTreeSet<_> = errnos.iter().map(|e| &e.file[..]).collect();
        let files = files.into_iter().collect::<Vec<_>>().join(" and ");
        format!("The errors of Linux {kernel}, defined in {files}")
    }

    fn error(&self, html: &mut String, errno: &Errno) {
        let Errno { name, number, .. } = errno;
        let _ = write!(
            html,
            "<tr id=\"{name}\"><td id=\"n{number}\">{number}</td>\
             <th scope=\"row\"><a href=\"#{name}\">{name}</a>"
        );
        for alias in &errno.aliases {
            let _ = write!(html, " <span id=\"{alias}\">{alias}</span>");
        }
        html.push_str("</th>");
        let number = -i64::from(*number);
        cell(html, &format!("{number} <i>{number:#x}</i>"));
        let address = escape(&self.facts.source(&errno.file, errno.line));
        let (file, line) = (escape(file_name(&errno.file)), errno.line);
        cell(html, &format!("<a href=\"{address}\">{file}:{line}</a>"));
        html.push_str("</tr>\n");
    }

    /// The files with the whole table, which stand beside the page.
    fn downloads(&self) -> String {
        let kernel = &self.facts.table.kernel;
        let link = |kind: &str, word: &str| {
            format!("<a href=\"x86_64-{kernel}.{kind}\" download>{word}</a>")
        };
        format!("{} or {}", link("json", "JSON"), link("csv", "CSV"))
    }

    /// The field that filters tables, and the script that makes it work.
    /// Without the script it is not there.
    fn filter(
        &self,
        name: &str,
        label: &str,
        examples: &str,
        tables: &str,
    ) -> String {
        let script = &self.script;
        format!(
            "<div class=\"table-filter\" role=\"search\" \
             data-tables=\"{tables}\" hidden>\
             <label for=\"{name}-filter\">{label}</label>\
             <span class=\"key\" aria-hidden=\"true\">key <kbd>f</kbd></span>\
             <input id=\"{name}-filter\" type=\"search\" \
             placeholder=\"{examples}\" autocomplete=\"off\" \
             autocapitalize=\"off\" spellcheck=\"false\" \
             aria-keyshortcuts=\"f\"><output id=\"{name}-count\" \
             for=\"{name}-filter\"></output></div>\n\n\
             <script>\n{script}</script>\n\n"
        )
    }
}

/// Begins a table, up to its first row.
fn open<'a>(
    html: &mut String,
    id: &str,
    class: &str,
    caption: &str,
    heads: impl Iterator<Item = &'a str>,
) {
    let _ = write!(
        html,
        "<div class=\"kernel-table\">\n<table id=\"{id}\" class=\"{class}\" \
        >\n<caption>{}</caption>\n<thead>\
         <tr>",
        escape(caption)
    );
    for head in heads {
        let _ = write!(html, "<th scope=\"col\">{head}</th>");
    }
    html.push_str("</tr></thead>\n<tbody>\n");
}

/// Ends a table.
fn close(html: &mut String) {
    html.push_str("</tbody>\n</table>\n</div>\n");
}

fn cell(html: &mut String, content: &str) {
    let _ = write!(html, "<td>{content}</td>");
}

/// A name that may be broken before an underscore, if it is long.
fn breakable(name: &str) -> String {
    let name = escape(name);
    match name.len() {
        0..LONG => name,
        _ => name.replace('_', "<wbr>_"),
    }
}

/// An argument: its type, and its name, which stands out.
fn arg(arg: &Arg) -> String {
    // No line begins with an asterisk.
    let ctype = escape(&arg.ctype).replace(" *", "\u{a0}*");
    format!("{ctype} <b>{}</b>", escape(&arg.name))
}

/// The last part of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The way from the page `from` to the page `to`, both relative to `src/`.
pub fn relative(from: &Path, to: &Path) -> String {
    let up = from.components().count().saturating_sub(1);
    let names = to.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    let mut way = "../".repeat(up);
    way.push_str(&names.collect::<Vec<_>>().join("/"));
    way
}

/// Text as HTML, inside an attribute or out of one.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;

    const TABLE: &str = "data/x86_64-7.3.4.json";

    fn made(tree: &Tree, text: &str) -> String {
        let facts = Facts::read(tree.root()).expect("facts");
        let path = Path::new("reference/calls.md");
        expand(tree.root(), &facts, path, text).expect(text)
    }

    /// The line of a page that begins a row.
    fn row(page: &str, id: &str) -> String {
        let start = format!("<tr id=\"{id}\">");
        let line = page.lines().find(|line| line.starts_with(&start));
        line.expect(id).to_owned()
    }

    #[test]
    fn a_row_has_a_cell_for_each_register() {
        let tree = Tree::new();
        let docs = "/// One.\n///\n/// Kernel: `SYSCALL_DEFINE4(openat, …)`.\n";
        tree.edit("listings/first/src/lib.rs", "/// One.\n", docs);
        let page = made(&tree, "{{#table syscalls}}");
        let openat = concat!(
            r##"<tr id="openat"><td id="n257">257 <i>0x101</i></td>"##,
            r##"<th scope="row"><a href="#openat">openat</a></th>"##,
            "<td>sys_openat</td><td>int <b>dfd</b></td>",
            "<td>const char __user\u{a0}* <b>filename</b></td>",
            "<td>int <b>flags</b></td><td>umode_t <b>mode</b></td>",
            r##"<td></td><td></td><td><a href="https://git.kernel.org/pub"##,
            "/scm/linux/kernel/git/stable/linux.git/tree/fs/open.c?h=v7.3.4",
            r##"#n1434">fs/<wbr>open.c:1434</a></td><td>CONFIG_TEST</td>"##,
            r##"<td>since 6.5 · <a href="https://man7.org/linux/man-pages/"##,
            r##"man2/open.2.html">open(2)</a> · taught in "##,
            r##"<a href="../part/first.md">First</a></td></tr>"##,
        );
        assert_eq!(row(&page, "openat"), openat);
        assert!(row(&page, "readv").ends_with(" · not for x32</td></tr>"));
        let ids = page.matches("<tr id=").count();
        assert_eq!(ids, 5, "x32 rows stand apart");
        assert!(made(&tree, "{{#table x32}}").contains("id=\"x32-readv\""));
    }

    #[test]
    fn a_row_without_a_handler_says_why() {
        let page = made(&Tree::new(), "{{#table syscalls}}");
        let reason = "<td colspan=\"7\">no handler: reserved, never used \
                      <span>(man-pages 6.03, unimplemented(2))</span></td>\
                      <td></td><td></td><td>6.1 or before</td></tr>";
        assert!(row(&page, "getpmsg").ends_with(reason), "{page}");
    }

    #[test]
    fn an_error_has_its_names_and_its_place() {
        let page = made(&Tree::new(), "{{#table errnos}}");
        let start = concat!(
            r##"<tr id="EAGAIN"><td id="n11">11</td><th scope="row">"##,
            r##"<a href="#EAGAIN">EAGAIN</a> "##,
            r##"<span id="EWOULDBLOCK">EWOULDBLOCK</span></th>"##,
            "<td>-11 <i>0xfffffffffffffff5</i></td>",
        );
        let row = row(&page, "EAGAIN");
        assert!(row.starts_with(start), "{row}");
        let end = "errno-base.h?h=v7.3.4#n15\">errno-base.h:15</a></td></tr>";
        assert!(row.ends_with(end), "{row}");
    }

    #[test]
    fn numbers_and_words_stand_in_sentences() {
        let text = "{{#table rows}}, {{#table  handlers }}, \
                    {{#table x32-rows}}, {{#table gaps}}, {{#table kernel}}, \
                    {{#table series}}, {{#table package}}; {{#include x}}";
        let expected = "5, 4, 1, 10, 7.3.4, 7.3, linux-source-7.3 7.3.4-1; \
                        {{#include x}}";
        assert_eq!(made(&Tree::new(), text), expected);
    }

    #[test]
    fn the_filter_and_its_script_are_on_the_page_once() {
        let tree = Tree::new();
        let page = made(&tree, "{{#table syscalls}}\n\n{{#table x32}}");
        let script = "</output></div>\n\n<script>\n// The filter.\n</script>";
        assert_eq!(page.matches(script).count(), 1, "{page}");
        assert_eq!(made(&tree, "{{#table x32}}").matches("filter").count(), 0);
        tree.remove(SCRIPT);
        let facts = Facts::read(tree.root()).expect("facts");
        let path = Path::new("calls.md");
        let problem = expand(tree.root(), &facts, path, "{{#table errnos}}");
        let problem = problem.expect_err("no script");
        assert_eq!(problem.file, Path::new(SCRIPT));
        assert!(problem.message.starts_with("cannot be read"));
    }

    #[test]
    fn what_is_made_is_no_markdown_by_accident() {
        let tree = Tree::new();
        tree.edit(TABLE, "CONFIG_TEST", "CONFIG_A) && x < \\\"y\\\" $(B");
        let page = made(&tree, "{{#table syscalls}}");
        let cell = "<td>obj-$(CONFIG_A) &amp;&amp; x &lt; &quot;y&quot; $(B)";
        assert!(page.contains(cell), "{page}");
        // A blank line would end the block of HTML.
        let (_, table) = page.split_once("<div class=\"kernel").expect("it");
        assert!(!table.trim_end().contains("\n\n"));
    }

    #[test]
    fn pages_are_found_from_each_other() {
        for (from, to, way) in [
            ("a.md", "b/c.md", "b/c.md"),
            ("a/b.md", "c.md", "../c.md"),
            ("a/b.md", "a/c.md", "../a/c.md"),
        ] {
            assert_eq!(relative(Path::new(from), Path::new(to)), way);
        }
    }
}
