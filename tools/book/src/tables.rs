//! The tables of system calls and errors on the pages.
//!
//! A page asks for them with `{{#table NAME}}`: a table of rows, a list of
//! what has changed, or a single number or word for a sentence. All of it is
//! made from `data/`, as HTML that needs neither script nor style sheet: the
//! style sheet `theme/tables.css` lays the rows out, and the script
//! `theme/filter.js`, which stands in the page itself, adds the filter.

use crate::chapter::line_of;
use crate::facts::{Facts, series};
use crate::lookup::{REGISTERS, conditions, handler, reason};
use crate::problem::Problem;
use kernel_table::diff::{Diff, Kind, diff};
use kernel_table::schema::{Abi, Arg, Errno, Row};
use regex::{Captures, Regex};
use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};
use std::path::{Component, Path};
use std::sync::LazyLock;

/// `{{#table NAME}}`.
static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\{\{#table(?:\s+([^}]*?))?\s*\}\}").expect("a right pattern")
});

/// What a page can ask for.
const NAMES: [&str; 13] = [
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
            "changes" => self.changes(),
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
            more.push(format!("<a href=\"{address}\">{title}</a>"));
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
        let caption =
            format!("The errors of Linux {}", self.facts.table.kernel);
        let heads = ["Number", "Name", "Other names", "In rax", "Defined in"];
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

    fn error(&self, html: &mut String, errno: &Errno) {
        let Errno { name, number, .. } = errno;
        let _ = write!(
            html,
            "<tr id=\"{name}\"><td id=\"n{number}\" \
            >{number}</td><th scope=\"row\">\
             <a href=\"#{name}\">{name}</a></th>"
        );
        let aliases: Vec<_> = errno
            .aliases
            .iter()
            .map(|alias| format!("<span id=\"{alias}\">{alias}</span>"))
            .collect();
        cell(html, &aliases.join(" "));
        let number = -i64::from(*number);
        cell(html, &format!("{number} <i>{number:#x}</i>"));
        let file = Some(errno.file.as_str());
        cell(html, &self.definition(file, Some(errno.line)));
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
             <input id=\"{name}-filter\" type=\"search\" \
             placeholder=\"{examples}\" autocomplete=\"off\" \
             autocapitalize=\"off\" spellcheck=\"false\" \
             aria-keyshortcuts=\"f\"><output id=\"{name}-count\" \
             for=\"{name}-filter\"></output></div>\n\n\
             <script>\n{script}</script>\n\n"
        )
    }

    /// What changed from the oldest kernel's table to the newest's.
    fn changes(&self) -> String {
        let Some(older) = self.facts.older.first() else {
            return String::new();
        };
        let difference = diff(older, &self.facts.table);
        let mut text = String::new();
        let mut section = |heading: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                let lines = lines.join("\n");
                let _ = write!(text, "### {heading}\n\n{lines}\n\n");
            }
        };
        section("Added", difference.added.iter().map(|r| added(r)).collect());
        let removed = difference
            .removed
            .iter()
            .map(|row| format!("- `{}`, {}", row.name, row.number));
        section("Removed", removed.collect());
        for (kind, heading) in [
            (Kind::Renamed, "Renamed"),
            (Kind::Abi, "For other programs"),
            (Kind::Entry, "Another handler"),
            (Kind::Implemented, "Handler come or gone"),
            (Kind::Signature, "Other arguments"),
            (Kind::Condition, "Another build condition"),
        ] {
            let rows = difference.of(kind);
            let lines = rows.map(|(old, new)| changed(kind, old, new));
            section(heading, lines.collect());
        }
        section("Moved to another file", moved(&difference));
        section("Error names", error_names(&difference));
        let lines = difference.of(Kind::Line).count();
        format!(
            "{} rows are new, {} are gone. {lines} definitions only moved \
             within their file.\n\n{text}",
            difference.added.len(),
            difference.removed.len()
        )
    }
}

/// An added row: its name and its arguments.
fn added(row: &Row) -> String {
    let names: Vec<_> = row.args.iter().map(|arg| &arg.name[..]).collect();
    let names = names.join(", ");
    format!("- {}, {}: `({names})`", link(row), row.number)
}

/// One change of a row.
fn changed(kind: Kind, old: &Row, new: &Row) -> String {
    let (before, after) = match kind {
        Kind::Renamed => (code(&old.name), code(&new.name)),
        Kind::Abi => (code(old.abi.word()), code(new.abi.word())),
        Kind::Entry => (entry(old), entry(new)),
        Kind::Implemented => (why(old), why(new)),
        Kind::Signature => {
            let changes = arguments(&old.args, &new.args);
            return format!("- {}: {}", link(new), changes.join("; "));
        }
        _ => (condition(old), condition(new)),
    };
    format!("- {}: {before} became {after}", link(new))
}

/// The arguments that are not the same, each with its register.
fn arguments(old: &[Arg], new: &[Arg]) -> Vec<String> {
    let both = |index: usize| (old.get(index), new.get(index));
    let change = |(index, register): (usize, &&str)| {
        let change = match both(index) {
            (Some(old), Some(new)) if old != new => {
                format!("{} became {}", code(&old.to_c()), code(&new.to_c()))
            }
            (None, Some(new)) => format!("new, {}", code(&new.to_c())),
            (Some(old), None) => format!("{} is gone", code(&old.to_c())),
            _ => return None,
        };
        Some(format!("`{register}`, {change}"))
    };
    REGISTERS.iter().enumerate().filter_map(change).collect()
}

/// The definitions in other files, those of one move together.
fn moved(difference: &Diff<'_>) -> Vec<String> {
    let mut moves: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for (old, new) in difference.of(Kind::File) {
        let files = (old.file.as_deref(), new.file.as_deref());
        moves.entry(files).or_default().push(link(new));
    }
    let lines = moves.into_iter().map(|((old, new), names)| {
        let [old, new] = [old, new].map(|file| code(file.unwrap_or("nowhere")));
        format!("- {old} to {new}: {}", names.join(", "))
    });
    lines.collect()
}

/// The names of errors that have come and gone.
fn error_names(difference: &Diff<'_>) -> Vec<String> {
    let line = |change: &str, (number, name): &(u32, &str)| {
        format!("- `{name}`, {number}, {change}")
    };
    let added = difference.errnos_added.iter();
    let removed = difference.errnos_removed.iter();
    added
        .map(|error| line("is new", error))
        .chain(removed.map(|error| line("is gone", error)))
        .collect()
}

/// A row's name as a link to it, in Markdown.
fn link(row: &Row) -> String {
    let name = &row.name;
    match row.is_64() {
        true => format!("[`{name}`](#{name})"),
        false => format!("[`{name}`](#x32-{name}) (x32)"),
    }
}

fn code(text: impl Display) -> String {
    format!("`{text}`")
}

fn entry(row: &Row) -> String {
    row.entry
        .as_ref()
        .map_or_else(|| "no entry".to_owned(), code)
}

fn why(row: &Row) -> String {
    reason(row).unwrap_or("a handler").to_owned()
}

fn condition(row: &Row) -> String {
    let conditions: Vec<_> = conditions(row).into_iter().map(code).collect();
    match &conditions[..] {
        [] => "no condition".to_owned(),
        conditions => conditions.join(" and "),
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
