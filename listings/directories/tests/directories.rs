//! What the listings of `directories` promise.

use directories::first;

#[test]
fn first_is_the_number_of_this_process() {
    assert_eq!(first(), std::process::id() as isize);
}
