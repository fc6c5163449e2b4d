//! A symbolic link that leads round in a circle.

use directories::Descent;
use errors::Errno;
use files::{O_DIRECTORY, O_RDONLY, open};
use std::ffi::CString;

// ANCHOR: main
fn main() -> Result<(), Errno> {
    for times in [1, 20, 21] {
        let path = "/proc/self/root".repeat(times) + "/proc";
        let path = CString::new(path).expect("it has no NUL");
        let result = open(&path, O_RDONLY | O_DIRECTORY, 0).map(drop);
        println!("{times:2} times round: {result:?}");
    }
    let start = open(c"/proc/self", O_RDONLY | O_DIRECTORY, 0)?;
    let mut way = Descent::<2>::new(start);
    println!("one step:       {:?}", way.down(c"root"));
    Ok(())
}
// ANCHOR_END: main
