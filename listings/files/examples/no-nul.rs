//! What the kernel takes for a path.

use errors::{Errno, check};
use register_abi::syscall3;
use std::ffi::CString;
use syscall_tables::Sysno;

// ANCHOR: main
/// Opens a path as one should not: a `&str` says how long it is, and the
/// kernel does not ask.
///
/// # Safety
///
/// A NUL must follow somewhere behind the text, in memory that is ours.
unsafe fn open_str(path: &str) -> Result<usize, Errno> {
    let (number, address) = (Sysno::OPEN.number(), path.as_ptr() as usize);
    // SAFETY: the kernel only reads, up to the NUL.
    check(unsafe { syscall3(number, address, 0, 0) })
}

fn main() {
    let text = "/dev/null and void\0";
    let path = &text[..9];
    // SAFETY: the text ends in a NUL.
    let result = unsafe { open_str(path) };
    println!("{path:?}: {:?}", result.map(|_| "open"));

    let path = c"/dev/null";
    println!("{path:?}: {:?}", files::open(path, 0, 0).map(|_| "open"));
    println!(
        "{:?}",
        CString::new(text).map_err(|error| error.to_string())
    );
}
// ANCHOR_END: main
