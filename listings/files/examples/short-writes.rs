//! Where the rest goes when a write was short and another one came between.

use errors::{Errno, check};
use files::{
    O_APPEND, O_CREAT, O_EXCL, O_NONBLOCK, O_RDWR, O_WRONLY, OwnedFd, dup,
    open, pipe2, pread64, read, unlink, write,
};
use register_abi::syscall4;
use std::ffi::CString;
use std::os::unix::ffi::OsStringExt as _;
use syscall_tables::Sysno;

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let (file, other) = opened_twice(0)?;
    in_a_file("opened twice", file, other)?;
    let (file, _) = opened_twice(0)?;
    let other = dup(&file)?;
    in_a_file("dup", file, other)?;
    let (file, other) = opened_twice(O_APPEND)?;
    in_a_file("O_APPEND twice", file, other)?;
    in_a_pipe()
}

/// Writes 12 times `a`, of which the first call takes 8, and two `B` before
/// the rest.
fn in_a_file(how: &str, file: OwnedFd, other: OwnedFd) -> Result<(), Errno> {
    let before = limit_file_size(8)?;
    let written = write(&file, &[b'a'; 12])?;
    limit_file_size(before)?;
    write(&other, b"BB")?;
    write(&file, &[b'a'; 12][written..])?;
    let mut buffer = [0; 100];
    let length = pread64(&file, &mut buffer, 0)?;
    println!("{how}: {written} of 12, then {}", runs(&buffer[..length]));
    Ok(())
}
// ANCHOR_END: main

// ANCHOR: pipe
fn in_a_pipe() -> Result<(), Errno> {
    let (from, to) = pipe2(O_NONBLOCK)?;
    let other = dup(&to)?;
    let bytes = vec![b'a'; 100_000];
    let written = write(&to, &bytes)?;
    println!("pipe: {written} of 100000, then {:?}", write(&other, b"BB"));

    let mut buffer = vec![0; 100_002];
    let first = read(&from, &mut buffer)?;
    write(&other, b"BB")?;
    write(&to, &bytes[written..])?;
    let rest = read(&from, &mut buffer[first..])?;
    println!("pipe: {}", runs(&buffer[..first + rest]));
    Ok(())
}
// ANCHOR_END: pipe

/// One file, opened twice: two positions.
fn opened_twice(flags: i32) -> Result<(OwnedFd, OwnedFd), Errno> {
    let path = temporary("short");
    let file = open(&path, O_RDWR | O_CREAT | O_EXCL | flags, 0o600)?;
    let other = open(&path, O_WRONLY | flags, 0);
    unlink(&path)?;
    Ok((file, other?))
}

/// Lets no file of ours grow beyond so many bytes; returns the limit before.
fn limit_file_size(bytes: u64) -> Result<u64, Errno> {
    const RLIMIT_FSIZE: usize = 1;
    let mut old = [0_u64; 2]; // the limit, and how far we may raise it
    let prlimit64 = Sysno::PRLIMIT64.number();
    let address = old.as_mut_ptr() as usize;
    // SAFETY: the kernel writes two numbers, for which there is room.
    check(unsafe { syscall4(prlimit64, 0, RLIMIT_FSIZE, 0, address) })?;
    let new = [bytes, old[1]];
    let address = new.as_ptr() as usize;
    // SAFETY: the kernel reads two numbers; nobody here relies on the limit.
    check(unsafe { syscall4(prlimit64, 0, RLIMIT_FSIZE, address, 0) })?;
    Ok(old[0])
}

/// The bytes as runs of equal ones: `8 a, 2 B, 4 a`.
fn runs(bytes: &[u8]) -> String {
    let runs = bytes.chunk_by(|a, b| a == b);
    let runs = runs.map(|run| format!("{} {}", run.len(), run[0] as char));
    runs.collect::<Vec<_>>().join(", ")
}

/// A name for a file that nobody else uses.
fn temporary(name: &str) -> CString {
    let name = format!("{name}-{}", std::process::id());
    let path = std::env::temp_dir().join(name);
    CString::new(path.into_os_string().into_vec()).expect("no NUL")
}
