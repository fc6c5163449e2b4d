//! A recording for people, 80 columns wide.

use std::fmt::Write as _;

use crate::recording::{
    Beside, Bits, Call, End, Hidden, Instruction, Kind, Memory, Recording,
    Register, Registers, Step, What,
};

const WIDTH: usize = 80;

/// Where what an instruction changes stands, behind the instruction.
const CHANGES: usize = 40;

/// Where notes stand: at the column of the instructions.
const NOTES: usize = 11;

/// Where a function leaves its result.
const RAX: Register = Register::General(0);

/// The flags that the text names, each with its bit.
const FLAGS: [(&str, u64); 9] = [
    ("CF", 1 << 0),
    ("PF", 1 << 2),
    ("AF", 1 << 4),
    ("ZF", 1 << 6),
    ("SF", 1 << 7),
    ("IF", 1 << 9),
    ("DF", 1 << 10),
    ("OF", 1 << 11),
    ("AC", 1 << 18),
];

/// Writes a recording: the line of the source when it changes, the
/// instruction, what it changes, and the system calls.
pub fn write(recording: &Recording) -> String {
    let mut writer = Writer {
        recording,
        state: recording.start.clone(),
        function: None,
        file: None,
        line: None,
        text: String::new(),
    };
    writer.head();
    for step in &recording.steps {
        writer.step(step);
    }
    writer.end();
    writer.text
}

struct Writer<'a> {
    recording: &'a Recording,
    /// The registers before the step.
    state: Registers,
    function: Option<usize>,
    file: Option<usize>,
    line: Option<(u32, usize)>,
    text: String,
}

impl Writer<'_> {
    fn head(&mut self) {
        let recording = self.recording;
        let profile = recording.profile.map_or("", |profile| profile.word());
        let mut words = vec![recording.program.as_str()];
        words.extend([profile].into_iter().filter(|word| !word.is_empty()));
        let compiler = recording.compiler.as_deref().unwrap_or_default();
        words.extend(compiler.split(" (").next().filter(|c| !c.is_empty()));
        let kernel = format!("Linux {}", recording.kernel);
        words.push(&kernel);
        let function = &recording.function;
        self.paragraph(0, &format!("{function} ({})", words.join(", ")));
        if recording.randomised {
            self.paragraph(
                0,
                "The kernel did not let the addresses be fixed: they are \
                 others in each recording.",
            );
        }
    }

    fn step(&mut self, step: &Step) {
        match &step.what {
            What::Instruction(index) => self.instruction(*index, step),
            What::Hidden(hidden) => self.hidden(hidden, step),
            What::Signal(name) => {
                let note = format!("{name} comes: its handler is called");
                self.paragraph(NOTES, &note);
                self.lines(&self.changes(&step.r));
            }
        }
        for call in &step.c {
            let call: &Call = &self.recording.calls[*call];
            self.paragraph(NOTES, &call.text);
        }
        self.state.extend(&step.r);
    }

    fn instruction(&mut self, index: usize, step: &Step) {
        let recording = self.recording;
        let code = &recording.code[index];
        self.source(code);
        let left = format!("{:>9x}  {}", code.offset.0, code.text);
        let mut changes = self.changes(&step.r);
        changes.extend(step.m.iter().flat_map(written));
        let first = changes.first().map_or(WIDTH, String::len);
        if left.len() < CHANGES && first <= WIDTH - CHANGES {
            let first = changes.remove(0);
            let _ = writeln!(self.text, "{left:CHANGES$}{first}");
        } else {
            let lines = wrap(&left, WIDTH - NOTES);
            let _ = writeln!(self.text, "{}", lines.join("\n           "));
        }
        self.lines(&changes);
    }

    /// Lines at the place where changes stand.
    fn lines(&mut self, lines: &[String]) {
        for line in lines {
            let indent = CHANGES.min(WIDTH.saturating_sub(line.len()));
            let _ = writeln!(self.text, "{:indent$}{line}", "");
        }
    }

    /// The file and the line, if they are not those of the last instruction.
    /// For a library's code that is inlined, it is the line that calls it.
    fn source(&mut self, code: &Instruction) {
        let entered = self.function.replace(code.function);
        let Some(place) = code.place else {
            if entered != Some(code.function) {
                let name = &self.recording.functions[code.function];
                let _ = writeln!(self.text, "      in {name}");
                self.line = None;
            }
            return;
        };
        let mut place = &self.recording.places[place];
        while self.recording.files[place.file].lines.is_empty()
            && let Some(caller) = place.caller
        {
            place = &self.recording.places[caller];
        }
        let file = &self.recording.files[place.file];
        if self.file != Some(place.file) {
            let _ = writeln!(self.text, "\n{}", file.path);
            self.file = Some(place.file);
            self.line = None;
        }
        let line = (place.line, place.function);
        if self.line == Some(line) {
            return;
        }
        self.line = Some(line);
        let (number, text) = match file.lines.get(&place.line) {
            Some(text) => (place.line, text.as_str()),
            None => (place.line, &*self.recording.functions[place.function]),
        };
        let shown = format!("{number:>5} | {}", text.trim_end());
        let _ = writeln!(self.text, "{}", cut(&shown, WIDTH).trim_end());
    }

    fn hidden(&mut self, hidden: &Hidden, step: &Step) {
        let count = grouped(hidden.count);
        let note = match (hidden.count, hidden.more) {
            (1, false) => "1 instruction".to_owned(),
            (_, false) => format!("{count} instructions"),
            (_, true) => format!("more than {count} instructions"),
        };
        let function = &self.recording.functions[hidden.function];
        let note = format!("{note} not shown, in {function}");
        self.paragraph(NOTES, &note);
        // What else it changes is of no use to who called it.
        let mut changes = step.r.clone();
        changes.retain(|register, _| *register == RAX);
        self.lines(&self.changes(&changes));
    }

    /// What has changed, a line for each register.
    fn changes(&self, registers: &Registers) -> Vec<String> {
        let change = |(register, new): (&Register, &Bits)| {
            let old = self.state.get(register);
            match (register, old) {
                (Register::Flags, Some(old)) => flags(old.low(), new.low()),
                (_, Some(old)) => format!("{register} {old:#} -> {new:#}"),
                (_, None) => format!("{register} = {new:#}"),
            }
        };
        registers.iter().map(change).collect()
    }

    /// Text from a column on, broken where it is too long.
    fn paragraph(&mut self, column: usize, text: &str) {
        let mut indent = column;
        for line in wrap(text, WIDTH - column - 2) {
            let _ = writeln!(self.text, "{:indent$}{line}", "");
            indent = column + 2;
        }
    }

    fn end(&mut self) {
        let recording = self.recording;
        let name = &recording.function;
        let end = match &recording.end {
            End::Returned { .. } => format!("{name} has returned"),
            End::Left { .. } => {
                format!("{name} was left without a return, as by a panic")
            }
            End::Exited { status } => {
                format!("the program has ended, with the status {status}")
            }
            End::Killed { signal, .. } => {
                format!("the program was ended by the signal {signal}")
            }
            End::Replaced => {
                "the program has started another one in its place".to_owned()
            }
        };
        self.text.push('\n');
        self.paragraph(0, &format!("{end}: {}.", self.counts()));
        if let Some(first) = recording.beside.first() {
            self.paragraph(0, &beside(first, recording.beside.len()));
        }
    }

    fn counts(&self) -> String {
        let (mut shown, mut hidden) = (0, 0);
        let mut more = "";
        for step in &self.recording.steps {
            match &step.what {
                What::Instruction(_) => shown += 1,
                What::Hidden(part) => {
                    hidden += part.count;
                    more = if part.more { "more than " } else { more };
                }
                What::Signal(_) => {}
            }
        }
        let calls = match self.recording.calls.len() {
            1 => "1 system call".to_owned(),
            count => format!("{} system calls", grouped(count as u64)),
        };
        format!(
            "{} instructions shown, {more}{} not shown, {calls}",
            grouped(shown),
            grouped(hidden)
        )
    }
}

