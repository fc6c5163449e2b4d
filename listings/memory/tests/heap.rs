//! What the allocator promises, on the heap of each test's own.

use memory::{Bump, Heap, PAGE_SIZE, Pages, page_faults};
use std::alloc::{GlobalAlloc as _, Layout};
use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread;

fn layout(size: usize, align: usize) -> Layout {
    Layout::from_size_align(size, align).expect("a layout")
}

/// The same numbers on every run: SplitMix64, by Guy Steele, Doug Lea and
/// Christine Flood.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    /// Small ones often, large ones seldom, and the borders between them.
    fn layout(&mut self) -> Layout {
        let size = match self.below(100) {
            0..60 => 1 + self.below(300),
            60..85 => 1 + self.below(5000),
            85..95 => (16 << self.below(13)) + self.below(3) - 1,
            _ => 1 + self.below(200_000),
        };
        let align = match self.below(10) {
            0 => 1 << self.below(18),
            _ => 1 << self.below(5),
        };
        layout(size, align)
    }
}

/// A block that lives, filled with a byte of its own.
struct Block {
    start: *mut u8,
    layout: Layout,
    fill: u8,
}

impl Block {
    fn bytes(&self) -> &[u8] {
        // SAFETY: the block is ours, and `mark` has filled it.
        unsafe { std::slice::from_raw_parts(self.start, self.layout.size()) }
    }

    fn mark(&self) {
        // SAFETY: the block is ours.
        unsafe { self.start.write_bytes(self.fill, self.layout.size()) };
    }

    fn is_whole(&self) -> bool {
        self.bytes().iter().all(|byte| *byte == self.fill)
    }
}

/// All blocks that live, by their addresses.
#[derive(Default)]
struct Live(BTreeMap<usize, Block>);

impl Live {
    fn add(&mut self, block: Block) {
        let (start, size) = (block.start.addr(), block.layout.size());
        assert!(!block.start.is_null());
        assert_eq!(start % block.layout.align(), 0, "{:?}", block.layout);
        let below = self.0.range(..start + size).next_back();
        if let Some((other, neighbour)) = below {
            let end = other + neighbour.layout.size();
            assert!(end <= start, "{start:#x} overlaps {other:#x}");
        }
        self.0.insert(start, block);
    }

    fn remove_any(&mut self, numbers: &mut Numbers) -> Option<Block> {
        let nth = numbers.below(self.0.len().max(1));
        let start = *self.0.keys().nth(nth)?;
        let block = self.0.remove(&start)?;
        assert!(block.is_whole(), "someone wrote to {start:#x}");
        Some(block)
    }
}

/// One step: a block comes, goes, or changes its size.
fn step(heap: &Heap, live: &mut Live, numbers: &mut Numbers) {
    let fill = numbers.below(256) as u8;
    match numbers.below(10) {
        0..4 => {
            let layout = numbers.layout();
            // SAFETY: the size is not 0.
            let start = unsafe { heap.alloc(layout) };
            let block = Block {
                start,
                layout,
                fill,
            };
            block.mark();
            live.add(block);
        }
        4 => {
            let layout = numbers.layout();
            // SAFETY: the size is not 0.
            let start = unsafe { heap.alloc_zeroed(layout) };
            let block = Block {
                start,
                layout,
                fill: 0,
            };
            assert!(block.is_whole(), "not zeros: {layout:?}");
            live.add(block);
        }
        5..7 => {
            let Some(old) = live.remove_any(numbers) else {
                return;
            };
            let new = layout(numbers.layout().size(), old.layout.align());
            // SAFETY: the block came from this heap, and is not used again.
            let start =
                unsafe { heap.realloc(old.start, old.layout, new.size()) };
            let block = Block {
                start,
                layout: new,
                fill,
            };
            let kept = old.layout.size().min(new.size());
            // SAFETY: the bytes that were there before are initialised.
            let kept = unsafe { std::slice::from_raw_parts(start, kept) };
            assert!(kept.iter().all(|byte| *byte == old.fill));
            block.mark();
            live.add(block);
        }
        _ => {
            let Some(block) = live.remove_any(numbers) else {
                return;
            };
            // SAFETY: the block came from this heap, and is not used again.
            unsafe { heap.dealloc(block.start, block.layout) };
        }
    }
}

