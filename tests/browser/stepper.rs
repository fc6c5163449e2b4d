//! The stepper, as a reader uses it: opened, and driven from the first
//! instruction to the last by the keyboard alone. What it shows is compared
//! with the recording.

use serde_json::{Value, json};
use tracer::recording::{GENERAL, Recording, Register, Registers, What};

use super::axe;
use super::driver::{self, Window, key};
use super::site::SITE;
use super::visit::{self, View, no_script, screen, text};
use crate::steppers;
use crate::tree;

const PAGE: &str = "one-instruction/hello-kernel.html";
const ID: &str = "step-hello-kernel";
const PAIR: &str = "one-instruction/register-abi.html";
const PAIR_ID: &str = "step-seed-bug-write_words-release";

/// The recording; none where programs cannot be recorded.
fn recording() -> Option<Recording> {
    let file = SITE.folder.join("recordings/hello-kernel.js");
    if !file.exists() {
        tree::skip("there are no recordings: no stepper was looked at");
        return None;
    }
    Some(steppers::recording(&SITE.folder, "hello-kernel.js"))
}

fn open(page: &str, view: View) -> Option<Window> {
    let window = driver::window()?;
    window.show_as(view);
    window.go(&SITE.address_of(page));
    Some(window)
}

/// Opens the stepper as who has no mouse does, and goes into it.
fn enter(window: &Window) {
    let summary = "document.querySelector('.stepper summary').focus()";
    window.run(summary, json!([]));
    window.press([key::ENTER]);
    window.wait_for(READY, json!([ID]));
    // Past Start and Back.
    window.press([key::TAB; 3]);
    window.wait_for("document.activeElement.closest('.steps')", json!([]));
}

const READY: &str = "document.querySelector(`#${arguments[0]} .steps`)";

/// What the first pane shows.
const SHOWN: &str = "\
    const pane = document.querySelector('.step-pane'); \
    const cells = [...pane.querySelectorAll('.step-register')]; \
    const value = cell => { \
        const value = cell.querySelector('.step-value'); \
        return (value.firstElementChild ?? value).textContent; }; \
    const name = cell => cell.classList[1].replace('step-', ''); \
    return { \
        values: Object.fromEntries(cells.map(c => [name(c), value(c)])), \
        changed: cells.filter(c => c.matches('.is-changed')).map(name), \
        said: document.querySelector('.step-said').textContent, \
        count: document.querySelector('.step-count').textContent, \
        code: pane.querySelector('.step-machine .is-done code') \
            ?.textContent ?? '', \
        source: pane.querySelector('.step-source .is-done code') \
            ?.textContent.trim() ?? '', \
        height: document.querySelector('.steps').offsetHeight, \
        top: document.querySelector('.step-registers') \
            .getBoundingClientRect().top, \
    }";

fn shown(window: &Window) -> Value {
    window.run(SHOWN, json!([]))
}

/// What is wrong with what is shown after some steps.
fn mistakes(shown: &Value, recording: &Recording, step: usize) -> Vec<String> {
    let states: Vec<Registers> = recording.states().collect();
    let state = &states[step];
    let mut wrong = Vec::new();
    for name in GENERAL.iter().chain(&["flags"]) {
        let register = Register::named(name).expect("a register");
        let expected = format!("{:#}", state[&register]);
        let found = text(&shown["values"][name]);
        if found != expected {
            wrong.push(format!(
                "step {step}: {name} is shown as {found}, not {expected}"
            ));
        }
    }
    if let Some(What::Instruction(index)) =
        recording.steps.get(step).map(|step| &step.what)
    {
        let expected = format!("{:#x}", recording.address(*index));
        let found = text(&shown["values"]["rip"]);
        if found != expected {
            wrong.push(format!("step {step}: rip is {found}, not {expected}"));
        }
    }
    let changed: Vec<_> = match step {
        0 => Vec::new(),
        _ => recording.steps[step - 1].r.keys().collect(),
    };
    let mut changed: Vec<_> = changed.iter().map(|r| r.to_string()).collect();
    let marked = shown["changed"].as_array().expect("a list");
    let mut marked: Vec<_> = marked.iter().map(text).collect();
    changed.sort();
    marked.sort();
    if marked != changed {
        wrong.push(format!("step {step}: {marked:?} marked, not {changed:?}"));
    }
    if let Some(What::Instruction(index)) = step
        .checked_sub(1)
        .map(|before| &recording.steps[before].what)
    {
        let expected = &recording.code[*index].text;
        if text(&shown["code"]) != expected {
            wrong.push(format!("step {step}: {} is marked", shown["code"]));
        }
    }
    wrong
}

