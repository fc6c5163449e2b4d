//! `getrandom` as a safe function.

use handler_definitions::getrandom;

fn main() {
    let (mut first, mut second) = ([0; 16], [0; 16]);
    println!("{} bytes", getrandom(&mut first, 0));
    println!("{} bytes", getrandom(&mut second, 0));
    println!("the same ones: {}", first == second);
    println!("no bytes: {}", getrandom(&mut [], 0));
    println!("unknown flags: {}", getrandom(&mut first, 1 << 31));
}