/// Breaks text at spaces, or where it must be broken.
fn wrap(mut text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    while let Some((limit, _)) = text.char_indices().nth(width) {
        let space = text[..=limit].trim_end_matches(|c| c != ' ').len();
        let at = if space > 1 { space - 1 } else { limit };
        lines.push(&text[..at]);
        text = text[at..].trim_start_matches(' ');
    }
    lines.push(text);
    lines
}

/// The beginning of a line.
fn cut(text: &str, width: usize) -> &str {
    let end = text.char_indices().nth(width);
    end.map_or(text, |(end, _)| &text[..end])
}

/// What was written to memory, up to eight bytes a line.
fn written(memory: &Memory) -> Vec<String> {
    const LINES: usize = 4;
    let Memory(start, bytes) = memory;
    let mut lines = Vec::new();
    for (index, piece) in bytes.0.chunks(8).enumerate() {
        if index == LINES {
            lines.push(format!("... {} bytes in all", bytes.0.len()));
            break;
        }
        let address = start.0 + 8 * index as u64;
        let number = piece
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u64::from(*byte));
        lines.push(format!("[{address:#x}] = {number:#x}"));
    }
    lines
}

fn flags(old: u64, new: u64) -> String {
    format!("flags {old:#x} -> {new:#x} {}", changed_flags(old, new))
        .trim_end()
        .to_owned()
}

/// How the flags have changed, by name, each behind a space: ` +ZF -CF`.
pub fn changed_flags(old: u64, new: u64) -> String {
    let mut text = String::new();
    for (name, bit) in FLAGS {
        match (old & bit != 0, new & bit != 0) {
            (false, true) => text.push_str(&format!(" +{name}")),
            (true, false) => text.push_str(&format!(" -{name}")),
            _ => {}
        }
    }
    text
}

/// A number with a comma at each third digit.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn beside(first: &Beside, count: usize) -> String {
    let kind = match first.kind {
        Kind::Process => "process",
        Kind::Thread => "thread",
    };
    let rest = match count {
        1 => "ran beside and is".to_owned(),
        _ => format!("and {} more ran beside and are", count - 1),
    };
    format!(
        "Another {kind} {rest} not shown: another recording may be different."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recording::{Bytes, Hex};

    #[test]
    fn text_is_broken_at_spaces_and_else_where_it_must_be() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("abcdefghi", 4), ["abcd", "efgh", "i"]);
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(wrap("ä ö", 1), ["ä", "ö"]);
    }

    #[test]
    fn changes_are_told_in_words_that_fit() {
        assert_eq!(flags(0x246, 0x203), "flags 0x246 -> 0x203  +CF -PF -ZF");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(999), "999");
        let memory = Memory(Hex(0x10), Bytes(vec![1, 2, 0, 0, 0, 0, 0, 0, 3]));
        assert_eq!(written(&memory), ["[0x10] = 0x201", "[0x18] = 0x3"]);
        let memory = Memory(Hex(0), Bytes(vec![0; 100]));
        assert_eq!(written(&memory).len(), 5);
    }
}
