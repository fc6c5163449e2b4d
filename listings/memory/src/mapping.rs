//! Mappings with an owner.

use super::{
    MADV_NOHUGEPAGE, MAP_ANONYMOUS, MAP_NORESERVE, MAP_PRIVATE, MAP_SHARED,
    PAGE_SIZE, PROT_READ, PROT_WRITE, madvise, mmap, munmap,
};
use core::arch::asm;
use core::ops::{Deref, DerefMut};
use core::ptr::null_mut;
use errors::{Errno, check};
use files::AsFd;
use register_abi::syscall3;
use syscall_tables::Sysno;

/// A range of memory that is ours: it is unmapped when the value is dropped.
///
/// It says nothing about what may be done with the bytes. [`Pages`] and
/// [`FileMap`] do.
///
/// # Examples
///
/// ```
/// use memory::{PAGE_SIZE, Pages};
///
/// let mapping = Pages::new(2 * PAGE_SIZE)?.into_mapping();
/// assert_eq!(mapping.as_ptr().addr() % PAGE_SIZE, 0);
/// assert_eq!(mapping.len(), 2 * PAGE_SIZE);
/// # Ok::<(), errors::Errno>(()) // here the two pages are unmapped
/// ```
// ANCHOR: mapping
#[derive(Debug)]
pub struct Mapping {
    start: *mut u8,
    length: usize,
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: the range is ours, and after this nobody can use it.
        let _ = unsafe { munmap(self.start, self.length) };
    }
}
// ANCHOR_END: mapping

// SAFETY: a range of memory is the same for every thread of a process.
unsafe impl Send for Mapping {}
// SAFETY: as above; safe code can change nothing through `&Mapping`.
unsafe impl Sync for Mapping {}

impl Mapping {
    /// Makes an owner of a range.
    ///
    /// # Safety
    ///
    /// The pages must be mapped, and nobody else may own one of them: they
    /// will be unmapped. `length` must not be 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use memory::{Mapping, PAGE_SIZE, Pages};
    ///
    /// let start = Pages::new(PAGE_SIZE)?.into_mapping().into_raw();
    /// // SAFETY: `into_raw` has left the page to us.
    /// let again = unsafe { Mapping::from_raw(start, PAGE_SIZE) };
    /// assert_eq!(again.as_ptr(), start);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub const unsafe fn from_raw(start: *mut u8, length: usize) -> Mapping {
        Mapping { start, length }
    }

    /// Gives the ownership away: whoever takes the address has to unmap it.
    ///
    /// # Examples
    ///
    /// ```
    /// use memory::{PAGE_SIZE, Pages};
    ///
    /// let start = Pages::new(PAGE_SIZE)?.into_mapping().into_raw();
    /// // SAFETY: the page is still there, and ours.
    /// assert_eq!(unsafe { start.read() }, 0);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub const fn into_raw(self) -> *mut u8 {
        let start = self.start;
        core::mem::forget(self); // no `drop`, no `munmap`
        start
    }

    /// Returns the address of the first byte.
    ///
    /// # Examples
    ///
    /// ```
    /// use memory::{PAGE_SIZE, Pages};
    ///
    /// let mapping = Pages::new(1)?.into_mapping();
    /// assert_eq!(mapping.as_ptr().addr() % PAGE_SIZE, 0);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub const fn as_ptr(&self) -> *mut u8 {
        self.start
    }

    /// Returns the number of bytes that were asked for, which is not 0.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(memory::Pages::new(5000)?.into_mapping().len(), 5000);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Tells for each page whether it is in memory: fills `pages` from the
    /// mapping's first page on, with a byte each whose lowest bit says so.
    /// Returns how many pages there were to tell about.
    ///
    /// Kernel: `SYSCALL_DEFINE3(mincore, …)` in `mm/mincore.c`.
    ///
    /// # Errors
    ///
    /// `EAGAIN`: the kernel has no memory for the answer at the moment.
    ///
    /// # Examples
    ///
    /// ```
    /// use memory::{PAGE_SIZE, Pages};
    ///
    /// let mut memory = Pages::new(3 * PAGE_SIZE)?;
    /// memory.small_pages();
    /// memory[PAGE_SIZE] = 7;
    /// let mut there = [0; 3];
    /// memory.into_mapping().resident(&mut there)?;
    /// assert_eq!(there.map(|byte| byte & 1), [0, 1, 0]);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub fn resident(&self, pages: &mut [u8]) -> Result<usize, Errno> {
        let count = self.length.div_ceil(PAGE_SIZE).min(pages.len());
        let start = self.start.expose_provenance();
        // SAFETY: the kernel writes a byte a page, `count` in all, to `pages`.
        let result = unsafe {
            syscall3(
                Sysno::MINCORE.number(),
                start,
                count * PAGE_SIZE,
                pages.as_mut_ptr() as usize,
            )
        };
        check(result).map(|_| count)
    }
}

