//! An allocator for a whole program.

use super::{
    Bump, MAP_ANONYMOUS, MAP_PRIVATE, MREMAP_MAYMOVE, PAGE_SIZE, PROT_READ,
    PROT_WRITE, mmap, mremap, munmap,
};
use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::ptr::{copy_nonoverlapping, null_mut};
use core::sync::atomic::{AtomicBool, Ordering};
use register_abi::syscall0;
use syscall_tables::Sysno;

/// Small blocks have 16, 32, 64, … 32,768 bytes: twelve classes.
const SMALLEST: usize = 16;
const CLASSES: usize = 12;

/// The class whose blocks hold `layout`; `None` if it is a large one.
fn class(layout: Layout) -> Option<usize> {
    let size = layout.size().max(layout.align()).max(SMALLEST);
    let class = size.div_ceil(SMALLEST).next_power_of_two().trailing_zeros();
    Some(class as usize).filter(|class| *class < CLASSES)
}

/// Size and alignment of the blocks of a class.
fn layout_of(class: usize) -> Layout {
    let size = SMALLEST << class;
    // SAFETY: a power of two, and far from too large.
    unsafe { Layout::from_size_align_unchecked(size, size) }
}

/// How much memory the small blocks take from the kernel at a time.
const CHUNK: usize = 1 << 20;

/// What a free block holds: the way to the next one of its class.
///
/// # Examples
///
/// ```
/// use std::alloc::{GlobalAlloc, Layout};
///
/// let heap = memory::Heap::new();
/// let layout = Layout::new::<[u8; 100]>();
/// // SAFETY: the size is not 0.
/// let block = unsafe { heap.alloc(layout) };
/// // SAFETY: it came from there, and nobody uses it.
/// unsafe { heap.dealloc(block, layout) };
/// ```
// ANCHOR: small
struct Free {
    next: *mut Free,
}

/// The small blocks: those that came back, and the memory for new ones.
struct Small {
    free: [*mut Free; CLASSES],
    fresh: Bump,
    chunks: usize,
}
// ANCHOR_END: small

impl Small {
    /// A block of a class; null if the kernel gives no more memory.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::alloc::{GlobalAlloc, Layout};
    ///
    /// let heap = memory::Heap::new();
    /// let layout = Layout::new::<[u8; 100]>();
    /// // SAFETY: the size is not 0.
    /// let block = unsafe { heap.alloc(layout) };
    /// // SAFETY: it came from there, and nobody uses it.
    /// unsafe { heap.dealloc(block, layout) };
    /// // SAFETY: the size is not 0.
    /// let again = unsafe { heap.alloc(layout) };
    /// assert_eq!(block, again);
    /// ```
    // ANCHOR: take
    fn take(&mut self, class: usize) -> *mut u8 {
        let block = self.free[class];
        if block.is_null() {
            return self.make(class);
        }
        // SAFETY: a block in the list is ours, and `give` wrote its `next`.
        self.free[class] = unsafe { (*block).next };
        block.cast()
    }

    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// It must have come from `take` with this class, and not be used.
    unsafe fn give(&mut self, class: usize, block: *mut u8) {
        let block: *mut Free = block.cast();
        let next = self.free[class];
        // SAFETY: nobody uses it; 16 bytes or more, aligned to as many.
        unsafe { block.write(Free { next }) };
        self.free[class] = block;
    }
    // ANCHOR_END: take

    /// A block that is new.
    fn make(&mut self, class: usize) -> *mut u8 {
        let block = self.fresh.alloc(layout_of(class));
        if !block.is_null() {
            return block;
        }
        let chunk = map(CHUNK);
        if chunk.is_null() {
            return chunk;
        }
        self.chunks += 1;
        // SAFETY: new memory, of which nobody else has heard.
        self.fresh = unsafe { Bump::new(chunk, CHUNK) };
        self.fresh.alloc(layout_of(class))
    }
}

/// New memory from the kernel; null if it gives none.
fn map(length: usize) -> *mut u8 {
    let prot = PROT_READ | PROT_WRITE;
    let flags = MAP_PRIVATE | MAP_ANONYMOUS;
    // SAFETY: new memory, at an address that the kernel chooses.
    let start = unsafe { mmap(null_mut(), length, prot, flags, None, 0) };
    start.unwrap_or(null_mut())
}

