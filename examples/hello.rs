//! The first program.

use hello_kernel::print;

fn main() {
    print("hello, kernel\n");
}
