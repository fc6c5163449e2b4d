//! Steps through a system call inside the kernel.

pub mod calls;
pub mod command;
pub mod recording;
pub mod text;

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
    pub mod cpio;
    pub mod gdb;
    pub mod guest;
    pub mod kernel;
    pub mod layout;
    pub mod measures;
    pub mod qemu;
    pub mod recorder;
    pub mod sources;
    pub mod symbols;
    pub mod tree;
}
