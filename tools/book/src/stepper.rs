//! The fenced block `stepper`, which has a program's execution recorded and
//! puts it under a listing.
//!
//! Each line of the block is what stands behind `cargo run -- trace`, and
//! behind a `#`, for several lines, what the reader sees above each:
//!
//! ````md
//! ```stepper
//! seed-bug --release --function write_words # without the two lines
//! seed-mended --release --function write_words # with them
//! ```
//! ````
//!
//! Two programs stand side by side and are stepped through together.
//!
//! Lines that begin with `kernel` are about recordings of the kernel: see
//! [`ring0`].
//!
//! The page gets the system calls with the registers around each, as a table
//! in a `<details>`. The recording itself lies in a file of its own, which
//! `theme/stepper.js` loads when the reader opens that. It is JavaScript with
//! one call in it, since a page that was opened as a file may load a script
//! and nothing else. mdBook copies the files into the site from
//! `src/recordings`, a link to where they are made.

use crate::chapter::{Block, blocks, escape};
use crate::highlight;
use crate::problem::Problem;
use crate::recordings::{Recordings, Unrecorded};
use crate::ring0;
use crate::tables;
use std::fmt::Write as _;
use std::path::Path;
use tracer::recording::{Call, Profile, Recording, What};
use tracer::summary::{Around, Summary};

/// The most system calls of which a page shows the registers: a table that is
/// longer than that helps nobody.
const MOST: usize = 16;

const SYNTAX: &str = "a line of a stepper is what stands behind `cargo run -- \
                      trace`: PROGRAM, `--function NAME`, `--release`, and \
                      behind a `#` a caption";

/// What is to be recorded: a line of a block.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Run {
    /// The program, by its name.
    pub program: String,
    /// The function; `main` if there is none.
    pub function: Option<String>,
    /// Whether it is to be optimised.
    pub release: bool,
}

impl Run {
    /// How it is compiled.
    pub fn profile(&self) -> Profile {
        match self.release {
            true => Profile::Release,
            false => Profile::Dev,
        }
    }

    /// A name for files and addresses, as `seed-bug.write_words.release`.
    pub fn slug(&self) -> String {
        let mut slug = self.program.clone();
        if let Some(function) = &self.function {
            slug.push('.');
            slug.push_str(&function.replace("::", "."));
        }
        if self.release {
            slug.push_str(".release");
        }
        slug
    }

    /// What a reader types to see the same in a terminal.
    fn command(&self) -> String {
        let mut command = format!("cargo run -- trace {}", self.program);
        if self.release {
            command.push_str(" --release");
        }
        if let Some(function) = &self.function {
            let _ = write!(command, " --function {function}");
        }
        command
    }
}

/// A line of a block: a program, and what stands above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The line of the chapter.
    pub number: usize,
    /// What is to be recorded.
    pub run: Run,
    /// What the reader sees above it.
    pub caption: Option<String>,
}

/// What a block asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Programs, one or two.
    Programs(Vec<Line>),
    /// Recordings of the kernel.
    Kernel(Vec<ring0::Line>),
}

/// Reads a block; the error is the first line that is wrong, and why.
pub fn parse(block: &Block) -> Result<Content, (usize, String)> {
    let wrong = |number, message: &str| Err((number, message.to_owned()));
    if block.attributes().next().is_some() {
        return wrong(block.line, "behind `stepper` stands nothing");
    }
    if ring0::is_kernel(block) {
        return ring0::parse(block).map(Content::Kernel);
    }
    let mut lines = Vec::new();
    for (index, text) in block.text.lines().enumerate() {
        let number = block.line + 1 + index;
        match line(number, text) {
            Ok(line) => lines.extend(line),
            Err(message) => return wrong(number, &message),
        }
    }
    match lines.len() {
        0 => wrong(block.line, "this stepper names no program"),
        1 | 2 => Ok(Content::Programs(lines)),
        _ => wrong(block.line, "a page has room for two programs, not more"),
    }
}

fn line(number: usize, text: &str) -> Result<Option<Line>, String> {
    let (text, caption) = match text.split_once(" # ") {
        Some((text, caption)) => (text, Some(caption.trim().to_owned())),
        None => (text, None),
    };
    let mut words = text.split_whitespace();
    let Some(program) = words.next() else {
        return Ok(None);
    };
    let mut run = Run {
        program: program.to_owned(),
        function: None,
        release: false,
    };
    if program.starts_with('-') {
        return Err(format!("{SYNTAX}; this one begins with `{program}`"));
    }
    while let Some(word) = words.next() {
        match word {
            "--release" => run.release = true,
            "--function" => match words.next() {
                Some(name) => run.function = Some(name.to_owned()),
                None => return Err(format!("{SYNTAX}; the name is missing")),
            },
            _ => return Err(format!("{SYNTAX}; `{word}` is none of these")),
        }
    }
    Ok(Some(Line {
        number,
        run,
        caption,
    }))
}

