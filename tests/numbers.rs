//! The numbers of system calls and errors are right wherever they are written:
//! a literal in a call has the call's name in a comment, and each pair of a
//! name and a number in comments and text (`` `write` (1)``, −9 (`EBADF`)) is
//! one of the kernel's.

use proc_macro2::{Ident, Literal, TokenTree};
use regex::Regex;
use syscalls::{Errno, Sysno};

use crate::rust_code::{self, Code, ident, literal, parentheses};
use crate::{markdown, tree};

/// How many items there are, and the lines and messages of those that are
/// wrong.
type Found = (usize, Vec<(usize, String)>);

/// Where a reader meets numbers.
const READ: [&str; 4] = ["listings", "examples", "exercises", "src"];

/// The number of a system call, or the reason why there is none.
fn number_of(name: &str) -> Option<usize> {
    let call: Sysno = name.parse().ok()?;
    Some(call.id() as usize)
}

/// The name of a system call. For the rest, what a comment must say.
fn name_of(number: u128) -> String {
    let number = usize::try_from(number).ok();
    let call = number.and_then(Sysno::new);
    call.map_or("no system call".to_owned(), |call| call.to_string())
}

/// The value of an integer literal; a suffix such as `_isize` may follow.
fn value(literal: &Literal) -> Option<u128> {
    let text = literal.to_string().replace('_', "");
    let text = text.split(['i', 'u']).next()?;
    match text.strip_prefix("0x") {
        Some(hex) => u128::from_str_radix(hex, 16).ok(),
        None => text.parse().ok(),
    }
}

/// What is given as a system call's number: the first argument of `syscallN`,
/// and `rax` in an `asm!` with `syscall`.
fn given_numbers(code: &Code) -> Vec<TokenTree> {
    let is_function = |name: &Ident| {
        let name = name.to_string();
        let arity = name.strip_prefix("syscall").unwrap_or_default();
        let arity = arity.strip_prefix('_').unwrap_or(arity);
        arity.len() == 1 && "0123456".contains(arity)
    };
    let mut given = Vec::new();
    for level in &code.levels {
        for window in level.windows(2) {
            let called = ident(&window[0]).filter(|name| is_function(name));
            if let (Some(_), Some(group)) = (called, parentheses(&window[1])) {
                given.extend(group.stream().into_iter().next());
            }
        }
    }
    for asm in rust_code::asm_calls(code) {
        if asm.instructions().iter().any(|name| name == "syscall") {
            let registers = asm.registers().into_iter();
            let inputs = registers.filter(|(kind, register, _)| {
                kind.starts_with("in") && register == "rax"
            });
            given.extend(inputs.filter_map(|(.., rest)| rest.first().cloned()));
        }
    }
    given
}

/// The numbers that are literals, with their lines.
fn literal_numbers(code: &Code) -> Vec<(usize, u128)> {
    let number = |token: &TokenTree| {
        let literal = literal(token)?;
        Some((literal.span().start().line, value(literal)?))
    };
    given_numbers(code).iter().filter_map(number).collect()
}

/// The numbers that are constants of the same file: line, name, and value.
fn named_numbers(code: &Code) -> Vec<(usize, String, u128)> {
    let named = |token: &TokenTree| {
        let name = ident(token)?;
        let value = constant(code, name)?;
        Some((name.span().start().line, name.to_string(), value))
    };
    given_numbers(code).iter().filter_map(named).collect()
}

/// The value of `const NAME: TYPE = LITERAL;`.
fn constant(code: &Code, name: &Ident) -> Option<u128> {
    code.levels
        .iter()
        .flat_map(|level| level.windows(6))
        .find_map(|window| {
            let is_it =
                ident(&window[0])? == "const" && ident(&window[1])? == name;
            is_it.then(|| value(literal(&window[5])?)).flatten()
        })
}

