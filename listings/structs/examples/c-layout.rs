//! Prints a C program that compiles only where the structs are the same.

use std::mem::offset_of;
use structs::{OpenHow, Statx};

// ANCHOR: main
macro_rules! claim {
    ($ours:ident, $theirs:literal: $($field:ident)*) => {
        let size = size_of::<$ours>();
        println!("_Static_assert(sizeof({}) == {size}, \"\");", $theirs);
        $(
            let (name, at) = (stringify!($field), offset_of!($ours, $field));
            print!("_Static_assert(offsetof({}, {name})", $theirs);
            println!(" == {at}, \"\");");
        )*
    };
}

fn main() {
    println!("#include <stddef.h>");
    println!("#include <linux/openat2.h>");
    println!("#include <linux/stat.h>");
    claim!(OpenHow, "struct open_how": flags mode resolve);
    claim!(Statx, "struct statx": stx_mode stx_size stx_mtime stx_mnt_id);
}
// ANCHOR_END: main
