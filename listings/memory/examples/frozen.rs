//! A file that changes behind a `&[u8]`.

use errors::Errno;
use files::{AsFd as _, OwnedFd, pwrite64, write_all};
use memory::{FileMap, MAP_SHARED, PROT_READ, memfd_create, mmap};
use std::ptr::null_mut;

// ANCHOR: slice
/// Reads a byte, has the file changed, and reads it again.
#[inline(never)]
fn before_and_after(bytes: &[u8], file: &OwnedFd) -> (u8, u8) {
    let before = bytes[0];
    let written = pwrite64(file, b"b", 0);
    assert_eq!(written, Ok(1));
    (before, bytes[0])
}
// ANCHOR_END: slice

/// The same with a mapping that makes copies.
#[inline(never)]
fn before_and_after_copied(map: &FileMap, file: &OwnedFd) -> (u8, u8) {
    let (mut before, mut after) = ([0], [0]);
    map.read(0, &mut before);
    let written = pwrite64(file, b"c", 0);
    assert_eq!(written, Ok(1));
    map.read(0, &mut after);
    (before[0], after[0])
}

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let file = memfd_create(c"letter")?;
    write_all(&file, b"a")?;
    let (fd, flags) = (Some(file.as_fd()), MAP_SHARED);
    // SAFETY: new memory, at an address that the kernel chooses.
    let start = unsafe { mmap(null_mut(), 1, PROT_READ, flags, fd, 0) }?;
    // SAFETY: none: the byte is there, but the file is about to change.
    let bytes = unsafe { std::slice::from_raw_parts(start, 1) };
    let show = |(before, after)| [before, after].map(char::from);
    println!("slice: {:?}", show(before_and_after(bytes, &file)));

    let map = FileMap::new(&file, 0, 1)?;
    println!("copies: {:?}", show(before_and_after_copied(&map, &file)));
    Ok(())
}
// ANCHOR_END: main
