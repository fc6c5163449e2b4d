//! The same three fields, laid out by two rules.

use std::mem::offset_of;

// ANCHOR: main
#[repr(C)]
struct InC {
    mode: u16,
    size: u64,
    uid: u32,
}

struct InRust {
    mode: u16,
    size: u64,
    uid: u32,
}

/// Prints where the fields of a type begin, and how long the whole is.
macro_rules! show {
    ($name:ident) => {
        let bytes = size_of::<$name>();
        let mode = offset_of!($name, mode);
        let size = offset_of!($name, size);
        let uid = offset_of!($name, uid);
        println!(
            "{:6} {mode:4} {size:4} {uid:4} {bytes:5}",
            stringify!($name)
        );
    };
}

fn main() {
    println!("       mode size  uid bytes");
    show!(InC);
    show!(InRust);
}
// ANCHOR_END: main
