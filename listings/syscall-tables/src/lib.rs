//! The numbers of the system calls: `Sysno`, made from the kernel's own table.
//!
//! Listings of the chapter *The system-call table*.
#![no_std]

mod sysno;

/// The number of a system call of 64-bit programs.
///
/// Every number that the kernel's table gives away has a constant here, also
/// the few that have no handler. A newer kernel has more numbers: any of them
/// can be a `Sysno`.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sysno(u32);

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

    /// Returns the number as `rax` takes it.
    ///
    /// # Examples
    ///
    /// ```
    /// use syscall_tables::Sysno;
    ///
    /// assert_eq!(Sysno::WRITE.number(), 1);
    /// ```
    pub const fn number(self) -> usize {
        self.0 as usize
    }

    /// Returns the name in the table; `None` for a number without a line.
    ///
    /// # Examples
    ///
    /// ```
    /// use syscall_tables::Sysno;
    ///
    /// assert_eq!(Sysno::new(257).name(), Some("openat"));
    /// assert_eq!(Sysno::new(400).name(), None);
    /// ```
    pub fn name(self) -> Option<&'static str> {
        let names = &sysno::NAMES;
        let found = names.binary_search_by_key(&self.0, |entry| entry.0);
        found.ok().map(|index| names[index].1)
    }

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
        let found = sysno::NAMES.iter().find(|entry| entry.1 == name);
        found.map(|entry| Sysno(entry.0))
    }
}
