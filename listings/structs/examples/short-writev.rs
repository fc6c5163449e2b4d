//! A `writev` that ends in the middle of a slice.

use errors::Errno;
use files::{O_NONBLOCK, pipe2, read};
use structs::{IoSlice, advance, writev};

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let (from, to) = pipe2(O_NONBLOCK)?;
    let (a, b, c) = ([b'a'; 30_000], [b'b'; 30_000], [b'c'; 30_000]);
    let mut slices = [IoSlice::new(&a), IoSlice::new(&b), IoSlice::new(&c)];

    let count = writev(&to, &slices)?;
    println!("{count} of 90000 bytes");
    let rest = advance(&mut slices, count);
    for slice in rest.iter() {
        let bytes = slice.as_slice();
        println!("left: {} of {:?}", bytes.len(), char::from(bytes[0]));
    }
    println!("again: {:?}", writev(&to, rest));

    let mut emptied = 0;
    while emptied < count {
        emptied += read(&from, &mut [0; 4096])?;
    }
    println!("with room: {:?}", writev(&to, rest));
    Ok(())
}
// ANCHOR_END: main
