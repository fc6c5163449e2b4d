//! Memory from the kernel: pages that are mapped, protected and given back,
//! files as memory, and an allocator on top of it.
//!
//! Listings of the chapter *Memory*.
#![no_std]

mod bump;
mod constants;
mod heap;
mod mapping;

pub use bump::Bump;
pub use constants::*;
pub use heap::Heap;
pub use mapping::{FileMap, Mapping, Pages};

use core::ffi::CStr;
use core::ptr::with_exposed_provenance_mut;
use errors::{Errno, check};
use files::{BorrowedFd, OwnedFd};
use register_abi::{syscall1, syscall2, syscall3, syscall5, syscall6};
use syscall_tables::Sysno;

/// Maps `length` bytes of memory and returns the address of the first.
///
/// `prot` is [`PROT_NONE`] or bits such as
/// [`PROT_READ`]; `flags` has one of
/// [`MAP_SHARED`] and [`MAP_PRIVATE`].
/// With `fd`, the memory is that file from the byte `offset` on; without, it
/// needs [`MAP_ANONYMOUS`]. `address` is a hint, and may
/// be null, unless [`MAP_FIXED`] makes it an order. The
/// length is rounded up to whole pages.
///
/// The mapping stays when `fd` is closed.
///
/// Kernel: `SYSCALL_DEFINE6(mmap, …)` in `arch/x86/kernel/sys_x86_64.c`.
///
/// # Errors
///
/// `EINVAL`: a length of 0, or an offset or an ordered address that is not a
/// multiple of the page size. `ENOMEM`: no room, too many mappings, or more
/// than the kernel is willing to promise. `EACCES`: the file is not open for
/// this use. `ENODEV`: this file cannot be mapped. `EOVERFLOW`: no file
/// reaches that far. `EEXIST`: see [`MAP_FIXED_NOREPLACE`].
///
/// # Safety
///
/// With `MAP_FIXED`, nobody may use what is at that address. With a file, the
/// caller must expect the bytes to change at any time, and the file to become
/// shorter.
///
/// # Examples
///
/// ```
/// use memory::{MAP_ANONYMOUS, MAP_PRIVATE, PROT_READ, PROT_WRITE};
/// use memory::{mmap, munmap};
/// use std::ptr::null_mut;
///
/// let prot = PROT_READ | PROT_WRITE;
/// let flags = MAP_PRIVATE | MAP_ANONYMOUS;
/// // SAFETY: new memory, at an address that the kernel chooses.
/// let page = unsafe { mmap(null_mut(), 4096, prot, flags, None, 0) }?;
/// // SAFETY: the page is ours, and may be written.
/// unsafe { page.write(7) };
/// // SAFETY: nobody uses the page any more.
/// unsafe { munmap(page, 4096) }?;
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: mmap
pub unsafe fn mmap(
    address: *mut u8,
    length: usize,
    prot: u64,
    flags: u64,
    fd: Option<BorrowedFd<'_>>,
    offset: u64,
) -> Result<*mut u8, Errno> {
    // SAFETY: with `MAP_FIXED` the caller vouches for what is there; else
    // `mmap` leaves all that exists as it is.
    let result = unsafe {
        syscall6(
            Sysno::MMAP.number(),
            address.expose_provenance(),
            length,
            prot as usize,
            flags as usize,
            fd.map_or(-1, BorrowedFd::as_raw_fd) as usize,
            offset as usize,
        )
    };
    check(result).map(with_exposed_provenance_mut)
}
// ANCHOR_END: mmap

/// Takes the mappings out of the pages from `start` on; what lies there is
/// gone. It is no error if nothing does.
///
/// Kernel: `SYSCALL_DEFINE2(munmap, …)` in `mm/mmap.c`.
///
/// # Errors
///
/// `EINVAL`: a length of 0, or `start` is not a multiple of the page size.
/// `ENOMEM`: a mapping would be cut in two, and there are too many already.
///
/// # Safety
///
/// Nobody may use these pages any more: no reference, no slice, no code.
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use memory::{Pages, munmap};
///
/// let start = Pages::new(4096)?.into_mapping().into_raw();
/// // SAFETY: `into_raw` has left the page to us, and nobody uses it.
/// unsafe { munmap(start, 4096) }?;
/// // SAFETY: an address that is no multiple of 4096 is refused.
/// let odd = unsafe { munmap(start.wrapping_add(1), 4096) };
/// assert_eq!(odd, Err(Errno::EINVAL));
/// # Ok::<(), errors::Errno>(())
/// ```
pub unsafe fn munmap(start: *mut u8, length: usize) -> Result<(), Errno> {
    let start = start.expose_provenance();
    // SAFETY: the caller vouches for it that nobody uses the pages.
    let result = unsafe { syscall2(Sysno::MUNMAP.number(), start, length) };
    check(result).map(drop)
}

