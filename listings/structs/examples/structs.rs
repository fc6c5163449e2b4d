//! The first program of the chapter *Structs*.

use structs::first;

fn main() {
    println!("pid {}", first());
}
