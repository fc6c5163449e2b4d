//! A number that is used after it was closed.

use errors::Errno;
use files::{AsFd, STDOUT, pipe2, read, write_all};

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let (_, first) = pipe2(0)?;
    let number = first.as_fd().as_raw_fd();
    drop(first);

    let (from, second) = pipe2(0)?;
    println!("the same number: {}", number == second.as_fd().as_raw_fd());
    // SAFETY: none, and that is the point: `number` was closed.
    let result = unsafe { hello_kernel::write(number, b"for the first\n") };
    println!("written: {result} bytes");

    let mut buffer = [0; 100];
    let length = read(&from, &mut buffer)?;
    write_all(STDOUT, b"in the second: ")?;
    write_all(STDOUT, &buffer[..length])
}
// ANCHOR_END: main