#[test]
fn the_keyboard_steps_from_the_start_to_the_end() {
    let Some(recording) = recording() else { return };
    let Some(window) = open(PAGE, screen(1280, false)) else {
        return;
    };
    let loaded = |window: &Window| {
        let requests = window.requests();
        let ours = requests.into_iter().filter(|address| {
            address.contains("recordings/") || address.contains("stepper-")
        });
        ours.count()
    };
    assert_eq!(loaded(&window), 0, "loaded before anybody opened it");
    enter(&window);
    assert_eq!(loaded(&window), 3, "style, script and recording");

    let last = recording.steps.len();
    let first = shown(&window);
    let mut problems = mistakes(&first, &recording, 0);
    println!("(opened)  {}", text(&first["said"]));
    for step in 1..=last {
        window.press([key::RIGHT]);
        let now = shown(&window);
        println!("→ {step:>3}  {}", text(&now["said"]));
        println!("       {}", text(&now["source"]));
        problems.extend(mistakes(&now, &recording, step));
        assert_eq!(text(&now["count"]), format!("{step} of {last}"));
        for what in ["height", "top"] {
            if now[what] != first[what] {
                problems.push(format!("step {step}: the {what} has changed"));
            }
        }
    }
    let said = shown(&window);
    assert!(text(&said["said"]).ends_with("has returned."), "{said}");
    // Behind the end there is nothing, and no next page.
    window.press([key::RIGHT]);
    for step in (0..last).rev().take(3) {
        window.press([key::LEFT]);
        problems.extend(mistakes(&shown(&window), &recording, step));
    }
    window.press([key::HOME, key::LEFT]);
    problems.extend(mistakes(&shown(&window), &recording, 0));
    let call = &recording.calls[0];
    window.press(['n']);
    let now = shown(&window);
    problems.extend(mistakes(&now, &recording, call.step + 1));
    let said = format!("syscall: {}; rcx and r11 changed.", call.text);
    let info = std::fs::read_to_string("/proc/cpuinfo").expect("/proc");
    if !info.contains(" fred ") {
        assert_eq!(text(&now["said"]), said);
    }
    let written = "return document.querySelector('.step-output').textContent";
    assert_eq!(window.run(written, json!([])), "1: hello, kernel⏎");
    let address = format!("{PAGE}#{ID}-{}", call.step + 1);
    let address = SITE.address_of(&address);
    window.wait_for("location.href === arguments[0]", json!([address]));
    window.press([key::END]);
    problems.extend(mistakes(&shown(&window), &recording, last));
    assert!(window.address().starts_with(&SITE.address_of(PAGE)));
    tree::verdict("steps", last, &problems);
}

/// The address names the step. From a file, too: then nothing but scripts can
/// be loaded.
#[test]
fn an_address_opens_the_stepper_at_its_step() {
    let Some(recording) = recording() else { return };
    let Some(window) = driver::window() else {
        return;
    };
    let file = format!("file://{}/{PAGE}", SITE.folder.display());
    let ways = [SITE.address_of(PAGE), file];
    for way in &ways {
        for step in [recording.calls[0].step + 1, 3] {
            window.go(&format!("{way}#{ID}-{step}"));
            window.wait_for(READY, json!([ID]));
            let at = format!("{step} of {}", recording.steps.len());
            let count = "document.querySelector('.step-count').textContent \
                         === arguments[0]";
            window.wait_for(count, json!([at]));
            let wrong = mistakes(&shown(&window), &recording, step);
            assert!(wrong.is_empty(), "{way}: {wrong:?}");
        }
    }
    tree::verdict("addresses", 2 * ways.len(), &[]);
}

