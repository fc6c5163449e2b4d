//! Writes files to standard output, one after the other.
//!
//! Run it: `cargo run --example cat README.md`
#![no_main]

mod tool;

use errors::Errno;
use files::{
    BorrowedFd, O_CLOEXEC, O_RDONLY, OwnedFd, SEEK_CUR, STDIN, STDOUT, lseek,
    open,
};
use std::ffi::{CStr, c_char};
use structs::{
    AT_EMPTY_PATH, S_IFREG, STATX_INO, STATX_SIZE, STATX_TYPE, Statx, statx,
};
use tool::copy::{Failure, copy};
use tool::quote::quote;
use tool::{Tool, about, given};

const HELP: &str = "\
Usage: cat [OPTION]... [FILE]...
Write each FILE to standard output, one after the other.

With no FILE, or when FILE is -, read standard input.

  -u             (ignored: nothing is held back here)
      --help     show this help and exit
      --version  show the version and exit
";

/// The C library calls it, with what the kernel has put on the stack.
#[unsafe(no_mangle)]
extern "C" fn main(argc: i32, argv: *const *const c_char) -> i32 {
    let mut tool = Tool::new("cat", HELP);
    // SAFETY: these are the arguments of `main`.
    let given = unsafe { given(argc, argv) };
    if let Some(arguments) = tool.arguments(&given, "u", &[]) {
        let names = match &arguments.operands[..] {
            [] => &[c"-"],
            names => names,
        };
        cat(&mut tool, names);
    }
    tool.status()
}

fn cat(tool: &mut Tool, names: &[&CStr]) {
    let output = match describe(STDOUT) {
        Ok(output) => output,
        Err(errno) => return tool.complain(&about(b"standard output", errno)),
    };
    for name in names {
        match write_out(name, &output) {
            Ok(()) => {}
            Err(Problem::Input(errno)) => tool.complain_about(name, errno),
            Err(Problem::SameFile) => {
                let name = quote(name.to_bytes());
                tool.complain(&[&name, SAME_FILE].concat());
            }
            Err(Problem::Output(errno)) => {
                return tool.complain(&about(b"write error", errno));
            }
        }
    }
}

const SAME_FILE: &[u8] = b": input file is output file";

enum Problem {
    Input(Errno),
    Output(Errno),
    SameFile,
}

/// Copies one file to standard output, whose description is `output`.
fn write_out(name: &CStr, output: &Statx) -> Result<(), Problem> {
    let owned: OwnedFd;
    let file = if name == c"-" {
        STDIN
    } else {
        let flags = O_RDONLY | O_CLOEXEC;
        owned = open(name, flags, 0).map_err(Problem::Input)?;
        files::AsFd::as_fd(&owned)
    };
    let input = describe(file).map_err(Problem::Input)?;
    if would_not_end(file, &input, output).map_err(Problem::Input)? {
        return Err(Problem::SameFile);
    }
    let result = copy(input.file_type(), file, STDOUT);
    result.map_err(|failure| match failure {
        Failure::Read(errno) => Problem::Input(errno),
        Failure::Write(errno) => Problem::Output(errno),
    })
}

/// Whether reading the file would bring up what was written, again and again.
fn would_not_end(
    file: BorrowedFd<'_>,
    input: &Statx,
    output: &Statx,
) -> Result<bool, Errno> {
    let place = |of: &Statx| (of.stx_dev_major, of.stx_dev_minor, of.stx_ino);
    Ok(output.file_type() == S_IFREG
        && place(input) == place(output)
        && lseek(file, 0, SEEK_CUR)? < input.stx_size as i64)
}

fn describe(file: BorrowedFd<'_>) -> Result<Statx, Errno> {
    let mask = STATX_TYPE | STATX_INO | STATX_SIZE;
    statx(file, c"", AT_EMPTY_PATH, mask)
}
