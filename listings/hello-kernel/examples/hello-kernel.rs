//! One system call, and what it returns.

use hello_kernel::print;

fn main() {
    let written = print("hello, kernel\n");
    println!("the kernel wrote {written} bytes");
}
