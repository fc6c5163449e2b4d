//! The kernel's error numbers: `Errno`, and results in the way of Rust.
//!
//! Listings of the chapter *Errors*.
#![no_std]

mod errno;

use core::fmt;
use core::num::NonZeroU16;
use register_abi::{MAX_ERRNO, is_error};

/// The number of an error, from 1 to 4095.
///
/// Every error in the kernel's headers has a constant here. The kernel can
/// return other numbers, such as those of a newer version; any of them can be
/// an `Errno`.
///
/// Kernel: `include/uapi/asm-generic/errno-base.h` and `errno.h`.
///
/// # Examples
///
/// ```
/// use errors::Errno;
///
/// assert_eq!(Errno::EBADF.number(), 9);
/// assert_eq!(Errno::new(9), Some(Errno::EBADF));
/// assert_eq!(size_of::<Result<(), Errno>>(), 2);
/// ```
// ANCHOR: errno
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Errno(NonZeroU16);
// ANCHOR_END: errno

impl Errno {
    /// Makes an `Errno` of a number; `None` if it is not from 1 to 4095.
    ///
    /// # Examples
    ///
    /// ```
    /// use errors::Errno;
    ///
    /// assert_eq!(Errno::new(2), Some(Errno::ENOENT));
    /// assert_eq!(Errno::new(0), None);
    /// assert_eq!(Errno::new(4096), None);
    /// ```
    // ANCHOR: new
    pub const fn new(number: u16) -> Option<Errno> {
        match NonZeroU16::new(number) {
            Some(valid) if number as isize <= MAX_ERRNO => Some(Errno(valid)),
            _ => None,
        }
    }
    // ANCHOR_END: new

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
        self.0.get()
    }

    /// Returns the name; `None` for a number that has none.
    ///
    /// # Examples
    ///
    /// ```
    /// use errors::Errno;
    ///
    /// assert_eq!(Errno::EBADF.name(), Some("EBADF"));
    /// assert_eq!(Errno::new(524).and_then(Errno::name), None);
    /// ```
    // ANCHOR: name
    pub fn name(self) -> Option<&'static str> {
        let mut names = errno::NAMES.split(' ');
        let name = names.nth(self.number().into())?;
        (name != "-").then_some(name)
    }
    // ANCHOR_END: name
}

/// Prints the name and the number; without a name, the number alone.
///
/// # Examples
///
/// ```
/// use errors::Errno;
///
/// assert_eq!(Errno::EBADF.to_string(), "EBADF (9)");
/// assert_eq!(Errno::new(524).unwrap().to_string(), "error 524");
/// ```
impl fmt::Display for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{name} ({})", self.number()),
            None => write!(f, "error {}", self.number()),
        }
    }
}

/// Prints the name; without a name, the number.
///
/// # Examples
///
/// ```
/// use errors::Errno;
///
/// assert_eq!(format!("{:?}", Errno::EBADF), "EBADF");
/// assert_eq!(format!("{:?}", Errno::new(524).unwrap()), "Errno(524)");
/// ```
impl fmt::Debug for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.pad(name),
            None => write!(f, "Errno({})", self.number()),
        }
    }
}

impl core::error::Error for Errno {}

/// Makes a `Result` of what a system call left in `rax`.
///
/// Kernel: `IS_ERR_VALUE` in `include/linux/err.h`.
///
/// # Errors
///
/// The error whose negative number `result` is, when it is in `-4095..=-1`.
///
/// # Examples
///
/// ```
/// use errors::{Errno, check};
///
/// assert_eq!(check(14), Ok(14));
/// assert_eq!(check(-9), Err(Errno::EBADF));
/// assert_eq!(check(-4096), Ok(0xffff_ffff_ffff_f000));
/// ```
#[inline]
// ANCHOR: check
pub const fn check(result: isize) -> Result<usize, Errno> {
    if !is_error(result) {
        return Ok(result as usize);
    }
    let number = -result as u16; // fits: 1 to 4095
    Err(Errno::new(number).expect("`is_error` has seen to it"))
}
// ANCHOR_END: check

/// Makes a call again for as long as a signal interrupts it (`EINTR`).
///
/// Only for calls that can be made again as they are: not for `close`, which
/// has closed the descriptor all the same, and not for a call with a time
/// limit, which would wait for the whole time anew.
///
/// # Errors
///
/// Those of the call, `EINTR` excepted.
///
/// # Examples
///
/// ```
/// use errors::{Errno, retry};
///
/// let mut answers = [Err(Errno::EINTR), Ok(5), Ok(6)].into_iter();
/// assert_eq!(retry(|| answers.next().unwrap()), Ok(5));
/// ```
#[inline]
// ANCHOR: retry
pub fn retry<T>(
    mut call: impl FnMut() -> Result<T, Errno>,
) -> Result<T, Errno> {
    loop {
        match call() {
            Err(Errno::EINTR) => {} // once more
            result => return result,
        }
    }
}
// ANCHOR_END: retry
