//! The kernel's recordings in a stepper: a block whose lines begin with
//! `kernel`.
//!
//! ````md
//! ```stepper
//! kernel getppid
//! kernel write-null
//! ```
//! ````
//!
//! Each line names a recording in `data/ring0/`, which `cargo run --
//! trace-kernel` lists. All calls of a block share one widget, in which the
//! reader chooses the call, and whether the kernel was started with its
//! mitigations or with `mitigations=off`; it begins with the first call.
//!
//! The page gets a table for each call: which function called which, with the
//! counts of both settings side by side and a link to each function's line in
//! the kernel's source. What stands in the place of a return or of an indirect
//! call is counted with the function that makes it, as in the terminal.
//!
//! The files for the site are the recordings without what the widget does not
//! show, so that the largest is below 60 kB compressed:
//!
//! - of `machine`, only `kernel`, `qemu` and `mitigations` are there,
//! - in `code`, the bytes are replaced by their number,
//! - `tree` is replaced by `rows`: the trees of both settings as one. Each is
//!   `[depth, function, first, own, all, measures, own, all, measures]`: the
//!   first step, null if the function is only in the other setting; the
//!   instructions of its own, those with all that it calls, those of its own
//!   that are a mitigation's; the same three for the other setting, left out if
//!   it is not there.

use crate::chapter::Block;
use crate::stepper::code;
use crate::tables::escape;
use anyhow::{Context as _, Result};
use kernel_tracer::calls::{self, CALLS, Call};
use kernel_tracer::command::read;
use kernel_tracer::recording::{Frame, Mitigations, Recording};
use kernel_tracer::text::grouped;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// How a line of such a block begins.
const WORD: &str = "kernel";

/// Where the kernel's source is read, for the version that is recorded.
pub const SOURCE: &str =
    "https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/tree";

/// A line of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The line of the chapter.
    pub number: usize,
    /// The call that it names.
    pub call: Call,
}

/// Whether a block is about the kernel: whether one of its lines says so.
pub fn is_kernel(block: &Block) -> bool {
    let first = |line: &str| line.split_whitespace().next() == Some(WORD);
    block.text.lines().any(first)
}

/// Reads a block; the error is the first line that is wrong, and why.
///
/// # Errors
///
/// When a line is none of those that the [module](self) tells of.
pub fn parse(block: &Block) -> Result<Vec<Line>, (usize, String)> {
    let mut lines: Vec<Line> = Vec::new();
    for (index, text) in block.text.lines().enumerate() {
        let number = block.line + 1 + index;
        let call = line(text).map_err(|message| (number, message))?;
        let Some(call) = call else { continue };
        if lines.iter().any(|line| line.call == call) {
            let message = format!("`{}` stands here twice", call.name);
            return Err((number, message));
        }
        lines.push(Line { number, call });
    }
    Ok(lines)
}

fn line(text: &str) -> Result<Option<Call>, String> {
    let words: Vec<_> = text.split_whitespace().collect();
    let names = || CALLS.map(|call| format!("`{}`", call.name)).join(", ");
    match words[..] {
        [] => Ok(None),
        [WORD, name] => calls::find(name).map(Some).ok_or_else(|| {
            format!(
                "no recording of the kernel is called `{name}`; there are {}",
                names()
            )
        }),
        [WORD] => Err(format!("which call? There are {}", names())),
        [WORD, _, extra, ..] => Err(format!(
            "a line about the kernel is `kernel NAME`, without `{extra}`: \
             both settings are always shown"
        )),
        [program, ..] => Err(format!(
            "`{program}` is no recording of the kernel: programs stand in a \
             stepper of their own"
        )),
    }
}

/// How many instructions a function executed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Counts {
    /// The first step.
    pub first: usize,
    /// Its own.
    pub own: usize,
    /// Its own and those of what it called.
    pub all: usize,
    /// Of its own, those of a mitigation.
    pub measures: usize,
}

/// A line of the tree of functions; that of both settings.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// How many functions it is inside of.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// The file and the line where it begins.
    pub place: Option<(String, u32)>,
    /// With mitigations, and without.
    pub counts: [Option<Counts>; 2],
}

/// The recordings of a call with mitigations and without, and their trees.
#[derive(Debug)]
pub struct Pair {
    /// The call.
    pub call: Call,
    /// In the order of [`Mitigations::ALL`].
    pub recordings: [Recording; 2],
    /// Both trees as one.
    pub rows: Vec<Row>,
}

