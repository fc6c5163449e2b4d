//! What the listings of `syscall-tables` promise.

use syscall_tables::Sysno;

#[test]
fn names_and_numbers_lead_to_each_other() {
    for number in 0..1000 {
        let sysno = Sysno::new(number);
        if let Some(name) = sysno.name() {
            assert_eq!(Sysno::from_name(name), Some(sysno));
        }
    }
}