/// Tells whether `text` has `name` as a word of its own.
fn says(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut places = text.match_indices(name);
    places.any(|(start, _)| {
        let after = text[start + name.len()..].chars().next();
        let before = text[..start].chars().next_back();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

#[test]
fn every_literal_number_of_a_call_has_the_calls_name_beside_it() {
    let mut count = 0;
    let mut problems = Vec::new();
    for code in rust_code::all(&READ) {
        for (line, number) in literal_numbers(&code) {
            count += 1;
            let name = name_of(number);
            if !says(&code.comment(line), &name) {
                let message = format!(
                    "{number} is `{name}`, and neither this line nor the \
                     comment above says so"
                );
                problems.push(tree::problem(&code.file, line, &message));
            }
        }
    }
    tree::verdict("literal numbers of calls", count, &problems);
}

#[test]
fn every_constant_given_as_a_number_is_that_calls() {
    let mut count = 0;
    let mut problems = Vec::new();
    for code in rust_code::all(&["listings", "examples", "exercises", "tests"])
    {
        for (line, constant, number) in named_numbers(&code) {
            count += 1;
            let name = name_of(number);
            if constant.to_lowercase() != name {
                let message = format!(
                    "`{constant}` is {number}, which is `{name}`: mend the \
                     constant's name or its value"
                );
                problems.push(tree::problem(&code.file, line, &message));
            }
        }
    }
    tree::verdict("constants given as numbers", count, &problems);
}

/// Pairs such as `` `write` (1)``: how many, and which are wrong.
fn call_pairs(text: &str) -> Found {
    let pair = Regex::new(r"`([a-z][a-z0-9_]*)`[\s/!>]*\((\d+)\)");
    let pair = pair.expect("a regular expression");
    let mut count = 0;
    let mut wrong = Vec::new();
    for found in pair.captures_iter(text) {
        count += 1;
        let (name, number) = (&found[1], &found[2]);
        let message = match number_of(name) {
            Some(right) if right.to_string() == number => continue,
            Some(right) => format!("`{name}` is {right}, not {number}"),
            None => format!(
                "there is no system call `{name}`; if none is meant, do not \
                 write a number in parentheses behind it"
            ),
        };
        let start = found.get(0).expect("the whole").start();
        wrong.push((markdown::line_of(text, start), message));
    }
    (count, wrong)
}

/// Pairs such as −9 (`EBADF`): how many, and which are wrong.
fn errno_pairs(text: &str) -> Found {
    let forms = [
        // -9 (`EBADF`), `-9` (EBADF), assert_eq!(…, -9); // EBADF
        r"(?:^|[^\w])[-−](?<number>\d+)[`);,|/!>(\s]*(?<name>E[A-Z0-9]+)\b",
        // `EBADF` (−9), EBADF (9)
        r"\b(?<name>E[A-Z0-9]+)`?[\s/!>]*\(`?[-−]?(?<number>\d+)`?\)",
    ];
    let mut count = 0;
    let mut wrong = Vec::new();
    for form in forms {
        let form = Regex::new(form).expect("a regular expression");
        for found in form.captures_iter(text) {
            let (name, number) = (&found["name"], &found["number"]);
            // strace and C functions say -1 and the error's name.
            if number == "1" && found[0].ends_with(&format!("-1 {name}")) {
                continue;
            }
            count += 1;
            let right = number.parse().ok().and_then(|n| Errno::new(n).name());
            if right != Some(name) {
                let right = right.unwrap_or("no error");
                let start = found.name("number").expect("it is there").start();
                let line = markdown::line_of(text, start);
                wrong.push((line, format!("{number} is {right}, not {name}")));
            }
        }
    }
    (count, wrong)
}

fn check_pairs(items: &str, pairs: fn(&str) -> Found) {
    let mut count = 0;
    let mut problems = Vec::new();
    for file in tree::files_with(&["rs", "md"]) {
        if READ.iter().any(|folder| file.starts_with(folder)) {
            let (found, wrong) = pairs(&tree::read(&file));
            count += found;
            let problem = |(line, text): (usize, String)| {
                tree::problem(&file, line, &text)
            };
            problems.extend(wrong.into_iter().map(problem));
        }
    }
    tree::verdict(items, count, &problems);
}

#[test]
fn every_call_has_its_number_in_text_and_comments() {
    check_pairs("pairs of a call and its number", call_pairs);
}

#[test]
fn every_error_has_its_number_in_text_and_comments() {
    check_pairs("pairs of an error and its number", errno_pairs);
}

#[test]
fn wrong_pairs_are_noticed() {
    let lines = |(count, wrong): Found| (count, wrong.len());
    assert_eq!(lines(call_pairs("`write` (1), `close`\n/// (3)")), (2, 0));
    assert_eq!(lines(call_pairs("`write` (2), `wrote` (1)")), (2, 2));
    for good in [
        "-9 (`EBADF`)",
        "`-9` (`EBADF`)",
        "−9 (EBADF)",
        "`-9`\n/// (`EBADF`)",
        "assert_eq!(result, -9); // EBADF",
        "| −9 | `EBADF` |",
        "`EBADF` (9)",
        "`EBADF` (`−9`)",
    ] {
        assert_eq!(lines(errno_pairs(good)), (1, 0), "{good}");
        let bad = good.replace('9', "14");
        assert_eq!(lines(errno_pairs(&bad)), (1, 1), "{bad}");
    }
    assert_eq!(errno_pairs("= -1 EBADF (Bad file descriptor)").0, 0);
    assert_eq!(errno_pairs("lines 1-3 EFLAGS").0, 0);
}

#[test]
fn literal_numbers_are_found_in_calls_and_in_asm() {
    let code = rust_code::example(
        "// `write`\n fn f() { assert!(syscall_3(1, 2) > 0);\n\
         asm!(\"syscall\", inlateout(\"rax\") 39_isize => x) } // getpid\n\
         // nothing\n syscall0(0x27); syscall1(number, 3)",
    );
    let numbers = literal_numbers(&code);
    assert_eq!(numbers, [(5, 39), (2, 1), (3, 39)]);
    assert!(says(&code.comment(2), &name_of(1)));
    assert!(says(&code.comment(3), &name_of(39)));
    assert!(!says(&code.comment(5), &name_of(39)));
    assert!(!says("pwrite64", "write"));
}

#[test]
fn constants_are_found_by_their_names() {
    let code = rust_code::example(
        "const GETPID: usize = 40;\nfn f() { syscall0(GETPID) }",
    );
    let found = [(2, "GETPID".to_owned(), 40)];
    assert_eq!(named_numbers(&code), found);
}

#[test]
fn two_sources_have_the_same_numbers() {
    use linux_raw_sys::{errno, general};
    for (name, number) in [
        ("read", general::__NR_read),
        ("rt_sigprocmask", general::__NR_rt_sigprocmask),
        ("io_uring_setup", general::__NR_io_uring_setup),
    ] {
        assert_eq!(number_of(name), Some(number as usize));
    }
    for (name, number) in [
        ("EBADF", errno::EBADF),
        ("ENOSYS", errno::ENOSYS),
        ("EHWPOISON", errno::EHWPOISON),
    ] {
        assert_eq!(Errno::new(number as i32).name(), Some(name));
    }
}
