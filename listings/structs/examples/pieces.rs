//! Three pieces go out with one call, and come in as two with one call.

use errors::Errno;
use files::pipe2;
use structs::{IoSlice, IoSliceMut, readv, writev};

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let (from, to) = pipe2(0)?;
    let name = String::from("kernel");
    let pieces = [
        IoSlice::new(b"Hello, "),
        IoSlice::new(name.as_bytes()),
        IoSlice::new(b"\n"),
    ];
    println!("written: {}", writev(&to, &pieces)?);

    let (mut first, mut second) = ([0; 4], [0; 100]);
    let mut room = [IoSliceMut::new(&mut first), IoSliceMut::new(&mut second)];
    let count = readv(&from, &mut room)?;
    println!("read: {count}");
    println!("{}", first.escape_ascii());
    println!("{}", second[..count - first.len()].escape_ascii());
    Ok(())
}
// ANCHOR_END: main
