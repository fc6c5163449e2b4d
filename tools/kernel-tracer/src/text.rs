//! A recording for people, 80 columns wide.

use std::fmt::Write as _;

use crate::recording::{Mitigations, Recording, Registers};
use tracer::text::changed_flags;

const WIDTH: usize = 80;

/// Where what an instruction changes stands, behind the instruction.
const CHANGES: usize = 46;

/// Writes a recording: which function calls which, or each instruction.
pub fn write(recording: &Recording, instructions: bool) -> String {
    let mut text = head(recording);
    match instructions {
        true => write_steps(&mut text, recording),
        false => write_tree(&mut text, recording),
    }
    text
}

fn head(recording: &Recording) -> String {
    let Recording {
        call,
        machine,
        shares,
        ..
    } = recording;
    let with = match machine.mitigations {
        Mitigations::Default => "with its default mitigations",
        Mitigations::Off => "with mitigations=off",
    };
    let qemu = machine.qemu.split(' ').next().unwrap_or_default();
    let qemu = format!("in QEMU {qemu}");
    format!(
        "{call}\n\nLinux {} {with}, {qemu}. {} instructions:\n{} for the way \
         in and out, {} for mitigations, {} for the handler.\n\n",
        machine.kernel,
        grouped(shares.total()),
        grouped(shares.entry),
        grouped(shares.mitigations),
        grouped(shares.handler),
    )
}

/// An entry of the tree with what is below it, as it is shown.
#[derive(Debug, Eq, PartialEq)]
struct Node {
    name: String,
    place: String,
    all: usize,
    own: usize,
    measures: usize,
    below: Vec<Node>,
}

fn write_tree(text: &mut String, recording: &Recording) {
    let frames = recording.frames();
    let mut own = vec![0; recording.tree.len()];
    let mut measures = own.clone();
    for (step, frame) in frames.iter().enumerate() {
        own[*frame] += 1;
        let is_one = recording.instruction(step).measure.is_some();
        measures[*frame] += usize::from(is_one);
    }
    let counts: Vec<_> = own.into_iter().zip(measures).collect();
    let root = node(recording, &counts, 0);
    let _ = writeln!(
        text,
        "  all   own    *   (* of its own, those for mitigations)"
    );
    lines(text, &root, 0, 1);
}

/// What has been put in the place of a return or an indirect call is counted
/// with the function that makes it.
fn node(
    recording: &Recording,
    counts: &[(usize, usize)],
    index: usize,
) -> Node {
    let frame = &recording.tree[index];
    let function = recording.function(frame);
    let place = function
        .place
        .map(|(file, line)| format!("{}:{line}", recording.files[file]));
    let (own, measures) = counts[index];
    let mut node = Node {
        name: function.name.clone(),
        place: place.unwrap_or_default(),
        all: frame.steps.len(),
        own,
        measures,
        below: Vec::new(),
    };
    for (below, frame) in recording.tree.iter().enumerate() {
        if frame.parent != Some(index) {
            continue;
        }
        let child = self::node(recording, counts, below);
        if child.all == child.measures && child.below.is_empty() {
            node.own += child.own;
            node.measures += child.measures;
        } else {
            node.below.push(child);
        }
    }
    node
}

fn lines(text: &mut String, node: &Node, depth: usize, times: usize) {
    let measures = match node.measures {
        0 => String::new(),
        count => grouped(count),
    };
    let name = match depth {
        0 => "syscall",
        _ => &node.name,
    };
    let times = match times {
        1 => String::new(),
        _ => format!(" ×{times}"),
    };
    let indent = 2 * depth.saturating_sub(1);
    let left = format!(
        "{:>5} {:>5} {measures:>4}   {:indent$}{name}{times}",
        grouped(node.all),
        grouped(node.own),
        ""
    );
    let _ = writeln!(text, "{}", with_place(&left, &node.place));
    let mut below = node.below.iter().peekable();
    while let Some(child) = below.next() {
        let mut times = 1;
        while below.next_if(|next| *next == child).is_some() {
            times += 1;
        }
        lines(text, child, depth + 1, times);
    }
}

/// A line with a place at its right end, as much of it as fits.
fn with_place(left: &str, place: &str) -> String {
    let mut place = place.to_owned();
    let room = WIDTH.saturating_sub(left.chars().count() + 2);
    while place.len() > room {
        match place.trim_start_matches("…/").split_once('/') {
            Some((_, rest)) => place = format!("…/{rest}"),
            None => return left.to_owned(),
        }
        if place.chars().count() <= room {
            break;
        }
    }
    let pad = room.saturating_sub(place.chars().count()) + 2;
    format!("{left}{:pad$}{place}", "").trim_end().to_owned()
}