/// Gives memory back to the kernel. If that fails, for there are too many
/// mappings, the memory is lost: `dealloc` has nobody to tell.
///
/// # Safety
///
/// As [`munmap`].
unsafe fn unmap(start: *mut u8, length: usize) {
    if length > 0 {
        // SAFETY: the caller's promise is what `munmap` asks for.
        let _ = unsafe { munmap(start, length) };
    }
}

/// The whole pages that hold `size` bytes. A layout's size is far enough from
/// `usize::MAX`.
const fn whole_pages(size: usize) -> usize {
    (size + PAGE_SIZE - 1) & !(PAGE_SIZE - 1)
}

/// A large block: a mapping of its own.
///
/// For an alignment above a page it maps more, and gives back what lies
/// before and after the block.
fn map_large(layout: Layout) -> *mut u8 {
    let length = whole_pages(layout.size());
    let more = layout.align().saturating_sub(PAGE_SIZE);
    let start = map(length + more);
    if start.is_null() {
        return start;
    }
    let before = start.align_offset(layout.align());
    let block = start.wrapping_add(before);
    // SAFETY: the pages before the block are ours, and nobody uses them.
    unsafe { unmap(start, before) };
    // SAFETY: so are those behind it.
    unsafe { unmap(block.wrapping_add(length), more - before) };
    block
}

/// Lets another thread run, if one waits for this processor.
fn give_way() {
    // SAFETY: `sched_yield` takes no arguments and changes nothing of ours.
    unsafe { syscall0(Sysno::SCHED_YIELD.number()) };
}

/// An allocator on `mmap`, for Rust's `#[global_allocator]`.
///
/// Up to 32 KiB, a block comes from one of twelve lists, by its size; above,
/// it is a mapping of its own, which goes back to the kernel when it is freed.
/// All threads share one lock.
///
/// What the small blocks have taken from the kernel they keep for as long as
/// the process lives, even if the `Heap` is dropped. A handler of a signal
/// must not allocate: the thread that it interrupts may hold the lock. Nor may
/// the child of a `fork`, if there were other threads. And a thread of a
/// real-time class (`SCHED_FIFO`) may wait for ever: on its processor,
/// `sched_yield` lets no thread of a lower priority run, which may be the one
/// that holds the lock.
///
/// # Examples
///
/// ```
/// use memory::Heap;
///
/// #[global_allocator]
/// static HEAP: Heap = Heap::new();
///
/// let squares: Vec<u64> = (0..1000).map(|n| n * n).collect();
/// assert_eq!(squares[999], 998_001);
/// assert_eq!(HEAP.chunks(), 1);
/// ```
// ANCHOR: heap
pub struct Heap {
    busy: AtomicBool,
    small: UnsafeCell<Small>,
}

// SAFETY: `small` is only touched in `locked`, by one thread at a time.
unsafe impl Sync for Heap {}
// SAFETY: the pointers lead to memory that is the same for every thread.
unsafe impl Send for Heap {}

impl Heap {
    fn locked<T>(&self, work: impl FnOnce(&mut Small) -> T) -> T {
        while self.busy.swap(true, Ordering::Acquire) {
            give_way();
        }
        // SAFETY: who finds `false` is alone until it stores `false` again.
        let result = work(unsafe { &mut *self.small.get() });
        self.busy.store(false, Ordering::Release);
        result
    }
}
// ANCHOR_END: heap

impl Heap {
    /// A heap that holds no memory yet.
    ///
    /// # Examples
    ///
    /// ```
    /// static HEAP: memory::Heap = memory::Heap::new();
    /// assert_eq!(HEAP.chunks(), 0);
    /// ```
    pub const fn new() -> Heap {
        Heap {
            busy: AtomicBool::new(false),
            small: UnsafeCell::new(Small {
                free: [null_mut(); CLASSES],
                fresh: Bump::empty(),
                chunks: 0,
            }),
        }
    }

