//! The smallest allocator: it only goes forward.

use core::alloc::Layout;
use core::ptr::null_mut;

/// A region of memory that is given out from its start to its end. What is
/// given out is never taken back.
///
/// # Examples
///
/// ```
/// use memory::{Bump, PAGE_SIZE, Pages};
/// use std::alloc::Layout;
///
/// let mut page = Pages::new(PAGE_SIZE)?;
/// // SAFETY: the page is used by the bump only, and outlives it.
/// let mut bump = unsafe { Bump::new(page.as_mut_ptr(), PAGE_SIZE) };
/// let byte = bump.alloc(Layout::new::<u8>());
/// let number = bump.alloc(Layout::new::<u64>());
/// assert_eq!(number.addr() - byte.addr(), 8); // not 1: it is aligned
/// assert!(bump.alloc(Layout::new::<[u8; PAGE_SIZE]>()).is_null());
/// # Ok::<(), errors::Errno>(())
/// ```
#[derive(Debug)]
pub struct Bump {
    next: *mut u8,
    end: *mut u8,
}

impl Bump {
    /// A region without a byte.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::alloc::Layout;
    ///
    /// let mut empty = memory::Bump::empty();
    /// assert!(empty.alloc(Layout::new::<u8>()).is_null());
    /// ```
    pub const fn empty() -> Bump {
        let end = null_mut();
        Bump { next: end, end }
    }

    /// A region of `length` bytes.
    ///
    /// # Safety
    ///
    /// The bytes must be there and may be written, and nobody else may use
    /// them for as long as the `Bump`, or something that it gave out, is used.
    ///
    /// # Examples
    ///
    /// See [`Bump`].
    pub const unsafe fn new(start: *mut u8, length: usize) -> Bump {
        let end = start.wrapping_add(length);
        Bump { next: start, end }
    }

    /// Gives out memory; null if there is not enough left.
    ///
    /// # Examples
    ///
    /// ```
    /// use memory::{Bump, PAGE_SIZE, Pages};
    /// use std::alloc::Layout;
    ///
    /// let mut page = Pages::new(PAGE_SIZE)?;
    /// // SAFETY: the page is used by the bump only, and outlives it.
    /// let mut bump = unsafe { Bump::new(page.as_mut_ptr(), PAGE_SIZE) };
    /// let byte = bump.alloc(Layout::new::<u8>());
    /// let number = bump.alloc(Layout::new::<u64>());
    /// assert_eq!(number.addr() - byte.addr(), 8); // not 1: it is aligned
    /// # Ok::<(), errors::Errno>(())
    /// ```
    // ANCHOR: alloc
    pub fn alloc(&mut self, layout: Layout) -> *mut u8 {
        let room = self.end.addr() - self.next.addr();
        let gap = self.next.align_offset(layout.align());
        match gap.checked_add(layout.size()) {
            Some(needed) if needed <= room => {
                let block = self.next.wrapping_add(gap);
                self.next = self.next.wrapping_add(needed);
                block
            }
            _ => null_mut(),
        }
    }
    // ANCHOR_END: alloc
}