/// Sets what may be done with the pages from `start` on.
///
/// Kernel: `SYSCALL_DEFINE3(mprotect, …)` in `mm/mprotect.c`.
///
/// # Errors
///
/// `EINVAL`: `start` is not a multiple of the page size. `ENOMEM`: a page of
/// the range is not mapped. `EACCES`: the file behind it is not open for this.
///
/// # Safety
///
/// Whoever uses these pages must not need what is taken away.
///
/// # Examples
///
/// ```
/// use memory::{PAGE_SIZE, PROT_READ, Pages, mprotect};
///
/// let mut page = Pages::new(PAGE_SIZE)?;
/// page[0] = 7;
/// let page = page.into_mapping();
/// // SAFETY: we only read from here on.
/// unsafe { mprotect(page.as_ptr(), page.len(), PROT_READ) }?;
/// // SAFETY: the page may still be read.
/// assert_eq!(unsafe { page.as_ptr().read() }, 7);
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: mprotect
pub unsafe fn mprotect(
    start: *mut u8,
    length: usize,
    prot: u64,
) -> Result<(), Errno> {
    let (number, prot) = (Sysno::MPROTECT.number(), prot as usize);
    let start = start.expose_provenance();
    // SAFETY: the caller vouches for whoever uses the pages.
    check(unsafe { syscall3(number, start, length, prot) }).map(drop)
}
// ANCHOR_END: mprotect

/// Makes a mapping longer or shorter, and returns where it is now.
///
/// With [`MREMAP_MAYMOVE`] it goes to another address
/// if there is no room; no byte is copied, only page tables change.
///
/// Kernel: `SYSCALL_DEFINE5(mremap, …)` in `mm/mremap.c`.
///
/// # Errors
///
/// `ENOMEM`: no room here, or nowhere, or more than the kernel is willing to
/// promise. `EFAULT`: the range is not one mapping. `EINVAL`: `start` is not
/// a multiple of the page size, or the new length is 0. The mapping is then
/// as it was.
///
/// # Safety
///
/// Nobody may use the pages that are taken away, and, if the mapping moves,
/// nobody may go on using the old address.
///
/// # Examples
///
/// ```
/// use memory::{MREMAP_MAYMOVE, Pages, mremap, munmap};
///
/// let mut page = Pages::new(4096)?;
/// page[0] = 7;
/// let start = page.into_mapping().into_raw();
/// // SAFETY: `start` is used by nobody else, and from here on not by us.
/// let larger = unsafe { mremap(start, 4096, 1 << 20, MREMAP_MAYMOVE) }?;
/// // SAFETY: what was there is there.
/// assert_eq!(unsafe { larger.read() }, 7);
/// // SAFETY: nobody uses the pages any more.
/// unsafe { munmap(larger, 1 << 20) }?;
/// # Ok::<(), errors::Errno>(())
/// ```
pub unsafe fn mremap(
    start: *mut u8,
    length: usize,
    new_length: usize,
    flags: u64,
) -> Result<*mut u8, Errno> {
    let (number, flags) = (Sysno::MREMAP.number(), flags as usize);
    let start = start.expose_provenance();
    // SAFETY: the caller vouches for it that nobody misses the old pages.
    let result =
        unsafe { syscall5(number, start, length, new_length, flags, 0) };
    check(result).map(with_exposed_provenance_mut)
}

/// Tells the kernel how the pages from `start` on will be used.
///
/// Kernel: `SYSCALL_DEFINE3(madvise, …)` in `mm/madvise.c`.
///
/// # Errors
///
/// `EINVAL`: advice that this kernel does not know, or `start` is not a
/// multiple of the page size. `ENOMEM`: a page of the range is not mapped.
///
/// # Safety
///
/// Some advice changes what the pages hold: after
/// [`MADV_DONTNEED`] they are zeros, or the file's bytes
/// again.
///
/// # Examples
///
/// ```
/// use memory::{MADV_DONTNEED, PAGE_SIZE, Pages, madvise};
///
/// let mut page = Pages::new(PAGE_SIZE)?;
/// page[0] = 7;
/// // SAFETY: the bytes may become zeros: nobody borrows them now.
/// unsafe { madvise(page.as_mut_ptr(), PAGE_SIZE, MADV_DONTNEED) }?;
/// assert_eq!(page[0], 0);
/// # Ok::<(), errors::Errno>(())
/// ```
pub unsafe fn madvise(
    start: *mut u8,
    length: usize,
    advice: i32,
) -> Result<(), Errno> {
    let (number, advice) = (Sysno::MADVISE.number(), advice as usize);
    let start = start.expose_provenance();
    // SAFETY: the caller vouches for what the pages hold afterwards.
    check(unsafe { syscall3(number, start, length, advice) }).map(drop)
}

