//! The numbers of the system calls: `Sysno`, made from the kernel's own table.
//!
//! Listings of the chapter *The system-call table*.
#![no_std]

mod sysno;

use core::fmt;
use register_abi::syscall0;

/// The number of a system call of 64-bit programs.
///
/// Every number that the kernel's table gives away has a constant here, also
/// the few that have no handler. A newer kernel has more numbers: any of them
/// can be a `Sysno`.
///
/// It is printed as its name; as the number if it has none.
///
/// Kernel: `arch/x86/entry/syscalls/syscall_64.tbl`.
///
/// # Examples
///
/// ```
/// use register_abi::syscall0;
/// use syscall_tables::Sysno;
///
/// // SAFETY: `getpid` takes no arguments and changes nothing.
/// let pid = unsafe { syscall0(Sysno::GETPID.number()) };
/// assert_eq!(pid, std::process::id() as isize);
/// ```
// ANCHOR: sysno
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sysno(u32);
// ANCHOR_END: sysno

impl Sysno {
    /// Makes a `Sysno` of any number, whether a call has it or not.
    ///
    /// # Examples
    ///
    /// ```
    /// use syscall_tables::Sysno;
    ///
    /// assert_eq!(Sysno::new(1), Sysno::WRITE);
    /// ```
    pub const fn new(number: u32) -> Sysno {
        Sysno(number)
    }

    /// Returns the number as `syscall0` to `syscall6` take it.
    ///
    /// # Examples
    ///
    /// ```
    /// use syscall_tables::Sysno;
    ///
    /// assert_eq!(Sysno::WRITE.number(), 1);
    /// ```
    // ANCHOR: number
    pub const fn number(self) -> usize {
        self.0 as usize
    }
    // ANCHOR_END: number

    /// Returns the name in the table; `None` for a number without a row.
    ///
    /// # Examples
    ///
    /// ```
    /// use syscall_tables::Sysno;
    ///
    /// assert_eq!(Sysno::new(257).name(), Some("openat"));
    /// assert_eq!(Sysno::new(400).name(), None);
    /// ```
    // ANCHOR: name
    pub fn name(self) -> Option<&'static str> {
        rows().find(|row| row.0 == self).map(|row| row.1)
    }
    // ANCHOR_END: name

    /// Finds a system call by its name in the table.
    ///
    /// # Examples
    ///
    /// ```
    /// use syscall_tables::Sysno;
    ///
    /// assert_eq!(Sysno::from_name("openat"), Some(Sysno::OPENAT));
    /// assert_eq!(Sysno::from_name("println"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Sysno> {
        rows().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Returns all that have a row in the table, by number.
    ///
    /// # Examples
    ///
    /// ```
    /// use syscall_tables::Sysno;
    ///
    /// assert_eq!(Sysno::all().next(), Some(Sysno::READ));
    /// assert!(Sysno::all().all(|call| call.name().is_some()));
    /// ```
    pub fn all() -> impl Iterator<Item = Sysno> {
        rows().map(|row| row.0)
    }
}

/// Every row of the table: its number and its name.
fn rows() -> impl Iterator<Item = (Sysno, &'static str)> {
    // Each string holds the names of a run of numbers, from its first on.
    sysno::NAMES.iter().flat_map(|(first, names)| {
        let numbers = (*first..).map(Sysno);
        numbers.zip(names.split(' '))
    })
}

/// Prints the name, or the number where the table has no name.
///
/// # Examples
///
/// ```
/// use syscall_tables::Sysno;
///
/// assert_eq!(Sysno::WRITE.to_string(), "write");
/// assert_eq!(Sysno::new(400).to_string(), "400");
/// assert_eq!(format!("{:>6}{:>6}", Sysno::BRK, Sysno::new(400)),
///     "   brk   400");
/// ```
impl fmt::Display for Sysno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.pad(name),
            None => self.0.fmt(f),
        }
    }
}

/// Prints the number and, where the table has one, the name.
///
/// # Examples
///
/// ```
/// use syscall_tables::Sysno;
///
/// assert_eq!(format!("{:?}", Sysno::WRITE), "Sysno(1, write)");
/// assert_eq!(format!("{:?}", Sysno::new(400)), "Sysno(400)");
/// ```
impl fmt::Debug for Sysno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "Sysno({}, {name})", self.0),
            None => write!(f, "Sysno({})", self.0),
        }
    }
}

/// The bit in a number that marks an x32 call.
///
/// Kernel: `__X32_SYSCALL_BIT` in `arch/x86/include/uapi/asm/unistd.h`.
pub const X32_SYSCALL_BIT: usize = 0x4000_0000;

/// Tells whether the kernel answers x32 calls.
///
/// Kernel: `do_syscall_x32` in `arch/x86/entry/common.c`; it needs
/// `CONFIG_X86_X32_ABI`, and a distribution may have it switched off.
///
/// # Examples
///
/// ```
/// use syscall_tables::has_x32;
///
/// println!("x32: {}", has_x32());
/// ```
// ANCHOR: has_x32
pub fn has_x32() -> bool {
    let number = Sysno::GETPID.number() | X32_SYSCALL_BIT;
    // SAFETY: where x32 is answered this is `getpid`, and nothing elsewhere.
    let result = unsafe { syscall0(number) };
    result > 0
}
// ANCHOR_END: has_x32