/// New memory, all zeros, that nobody else can see.
///
/// So it can be a slice: no other process and no file has a part in it.
///
/// # Examples
///
/// ```
/// use memory::Pages;
///
/// let mut memory = Pages::new(10_000)?;
/// memory[9_999] = 7;
/// assert_eq!(memory[..9_999], [0; 9_999]);
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: pages
#[derive(Debug)]
pub struct Pages(Mapping);

impl Deref for Pages {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        // SAFETY: the bytes are there, begin as zeros, and are ours alone.
        unsafe { core::slice::from_raw_parts(self.0.start, self.0.length) }
    }
}

impl DerefMut for Pages {
    fn deref_mut(&mut self) -> &mut [u8] {
        let length = self.0.length;
        // SAFETY: as above, and `&mut self` keeps every other slice away.
        unsafe { core::slice::from_raw_parts_mut(self.0.start, length) }
    }
}
// ANCHOR_END: pages

impl Pages {
    /// Maps new memory of `length` bytes.
    ///
    /// # Errors
    ///
    /// `EINVAL`: a length of 0. `ENOMEM`: no room, or more than the kernel is
    /// willing to promise.
    ///
    /// # Examples
    ///
    /// ```
    /// use errors::Errno;
    /// use memory::Pages;
    ///
    /// assert_eq!(Pages::new(0).err(), Some(Errno::EINVAL));
    /// assert_eq!(Pages::new(usize::MAX).err(), Some(Errno::ENOMEM));
    /// ```
    pub fn new(length: usize) -> Result<Pages, Errno> {
        Pages::map(length, MAP_PRIVATE | MAP_ANONYMOUS)
    }

    /// Maps new memory of `length` bytes of which you will use a part only:
    /// it may be more than the machine has.
    ///
    /// # Errors
    ///
    /// As [`new`](Pages::new), but unless the kernel is set to promise no
    /// more than it has, `ENOMEM` means that there is no room.
    ///
    /// # Examples
    ///
    /// ```
    /// use memory::Pages;
    ///
    /// let mut large = Pages::sparse(1 << 28)?;
    /// large[1 << 27] = 7;
    /// # Ok::<(), errors::Errno>(())
    /// ```
    // ANCHOR: sparse
    pub fn sparse(length: usize) -> Result<Pages, Errno> {
        Pages::map(length, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE)
    }

    fn map(length: usize, flags: u64) -> Result<Pages, Errno> {
        let prot = PROT_READ | PROT_WRITE;
        // SAFETY: new memory, at an address that the kernel chooses.
        let start = unsafe { mmap(null_mut(), length, prot, flags, None, 0) }?;
        Ok(Pages(Mapping { start, length }))
    }
    // ANCHOR_END: sparse

    /// Has each page come by itself, never as a part of a larger one.
    ///
    /// # Examples
    ///
    /// ```
    /// use memory::{PAGE_SIZE, Pages};
    ///
    /// let mut memory = Pages::new(1024 * PAGE_SIZE)?;
    /// memory.small_pages();
    /// memory[500 * PAGE_SIZE] = 7;
    /// let mut there = [0; 1024];
    /// memory.resident(&mut there)?;
    /// assert_eq!(there.iter().filter(|byte| **byte & 1 == 1).count(), 1);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub fn small_pages(&mut self) {
        let (start, length) = (self.0.start, self.0.length);
        // SAFETY: this advice leaves the bytes as they are. A kernel without
        // large pages does not know it, and has nothing to change.
        let _ = unsafe { madvise(start, length, MADV_NOHUGEPAGE) };
    }

    /// Tells for each page whether it is in memory; see
    /// [`Mapping::resident`].
    ///
    /// # Errors
    ///
    /// As [`Mapping::resident`].
    ///
    /// # Examples
    ///
    /// ```
    /// use memory::{PAGE_SIZE, Pages};
    ///
    /// let mut memory = Pages::new(3 * PAGE_SIZE)?;
    /// memory.small_pages();
    /// memory[PAGE_SIZE] = 7;
    /// let mut there = [0; 3];
    /// assert_eq!(memory.resident(&mut there), Ok(3));
    /// assert_eq!(there.map(|byte| byte & 1), [0, 1, 0]);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub fn resident(&self, pages: &mut [u8]) -> Result<usize, Errno> {
        self.0.resident(pages)
    }

    /// Gives up the slice and keeps the range.
    ///
    /// # Examples
    ///
    /// ```
    /// use memory::{PAGE_SIZE, Pages};
    ///
    /// assert_eq!(Pages::new(1)?.into_mapping().len(), 1);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub fn into_mapping(self) -> Mapping {
        self.0
    }
}