/// Returns how often this thread has had to wait until the kernel had brought
/// a page: its page faults, those with and without the disk.
///
/// Kernel: `SYSCALL_DEFINE2(getrusage, …)` in `kernel/sys.c`; `ru_minflt` and
/// `ru_majflt` in `include/uapi/linux/resource.h`.
///
/// # Examples
///
/// ```
/// use memory::{PAGE_SIZE, Pages, page_faults};
///
/// let mut page = Pages::new(PAGE_SIZE)?;
/// let before = page_faults();
/// page[0] = 7;
/// assert_eq!(page_faults() - before, 1);
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: page_faults
pub fn page_faults() -> u64 {
    const RUSAGE_THREAD: usize = 1;
    let mut usage = [0_u64; 18]; // `struct rusage`: 18 words
    let (number, address) =
        (Sysno::GETRUSAGE.number(), usage.as_mut_ptr() as usize);
    // SAFETY: the kernel writes at most 18 words to `usage`.
    let result = unsafe { syscall2(number, RUSAGE_THREAD, address) };
    check(result).map_or(0, |_| usage[8] + usage[9])
}
// ANCHOR_END: page_faults

/// Returns the end of the heap that the kernel gave the process: the *program
/// break*. It moves nothing.
///
/// Kernel: `SYSCALL_DEFINE1(brk, …)` in `mm/mmap.c`.
///
/// # Examples
///
/// ```
/// assert!(!memory::program_break().is_null());
/// ```
pub fn program_break() -> *mut u8 {
    // SAFETY: no heap begins at 0, so nothing moves.
    let end = unsafe { syscall1(Sysno::BRK.number(), 0) } as usize;
    with_exposed_provenance_mut(end)
}

/// Moves the program break to `end`.
///
/// Kernel: `SYSCALL_DEFINE1(brk, …)` in `mm/mmap.c`.
///
/// # Errors
///
/// `ENOMEM`, which is ours: the kernel returns the break as it was, whatever
/// the reason.
///
/// # Safety
///
/// If the break goes down, nobody may use the memory above it. In a program
/// with a C library, the memory below the break belongs to `malloc`.
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use memory::{brk, program_break};
/// use std::ptr::without_provenance_mut;
///
/// // SAFETY: no heap ends at 2^62, so nothing moves.
/// let refused = unsafe { brk(without_provenance_mut(1 << 62)) };
/// assert_eq!(refused, Err(Errno::ENOMEM));
/// // SAFETY: it stays where it is.
/// assert_eq!(unsafe { brk(program_break()) }, Ok(()));
/// ```
// ANCHOR: brk
pub unsafe fn brk(end: *mut u8) -> Result<(), Errno> {
    let end = end.expose_provenance();
    // SAFETY: the caller vouches for the memory that is taken away.
    let now = unsafe { syscall1(Sysno::BRK.number(), end) } as usize;
    if now == end {
        Ok(())
    } else {
        Err(Errno::ENOMEM)
    }
}
// ANCHOR_END: brk

/// Makes a file that lives in memory and has no name in any directory. It is
/// gone when nobody has it open or mapped any more.
///
/// `name` only shows up in `/proc`. The descriptor is closed when the process
/// starts another program.
///
/// Kernel: `SYSCALL_DEFINE2(memfd_create, …)` in `mm/memfd.c`.
///
/// # Errors
///
/// `EINVAL`: the name is longer than 249 bytes. `EMFILE`, `ENFILE`, `ENOMEM`:
/// too many files are open, or there is no memory.
///
/// # Examples
///
/// ```
/// use files::write_all;
/// use memory::{FileMap, memfd_create};
///
/// let file = memfd_create(c"notes")?;
/// write_all(&file, b"seven")?;
/// let mut bytes = [0; 5];
/// FileMap::new(&file, 0, 5)?.read(0, &mut bytes);
/// assert_eq!(&bytes, b"seven");
/// # Ok::<(), errors::Errno>(())
/// ```
pub fn memfd_create(name: &CStr) -> Result<OwnedFd, Errno> {
    const MFD_CLOEXEC: usize = 1;
    let (number, name) = (Sysno::MEMFD_CREATE.number(), name.as_ptr() as usize);
    // SAFETY: the kernel reads the name up to its NUL, which a `CStr` has.
    let fd = check(unsafe { syscall2(number, name, MFD_CLOEXEC) })?;
    // SAFETY: the kernel has made it for us, and nobody else has it.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as i32) })
}
