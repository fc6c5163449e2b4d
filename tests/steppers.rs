//! Under a listing the reader steps through a recorded execution. Each
//! recording is there, keeps the rules of a system call, and is shown without
//! JavaScript as well; the script is light, and the search finds no addresses.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use book::stepper::{self, Content, Line};
use tracer::recording::{Recording, Register, Registers, What};

use crate::html::{self, Piece};
use crate::tree;
use crate::weight::compressed;

/// What the script and its style may weigh, compressed: all that is loaded
/// when a reader opens a stepper, but for the recording.
const SCRIPT: usize = 12_000;

/// What the stepper through the kernel may weigh beyond that.
const INSIDE: usize = 8_500;

/// What of it may be on a page without a stepper.
const LOADER: usize = 2_000;

/// What a recording may weigh, compressed.
const RECORDING: usize = 60_000;

/// The book, built once for all tests of this gate.
static SITE: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path().join("site");
    book::site::build(tree::root(), &site, None).expect("the site");
    folder
});

fn site() -> PathBuf {
    SITE.path().join("site")
}

/// Every stepper of the book: its page, and its programs.
fn steppers() -> Vec<(PathBuf, Vec<Line>)> {
    let mut steppers = Vec::new();
    for page in tree::pages() {
        for block in book::chapter::blocks(&tree::read(&page)) {
            if block.language() == "stepper" {
                let content = stepper::parse(&block).expect("it was checked");
                if let Content::Programs(lines) = content {
                    steppers.push((page.clone(), lines));
                }
            }
        }
    }
    steppers
}

/// The recording that the site has of a program.
pub fn recording(site: &Path, name: &str) -> Recording {
    let file = site.join("recordings").join(name);
    let text = fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let json = text.strip_prefix("stepperRecording(");
    let json = json.and_then(|text| text.strip_suffix(")\n"));
    Recording::parse(json.expect("one call")).expect("a recording")
}

/// The file of a recording.
fn slug(line: &Line) -> String {
    format!("{}.js", line.run.slug())
}

/// Whether this machine makes recordings. In CI it must.
fn has_recordings() -> bool {
    let has = site().join("recordings/hello-kernel.js").exists();
    if !has {
        tree::skip("programs cannot be recorded here: see the warning above");
    }
    has
}

#[test]
fn every_stepper_has_its_recordings() {
    if !has_recordings() {
        return;
    }
    let mut count = 0;
    let mut problems = Vec::new();
    let mut wanted = BTreeSet::new();
    for (page, lines) in steppers() {
        for line in &lines {
            count += 1;
            let name = slug(line);
            let recording = recording(&site(), &name);
            wanted.insert(name);
            let file = fs::read(site().join("recordings").join(slug(line)));
            let weight = compressed(&file.expect("it was read"));
            println!(
                "{}: {} steps, {} calls, {weight} bytes, compressed",
                line.run.slug(),
                recording.steps.len(),
                recording.calls.len(),
            );
            let mut found = mistakes(&recording);
            if weight > RECORDING {
                found.push(format!("it weighs {weight} bytes: take a part"));
            }
            problems.extend(found.iter().map(|message| {
                let message = format!("{}: {message}", line.run.slug());
                tree::problem(&page, line.number, &message)
            }));
        }
    }
    for call in kernel_tracer::calls::CALLS {
        for setting in ["default", "off"] {
            count += 1;
            let name = format!("kernel.{}.{setting}.js", call.name);
            let file = fs::read(site().join("recordings").join(&name));
            let weight = compressed(&file.expect("a page has it"));
            println!("{name}: {weight} bytes, compressed");
            if weight > RECORDING {
                problems.push(format!("{name} weighs {weight} bytes"));
            }
            wanted.insert(name);
        }
    }
    let there = fs::read_dir(site().join("recordings")).expect("a folder");
    for entry in there {
        let name = entry.expect("a file").file_name();
        let name = name.to_string_lossy();
        assert!(wanted.contains(&*name), "{name}: no page has this");
    }
    tree::verdict("recordings", count, &problems);
}

/// What breaks a rule of the processor or of the kernel.
fn mistakes(recording: &Recording) -> Vec<String> {
    let mut mistakes = Vec::new();
    let states: Vec<Registers> = recording.states().collect();
    for (step, state) in recording.steps.iter().zip(&states) {
        for register in step.r.keys() {
            let before = state.get(register);
            if before == step.r.get(register) && before.is_some() {
                mistakes
                    .push(format!("{register} is told and has not changed"));
            }
        }
    }
    for call in &recording.calls {
        let step = &recording.steps[call.step];
        let What::Instruction(index) = step.what else {
            continue;
        };
        let after = &states[call.step + 1];
        let low = |name| {
            let register = Register::named(name).expect("a register");
            after[&register].low()
        };
        if call.result.is_some_and(|result| result.0 != low("rax")) {
            mistakes.push(format!("{}: rax holds something else", call.text));
        }
        // These two replace all registers: that is what they are for.
        if matches!(call.name.as_deref(), Some("rt_sigreturn" | "execve")) {
            continue;
        }
        let lost = ["rax", "rcx", "r11"];
        let kept = step.r.keys().map(Register::to_string);
        for register in kept.filter(|name| !lost.contains(&&**name)) {
            mistakes.push(format!("{}: {register} has changed", call.text));
        }
        let next = recording.address(index) + 2;
        let before = &states[call.step];
        let rcx = Register::named("rcx").expect("a register");
        if !call.int80
            && call.result.is_some()
            && ![next, before[&rcx].low()].contains(&low("rcx"))
        {
            mistakes.push(format!("{}: where is rcx from?", call.text));
        }
    }
    mistakes
}

