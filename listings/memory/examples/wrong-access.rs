//! Five accesses, each in a process of its own.

use errors::Errno;
use files::{AsFd as _, ftruncate, write_all};
use memory::{
    MAP_SHARED, PAGE_SIZE, PROT_NONE, PROT_READ, Pages, memfd_create, mmap,
    mprotect, munmap,
};
use std::env;
use std::os::unix::process::ExitStatusExt as _;
use std::process::Command;
use std::ptr::null_mut;

// ANCHOR: wrong
/// Prepares memory for a wrong access, and returns its address.
fn prepare(what: &str) -> Result<*mut u8, Errno> {
    let page = Pages::new(PAGE_SIZE)?.into_mapping().into_raw();
    match what {
        // SAFETY: the page is ours.
        "unmapped" => unsafe { munmap(page, PAGE_SIZE) }?,
        // SAFETY: as above.
        "locked" => unsafe { mprotect(page, PAGE_SIZE, PROT_NONE) }?,
        // SAFETY: as above.
        "read-only" => unsafe { mprotect(page, PAGE_SIZE, PROT_READ) }?,
        "cut off" => return file_that_was_cut(),
        _ => {}
    }
    Ok(page)
}

/// Maps a file of one page, and makes it an empty one.
fn file_that_was_cut() -> Result<*mut u8, Errno> {
    let file = memfd_create(c"short")?;
    write_all(&file, &[7; PAGE_SIZE])?;
    let (fd, flags) = (Some(file.as_fd()), MAP_SHARED);
    // SAFETY: new memory, at an address that the kernel chooses.
    let page = unsafe { mmap(null_mut(), PAGE_SIZE, PROT_READ, flags, fd, 0) }?;
    ftruncate(&file, 0)?;
    Ok(page)
}
// ANCHOR_END: wrong

/// Does it. Only the first page can take it.
fn access(what: &str) -> Result<(), Errno> {
    let page = prepare(what)?;
    if what == "read-only" {
        // SAFETY: none: the page is locked against it.
        unsafe { page.write_volatile(7) };
    } else {
        // SAFETY: none, but for the page that is there.
        unsafe { page.read_volatile() };
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if let Some(what) = env::args().nth(1) {
        return Ok(access(&what)?); // we are the child
    }
    for what in ["there", "unmapped", "locked", "read-only", "cut off"] {
        let status = Command::new(env::current_exe()?).arg(what).status()?;
        match status.signal() {
            None => println!("{what}: nothing happens"),
            Some(signal) => println!("{what}: ended by signal {signal}"),
        }
    }
    Ok(())
}