impl Pair {
    /// Reads the recordings of a call.
    ///
    /// # Errors
    ///
    /// When one is missing or damaged.
    pub fn read(root: &Path, call: Call) -> Result<Pair> {
        let [with, without] =
            Mitigations::ALL.map(|setting| read(root, call.name, setting));
        let recordings = [with?, without?];
        let rows = Trees::new(&recordings).rows();
        Ok(Pair {
            call,
            recordings,
            rows,
        })
    }

    /// The names of the files for the site.
    pub fn names(&self) -> [String; 2] {
        let name = self.call.name;
        Mitigations::ALL
            .map(|setting| format!("kernel.{name}.{}.js", setting.word()))
    }

    /// What the files for the site hold.
    ///
    /// # Errors
    ///
    /// Never, as far as is known.
    pub fn files(&self) -> Result<[String; 2]> {
        Ok([self.file(0)?, self.file(1)?])
    }

    fn file(&self, index: usize) -> Result<String> {
        let recording = &self.recordings[index];
        let mut value: Value = serde_json::from_str(&recording.to_json()?)?;
        let all = value.as_object_mut().context("an object")?;
        all.remove("tree");
        let machine = &recording.machine;
        all["machine"] = json!({
            "kernel": machine.kernel,
            "qemu": machine.qemu,
            "mitigations": machine.mitigations,
        });
        let lengths = recording.code.iter().map(|code| code.bytes.0.len());
        let code = all["code"].as_array_mut().context("a list")?;
        for (line, length) in code.iter_mut().zip(lengths) {
            line[1] = json!(length);
        }
        let functions = all["functions"].as_array_mut().context("a list")?;
        let mut rows = Vec::new();
        for row in &self.rows {
            rows.push(line_of(row, index, functions));
        }
        all.insert("rows".to_owned(), Value::Array(rows));
        Ok(serde_json::to_string(&value)?)
    }
}

/// A line of the tree as the widget gets it. A function that is not in this
/// recording is added to its list.
fn line_of(row: &Row, index: usize, functions: &mut Vec<Value>) -> Value {
    let is_it = |function: &Value| function[0] == row.name.as_str();
    let function = functions.iter().position(is_it).unwrap_or_else(|| {
        functions.push(json!([row.name, null, null]));
        functions.len() - 1
    });
    let own = row.counts[index];
    let mut line = vec![
        json!(row.depth),
        json!(function),
        json!(own.map(|c| c.first)),
    ];
    let three = |c: Counts| [c.own, c.all, c.measures].map(|n| json!(n));
    line.extend(own.map_or([0, 0, 0].map(|n| json!(n)), three));
    line.extend(row.counts[1 - index].into_iter().flat_map(three));
    Value::Array(line)
}

/// The trees of two recordings, to be laid over each other.
struct Trees<'a> {
    recordings: &'a [Recording; 2],
    counts: [Vec<Counts>; 2],
    below: [Vec<Vec<usize>>; 2],
}

impl<'a> Trees<'a> {
    fn new(recordings: &'a [Recording; 2]) -> Self {
        let [with, without] = recordings;
        Trees {
            recordings,
            counts: [counts(with), counts(without)],
            below: [below(with), below(without)],
        }
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        self.add(&mut rows, 0, [Some(0), Some(0)]);
        rows
    }

    fn frame(&self, setting: usize, index: usize) -> &Frame {
        &self.recordings[setting].tree[index]
    }

    fn name(&self, setting: usize, index: usize) -> &str {
        let frame = self.frame(setting, index);
        &self.recordings[setting].function(frame).name
    }

    /// Adds a function that is in one tree or in both, and what is below it.
    fn add(
        &self,
        rows: &mut Vec<Row>,
        depth: usize,
        indexes: [Option<usize>; 2],
    ) {
        let found = indexes.iter().enumerate();
        let mut found = found.filter_map(|(s, index)| Some((s, (*index)?)));
        let Some((setting, index)) = found.next() else {
            return;
        };
        let recording = &self.recordings[setting];
        let function = recording.function(self.frame(setting, index));
        let place = function.place;
        let place =
            place.map(|(file, line)| (recording.files[file].clone(), line));
        let of = |s: usize| indexes[s].map(|index| self.counts[s][index]);
        rows.push(Row {
            depth,
            name: function.name.clone(),
            place,
            counts: [of(0), of(1)],
        });
        let below = |s: usize| match indexes[s] {
            Some(index) => self.below[s][index].as_slice(),
            None => &[],
        };
        for pair in self.align(below(0), below(1)) {
            self.add(rows, depth + 1, pair);
        }
    }

