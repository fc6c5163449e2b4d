//! The first program of the chapter *Memory*.

use memory::first;

fn main() {
    println!("pid {}", first());
}
