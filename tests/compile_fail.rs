//! Each block that must not compile fails as the page says: with exactly the
//! error code behind its fence, or, since most errors of `asm!` have none, with
//! the message in the HTML comment above it. Every such program is shown.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::markdown::{self, Block};
use crate::tree;

/// What the compiler says of a program: its errors, in order.
struct CompileError {
    code: Option<String>,
    message: String,
}

/// What a page says of a program.
enum Expected {
    Code(String),
    Message(String),
}

fn compile(program: &str) -> Vec<CompileError> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = folder.path().join("program.rs");
    std::fs::write(&source, program).expect("a file in it");
    let output = tree::rustc()
        .args(["--error-format=json", "--crate-type=bin", "--emit=obj"])
        .args(["--edition", env!("BOOK_EDITION"), "-o"])
        .arg(folder.path().join("program.o"))
        .arg(source)
        .output()
        .expect("rustc can be started");
    let stderr = String::from_utf8_lossy(&output.stderr);
    stderr.lines().filter_map(error_of).collect()
}

fn error_of(line: &str) -> Option<CompileError> {
    let message: Value = serde_json::from_str(line).ok()?;
    let text = message["message"].as_str()?.to_owned();
    let is_sum = text.starts_with("aborting due to");
    let code = message["code"]["code"].as_str().map(str::to_owned);
    let error = CompileError {
        code,
        message: text,
    };
    (message["level"] == "error" && !is_sum).then_some(error)
}

/// What is wrong with the page's claim about `program`, if anything.
fn refute(program: &str, expected: &Expected) -> Option<String> {
    let errors = compile(program);
    let Some(first) = errors.first() else {
        return Some("compiles: mend the program or its fence".to_owned());
    };
    match expected {
        Expected::Code(code) => {
            let found: BTreeSet<_> = errors
                .iter()
                .map(|error| error.code.as_deref().unwrap_or(&error.message))
                .collect();
            (found != BTreeSet::from([code.as_str()])).then(|| {
                format!("fails with {found:?} where the fence says {code:?}")
            })
        }
        Expected::Message(message) => {
            let found = &first.message;
            (!found.contains(message)).then(|| {
                format!("fails with {found:?}; the comment says {message:?}")
            })
        }
    }
}

fn expectation(block: &Block) -> Option<Expected> {
    let is_code = |word: &&str| {
        let digits = word.strip_prefix('E').unwrap_or_default();
        digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    if let Some(code) = block.words().find(is_code) {
        return Some(Expected::Code(code.to_owned()));
    }
    let (_, comment) = block.html.rsplit_once("<!-- compile_fail:")?;
    let (message, _) = comment.split_once("-->")?;
    let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    (!message.is_empty()).then_some(Expected::Message(message))
}

fn check_block(block: &Block) -> Option<String> {
    match expectation(block) {
        Some(expected) => refute(&markdown::program(&block.text), &expected),
        None => Some(
            "names neither an error code (`compile_fail,E0499`) nor, in a \
             comment above it (`<!-- compile_fail: … -->`), a message"
                .to_owned(),
        ),
    }
}

#[test]
fn every_compile_fail_block_fails_as_the_page_says() {
    let mut count = 0;
    let mut problems = Vec::new();
    for chapter in book::site::chapters(tree::root()).expect("the chapters") {
        let page = Path::new("src").join(&chapter.path);
        let failing = markdown::blocks(&chapter.content);
        let failing = failing.iter().filter(|b| b.has("compile_fail"));
        for (index, block) in failing.enumerate() {
            count += 1;
            if let Some(message) = check_block(block) {
                let line = written_line(&page, index);
                let message = format!("this block {message}");
                problems.push(tree::problem(&page, line, &message));
            }
        }
    }
    tree::verdict("blocks that must not compile", count, &problems);
}

/// The line of a page's `index`th such block, as it was written.
fn written_line(page: &Path, index: usize) -> usize {
    let blocks = markdown::blocks(&tree::read(page));
    let mut failing = blocks.iter().filter(|b| b.has("compile_fail"));
    failing.nth(index).map_or(1, |block| block.line)
}

#[test]
fn every_program_that_must_not_compile_is_shown() {
    let shown: BTreeSet<PathBuf> = tree::pages()
        .iter()
        .flat_map(|page| tree::includes(page))
        .map(|(_, file)| file)
        .collect();
    let is_program = |path: &PathBuf| {
        path.components()
            .any(|part| part.as_os_str() == "compile-fail")
    };
    let mut programs = tree::files_with(&["rs"]);
    programs.retain(is_program);
    let problems: Vec<_> = programs
        .iter()
        .filter(|path| !shown.contains(*path))
        .map(|path| tree::problem(path, 1, "no page shows it: delete it"))
        .collect();
    tree::verdict("programs in compile-fail", programs.len(), &problems);
}

#[test]
fn a_wrong_code_or_message_is_noticed() {
    let number = "fn main() { let _: u8 = \"text\"; }";
    let asm = "fn main() { unsafe { std::arch::asm!(\"\", out(\"rsp\") _) } }";
    let code = |code: &str| Expected::Code(code.to_owned());
    let text = |text: &str| Expected::Message(text.to_owned());
    assert_eq!(refute(number, &code("E0308")), None);
    assert_eq!(refute(asm, &text("stack pointer cannot be used")), None);
    assert!(refute(number, &code("E0499")).is_some());
    assert!(refute(asm, &code("E0308")).is_some());
    assert!(refute(asm, &text("the frame pointer cannot")).is_some());
    assert!(refute("fn main() {}", &code("E0308")).is_some());
    let two = "fn main() { let _: u8 = \"\"; missing(); }";
    assert!(refute(two, &code("E0308")).is_some());
}
