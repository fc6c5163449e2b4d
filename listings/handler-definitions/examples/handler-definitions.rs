//! The first program of the chapter *From the table to the definition*.

use handler_definitions::first;

fn main() {
    println!("pid {}", first());
}
