//! What lies in the bytes between the fields?

use errors::Errno;
use files::{STDOUT, write_all};

// ANCHOR: main
#[derive(Clone, Copy)]
#[repr(C)]
struct Record {
    mode: u16, // and 6 bytes of padding
    size: u64,
    uid: u32, // and 4
}

union Memory {
    text: [u8; 24],
    record: Record,
}

fn main() -> Result<(), Errno> {
    let text = *b"password: correct horse!";
    let mut memory = Memory { text };
    memory.record.mode = 0o640;
    memory.record.size = 14;
    memory.record.uid = 1000;
    // SAFETY: all 24 bytes have been written, some of them twice.
    let bytes = unsafe { &memory.text };
    write_all(STDOUT, bytes)
}
// ANCHOR_END: main
