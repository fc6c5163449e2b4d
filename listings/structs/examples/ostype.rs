//! Reads into memory that nobody has filled with zeros.

use errors::Errno;
use files::{O_RDONLY, open};
use std::mem::MaybeUninit;
use structs::read_uninit;

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let file = open(c"/proc/sys/kernel/ostype", O_RDONLY, 0)?;
    let mut buffer = [MaybeUninit::uninit(); 4096];
    let text = read_uninit(&file, &mut buffer)?;
    println!("{}", text.escape_ascii());
    Ok(())
}
// ANCHOR_END: main
