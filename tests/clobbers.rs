//! Each `asm!` in the repository that holds the instruction `syscall` names
//! `rcx` and `r11`, which the instruction destroys, as outputs. Programs that
//! show what happens otherwise are the exceptions, by name.
//!
//! A block that never returns (`noreturn`) has no outputs and needs none.

use std::path::Path;

use crate::rust_code::{self, Asm, Code};
use crate::tree;

/// The exhibits of the mistake.
const EXHIBITS: [&str; 3] = [
    "listings/inline-asm/examples/missing-clobber.rs",
    "listings/register-abi/examples/seed-bug.rs",
    "listings/register-abi/examples/seed-leak.rs",
];

const OUTPUTS: [&str; 4] = ["out", "lateout", "inout", "inlateout"];

/// The registers that the block destroys and does not name.
fn forgotten(asm: &Asm) -> Vec<&'static str> {
    let excused = asm.words_of("clobber_abi").is_some()
        || asm
            .words_of("options")
            .is_some_and(|o| o.contains("noreturn"));
    if excused || !asm.instructions().iter().any(|name| name == "syscall") {
        return Vec::new();
    }
    let registers = asm.registers();
    let named = |wanted: &&str| {
        registers.iter().any(|(kind, register, _)| {
            register == *wanted && OUTPUTS.contains(&kind.as_str())
        })
    };
    ["rcx", "r11"]
        .into_iter()
        .filter(|wanted| !named(wanted))
        .collect()
}

/// How many system calls the code has, and the lines of those that forget.
fn examine(code: &Code) -> (usize, Vec<(usize, String)>) {
    let mut count = 0;
    let mut problems = Vec::new();
    for asm in rust_code::asm_calls(code) {
        let is_call = asm.instructions().iter().any(|name| name == "syscall");
        count += usize::from(is_call);
        let forgotten = forgotten(&asm);
        if !forgotten.is_empty() {
            let names = forgotten.join(" and ");
            problems.push((asm.line, names));
        }
    }
    (count, problems)
}

#[test]
fn every_asm_syscall_names_rcx_and_r11() {
    let everywhere =
        ["listings", "examples", "exercises", "src", "tests", "tools"];
    let mut count = 0;
    let mut problems = Vec::new();
    for code in rust_code::all(&everywhere) {
        let (calls, forgotten) = examine(&code);
        count += calls;
        if EXHIBITS
            .iter()
            .any(|exhibit| code.file == Path::new(exhibit))
        {
            continue;
        }
        for (line, names) in forgotten {
            let message = format!(
                "`syscall` destroys {names}: add `lateout(\"…\") _` for each"
            );
            problems.push(tree::problem(&code.file, line, &message));
        }
    }
    tree::verdict("`asm!` with `syscall`", count, &problems);
}

#[test]
fn every_exhibit_still_shows_the_mistake() {
    let mut shown: Vec<_> = rust_code::all(&["listings"])
        .into_iter()
        .filter(|code| !examine(code).1.is_empty())
        .map(|code| code.file)
        .collect();
    shown.dedup();
    let mut problems = Vec::new();
    for exhibit in EXHIBITS.map(Path::new) {
        if !shown.iter().any(|file| file == exhibit) {
            let message = "shows no missing clobber: it is no exception";
            problems.push(tree::problem(exhibit, 1, message));
        }
    }
    tree::verdict("exhibits", EXHIBITS.len(), &problems);
}

#[test]
fn a_missing_clobber_is_seen_in_every_form() {
    let missing = |template: &str, operands: &str| {
        let text = format!("fn f() {{ asm!({template}, {operands}) }}");
        let (_, problems) = examine(&rust_code::example(&text));
        problems.into_iter().map(|(_, names)| names).next()
    };
    let both = "lateout(\"rcx\") _, lateout(\"r11\") _";
    let call = "\"syscall\"";
    assert_eq!(missing(call, both), None);
    assert_eq!(missing(call, "clobber_abi(\"C\")"), None);
    assert_eq!(missing(call, "options(noreturn)"), None);
    assert_eq!(
        missing(call, "out(\"rcx\") _, x = inout(\"r11\") 1 => _"),
        None
    );
    assert_eq!(missing("\"int 0x80\"", "in(\"rcx\") 1"), None);
    let only = |names: &str| Some(names.to_owned());
    assert_eq!(missing(call, "lateout(\"rcx\") _"), only("r11"));
    assert_eq!(missing(call, "in(\"rcx\") 1, out(\"r11\") _"), only("rcx"));
    for template in [
        "\"mov eax, 39\", \"syscall\"",
        "\"mov eax, 39\\n\\tsyscall\"",
        "\"nop; syscall\"",
        "\"2: syscall\"",
        "concat!(\"sys\", \"call\")",
        "r#\"syscall\"#",
    ] {
        assert_eq!(missing(template, "in(\"rax\") 1"), only("rcx and r11"));
    }
}
