//! A mapping at an address where another one is already.

use errors::Errno;
use memory::{
    MAP_ANONYMOUS, MAP_FIXED, MAP_FIXED_NOREPLACE, MAP_PRIVATE, PAGE_SIZE,
    PROT_READ, Pages, mmap,
};

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let mut page = Pages::new(PAGE_SIZE)?;
    page[0] = 7;
    let page = page.into_mapping();
    for (name, flag) in [
        ("a hint", 0),
        ("MAP_FIXED_NOREPLACE", MAP_FIXED_NOREPLACE),
        ("MAP_FIXED", MAP_FIXED),
    ] {
        let (prot, flags) = (PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | flag);
        // SAFETY: nobody but us uses the page, and we expect to lose it.
        let result =
            unsafe { mmap(page.as_ptr(), PAGE_SIZE, prot, flags, None, 0) };
        let same = result.map(|start| start == page.as_ptr());
        // SAFETY: there is a page at this address, whichever it is.
        let byte = unsafe { page.as_ptr().read_volatile() };
        println!("{name}: same address: {same:?}, the byte is {byte}");
    }
    Ok(())
}
// ANCHOR_END: main
