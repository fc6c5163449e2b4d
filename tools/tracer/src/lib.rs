//! Records a program's execution, instruction by instruction.
#![warn(missing_docs)]

pub mod command;
pub mod recording;
pub mod request;
pub mod summary;
pub mod text;
pub mod workspace;

macro_rules! on_linux {
    ($($item:item)*) => {
        $(
            #[cfg(all(
                target_os = "linux",
                target_arch = "x86_64",
                target_pointer_width = "64"
            ))]
            $item
        )*
    };
}

on_linux! {
    pub mod calls;
    pub mod instruction;
    pub mod library;
    pub mod memory;
    pub mod names;
    pub mod normal;
    pub mod process;
    pub mod program;
    pub mod recorder;
    pub mod sources;
    pub use recorder::record;
}

/// Records one execution of one function.
///
/// # Errors
///
/// On this machine, always.
#[cfg(not(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_pointer_width = "64"
)))]
pub fn record(_: &request::Request) -> anyhow::Result<recording::Recording> {
    anyhow::bail!(
        "programs are recorded on Linux on x86_64, and this is another \
         machine: see the chapter \"Set up\" for a way to do it here"
    )
}
