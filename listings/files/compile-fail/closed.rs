//! What was given away cannot be used.

use files::{O_WRONLY, open, write};

fn main() {
    let file = open(c"/dev/null", O_WRONLY, 0).unwrap();
    file.close().unwrap();
    write(&file, b"lost").unwrap();
}
