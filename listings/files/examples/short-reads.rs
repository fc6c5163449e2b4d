//! A pipe gives what it has.

use errors::Errno;
use files::{pipe2, read, read_full, write_all};

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let (from, to) = pipe2(0)?;
    let mut buffer = [0; 10];
    write_all(&to, b"one")?;
    println!("read: {} of 10", read(&from, &mut buffer)?);

    let writer = std::thread::spawn(move || {
        write_all(&to, b"two")?;
        write_all(&to, b"three, four")
    });
    println!("read_full: {} of 10", read_full(&from, &mut buffer)?);
    writer.join().expect("it does not panic")?;
    println!("read_full: {} of 10", read_full(&from, &mut buffer)?);
    Ok(())
}
// ANCHOR_END: main