    /// How many chunks of 1 MiB the small blocks have taken from the kernel.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::alloc::{GlobalAlloc, Layout};
    ///
    /// let heap = memory::Heap::new();
    /// // SAFETY: the size is not 0.
    /// let byte = unsafe { heap.alloc(Layout::new::<u8>()) };
    /// assert!(!byte.is_null());
    /// assert_eq!(heap.chunks(), 1);
    /// ```
    pub fn chunks(&self) -> usize {
        self.locked(|small| small.chunks)
    }
}

impl Default for Heap {
    fn default() -> Heap {
        Heap::new()
    }
}

impl core::fmt::Debug for Heap {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Heap").finish_non_exhaustive()
    }
}

/// # Examples
///
/// ```
/// use memory::Heap;
///
/// #[global_allocator]
/// static HEAP: Heap = Heap::new();
///
/// let text = "pages ".repeat(1000);
/// assert_eq!(text.len(), 6000);
/// assert_eq!(HEAP.chunks(), 1);
/// ```
// SAFETY: a block is aligned, has the size asked for, and is given to nobody
// else until it comes back; nothing here can panic.
// ANCHOR: global
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        match class(layout) {
            Some(class) => self.locked(|small| small.take(class)),
            None => map_large(layout),
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        match class(layout) {
            // SAFETY: it came from `alloc` with the same layout, and is not
            // used any more: the caller of `dealloc` has promised both.
            Some(class) => self.locked(|small| unsafe {
                small.give(class, block);
            }),
            // SAFETY: as above; a large block is a mapping of its own.
            None => unsafe { unmap(block, whole_pages(layout.size())) },
        }
    }
    // ANCHOR_END: global

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise is what `alloc` asks for.
        let block = unsafe { self.alloc(layout) };
        if !block.is_null() && class(layout).is_some() {
            // SAFETY: the block has this size. A large one is zeros already.
            unsafe { block.write_bytes(0, layout.size()) };
        }
        block
    }

    /// Makes a block larger or smaller.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::alloc::{GlobalAlloc, Layout};
    ///
    /// let heap = memory::Heap::new();
    /// let layout = Layout::new::<[u8; 100]>();
    /// // SAFETY: the size is not 0.
    /// let block = unsafe { heap.alloc(layout) };
    /// // SAFETY: it came from there, and we go on with what comes back.
    /// let block = unsafe { heap.realloc(block, layout, 1_000_000) };
    /// assert!(!block.is_null());
    /// ```
    // ANCHOR: realloc
    unsafe fn realloc(
        &self,
        block: *mut u8,
        old: Layout,
        new_size: usize,
    ) -> *mut u8 {
        let align = old.align();
        // SAFETY: the caller has promised that such a layout can be.
        let new = unsafe { Layout::from_size_align_unchecked(new_size, align) };
        match (class(old), class(new)) {
            (Some(had), Some(needed)) if had == needed => return block,
            (None, None) if align <= PAGE_SIZE => {
                let had = whole_pages(old.size());
                let needed = whole_pages(new_size);
                // SAFETY: the pages are this block alone, whose user goes on
                // with the address that we return.
                let moved =
                    unsafe { mremap(block, had, needed, MREMAP_MAYMOVE) };
                if let Ok(block) = moved {
                    return block;
                }
            }
            _ => {}
        }
        // SAFETY: the caller's promises, handed on.
        unsafe { self.move_block(block, old, new) }
    }
    // ANCHOR_END: realloc
}

impl Heap {
    /// Copies a block into a new one.
    ///
    /// # Safety
    ///
    /// As `realloc`.
    unsafe fn move_block(
        &self,
        block: *mut u8,
        old: Layout,
        new: Layout,
    ) -> *mut u8 {
        // SAFETY: the new size is not 0.
        let target = unsafe { self.alloc(new) };
        if target.is_null() {
            return target; // and the old block stays
        }
        let count = old.size().min(new.size());
        // SAFETY: both have `count` bytes, and they are not the same block.
        unsafe { copy_nonoverlapping(block, target, count) };
        // SAFETY: it came from us, and its user has the new one now.
        unsafe { self.dealloc(block, old) };
        target
    }
}
