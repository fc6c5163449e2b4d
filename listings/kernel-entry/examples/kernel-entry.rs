//! The first program of the chapter *Into the kernel and back*.

use kernel_entry::first;

fn main() {
    println!("pid {}", first());
}
