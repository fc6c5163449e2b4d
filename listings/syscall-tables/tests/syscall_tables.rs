//! What the listings of `syscall-tables` promise.

use register_abi::syscall0;
use syscall_tables::{Sysno, X32_SYSCALL_BIT, has_x32};

const ENOSYS: isize = -38;

/// What the filter of a container may answer for the kernel.
const EPERM: isize = -1;

/// The number can be used where a constant is needed.
const GETPID: usize = Sysno::GETPID.number();

#[test]
fn names_and_numbers_lead_to_each_other() {
    for call in Sysno::all() {
        let name = call.name().expect("all that have a row have a name");
        assert_eq!(Sysno::from_name(name), Some(call));
        assert_eq!(Sysno::new(call.number() as u32), call);
    }
    assert_eq!(GETPID, 39);
}

#[test]
fn all_are_in_order_and_none_is_twice() {
    assert!(Sysno::all().is_sorted_by(|one, next| one < next));
    let named = (0..2000).filter(|n| Sysno::new(*n).name().is_some());
    assert_eq!(named.count(), Sysno::all().count());
}

/// What the map in the text shows.
#[test]
fn the_table_has_one_gap_and_ends_before_the_numbers_of_x32() {
    let has_row = |number: &u32| Sysno::new(*number).name().is_some();
    assert!((0..=336).all(|number| has_row(&number)));
    assert!(!(337..424).any(|number| has_row(&number)));
    let last = Sysno::all().last().expect("a last row").number();
    assert!((424..=last as u32).all(|number| has_row(&number)));
    assert!(last < 512);
}

#[test]
fn numbers_without_a_handler_are_answered_enosys() {
    let without_a_name = [337, 400, 423, 512, 547, 1000, u32::MAX];
    let no_handler = [Sysno::_SYSCTL, Sysno::TUXCALL, Sysno::VSERVER];
    for call in without_a_name.map(Sysno::new).iter().chain(&no_handler) {
        // SAFETY: no kernel of the last years has a handler for the number.
        let result = unsafe { syscall0(call.number()) };
        assert!([ENOSYS, EPERM].contains(&result), "{call:?}: {result}");
    }
}

#[test]
fn the_x32_bit_gives_the_same_call_or_none() {
    // SAFETY: `getpid` where x32 is answered, nothing elsewhere.
    let result = unsafe { syscall0(GETPID | X32_SYSCALL_BIT) };
    if has_x32() {
        assert_eq!(result, std::process::id() as isize);
    } else {
        assert!([ENOSYS, EPERM].contains(&result), "{result}");
    }
}

#[test]
fn a_sysno_is_printed_as_its_name_in_a_column_of_any_width() {
    let columns = |call: Sysno| format!("{call}|{call:8}|{call:>8}|{call:?}");
    let write = columns(Sysno::WRITE);
    assert_eq!(write, "write|write   |   write|Sysno(1, write)");
    assert_eq!(columns(Sysno::new(400)), "400|     400|     400|Sysno(400)");
}