fn free_all(heap: &Heap, live: Live) {
    for block in live.0.into_values() {
        assert!(block.is_whole());
        // SAFETY: the block came from this heap, and is not used again.
        unsafe { heap.dealloc(block.start, block.layout) };
    }
}

#[test]
fn blocks_are_aligned_never_overlap_and_keep_their_bytes() {
    for seed in [1, 2, 3] {
        let heap = Heap::new();
        let (mut live, mut numbers) = (Live::default(), Numbers(seed));
        for _ in 0..5_000 {
            step(&heap, &mut live, &mut numbers);
        }
        assert!(live.0.len() > 100, "the test has something to look at");
        free_all(&heap, live);
    }
}

#[test]
fn many_threads_never_get_the_same_block() {
    static HEAP: Heap = Heap::new();
    thread::scope(|scope| {
        for seed in 0..8 {
            scope.spawn(move || {
                let (mut live, mut numbers) = (Live::default(), Numbers(seed));
                for _ in 0..1_500 {
                    step(&HEAP, &mut live, &mut numbers);
                }
                free_all(&HEAP, live);
            });
        }
    });
}

/// Nothing but the lock keeps these apart: a step takes less time than it takes
/// to look at a block.
#[test]
fn threads_that_only_take_and_give_do_not_meet() {
    static HEAP: Heap = Heap::new();
    let layout = layout(16, 8);
    thread::scope(|scope| {
        for mark in 1..=4_u64 {
            scope.spawn(move || {
                for _ in 0..100_000 {
                    let blocks = [(); 3].map(|()| {
                        // SAFETY: the size is not 0.
                        let block = unsafe { HEAP.alloc(layout) }.cast::<u64>();
                        // SAFETY: the block is ours, and large enough.
                        unsafe { block.write_volatile(mark) };
                        block
                    });
                    for block in blocks {
                        // SAFETY: as above.
                        assert_eq!(unsafe { block.read_volatile() }, mark);
                        // SAFETY: it came from there.
                        unsafe { HEAP.dealloc(block.cast(), layout) };
                    }
                }
            });
        }
    });
    assert_eq!(HEAP.chunks(), 1);
}

/// Blocks made by one thread are freed by another, while both go on.
#[test]
fn a_block_may_be_freed_by_another_thread() {
    static HEAP: Heap = Heap::new();
    let (sender, receiver) = mpsc::channel::<(usize, u8)>();
    let layout = layout(100, 8);
    thread::scope(|scope| {
        scope.spawn(move || {
            for round in 0..20_000_u32 {
                let fill = round as u8;
                // SAFETY: the size is not 0.
                let start = unsafe { HEAP.alloc(layout) };
                // SAFETY: the block is ours.
                unsafe { start.write_bytes(fill, 100) };
                let message = (start.expose_provenance(), fill);
                sender.send(message).expect("the other one listens");
            }
        });
        for (address, fill) in receiver {
            let start = std::ptr::with_exposed_provenance_mut(address);
            let block = Block {
                start,
                layout,
                fill,
            };
            assert!(block.is_whole());
            // SAFETY: it came from there, and is ours now.
            unsafe { HEAP.dealloc(start, layout) };
        }
    });
}

#[test]
fn every_size_and_alignment_holds_its_bytes() {
    let heap = Heap::new();
    let mut live = Live::default();
    for power in 0..=20 {
        for size in [1, 8, 15, 16, 17, 4096, 32_768, 32_769] {
            let layout = layout(size, 1 << power);
            // SAFETY: the size is not 0.
            let start = unsafe { heap.alloc(layout) };
            let fill = power as u8;
            let block = Block {
                start,
                layout,
                fill,
            };
            block.mark();
            live.add(block);
        }
    }
    free_all(&heap, live);
}

#[test]
fn a_freed_block_is_the_next_of_its_class() {
    let heap = Heap::new();
    for (size, same_class) in [(16, 1), (24, 32), (100, 128), (20_000, 30_000)]
    {
        let (first, second) = (layout(size, 8), layout(same_class, 8));
        // SAFETY: the size is not 0.
        let block = unsafe { heap.alloc(first) };
        // SAFETY: it came from there.
        unsafe { heap.dealloc(block, first) };
        // SAFETY: the size is not 0.
        let again = unsafe { heap.alloc(second) };
        assert_eq!(block, again);
    }
}

