//! The last system call: nothing after it, not even a flushed buffer.

use inline_asm::exit;

fn main() {
    println!("this line is written at its end");
    print!("this one waits in a buffer");
    exit(7);
}