#[test]
fn of_two_programs_the_registers_that_differ_are_marked() {
    if recording().is_none() {
        return;
    }
    let info = std::fs::read_to_string("/proc/cpuinfo").expect("/proc");
    if info.contains(" fred ") {
        return tree::skip("with FRED, no register is lost in a system call");
    }
    let page = format!("{PAIR}#{PAIR_ID}-10");
    let Some(window) = open(&page, screen(1280, false)) else {
        return;
    };
    window.wait_for(READY, json!([PAIR_ID]));
    let differ = "\
        return [...document.querySelectorAll('.step-pane')].map(pane => \
            [...pane.querySelectorAll('.is-different .step-name')] \
                .map(name => name.textContent))";
    let found = window.run(differ, json!([]));
    let expected = json!(["r8"]);
    assert_eq!(found, json!([expected, expected]), "after the second call");
    // The sum of the words is right in one of them only.
    window.run("document.querySelector('.steps button').focus()", json!([]));
    window.press([key::END]);
    let rax = "return [...document.querySelectorAll('.step-rax .step-value')] \
               .map(value => value.textContent)";
    let found = window.run(rax, json!([]));
    assert_ne!(found[0], "0xe");
    assert_eq!(found[1], "0xe");
    tree::verdict("programs side by side", 2, &[]);
}

/// Each recording of the book can be shown, from its start to its end.
#[test]
fn every_stepper_opens_and_comes_to_its_end() {
    if recording().is_none() {
        return;
    }
    let Some(window) = driver::window() else {
        return;
    };
    let mut count = 0;
    for page in &SITE.pages {
        window.go(&SITE.address_of(page));
        let ids = "return [...document.querySelectorAll('details.stepper')] \
                   .map(stepper => stepper.id)";
        let ids = window.run(ids, json!([]));
        if page == "print.html" {
            continue;
        }
        for id in ids.as_array().expect("a list") {
            count += 1;
            let open = "document.getElementById(arguments[0]).open = true";
            window.run(open, json!([id]));
            window.wait_for(READY, json!([id]));
            let end = window.run(WALK, json!([id]));
            let (said, last) = (text(&end[0]), text(&end[1]));
            println!("{page}: {}: {last}: {said}", text(id));
            let (at, of) = last.split_once(" of ").expect("two numbers");
            assert_eq!(at, of, "{page}: {id}");
            assert!(!said.is_empty(), "{page}: {id}");
        }
        let log = window.log("browser");
        assert!(log.is_empty(), "{page}: {log:?}");
    }
    tree::verdict("steppers", count, &[]);
}

/// Goes through the steps as the slider does, twenty of them or all.
const WALK: &str = "\
    const steps = document.querySelector(`#${arguments[0]} .steps`); \
    const slider = steps.querySelector('.step-slider'); \
    const last = Number(slider.max); \
    const by = Math.max(1, Math.floor(last / 100)); \
    const go = to => { \
        slider.value = to; slider.dispatchEvent(new Event('input')); }; \
    for (let at = 0; at < last; at += by) go(at); \
    go(last); \
    return [steps.querySelector('.step-said').textContent, \
        steps.querySelector('.step-count').textContent]";

