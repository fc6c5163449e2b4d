//! The first program of the chapter *Directories*.

use directories::first;

fn main() {
    println!("pid {}", first());
}