/// A file as memory, to be read.
///
/// Whoever writes to the file changes these bytes, at any time. So they
/// cannot be a `&[u8]`, which promises that nobody does:
/// [`read`](FileMap::read) makes a copy.
///
/// If the file becomes shorter, the pages behind its new end are there no
/// more, and a `read` of them ends the process with the signal 7, SIGBUS.
///
/// # Examples
///
/// ```
/// use files::{O_RDONLY, open};
/// use memory::FileMap;
///
/// let file = open(c"/proc/self/exe", O_RDONLY, 0)?;
/// let map = FileMap::new(&file, 0, 4)?;
/// let mut bytes = [0; 4];
/// assert_eq!(map.read(0, &mut bytes), 4);
/// assert_eq!(&bytes, b"\x7fELF");
/// # Ok::<(), errors::Errno>(())
/// ```
#[derive(Debug)]
pub struct FileMap(Mapping);

impl FileMap {
    /// Maps `length` bytes of a file from the byte `offset` on, which must be
    /// a multiple of the page size.
    ///
    /// # Errors
    ///
    /// `EINVAL`: a length of 0, or the offset is no multiple. `EACCES`: the
    /// file is not open for reading. `ENODEV`: it cannot be mapped, as a pipe
    /// or a directory. `EOVERFLOW`: no file reaches that far. `ENOMEM`: no
    /// room.
    ///
    /// A file of `hugetlbfs` has larger pages. Another offset than a multiple
    /// of theirs is `EINVAL`, and with another length the pages stay mapped
    /// when the value is dropped, for `munmap` refuses it.
    ///
    /// # Examples
    ///
    /// ```
    /// use errors::Errno;
    /// use files::{O_RDONLY, open};
    /// use memory::FileMap;
    ///
    /// let directory = open(c"/", O_RDONLY, 0)?;
    /// assert_eq!(FileMap::new(&directory, 0, 1).err(), Some(Errno::ENODEV));
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub fn new(
        file: impl AsFd,
        offset: u64,
        length: usize,
    ) -> Result<FileMap, Errno> {
        let (fd, prot) = (Some(file.as_fd()), PROT_READ);
        // SAFETY: new memory, at an address that the kernel chooses; nothing
        // but `read` touches it, which expects the bytes to change.
        let start =
            unsafe { mmap(null_mut(), length, prot, MAP_SHARED, fd, offset) }?;
        Ok(FileMap(Mapping { start, length }))
    }

    /// Returns the number of bytes that were asked for, which is not 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use files::{O_RDONLY, open};
    /// use memory::FileMap;
    ///
    /// let file = open(c"/proc/self/exe", O_RDONLY, 0)?;
    /// assert_eq!(FileMap::new(&file, 0, 100)?.len(), 100);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub const fn len(&self) -> usize {
        self.0.length
    }

    /// Copies bytes from the place `at` on, as many as there are or fit, and
    /// returns their number. Each is as it was at some time during the call.
    ///
    /// # Examples
    ///
    /// ```
    /// use files::{O_RDONLY, open};
    /// use memory::FileMap;
    ///
    /// let file = open(c"/proc/self/exe", O_RDONLY, 0)?;
    /// let map = FileMap::new(&file, 0, 4)?;
    /// let mut bytes = [0; 4];
    /// assert_eq!(map.read(1, &mut bytes), 3);
    /// assert_eq!(&bytes, b"ELF\0");
    /// assert_eq!(map.read(5, &mut bytes), 0);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    // ANCHOR: read
    pub fn read(&self, at: usize, into: &mut [u8]) -> usize {
        let count = self.len().saturating_sub(at).min(into.len());
        // SAFETY: `count` bytes are mapped from `at` on, and `into` has room.
        // To the compiler they are what a foreign function wrote there.
        unsafe {
            asm!(
                "rep movsb",
                inout("rcx") count => _,
                inout("rsi") self.0.start.wrapping_add(at) => _,
                inout("rdi") into.as_mut_ptr() => _,
                options(nostack, preserves_flags),
            );
        }
        count
    }
    // ANCHOR_END: read
}