#[test]
fn every_system_call_is_on_the_page_without_javascript() {
    if !has_recordings() {
        return;
    }
    let mut count = 0;
    let mut problems = Vec::new();
    for (page, lines) in steppers() {
        let path = page.strip_prefix("src").expect("it is a page");
        let path = site().join(path).with_extension("html");
        let text = fs::read_to_string(path).expect("the page");
        let pieces = html::pieces(&text);
        let shown: Vec<&str> = pieces
            .iter()
            .filter_map(|(_, piece)| match piece {
                Piece::Tag(tag) => html::attribute(tag, "data-is"),
                Piece::Text(_) => None,
            })
            .collect();
        for line in &lines {
            let recording = recording(&site(), &slug(line));
            for summary in recording.summary().iter().take(16) {
                for register in &summary.registers {
                    count += 1;
                    let before = format!("{:#x}", register.before);
                    if !shown.contains(&&*before) {
                        let message = format!(
                            "{}: {} is not on the page",
                            summary.call.text, register.name
                        );
                        problems.push(tree::problem(
                            &page,
                            line.number,
                            &message,
                        ));
                    }
                }
            }
        }
    }
    tree::verdict("registers around system calls", count, &problems);
}

#[test]
fn the_search_finds_no_addresses_of_recordings() {
    if !has_recordings() {
        return;
    }
    let files = fs::read_dir(site()).expect("the site");
    let names = files.map(|entry| entry.expect("a file").path());
    let is_index = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("searchindex")
    };
    let index = names.filter(is_index).map(fs::read_to_string);
    let index: String = index.map(|text| text.expect("UTF-8")).collect();
    let steppers = steppers();
    let all = steppers.iter().flat_map(|(_, lines)| lines);
    let calls = all.flat_map(|line| recording(&site(), &slug(line)).calls);
    // What a call was given is worth finding, as in `write(1, 0x5555…, 5)`.
    let calls: String = calls.map(|call| call.text).collect();
    let mut count = 0;
    let mut problems = Vec::new();
    for (page, lines) in steppers {
        for line in &lines {
            let recording = recording(&site(), &slug(line));
            for value in recording.start.values() {
                let value = value.to_string();
                // A shorter one may stand in a text by chance.
                if value.len() > 8 && !calls.contains(&value) {
                    count += 1;
                    if index.contains(&value) {
                        let message = format!("the search knows {value}");
                        problems.push(tree::problem(
                            &page,
                            line.number,
                            &message,
                        ));
                    }
                }
            }
        }
    }
    tree::verdict("addresses", count, &problems);
}

#[test]
fn the_script_is_light_and_stays_away_until_it_is_wanted() {
    let files = ["theme/stepper.js", "theme/stepper.css"];
    let all = files.map(|file| tree::read(Path::new(file))).concat();
    let weight = compressed(all.as_bytes());
    println!("script and style: {weight} bytes, compressed");
    assert!(weight <= SCRIPT, "{weight} bytes, where {SCRIPT} may be");

    let files = ["theme/ring0.js", "theme/ring0.css"];
    let all = files.map(|file| tree::read(Path::new(file))).concat();
    let weight = compressed(all.as_bytes());
    println!("for the kernel: {weight} bytes more, compressed");
    assert!(weight <= INSIDE, "{weight} bytes, where {INSIDE} may be");

    let page = tree::read(Path::new("theme/page.js"));
    let (_, loader) = page.split_once("// A stepper's script").expect("it");
    let (loader, _) = loader.split_once("// A table that").expect("its end");
    let weight = compressed(loader.as_bytes());
    println!("what loads them: {weight} bytes, compressed");
    assert!(weight <= LOADER, "{weight} bytes, where {LOADER} may be");

    let mut count = 0;
    let mut problems = Vec::new();
    for entry in walkdir::WalkDir::new(site()) {
        let entry = entry.expect("the site can be read");
        let path = entry.path();
        // mdBook's own frame, without JavaScript, has every style sheet.
        if path.extension().is_none_or(|end| end != "html")
            || path.ends_with("toc.html")
        {
            continue;
        }
        count += 1;
        let text = fs::read_to_string(path).expect("UTF-8");
        for (line, piece) in html::pieces(&text) {
            let Piece::Tag(tag) = piece else { continue };
            let address = html::attribute(&tag, "src")
                .or_else(|| html::attribute(&tag, "href"));
            if address.is_some_and(|a| {
                a.contains("theme/stepper") || a.contains("theme/ring0")
            }) {
                let message = "every reader of this page loads the stepper";
                problems.push(tree::problem(path, line, message));
            }
        }
    }
    tree::verdict("pages", count, &problems);
}
