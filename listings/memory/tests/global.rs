//! This test program, its harness included, runs on the allocator.

use memory::Heap;
use std::collections::{BTreeMap, HashMap};
use std::thread;

#[global_allocator]
static HEAP: Heap = Heap::new();

#[test]
fn the_allocator_is_in_use() {
    assert!(HEAP.chunks() >= 1);
}

#[test]
fn collections_and_strings_work_in_many_threads() {
    let count = |thread: usize| {
        let mut map = HashMap::new();
        for number in 0..20_000 {
            let key = format!("{}", number % 997);
            map.entry(key)
                .or_insert_with(Vec::new)
                .push(number + thread);
        }
        let sorted: BTreeMap<_, _> = map.into_iter().collect();
        sorted.values().map(Vec::len).sum::<usize>()
    };
    let threads = (0..8).map(|n| thread::spawn(move || count(n)));
    let threads: Vec<_> = threads.collect();
    for thread in threads {
        assert_eq!(thread.join().expect("no panic"), 20_000);
    }
}

#[test]
fn a_vector_grows_from_small_to_large_and_back() {
    let mut vector: Vec<u32> = (0..3_000_000).collect();
    assert!(vector.iter().copied().eq(0..3_000_000));
    vector.truncate(10);
    vector.shrink_to_fit();
    assert_eq!(vector, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
}

#[test]
fn a_vector_too_large_is_an_error_and_no_abort() {
    let mut vector: Vec<u8> = Vec::new();
    assert!(vector.try_reserve(1 << 47).is_err());
    vector.push(1);
    assert_eq!(vector, [1]);
}

#[repr(align(65536))]
struct Aligned([u8; 3]);

#[test]
fn a_box_may_be_aligned_to_more_than_a_page() {
    let boxes = [1, 2, 3].map(|n| Box::new(Aligned([n; 3])));
    for (boxed, n) in boxes.iter().zip(1..) {
        assert_eq!((&raw const **boxed).addr() % 65_536, 0);
        assert_eq!(boxed.0, [n; 3]);
    }
}
