//! The first program of the chapter *Files*.

use files::first;

fn main() {
    println!("pid {}", first());
}