/// In windows of three widths, by day and by night, in the middle of a run.
#[test]
fn an_open_stepper_is_accessible_and_fits() {
    let Some(recording) = recording() else { return };
    let axe = axe().ok();
    if axe.is_none() {
        tree::skip(
            "axe is missing: the stepper's accessibility was not tested",
        );
    }
    let step = recording.calls[0].step + 1;
    let mut count = 0;
    let mut problems = Vec::new();
    let pages = [(PAGE, ID, step), (PAIR, PAIR_ID, 7), (KERNEL, KERNEL_ID, 7)];
    for (page, id, step) in pages {
        for width in [1280, 375, 320] {
            let key = match page {
                KERNEL => "step-kernel-write-null-default",
                _ => id,
            };
            let page = format!("{page}#{key}-{step}");
            let Some(window) = open(&page, screen(width, false)) else {
                return;
            };
            window.wait_for(READY, json!([id]));
            let wide = window.run(visit::WIDTH, json!([width]));
            if wide != json!([]) {
                problems.push(format!("{page} at {width}: {wide}"));
            }
            let Some(axe) = &axe else { continue };
            window.run(axe, json!([]));
            for dark in [false, true] {
                window.show_as(screen(width, dark));
                window.run_until_done(visit::SETTLE, json!([]));
                let found = window.run_until_done(AXE, json!([id]));
                count += 1;
                if found != json!([]) {
                    problems.push(format!("{page} at {width}: {found}"));
                }
            }
        }
    }
    tree::verdict("looks", count.max(1), &problems);
}

/// After it was opened, the keys step and turn no page.
#[test]
fn on_the_summary_of_an_open_stepper_the_keys_step() {
    if recording().is_none() {
        return;
    }
    let Some(window) = open(PAGE, screen(1280, false)) else {
        return;
    };
    let summary = "document.querySelector('.stepper summary').focus()";
    window.run(summary, json!([]));
    window.press([key::ENTER]);
    window.wait_for(READY, json!([ID]));
    window.press([key::RIGHT; 3]);
    window.press([key::LEFT]);
    let count = shown(&window)["count"].clone();
    assert!(text(&count).starts_with("2 of "), "{count}");
    assert!(window.address().starts_with(&SITE.address_of(PAGE)));
    tree::verdict("keys on a summary", 4, &[]);
}

const KERNEL: &str = "from-number-to-handler/kernel-entry.html";
const KERNEL_ID: &str = "step-kernel";

/// What the stepper through the kernel shows, beyond the registers.
const INSIDE: &str = "\
    const row = document.querySelector('.ring-row.is-done'); \
    return { \
        function: row.querySelector('.ring-word').textContent, \
        place: document.querySelector('.ring-place').textContent, \
        measure: Boolean(document.querySelector('.is-done .ring-sign')), \
        facts: [...document.querySelectorAll('.ring-value')] \
            .map(value => value.textContent), \
    }";

/// What is wrong with what is shown of the kernel after some steps.
fn inside(
    window: &Window,
    recording: &kernel_tracer::recording::Recording,
    states: &[kernel_tracer::recording::Registers],
    step: usize,
) -> Vec<String> {
    let now = shown(window);
    let more = window.run(INSIDE, json!([]));
    let mut wrong = Vec::new();
    let mut is = |what: &str, found: &str, expected: &str| {
        if found != expected {
            wrong.push(format!(
                "step {step}: {what} is shown as {found}, not {expected}"
            ));
        }
    };
    for (name, value) in states[step].iter() {
        if ["cr0", "cr4", "efer"].contains(&name) {
            continue;
        }
        let found = text(&now["values"][name]);
        is(name, found, &format!("{value:#x}"));
    }
    let next = match step == recording.steps.len() {
        true => recording.end.0,
        false => recording.instruction(step).address,
    };
    is("rip", text(&now["values"]["rip"]), &format!("{next:#x}"));
    let level = match states[step].level() {
        0 => "kernel (level 0)",
        _ => "user (level 3)",
    };
    is("the mode", text(&more["facts"][0]), level);
    if let Some(done) = step.checked_sub(1) {
        let code = recording.instruction(done);
        is("the instruction", text(&now["code"]), &code.text);
        let frame = &recording.tree[recording.frames()[done]];
        let name = &recording.function(frame).name;
        is("the function", text(&more["function"]), name);
        let marked = more["measure"] == json!(true);
        let expected = code.measure.is_some();
        is("◆", &marked.to_string(), &expected.to_string());
    }
    wrong
}

