//! The first program of the chapter *Errors*.

use errors::Errno;

fn main() {
    println!("{}", Errno::EBADF.number());
}
