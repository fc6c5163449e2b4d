//! What the recorder promises, on the book's programs and on small ones that
//! are made to be difficult. Only where a program can be recorded at all.
#![cfg(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_pointer_width = "64"
))]

mod calls;
mod command;
mod errors;
mod examples;
mod fixture;
mod format;
mod limits;
mod normal;
mod rules;
