//! The kernel's error numbers: `Errno`, and results in the way of Rust.
//!
//! Listings of the chapter *Errors*.
#![no_std]

mod errno;

/// The number of an error, as `-errno` in `rax` gives it.
///
/// Kernel: `include/uapi/asm-generic/errno-base.h` and `errno.h`.
///
/// # Examples
///
/// ```
/// use errors::Errno;
///
/// assert_eq!(Errno::EBADF.number(), 9);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Errno(u16);

impl Errno {
    /// Returns the number, from 1 to 4095.
    ///
    /// # Examples
    ///
    /// ```
    /// use errors::Errno;
    ///
    /// assert_eq!(Errno::ENOSYS.number(), 38);
    /// ```
    pub const fn number(self) -> u16 {
        self.0
    }

    /// Returns the name; `None` for a number that has none.
    ///
    /// # Examples
    ///
    /// ```
    /// use errors::Errno;
    ///
    /// assert_eq!(Errno::EBADF.name(), Some("EBADF"));
    /// ```
    pub fn name(self) -> Option<&'static str> {
        let names = &errno::NAMES;
        let found = names.binary_search_by_key(&self.0, |entry| entry.0);
        found.ok().map(|index| names[index].1)
    }
}
