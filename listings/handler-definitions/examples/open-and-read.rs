//! `openat` and `pread64` at work.

use handler_definitions::{AT_FDCWD, openat, pread64};
use register_abi::is_error;

fn main() {
    // SAFETY: we pass no descriptor.
    let fd = unsafe { openat(AT_FDCWD, c"/proc/self/exe", 0, 0) };
    assert!(!is_error(fd), "{fd}");
    for offset in [1, 1 << 40, -1] {
        let mut bytes = [0; 3];
        // SAFETY: the descriptor is new, so it is ours.
        let result = unsafe { pread64(fd as i32, &mut bytes, offset) };
        let text = String::from_utf8_lossy(&bytes);
        println!("at {offset}: {result}, {text:?}");
    }
}