/// What the steppers of a chapter ask for; `path` is the chapter's file.
pub fn asked(path: &Path, text: &str) -> Result<Vec<Content>, Problem> {
    let mut asked = Vec::new();
    for block in steppers(text) {
        asked.push(parse(&block).map_err(|(number, message)| {
            Problem::new(path, number, message)
        })?);
    }
    Ok(asked)
}

fn steppers(text: &str) -> impl DoubleEndedIterator<Item = Block> {
    let blocks = blocks(text).into_iter();
    blocks.filter(|block| block.language() == "stepper")
}

/// Replaces the steppers of a chapter by their HTML.
pub fn expand(
    path: &Path,
    text: &str,
    recordings: &Recordings,
) -> Result<String, Problem> {
    let mut html = text.to_owned();
    for block in steppers(text).rev() {
        let Some(body) = &block.body else { continue };
        let content = parse(&block)
            .map_err(|(number, message)| Problem::new(path, number, message))?;
        let end = text[body.end..]
            .find('\n')
            .map_or(text.len(), |at| body.end + at + 1);
        let element = match &content {
            Content::Kernel(lines) => kernel(lines, recordings),
            Content::Programs(lines) => element(lines, recordings)
                .unwrap_or_else(|unrecorded| missing(lines, unrecorded)),
        };
        let element = escape(&element);
        let element = element.replace('\n', &format!("\n{}", block.prefix));
        html.replace_range(block.start..end, &(element + "\n"));
    }
    Ok(html)
}

/// What stands in the place of a recording that this machine cannot make.
fn missing(lines: &[Line], why: Unrecorded) -> String {
    let names: Vec<_> = lines.iter().map(|l| code(&l.run.program)).collect();
    let Unrecorded(why) = why;
    format!(
        "<p class=\"unrecorded\">Here you could step through {}, but this \
         copy of the book was built {why}.</p>",
        names.join(" and ")
    )
}

fn kernel(lines: &[ring0::Line], recordings: &Recordings) -> String {
    let made = lines.iter().filter_map(|line| recordings.kernel(line.call));
    let (pairs, addresses): (Vec<_>, Vec<_>) = made.unzip();
    ring0::element(&pairs, &addresses)
}

fn element(
    lines: &[Line],
    recordings: &Recordings,
) -> Result<String, Unrecorded> {
    let found = lines.iter().map(|line| recordings.get(&line.run));
    let found: Vec<_> = found.collect::<Result<_, _>>()?;
    let id = lines[0].run.slug().replace('.', "-");
    let files: Vec<_> = found.iter().map(|one| one.address()).collect();
    let captions: Vec<_> = lines.iter().map(caption).collect();
    let mut html = format!(
        "<details class=\"stepper\" id=\"step-{id}\" data-recordings=\"{}\" \
         data-captions=\"{}\">\n<summary>{}</summary>\n",
        files.join(" "),
        tables::escape(&captions.join("|")),
        summary(lines, &found[0].recording),
    );
    for (line, found) in lines.iter().zip(&found) {
        calls(&mut html, line, &found.recording);
    }
    html.push_str("</details>");
    Ok(html)
}

fn caption(line: &Line) -> String {
    line.caption.clone().unwrap_or_default()
}

fn summary(lines: &[Line], first: &Recording) -> String {
    let names: Vec<_> = lines.iter().map(|l| code(&l.run.program)).collect();
    let optimised = if lines[0].run.release {
        ", optimised"
    } else {
        ""
    };
    let steps = first.steps.len();
    format!(
        "Step through {} <span>{steps} steps{optimised}</span>",
        names.join(" and ")
    )
}

/// The system calls, each with the registers around it.
fn calls(html: &mut String, line: &Line, recording: &Recording) {
    let command = highlight::escape(&line.run.command());
    let calls = recording.summary();
    let all = calls.len();
    if all == 0 {
        let _ = writeln!(
            html,
            "<div class=\"table-wrapper\"><p>{} in {} makes no system call. In \
             a terminal: <code>{command}</code></p></div>",
            code(&recording.function),
            code(&line.run.program),
        );
        return;
    }
    let rest = match all.saturating_sub(MOST) {
        0 => String::new(),
        rest => format!(" {rest} more calls are not shown here."),
    };
    let _ = write!(
        html,
        "<div class=\"table-wrapper\"><table class=\"around\">\n<caption>The \
         system calls of {} in {}, with the registers before and after \
         each.{rest} In a terminal: <code>{command}</code></caption>\n\
         <thead><tr><th scope=\"col\">Register</th><th scope=\"col\">Before\
         </th><th scope=\"col\">After</th></tr></thead>\n",
        code(&recording.function),
        code(&recording.program),
    );
    for call in calls.iter().take(MOST) {
        rows(html, call, recording);
    }
    html.push_str("</table></div>\n");
}