    /// Lays two lists of functions side by side: as many as possible are in
    /// both (a longest common subsequence).
    fn align(&self, one: &[usize], two: &[usize]) -> Vec<[Option<usize>; 2]> {
        let same =
            |a: usize, b: usize| self.name(0, one[a]) == self.name(1, two[b]);
        let mut common = vec![vec![0; two.len() + 1]; one.len() + 1];
        for a in (0..one.len()).rev() {
            for b in (0..two.len()).rev() {
                common[a][b] = match same(a, b) {
                    true => common[a + 1][b + 1] + 1,
                    false => common[a + 1][b].max(common[a][b + 1]),
                };
            }
        }
        let (mut a, mut b) = (0, 0);
        let mut pairs = Vec::new();
        while a < one.len() || b < two.len() {
            let both = a < one.len() && b < two.len();
            if both && same(a, b) {
                pairs.push([Some(one[a]), Some(two[b])]);
                (a, b) = (a + 1, b + 1);
            } else if b == two.len()
                || both && common[a + 1][b] >= common[a][b + 1]
            {
                pairs.push([Some(one[a]), None]);
                a += 1;
            } else {
                pairs.push([None, Some(two[b])]);
                b += 1;
            }
        }
        pairs
    }
}

fn counts(recording: &Recording) -> Vec<Counts> {
    let each = recording.tree.iter().map(|frame| Counts {
        first: frame.steps.start,
        own: 0,
        all: frame.steps.len(),
        measures: 0,
    });
    let mut counts: Vec<_> = each.collect();
    for (step, frame) in recording.frames().into_iter().enumerate() {
        counts[frame].own += 1;
        let is_one = recording.instruction(step).measure.is_some();
        counts[frame].measures += usize::from(is_one);
    }
    counts
}

fn below(recording: &Recording) -> Vec<Vec<usize>> {
    let mut below = vec![Vec::new(); recording.tree.len()];
    for (index, frame) in recording.tree.iter().enumerate() {
        if let Some(parent) = frame.parent {
            below[parent].push(index);
        }
    }
    below
}

/// The tree without what stands in the place of returns and of indirect
/// calls: that is counted with the function that makes them.
fn folded(rows: &[Row]) -> Vec<Row> {
    let mut rows = rows.to_vec();
    let mut index = rows.len();
    while index > 1 {
        index -= 1;
        let row = &rows[index];
        let is_leaf = rows
            .get(index + 1)
            .is_none_or(|next| next.depth <= row.depth);
        let mut counts = row.counts.iter().flatten();
        if is_leaf && counts.all(|c| c.all == c.measures) {
            let row = rows.remove(index);
            let above = rows[..index].iter_mut();
            let parent = above.rev().find(|other| other.depth < row.depth);
            let Some(parent) = parent else { continue };
            let both = parent.counts.iter_mut().zip(row.counts);
            for (sum, counts) in both {
                if let (Some(sum), Some(counts)) = (sum, counts) {
                    sum.own += counts.own;
                    sum.measures += counts.measures;
                }
            }
        }
    }
    rows
}

/// The element of a page; `address` gives each of the site's files.
pub fn element(pairs: &[&Pair], addresses: &[[String; 2]]) -> String {
    let names: Vec<_> = pairs.iter().map(|pair| pair.call.name).collect();
    let files: Vec<_> = addresses.iter().flatten().map(|a| &**a).collect();
    let machine = &pairs[0].recordings[0].machine;
    let calls: Vec<_> =
        pairs.iter().map(|pair| &*pair.recordings[0].call).collect();
    let mut html = format!(
        "<details class=\"stepper\" id=\"step-kernel\" data-kernel=\"{}\" \
         data-recordings=\"{}\" data-calls=\"{}\">\n<summary>Step through \
         the kernel <span>Linux {}, {}</span></summary>\n",
        names.join(" "),
        files.join(" "),
        escape(&calls.join("|")),
        machine.kernel,
        match pairs.len() {
            1 => format!("{} steps", pairs[0].recordings[0].steps.len()),
            more => format!("{more} system calls"),
        },
    );
    for pair in pairs {
        table(&mut html, pair);
    }
    html.push_str("</details>");
    html
}

