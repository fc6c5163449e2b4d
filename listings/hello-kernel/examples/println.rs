//! Two pieces of text, one system call: `print!` collects a line.

fn main() {
    print!("hello, ");
    println!("kernel");
}
