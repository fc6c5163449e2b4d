//! Each `syscallN` of `register-abi`, compiled in release with the number of a
//! constant of `Sysno`, becomes the moves into argument registers, `syscall`,
//! and nothing else: no spill, no call, no stack. `check` of `errors` becomes
//! a comparison.

use std::path::{Path, PathBuf};

use iced_x86::{
    Decoder, DecoderOptions, FlowControl, Formatter, Instruction,
    IntelFormatter, Mnemonic, OpKind, Register,
};
use object::{Object, ObjectSection, ObjectSymbol};
use tempfile::TempDir;

use crate::tree;

/// What a system call's number and arguments are passed in.
const ARGUMENTS: [Register; 7] = [
    Register::RAX,
    Register::RDI,
    Register::RSI,
    Register::RDX,
    Register::R10,
    Register::R8,
    Register::R9,
];

/// The crates, each after those that it uses.
const CRATES: [(&str, &str); 5] = [
    ("hello_kernel", "listings/hello-kernel/src/lib.rs"),
    ("register_abi", "listings/register-abi/src/lib.rs"),
    ("syscall_tables", "listings/syscall-tables/src/lib.rs"),
    ("errors", "listings/errors/src/lib.rs"),
    ("wrappers", "tests/machine_code/wrappers.rs"),
];

/// Compiles the wrappers in release, and gives their object file.
fn compile() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, source) in CRATES {
        let output = tree::rustc()
            .arg(tree::root().join(source))
            .args(["--crate-name", name, "--crate-type=lib"])
            .args(["--edition", env!("BOOK_EDITION"), "--emit=link,obj"])
            .args(["-C", "opt-level=3", "-C", "codegen-units=1"])
            .args(["-C", "panic=abort"])
            .args(["--extern", "hello_kernel", "--extern", "register_abi"])
            .args(["--extern", "syscall_tables", "--extern", "errors"])
            .arg("-L")
            .arg(folder.path())
            .arg("--out-dir")
            .arg(folder.path())
            .output()
            .expect("rustc can be started");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{source}:1: {error}");
    }
    let object = folder.path().join("wrappers.o");
    (folder, object)
}

/// The instructions of the function `name`.
fn instructions(object: &Path, name: &str) -> Vec<Instruction> {
    let bytes = std::fs::read(object).expect("the object file");
    let file = object::File::parse(&*bytes).expect("an ELF file");
    let mut symbols = file.symbols();
    let symbol = symbols.find(|symbol| symbol.name() == Ok(name));
    let symbol = symbol.unwrap_or_else(|| {
        panic!("tests/machine_code/wrappers.rs:1: no function `{name}`")
    });
    let index = symbol.section_index().expect("it has a section");
    let section = file.section_by_index(index).expect("the section");
    let data = section.data().expect("its bytes");
    let start = symbol.address() as usize;
    let code = &data[start..start + symbol.size() as usize];
    Decoder::with_ip(64, code, 0, DecoderOptions::NONE)
        .iter()
        .collect()
}

/// Tells whether an instruction fills an argument register from a register or
/// a constant, and does nothing else.
fn fills_argument(instruction: &Instruction) -> bool {
    let target = instruction.op0_register().full_register();
    let from_register = instruction.op1_kind() == OpKind::Register;
    let from_constant = matches!(
        instruction.op1_kind(),
        OpKind::Immediate32 | OpKind::Immediate32to64 | OpKind::Immediate64
    );
    let plain = match instruction.mnemonic() {
        Mnemonic::Mov => from_register || from_constant,
        Mnemonic::Xor => {
            instruction.op0_register() == instruction.op1_register()
        }
        _ => false,
    };
    plain
        && instruction.op0_kind() == OpKind::Register
        && ARGUMENTS.contains(&target)
}

/// What is in the code besides moves, one `syscall` and the return.
fn refute(code: &[Instruction]) -> Option<String> {
    let [moves @ .., call, ret] = code else {
        return Some("there is no code".to_owned());
    };
    let ends =
        call.mnemonic() == Mnemonic::Syscall && ret.mnemonic() == Mnemonic::Ret;
    let mut targets: Vec<_> = moves
        .iter()
        .map(|instruction| instruction.op0_register().full_register())
        .collect();
    targets.sort();
    targets.dedup();
    let once = targets.len() == moves.len();
    if ends && once && moves.iter().all(fills_argument) {
        return None;
    }
    let mut formatter = IntelFormatter::new();
    let mut text = String::from("more than moves, `syscall` and `ret`:");
    for instruction in code {
        text.push_str("\n    ");
        formatter.format(instruction, &mut text);
    }
    Some(text)
}

#[test]
fn every_syscall_function_is_moves_and_one_instruction() {
    let (_folder, object) = compile();
    let listing = Path::new("listings/register-abi/src/lib.rs");
    let source = tree::read(listing);
    let mut count = 0;
    let mut problems = Vec::new();
    for arity in 0..=6 {
        let code = instructions(&object, &format!("call{arity}"));
        println!("syscall{arity}: {} instructions", code.len());
        count += 1;
        if let Some(message) = refute(&code) {
            let function = format!("fn syscall{arity}(");
            let is_here = |line: &str| line.contains(&function);
            let line = source.lines().position(is_here).unwrap_or(0) + 1;
            let message = format!("`syscall{arity}` becomes {message}");
            problems.push(tree::problem(listing, line, &message));
        }
    }
    tree::verdict("functions disassembled", count, &problems);
}

/// What it `expect`s is so: nothing is left that could panic.
#[test]
fn check_is_a_comparison_and_jumps_nowhere() {
    let (_folder, object) = compile();
    let code = instructions(&object, "checked");
    let count = |wanted: Mnemonic| {
        code.iter().filter(|i| i.mnemonic() == wanted).count()
    };
    let jumps = code
        .iter()
        .filter(|i| i.flow_control() != FlowControl::Next);
    assert_eq!(count(Mnemonic::Cmp), 1, "one comparison");
    assert_eq!(jumps.count(), 1, "the return");
    assert!(code.len() <= 8, "{} instructions", code.len());
}

#[test]
fn anything_else_is_noticed() {
    let decode = |bytes: &[u8]| {
        let decoder = Decoder::with_ip(64, bytes, 0, DecoderOptions::NONE);
        refute(&decoder.into_iter().collect::<Vec<_>>())
    };
    // mov eax, 39; syscall; ret
    assert_eq!(decode(b"\xb8\x27\0\0\0\x0f\x05\xc3"), None);
    // xor eax, eax; mov r10, rcx; syscall; ret
    assert_eq!(decode(b"\x31\xc0\x49\x89\xca\x0f\x05\xc3"), None);
    // push rbx; syscall; ret
    assert!(decode(b"\x53\x0f\x05\xc3").is_some());
    // mov rax, [rsp - 8]; syscall; ret
    assert!(decode(b"\x48\x8b\x44\x24\xf8\x0f\x05\xc3").is_some());
    // mov rbx, rdi; syscall; ret
    assert!(decode(b"\x48\x89\xfb\x0f\x05\xc3").is_some());
    // call 0; ret
    assert!(decode(b"\xe8\0\0\0\0\xc3").is_some());
    // syscall; syscall; ret
    assert!(decode(b"\x0f\x05\x0f\x05\xc3").is_some());
}