#[test]
fn the_keyboard_steps_through_the_kernel() {
    let Some(window) = open(KERNEL, screen(1280, false)) else {
        return;
    };
    let root = tree::root();
    let settings = kernel_tracer::recording::Mitigations::ALL;
    let [with, without] = settings.map(|setting| {
        kernel_tracer::command::read(root, "getppid", setting).expect("it")
    });
    let ours = |window: &Window| {
        let requests = window.requests();
        requests.iter().filter(|at| at.contains("ring0-")).count()
            + requests.iter().filter(|at| at.contains("/kernel.")).count()
    };
    assert_eq!(ours(&window), 0, "loaded before anybody opened it");
    let summary = "document.querySelector('#step-kernel > summary').focus()";
    window.run(summary, json!([]));
    window.press([key::ENTER]);
    window.wait_for(READY, json!([KERNEL_ID]));
    assert_eq!(ours(&window), 3, "style, script and one recording");
    let states: Vec<_> = with.states().collect();
    let last = with.steps.len();
    let mut problems = inside(&window, &with, &states, 0);
    let height = shown(&window)["height"].clone();
    let mut landmarks = Vec::new();
    for step in 1..=last {
        window.press([key::RIGHT]);
        problems.extend(inside(&window, &with, &states, step));
        let now = shown(&window);
        let said = text(&now["said"]).to_owned();
        if now["height"] != height {
            problems.push(format!("step {step}: the height has changed"));
        }
        landmarks.push(said);
    }
    for part in [
        "syscall: privilege level 3 → 0",
        "swapgs: gs now leads to the kernel’s memory",
        "page tables switched (cr3), to those of the kernel",
        "stack switched (rsp), to the kernel’s",
        "call do_syscall_64",
        "__x64_sys_getppid",
        "page tables switched (cr3), to those of the program",
        "sysretq: privilege level 0 → 3",
    ] {
        if !landmarks.iter().any(|said| said.contains(part)) {
            problems.push(format!("nobody has said: {part}"));
        }
    }
    // N goes to those, from the start.
    window.press([key::HOME]);
    window.press(['n', 'n', 'n']);
    let said = shown(&window)["said"].clone();
    assert!(text(&said).contains("page tables switched"), "{said}");
    // At the same instruction, without mitigations.
    let at =
        with.steps.iter().enumerate().position(|(step, _)| {
            with.instruction(step).text.starts_with("call")
        });
    let go = "document.querySelector('.step-slider').focus()";
    window.run(go, json!([]));
    let go = "const s = document.querySelector('.step-slider'); \
              s.value = arguments[0]; s.dispatchEvent(new Event('input'))";
    window.run(go, json!([at]));
    let switch = "const s = document.querySelectorAll('.ring-label select')[1]; \
                  s.value = 'off'; s.dispatchEvent(new Event('change'))";
    window.run(switch, json!([]));
    let all = format!("of {}", without.steps.len());
    let there = "document.querySelector('.step-count').textContent \
                 .endsWith(arguments[0])";
    window.wait_for(there, json!([all]));
    let states: Vec<_> = without.states().collect();
    let count = shown(&window)["count"].clone();
    let (step, _) = text(&count).split_once(" of ").expect("two numbers");
    let step: usize = step.parse().expect("a number");
    let at = with.instruction(at.expect("a call")).address;
    assert_eq!(without.instruction(step).address, at, "another instruction");
    problems.extend(inside(&window, &without, &states, step));
    let missing = "return document.querySelectorAll('.ring-row.is-missing') \
                   .length";
    let missing = window.run(missing, json!([]));
    let gone = with.tree.len() - without.tree.len();
    assert_eq!(missing, json!(gone), "functions that are not there");
    // The tree by keyboard: down to the function, Enter to its first step.
    let focus = "document.querySelector('.ring-row[tabindex=\"0\"]').focus()";
    window.run(focus, json!([]));
    window.press([key::HOME]);
    window.run(focus, json!([]));
    window.press([key::DOWN, key::DOWN, key::ENTER]);
    let more = window.run(INSIDE, json!([]));
    assert_eq!(more["function"], "do_syscall_64", "{more}");
    assert!(window.address().starts_with(&SITE.address_of(KERNEL)));
    tree::verdict("steps in the kernel", last, &problems);
}