fn table(html: &mut String, pair: &Pair) {
    let name = pair.call.name;
    let shares = |index: usize| {
        let shares = pair.recordings[index].shares;
        format!(
            "{} (the way in and out {}, mitigations {}, the handler {})",
            grouped(shares.total()),
            grouped(shares.entry),
            grouped(shares.mitigations),
            grouped(shares.handler)
        )
    };
    let _ = write!(
        html,
        "<div class=\"table-wrapper\"><table class=\"functions\">\n<caption>\
         {}: {} instructions; with <code>mitigations=off</code> {}. In a \
         terminal: <code>cargo run -- trace-kernel {name} \
         --recorded</code></caption>\n<thead><tr><th scope=\"col\" \
         id=\"step-kernel-{name}-default\">Function</th><th \
         scope=\"col\">All</th><th scope=\"col\">Own</th><th scope=\"col\" \
         title=\"of its own, those of a mitigation\">◆</th><th \
         scope=\"col\" id=\"step-kernel-{name}-off\">All, off</th><th \
         scope=\"col\">Begins at</th></tr></thead>\n<tbody>\n",
        code(&pair.recordings[0].call),
        shares(0),
        shares(1),
    );
    let kernel = &pair.recordings[0].machine.kernel;
    for row in folded(&pair.rows) {
        row_of(html, &row, kernel);
    }
    html.push_str("</tbody></table></div>\n");
}

fn row_of(html: &mut String, row: &Row, kernel: &str) {
    let [with, without] = row.counts;
    let cell = |count: Option<usize>| count.map_or("–".to_owned(), grouped);
    let place = match &row.place {
        Some((file, line)) => format!(
            "<a href=\"{SOURCE}/{file}?h=v{kernel}#n{line}\">{file}:{line}</a>"
        ),
        None => "the program".to_owned(),
    };
    let differs = with.map(|c| c.all) != without.map(|c| c.all);
    let _ = writeln!(
        html,
        "<tr><th scope=\"row\" style=\"--deep:{}\">{}</th><td>{}</td><td>{}\
         </td><td>{}</td><td{}>{}</td><td>{place}</td></tr>",
        row.depth,
        code(&row.name),
        cell(with.map(|c| c.all)),
        cell(with.map(|c| c.own)),
        cell(with.map(|c| c.measures)),
        if differs { " class=\"changed\"" } else { "" },
        cell(without.map(|c| c.all)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chapter::blocks;

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
    }

    fn of(text: &str) -> Result<Vec<Line>, (usize, String)> {
        let text = format!("a\n\n```stepper\n{text}```\n");
        let block = &blocks(&text)[0];
        assert!(is_kernel(block));
        parse(block)
    }

    #[test]
    fn a_line_names_a_recording() {
        let lines = of("kernel getppid\n\nkernel write-null\n");
        let lines = lines.expect("two right lines");
        let lines: Vec<_> =
            lines.iter().map(|l| (l.number, l.call.name)).collect();
        assert_eq!(lines, [(4, "getppid"), (6, "write-null")]);
    }

    #[test]
    fn a_wrong_line_is_told_with_its_number() {
        for (text, line, part) in [
            ("kernel\n", 4, "which call? There are `nothing`, `getppid`"),
            ("kernel getpid\n", 4, "called `getpid`; there are `nothing`"),
            ("kernel getppid off\n", 4, "without `off`"),
            ("kernel getppid\nseed\n", 5, "`seed` is no recording"),
            ("seed\nkernel getppid\n", 4, "`seed` is no recording"),
            ("kernel getppid\nkernel getppid\n", 5, "stands here twice"),
        ] {
            let (number, message) = of(text).expect_err(text);
            assert_eq!(number, line, "{message}");
            assert!(message.contains(part), "{message}");
        }
    }

    /// Both trees are in the rows, whole and in order, and the counts of each
    /// add up.
    #[test]
    fn the_trees_of_both_settings_are_one() {
        for call in CALLS {
            let pair = Pair::read(root(), call).expect("both recordings");
            for (setting, recording) in pair.recordings.iter().enumerate() {
                let rows = pair.rows.iter();
                let rows = rows.filter_map(|row| {
                    Some((row.name.as_str(), row.counts[setting]?))
                });
                let rows: Vec<_> = rows.collect();
                let names = recording
                    .tree
                    .iter()
                    .map(|frame| recording.function(frame).name.as_str());
                assert!(names.eq(rows.iter().map(|row| row.0)));
                for rows in [&pair.rows, &folded(&pair.rows)] {
                    let counts = rows.iter().filter_map(|r| r.counts[setting]);
                    let own: usize = counts.clone().map(|c| c.own).sum();
                    let measures: usize = counts.map(|c| c.measures).sum();
                    assert_eq!(own, recording.steps.len(), "{}", call.name);
                    assert_eq!(measures, recording.shares.mitigations);
                }
            }
            let folded = folded(&pair.rows);
            let thunk = |row: &&Row| row.name.contains("thunk");
            assert_eq!(folded.iter().find(thunk), None, "{}", call.name);
        }
    }
}
