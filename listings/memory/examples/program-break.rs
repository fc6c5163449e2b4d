//! A page from `brk`, and back again.

use errors::Errno;
use memory::{PAGE_SIZE, brk, program_break};

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let end = program_break();
    let higher = end.wrapping_add(PAGE_SIZE);
    // SAFETY: upwards, nothing is taken from anybody.
    unsafe { brk(higher) }?;
    // SAFETY: the memory up to the new break is there, and ours.
    unsafe { end.write(7) };
    let moved = program_break() == higher;
    // SAFETY: the program has one thread, and that allocates nothing here:
    // so above `end` lies nothing but what we have added.
    unsafe { brk(end) }?;
    println!("moved: {moved}, and back: {}", program_break() == end);
    Ok(())
}
// ANCHOR_END: main
