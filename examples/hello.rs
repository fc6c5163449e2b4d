//! Hello, kernel: one system call, and what it returns.
//!
//! Run it: `cargo run --example hello`

use hello_kernel::print;
use std::process::ExitCode;

fn main() -> ExitCode {
    match print("hello, kernel\n") {
        14 => ExitCode::SUCCESS,
        result => {
            eprintln!("hello: write returned {result}, not 14");
            ExitCode::FAILURE
        }
    }
}
