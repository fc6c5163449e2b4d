//! What the listings of `errors` promise.

use errors::Errno;

#[test]
fn every_name_is_found_by_its_number() {
    assert_eq!(Errno::ENOSYS.name(), Some("ENOSYS"));
}
