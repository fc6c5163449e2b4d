//! `openat2` with structs of other sizes than the kernel's.

use errors::{Errno, check};
use files::{AsFd, CWD, OwnedFd};
use register_abi::syscall4;
use syscall_tables::Sysno;

// ANCHOR: main
/// Opens `/proc/version` with the first `size` bytes of a struct; the words
/// are `flags`, `mode`, `resolve`, and what may come one day.
fn open(words: &[u64], size: usize) -> Result<OwnedFd, Errno> {
    assert!(size <= size_of_val(words));
    // SAFETY: the kernel reads the path up to its NUL, and `size` bytes of
    // the words.
    let result = unsafe {
        syscall4(
            Sysno::OPENAT2.number(),
            CWD.as_fd().as_raw_fd() as usize,
            c"/proc/version".as_ptr() as usize,
            words.as_ptr() as usize,
            size,
        )
    };
    let fd = check(result)?;
    // SAFETY: the number is new: nobody else has it.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as i32) })
}

fn main() {
    if let Err(Errno::ENOSYS | Errno::EPERM) = open(&[0; 3], 24) {
        return println!("not here: openat2 is too new or filtered");
    }
    let show = |what, words: &[u64], size| match open(words, size) {
        Ok(_) => println!("{size:4} {what:20} opened"),
        Err(error) => println!("{size:4} {what:20} {error:?}"),
    };
    show("without `resolve`", &[0; 3], 16);
    show("as in Linux 5.6", &[0; 3], 24);
    show("and zeros behind", &[0; 8], 64);
    show("and a 1 at the end", &[0, 0, 0, 0, 0, 0, 0, 1], 64);
    show("more than a page", &[0; 1024], 8192);
    show("an unknown flag", &[1 << 63, 0, 0], 24);
    show("a mode for no file", &[0, 0o640, 0], 24);
}
// ANCHOR_END: main
