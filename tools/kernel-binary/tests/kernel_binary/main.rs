//! The tests of the reader of binaries: on a small kernel, assembled here.
//! Where the C compiler's driver makes other programs, there are none.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

mod differences;
mod errors;
mod fixture;
mod program;
