//! Error numbers with one name, with two, with none.

use errors::Errno;

fn main() {
    println!("EWOULDBLOCK: {}", Errno::EWOULDBLOCK);
    for number in [11, 41, 134, 524, 4095, 4096] {
        println!("{number}: {:?}", Errno::new(number));
    }
}
