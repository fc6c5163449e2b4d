//! What is unmapped, is. The tests of this file are one, so that no other
//! thread maps something at an address that has become free.

use memory::{Heap, PAGE_SIZE, Pages, madvise, munmap};
use std::alloc::{GlobalAlloc as _, Layout};

fn is_mapped(start: *mut u8, length: usize) -> bool {
    // SAFETY: the advice 0, `MADV_NORMAL`, leaves the bytes as they are.
    unsafe { madvise(start, length, 0) }.is_ok()
}

#[test]
fn what_is_unmapped_is_gone_and_nothing_else_is() {
    dropping_a_mapping_unmaps_it();
    munmap_takes_the_pages_it_is_told();
    a_freed_large_block_goes_back();
    what_lies_around_an_aligned_block_goes_back_at_once();
}

/// How many pages the process has mapped, touched or not.
fn mapped_pages() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").expect("Linux");
    let first = text.split(' ').next().expect("seven numbers");
    first.parse().expect("a number")
}

fn dropping_a_mapping_unmaps_it() {
    let pages = Pages::new(3 * PAGE_SIZE).expect("memory");
    let start = pages.as_ptr().cast_mut();
    assert!(is_mapped(start, 3 * PAGE_SIZE));
    drop(pages);
    for page in 0..3 {
        assert!(!is_mapped(start.wrapping_add(page * PAGE_SIZE), 1));
    }
}

fn munmap_takes_the_pages_it_is_told() {
    let start = Pages::new(3 * PAGE_SIZE).expect("memory");
    let start = start.into_mapping().into_raw();
    let (middle, last) = (
        start.wrapping_add(PAGE_SIZE),
        start.wrapping_add(2 * PAGE_SIZE),
    );
    // SAFETY: nobody uses the page.
    assert_eq!(unsafe { munmap(middle, PAGE_SIZE) }, Ok(()));
    assert!(is_mapped(start, PAGE_SIZE));
    assert!(!is_mapped(middle, PAGE_SIZE));
    assert!(is_mapped(last, PAGE_SIZE));
    // SAFETY: nobody uses the two pages, and between them lies nothing.
    assert_eq!(unsafe { munmap(start, 3 * PAGE_SIZE) }, Ok(()));
    assert!(!is_mapped(start, PAGE_SIZE));
    assert!(!is_mapped(last, PAGE_SIZE));
}

fn a_freed_large_block_goes_back() {
    let heap = Heap::new();
    for size in [32_769, 100_000, 1 << 24] {
        let layout = Layout::from_size_align(size, 8).expect("a layout");
        // SAFETY: the size is not 0.
        let block = unsafe { heap.alloc(layout) };
        assert!(is_mapped(block, size));
        // SAFETY: it came from there.
        unsafe { heap.dealloc(block, layout) };
        assert!(!is_mapped(block, 1));
        assert!(!is_mapped(block.wrapping_add((size - 1) & !4095), 1));
    }
}

fn what_lies_around_an_aligned_block_goes_back_at_once() {
    let heap = Heap::new();
    let align = 1 << 22;
    let layout = Layout::from_size_align(5000, align).expect("a layout");
    mapped_pages(); // what reading the file takes is there now
    let before = mapped_pages();
    // SAFETY: the size is not 0.
    let block = unsafe { heap.alloc(layout) };
    assert_eq!(block.addr() % align, 0);
    assert!(is_mapped(block, 2 * PAGE_SIZE));
    assert_eq!(mapped_pages() - before, 2);
    // SAFETY: it came from there.
    unsafe { heap.dealloc(block, layout) };
    assert!(!is_mapped(block, 1));
}
