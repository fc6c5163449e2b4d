//! A file, a shared and a private mapping of it: who sees what?

use errors::Errno;
use files::{AsFd as _, OwnedFd, pread64, pwrite64, write_all};
use memory::{
    MAP_PRIVATE, MAP_SHARED, Mapping, PAGE_SIZE, PROT_READ, PROT_WRITE,
    memfd_create, mmap,
};
use std::ptr::null_mut;

// ANCHOR: map
fn map(file: &OwnedFd, flags: u64) -> Result<Mapping, Errno> {
    let (prot, fd) = (PROT_READ | PROT_WRITE, Some(file.as_fd()));
    // SAFETY: new memory, at an address that the kernel chooses; we touch it
    // with volatile accesses only.
    let start = unsafe { mmap(null_mut(), PAGE_SIZE, prot, flags, fd, 0) }?;
    // SAFETY: the page is new, and ours.
    Ok(unsafe { Mapping::from_raw(start, PAGE_SIZE) })
}
// ANCHOR_END: map

fn get(mapping: &Mapping) -> char {
    // SAFETY: the page is there, and may be read.
    char::from(unsafe { mapping.as_ptr().read_volatile() })
}

fn set(mapping: &Mapping, letter: u8) {
    // SAFETY: the page is there, and may be written.
    unsafe { mapping.as_ptr().write_volatile(letter) };
}

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let file = memfd_create(c"letter")?;
    write_all(&file, b"a")?;
    let shared = map(&file, MAP_SHARED)?;
    let private = map(&file, MAP_PRIVATE)?;

    let show = |what| {
        let mut byte = [0];
        pread64(&file, &mut byte, 0)?;
        let (file, shared) = (char::from(byte[0]), get(&shared));
        let private = get(&private);
        println!("{what:24} {file:6} {shared:8} {private}");
        Ok::<(), Errno>(())
    };
    println!("{:24} file   shared   private", "");
    show("at first")?;
    set(&shared, b'b');
    show("b to the shared one")?;
    set(&private, b'c');
    show("c to the private one")?;
    pwrite64(&file, b"d", 0)?;
    show("d to the file")
}
// ANCHOR_END: main