fn write_steps(text: &mut String, recording: &Recording) {
    let frames = recording.frames();
    let mut state = recording.start.clone();
    let mut shown = None;
    for (index, step) in recording.steps.iter().enumerate() {
        let code = recording.instruction(index);
        let place = code.place.map(|place| &recording.places[place]);
        let inner = place.map(|place| place.function);
        let here = (frames[index], inner);
        if shown.replace(here) != Some(here) {
            header(text, recording, frames[index], inner);
        }
        let line = place.map_or_else(String::new, |p| p.line.to_string());
        let rounds = match step.rounds {
            1 => String::new(),
            rounds => format!(" ({rounds} rounds)"),
        };
        let left =
            format!("{line:>6} {:16x}  {}{rounds}", code.address, code.text);
        let mut changes = changes(&state, &step.registers).into_iter();
        match changes.as_slice().first() {
            Some(first)
                if left.len() < CHANGES - 1
                    && first.len() <= WIDTH - CHANGES =>
            {
                let _ = writeln!(text, "{left:CHANGES$}{first}");
                changes.next();
            }
            _ => {
                let _ = writeln!(text, "{left}");
            }
        }
        for change in changes {
            let indent = CHANGES.min(WIDTH.saturating_sub(change.len()));
            let _ = writeln!(text, "{:indent$}{change}", "");
        }
        state.apply(&step.registers);
    }
}

/// The function, and where it is in the source.
fn header(
    text: &mut String,
    recording: &Recording,
    frame: usize,
    inner: Option<usize>,
) {
    let outer = recording.tree[frame].function;
    let inner = inner.unwrap_or(outer);
    let name = &recording.functions[inner].name;
    let into = match inner == outer {
        true => String::new(),
        false => format!(", inlined in {}", recording.functions[outer].name),
    };
    let place = recording.functions[inner].place;
    let file = place.map_or("", |place| recording.files[place.0].as_str());
    let left = format!("\n{name}{into}");
    let _ = writeln!(text, "{}", with_place(&left, file));
}

/// What has changed, a line for each register.
fn changes(state: &Registers, changes: &Registers) -> Vec<String> {
    let mut after = state.clone();
    after.apply(changes);
    let (old, new) = (state.level(), after.level());
    let mut lines = Vec::new();
    if old != new {
        lines.push(format!("privilege level {old} -> {new}"));
    }
    for (name, value) in changes.iter() {
        lines.push(match name {
            "flags" => {
                format!("flags{}", changed_flags(state.get(name), value))
            }
            "rsp" => rsp(state.get(name), value),
            _ => format!("{name} {:#x} -> {value:#x}", state.get(name)),
        });
    }
    lines
}

/// How the stack pointer has moved.
fn rsp(old: u64, new: u64) -> String {
    const FAR: u64 = 0x1000;
    match (new.wrapping_sub(old), old.wrapping_sub(new)) {
        (more, _) if more < FAR => format!("rsp + {more:#x}"),
        (_, less) if less < FAR => format!("rsp - {less:#x}"),
        _ => format!("rsp {old:#x} -> {new:#x}"),
    }
}

/// A number with a comma at each third digit.
pub fn grouped(number: usize) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shortened_from_the_left_until_it_fits() {
        let line = with_place("x", "arch/x86/entry/entry_64.S:88");
        assert_eq!(line.len(), WIDTH);
        assert!(line.ends_with("  arch/x86/entry/entry_64.S:88"), "{line}");
        let left = "x".repeat(58);
        let line = with_place(&left, "arch/x86/entry/entry_64.S:88");
        assert!(line.ends_with("x       …/entry_64.S:88"), "{line}");
        assert_eq!(with_place(&"x".repeat(79), "a/b.c:1").len(), 79);
    }

    #[test]
    fn the_privilege_level_and_flags_are_named() {
        let mut before = Registers::new();
        before.set("cs", 0x33);
        before.set("flags", 0x202);
        let mut change = Registers::new();
        change.set("cs", 0x10);
        change.set("rsp", 0x10);
        change.set("flags", 0x2);
        let lines = changes(&before, &change);
        let expected = [
            "privilege level 3 -> 0",
            "rsp + 0x10",
            "flags -IF",
            "cs 0x33 -> 0x10",
        ];
        assert_eq!(lines, expected);
    }
}