/// Without reuse, these would take 100 chunks.
#[test]
fn memory_that_comes_back_is_used_again() {
    let heap = Heap::new();
    let layout = layout(1000, 8);
    for _ in 0..100 {
        let blocks = [(); 1000].map(|()| {
            // SAFETY: the size is not 0.
            unsafe { heap.alloc(layout) }
        });
        for block in blocks {
            // SAFETY: it came from there.
            unsafe { heap.dealloc(block, layout) };
        }
    }
    assert_eq!(heap.chunks(), 1);
}

#[test]
fn what_cannot_be_is_null_and_the_heap_goes_on() {
    let heap = Heap::new();
    for impossible in [
        layout(1 << 47, 1),
        layout(isize::MAX as usize, 1),
        layout(isize::MAX as usize - 4095, 4096),
        layout(1, 1 << 62),
    ] {
        // SAFETY: the size is not 0.
        assert!(unsafe { heap.alloc(impossible) }.is_null());
        // SAFETY: the size is not 0.
        assert!(unsafe { heap.alloc_zeroed(impossible) }.is_null());
    }
    for size in [100, 100_000] {
        let old = layout(size, 8);
        // SAFETY: the size is not 0.
        let block = unsafe { heap.alloc(old) };
        // SAFETY: the block is ours.
        unsafe { block.write_bytes(7, size) };
        // SAFETY: it came from there, and the layout can be.
        let grown = unsafe { heap.realloc(block, old, 1 << 47) };
        assert!(grown.is_null());
        let (start, layout, fill) = (block, old, 7);
        let block = Block {
            start,
            layout,
            fill,
        };
        assert!(block.is_whole(), "the old block is as it was");
        // SAFETY: it came from there.
        unsafe { heap.dealloc(block.start, old) };
    }
}

#[test]
fn within_its_class_a_block_stays_where_it_is() {
    let heap = Heap::new();
    let small = layout(70, 8);
    // SAFETY: the size is not 0.
    let block = unsafe { heap.alloc(small) };
    // SAFETY: it came from there.
    let grown = unsafe { heap.realloc(block, small, 128) };
    assert_eq!(block, grown);
    // SAFETY: as above, with its new size.
    let moved = unsafe { heap.realloc(grown, layout(128, 8), 129) };
    assert_ne!(block, moved);
}

/// Copying 100 MiB into new memory costs 50 faults at least, with pages of 2
/// MiB each.
#[test]
fn a_large_block_grows_without_being_copied() {
    let heap = Heap::new();
    let (old, new) = (layout(100 << 20, 8), layout(200 << 20, 8));
    // SAFETY: the size is not 0.
    let block = unsafe { heap.alloc(old) };
    // SAFETY: the block is ours.
    unsafe { block.write_bytes(7, old.size()) };
    let before = page_faults();
    // SAFETY: it came from there, and the layout can be.
    let block = unsafe { heap.realloc(block, old, new.size()) };
    assert!(page_faults() - before < 10);
    // SAFETY: the last byte of the old block is in the new one.
    let last = unsafe { block.wrapping_add(old.size() - 1).read() };
    assert_eq!(last, 7);
    // SAFETY: it came from there.
    unsafe { heap.dealloc(block, new) };
}

#[test]
fn a_bump_gives_each_byte_once_and_stops_at_its_end() {
    let mut page = Pages::new(PAGE_SIZE).expect("memory");
    let start = page.as_mut_ptr();
    // SAFETY: the page is used by the bump only, and outlives it.
    let mut bump = unsafe { Bump::new(start, PAGE_SIZE) };
    for (size, align, expected) in [
        (1, 1, Some(0)),
        (1, 2, Some(2)),
        (8, 8, Some(8)),
        (0, 1, Some(16)),
        (5, 1, Some(16)),
        (1, 1024, Some(1024)),
        (PAGE_SIZE, 1, None),
        (1, PAGE_SIZE, None),
        (isize::MAX as usize, 1, None),
        (PAGE_SIZE - 1025, 1, Some(1025)),
        (1, 1, None),
        (0, 1, Some(PAGE_SIZE)),
    ] {
        let block = bump.alloc(layout(size, align));
        let at = (!block.is_null()).then(|| block.addr() - start.addr());
        assert_eq!(at, expected, "{size} bytes, aligned to {align}");
    }
}
