//! The program of the last chapter, through `syscall3`.

use register_abi::syscall3;

const WRITE: usize = 1;
const STDOUT: usize = 1;

fn main() {
    let text = "hello again, kernel\n";
    // SAFETY: `write` only reads the bytes of `text`; standard output is ours.
    let result =
        unsafe { syscall3(WRITE, STDOUT, text.as_ptr() as usize, text.len()) };
    println!("the kernel wrote {result} bytes");
}
