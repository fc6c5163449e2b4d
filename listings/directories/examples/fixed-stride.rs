//! A wrong parser: it takes all records to be as long as the struct.

use directories::{Dirent, getdents64};
use errors::Errno;
use files::{O_DIRECTORY, O_RDONLY, open};
use std::ffi::CStr;
use std::mem::offset_of;

/// The struct as C programs have it; the name begins behind its last field.
// ANCHOR: struct
#[repr(C)]
struct LinuxDirent64 {
    d_ino: u64,
    d_off: i64,
    d_reclen: u16,
    d_type: u8,
    d_name: [u8; 0],
}

const SIZE: usize = size_of::<LinuxDirent64>();
const NAME: usize = offset_of!(LinuxDirent64, d_name);
// ANCHOR_END: struct

// ANCHOR: wrong
/// Wrong: the next record begins after `d_reclen` bytes, not after `SIZE`.
fn names_by_size(records: &[u8]) -> Vec<&[u8]> {
    let mut names = Vec::new();
    let mut rest = records;
    while rest.len() >= SIZE {
        names.push(up_to_nul(&rest[NAME..]));
        rest = &rest[SIZE..];
    }
    names
}
// ANCHOR_END: wrong

fn up_to_nul(bytes: &[u8]) -> &[u8] {
    bytes.split(|&byte| byte == 0).next().unwrap_or(bytes)
}

fn names_by_reclen(mut records: &[u8]) -> Vec<&[u8]> {
    let mut names = Vec::new();
    while let Some((record, rest)) = Dirent::split_first(records) {
        names.push(record.d_name.to_bytes());
        records = rest;
    }
    names
}

// ANCHOR: main
fn main() -> Result<(), Errno> {
    println!("size {SIZE}, name at {NAME}");
    compare(c"/proc/self/fd")?;
    compare(c"/proc/sys/kernel/random")
}

fn compare(path: &CStr) -> Result<(), Errno> {
    let fd = open(path, O_RDONLY | O_DIRECTORY, 0)?;
    let mut buffer = [0; 4096];
    let length = getdents64(&fd, &mut buffer)?;
    let wrong = names_by_size(&buffer[..length]);
    if wrong == names_by_reclen(&buffer[..length]) {
        println!("{path:?}: all names are right");
        return Ok(());
    }
    println!("{path:?}:");
    for name in wrong {
        println!("  \"{}\"", name.escape_ascii());
    }
    Ok(())
}
// ANCHOR_END: main
