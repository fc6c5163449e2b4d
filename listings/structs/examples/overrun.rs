//! A struct that is 8 bytes too short, and what lies behind it.

use files::{AsFd, CWD};
use register_abi::syscall5;
use structs::{STATX_SIZE, Statx};
use syscall_tables::Sysno;

// ANCHOR: main
/// A `struct statx` of which one field of 64 bits was forgotten.
type TooShort = [u64; 31];

#[repr(C)]
struct Variables {
    stat: TooShort,
    neighbour: u64,
}

fn main() {
    let mut variables = Variables {
        stat: [0; 31],
        neighbour: 7,
    };
    let path = c"/proc/version";
    // SAFETY: the path has its NUL, and the pointer is one to `variables`,
    // which is as long as a `struct statx`. One to `stat` would be too short.
    let result = unsafe {
        syscall5(
            Sysno::STATX.number(),
            CWD.as_fd().as_raw_fd() as usize,
            path.as_ptr() as usize,
            0,
            STATX_SIZE as usize,
            (&raw mut variables) as usize,
        )
    };
    let (ours, theirs) = (size_of::<TooShort>(), size_of::<Statx>());
    println!("room for {ours} bytes, {theirs} written, result {result}");
    println!("the neighbour was 7 and is {}", variables.neighbour);
}
// ANCHOR_END: main