fn rows(html: &mut String, call: &Summary<'_>, recording: &Recording) {
    let made = match &recording.steps[call.call.step].what {
        What::Instruction(_) => format!("step {}", call.call.step + 1),
        _ => format!("in {}, not shown", call.at),
    };
    let _ = writeln!(
        html,
        "<tbody><tr><th colspan=\"3\" scope=\"rowgroup\">{} <span>{}</span>\
         </th></tr>",
        code(&call.call.text),
        highlight::escape(&made),
    );
    for register in &call.registers {
        row(html, register, call.call);
    }
    html.push_str("</tbody>\n");
}

/// A register. The numbers are attributes, which the style sheet shows:
/// mdBook would take every text into the index of the search.
fn row(html: &mut String, register: &Around, call: &Call) {
    let Around {
        name,
        before,
        after,
    } = register;
    let changed = after.is_some_and(|after| after != *before);
    let (class, word) = match changed {
        true => (" class=\"changed\"", "changed"),
        false => ("", "as before"),
    };
    let after = match after {
        Some(after) => {
            let result = *name == "rax" && call.error.is_some();
            let after = match result {
                true => format!("{} ({after:#x})", *after as i64),
                false => format!("{after:#x}"),
            };
            format!("<td data-is=\"{after}\"{class}> {word}</td>")
        }
        None => "<td>does not come back</td>".to_owned(),
    };
    let _ = writeln!(
        html,
        "<tr><th scope=\"row\">{name}</th><td data-is=\"{before:#x}\"></td>\
         {after}</tr>"
    );
}

/// Text as an element of code.
pub(crate) fn code(text: &str) -> String {
    format!("<code>{}</code>", highlight::escape(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs(content: Content) -> Vec<Line> {
        match content {
            Content::Programs(lines) => lines,
            Content::Kernel(lines) => panic!("{lines:?}"),
        }
    }

    fn of(text: &str) -> Result<Vec<Line>, Problem> {
        let text = format!("a\n\n```stepper\n{text}```\n");
        let asked = asked(Path::new("src/a.md"), &text)?;
        Ok(asked.into_iter().flat_map(programs).collect())
    }

    #[test]
    fn a_line_is_what_stands_behind_the_command() {
        let lines = of("one --release --function a::b # left\ntwo\n");
        let lines = lines.expect("two right lines");
        assert_eq!(lines[0].run.slug(), "one.a.b.release");
        let command = "cargo run -- trace one --release --function a::b";
        assert_eq!(lines[0].run.command(), command);
        assert_eq!(lines[0].caption.as_deref(), Some("left"));
        assert_eq!(lines[0].run.profile(), Profile::Release);
        assert_eq!((lines[1].number, &*lines[1].run.slug()), (5, "two"));
        assert_eq!(lines[1].run.profile(), Profile::Dev);
    }

    #[test]
    fn a_wrong_line_is_told_with_its_number() {
        for (text, line, part) in [
            ("", 3, "names no program"),
            ("one\none --fast\n", 5, "`--fast` is none of these"),
            ("--release one\n", 4, "begins with `--release`"),
            ("one --function\n", 4, "the name is missing"),
            ("a\nb\nc\n", 3, "room for two"),
        ] {
            let problem = of(text).expect_err(text);
            assert_eq!(problem.line, line, "{problem}");
            assert!(problem.message.contains(part), "{problem}");
        }
        let text = "```stepper,x\none\n```\n";
        let problem = asked(Path::new("a"), text).expect_err("an attribute");
        assert!(problem.message.contains("stands nothing"), "{problem}");
    }

    #[test]
    fn where_nothing_can_be_recorded_the_page_says_so() {
        let text = "a\n\n```stepper\none\n```\n\nb\n";
        let none = Recordings::default();
        let html = expand(Path::new("a.md"), text, &none).expect("a sentence");
        assert!(html.starts_with("a\n\n<p class=\"unrecorded\">"), "{html}");
        assert!(html.ends_with("</p>\n\nb\n"), "{html}");
    }
}
