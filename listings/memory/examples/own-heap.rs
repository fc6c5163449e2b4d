//! A program like any other, except for two lines: it runs on our allocator.

use memory::Heap;
use std::collections::HashMap;
use std::thread;

// ANCHOR: static
#[global_allocator]
static HEAP: Heap = Heap::new();
// ANCHOR_END: static

const TEXT: &str = "the kernel gives pages and the program wants bytes";

// ANCHOR: count
/// Counts the words of a text.
fn count(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in text.split(' ') {
        *counts.entry(word.to_uppercase()).or_default() += 1;
    }
    counts
}

fn main() {
    let threads = [(); 4]
        .map(|()| thread::spawn(|| count(&format!("{TEXT} ").repeat(10_000))));
    let counts = threads.map(|thread| thread.join().expect("no panic"));
    println!("THE: {}", counts.iter().map(|c| c["THE"]).sum::<usize>());

    let mut large = vec![1_u8; 100_000_000];
    large.resize(200_000_000, 2);
    println!("{} bytes, the last {:?}", large.len(), large.last());
    println!("small blocks: {} MiB from the kernel", HEAP.chunks());
}
// ANCHOR_END: count
