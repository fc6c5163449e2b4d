//! When a page comes, and when it goes.

use errors::Errno;
use memory::{MADV_DONTNEED, PAGE_SIZE, Pages, madvise, page_faults};

// ANCHOR: show
/// Prints what `work` does to eight pages.
fn show(
    what: &str,
    memory: &mut Pages,
    work: impl Fn(&mut Pages),
) -> Result<(), Errno> {
    work(&mut Pages::new(8 * PAGE_SIZE)?); // a rehearsal
    let before = page_faults();
    work(memory);
    let faults = page_faults() - before;

    let mut there = [0; 8];
    memory.resident(&mut there)?;
    let picture = there.map(|byte| if byte & 1 == 1 { '#' } else { '.' });
    let picture = String::from_iter(picture);
    println!("{picture}  {faults} faults  {what}");
    Ok(())
}
// ANCHOR_END: show

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let mut memory = Pages::new(8 * PAGE_SIZE)?;
    memory.small_pages();
    show("mapped", &mut memory, |_| {})?;
    show("page 2 written", &mut memory, |m| m[2 * PAGE_SIZE] = 7)?;
    show("and once more", &mut memory, |m| m[2 * PAGE_SIZE + 1] = 7)?;
    show("page 5 read", &mut memory, |m| {
        assert_eq!(std::hint::black_box(&m)[5 * PAGE_SIZE], 0);
    })?;
    show("page 5 written", &mut memory, |m| m[5 * PAGE_SIZE] = 7)?;
    show("all filled", &mut memory, |m| m.fill(7))?;
    show("not needed", &mut memory, |m| {
        // SAFETY: nobody relies on the sevens.
        let result =
            unsafe { madvise(m.as_mut_ptr(), 8 * PAGE_SIZE, MADV_DONTNEED) };
        assert_eq!(result, Ok(()));
    })?;
    show("page 2 read", &mut memory, |m| {
        assert_eq!(std::hint::black_box(&m)[2 * PAGE_SIZE], 0);
    })
}
// ANCHOR_END: main