#[test]
fn the_functions_of_the_kernel_are_there_without_javascript() {
    let Some(window) = open(KERNEL, no_script(1280)) else {
        return;
    };
    let rows = "\
        document.querySelector('#step-kernel').open = true; \
        return [...document.querySelectorAll('.functions tbody tr')] \
            .filter(row => row.checkVisibility()) \
            .map(row => [...row.cells].map(cell => cell.textContent))";
    let rows = window.run(rows, json!([]));
    let rows = rows.as_array().expect("a list");
    let row = json!([
        "do_syscall_64",
        "222",
        "23",
        "2",
        "216",
        "arch/x86/entry/common.c:70",
    ]);
    assert!(rows.contains(&row), "{row} is not among {rows:?}");
    tree::verdict("functions", rows.len(), &[]);
}

/// The rules that the stepper breaks; the page has a gate of its own.
const AXE: &str = "\
    const [id, done] = arguments; \
    axe.run(document.getElementById(id), { resultTypes: ['violations'] }) \
        .then(result => done(result.violations.flatMap(rule => \
            rule.nodes.map(node => [rule.id, node.html.slice(0, 120)])))) \
        .catch(error => done(String(error)))";

#[test]
fn a_recording_that_cannot_be_loaded_is_told_and_the_table_stays() {
    if recording().is_none() {
        return;
    }
    let Some(window) = open(PAGE, screen(1280, false)) else {
        return;
    };
    let spoil = "\
        const stepper = document.getElementById(arguments[0]); \
        window.right = stepper.dataset.recordings; \
        stepper.dataset.recordings = 'recordings/nothing.js'; \
        stepper.open = true";
    window.run(spoil, json!([ID]));
    window.wait_for("document.querySelector('.failed')", json!([]));
    let told = "return document.querySelector('.failed').textContent";
    let told = window.run(told, json!([]));
    assert!(text(&told).contains("cannot be loaded"), "{told}");
    let table = "document.querySelector('.around').checkVisibility()";
    window.wait_for(table, json!([]));
    // Who tries again may be lucky.
    let again = "\
        const stepper = document.getElementById(arguments[0]); \
        stepper.dataset.recordings = window.right; \
        stepper.open = false; \
        setTimeout(() => { stepper.open = true; })";
    window.run(again, json!([ID]));
    window.wait_for(READY, json!([ID]));
    window.wait_for("!document.querySelector('.failed')", json!([]));
    tree::verdict("recordings that are missing", 1, &[]);
}

#[test]
fn without_javascript_a_table_has_the_registers_around_each_call() {
    let Some(recording) = recording() else { return };
    let Some(window) = open(PAGE, no_script(1280)) else {
        return;
    };
    let rows = "\
        document.querySelector('.stepper').open = true; \
        const is = cell => getComputedStyle(cell, '::before').content; \
        return [...document.querySelectorAll('.stepper tr')] \
            .filter(row => row.cells.length === 3 && row.checkVisibility()) \
            .map(row => [row.cells[0].textContent, is(row.cells[1]), \
                is(row.cells[2])])";
    let rows = window.run(rows, json!([]));
    let rows = rows.as_array().expect("a list");
    for register in &recording.summary()[0].registers {
        let shown = |value: u64| format!("\"{value:#x}\"");
        let row = json!([
            register.name,
            shown(register.before),
            shown(register.after.expect("it comes back")),
        ]);
        assert!(rows.contains(&row), "{row} is not among {rows:?}");
    }
    tree::verdict("rows", rows.len(), &[]);
}
