//! One answer of `statx`, seen through one right struct and three wrong ones.
#![expect(dead_code, reason = "most fields are there for their places")]

use errors::Errno;
use files::CWD;
use std::mem::{offset_of, transmute};
use structs::{STATX_SIZE, Statx, statx};

// ANCHOR: structs
struct NoRepr {
    mask: u32,
    blksize: u32,
    attributes: u64,
    owner: [u32; 3],
    mode: u16,
    spare: u16,
    ino: u64,
    size: u64,
    rest: [u32; 51],
    last: u32,
}

#[repr(C)]
struct Forgotten {
    mask: u32,
    blksize: u32,
    owner: [u32; 3], // attributes: u64 should stand above
    mode: u16,
    spare: u16,
    ino: u64,
    size: u64,
    rest: [u64; 26],
}

#[repr(C, packed)]
struct Packed {
    mask: u32,
    blksize: u32,
    attributes: u64,
    owner: [u32; 3],
    mode: u16,
    ino: u64, // spare: u16 should stand above
    size: u64,
    rest: [u64; 26],
}
// ANCHOR_END: structs

/// The last field of the kernel's that begins at `offset` or before.
fn kernel_has(offset: usize) -> &'static str {
    let fields = [
        (offset_of!(Statx, stx_nlink), "stx_nlink"),
        (offset_of!(Statx, stx_uid), "stx_uid"),
        (offset_of!(Statx, stx_gid), "stx_gid"),
        (offset_of!(Statx, stx_mode), "stx_mode"),
        (offset_of!(Statx, stx_ino), "stx_ino"),
        (offset_of!(Statx, stx_size), "stx_size"),
    ];
    let found = fields.iter().rev().find(|field| field.0 <= offset);
    found.map_or("?", |field| field.1)
}

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let stat = statx(CWD, c"/proc/self/exe", 0, STATX_SIZE)?;
    // SAFETY: a `Statx` has 256 bytes, and each of them is part of a field.
    let bytes: [u8; 256] = unsafe { transmute(stat) };
    let show = |name, length, at: usize| {
        let word = bytes[at..at + 8].try_into().expect("eight bytes");
        let found = match u64::from_ne_bytes(word) == stat.stx_size {
            true => "the size",
            false => "something else",
        };
        let field = kernel_has(at);
        println!("{name:9} {length:6} {at:8}  {field:10}  {found}");
    };
    println!("struct     bytes  size at  kernel has  so it reads");
    show("Statx", size_of::<Statx>(), offset_of!(Statx, stx_size));
    show("NoRepr", size_of::<NoRepr>(), offset_of!(NoRepr, size));
    show(
        "Forgotten",
        size_of::<Forgotten>(),
        offset_of!(Forgotten, size),
    );
    show("Packed", size_of::<Packed>(), offset_of!(Packed, size));
    Ok(())
}
// ANCHOR_END: main
