//! The committed tables against the kernel that the tests run on, whichever
//! version it has.

use kernel_table::running;

use crate::data::tables;

#[test]
fn numbers_without_a_handler_answer_enosys_and_harmless_calls_do_not() {
    let (release, _) = running::release().expect("/proc is there");
    let answers = running::ask(&tables()).expect("/proc is there");
    println!(
        "Linux {release}: {} numbers without a handler and {} harmless calls \
         asked, {} answers by a filter",
        answers.unknown, answers.known, answers.filtered
    );
    assert!(
        answers.wrongly_known.is_empty(),
        "should answer ENOSYS (-38): {:?}",
        answers.wrongly_known
    );
    assert!(
        answers.wrongly_unknown.is_empty(),
        "answer ENOSYS and should not: {:?}",
        answers.wrongly_unknown
    );
    assert!(answers.unknown + answers.known + answers.filtered > 0);
}

#[test]
fn only_what_is_sure_of_a_kernels_version_is_asked() {
    let tables = tables();
    let asks =
        |release, number| running::unknown(&tables, release).contains(&number);
    // tuxcall, lookup_dcookie, uprobe, 500 and 1000: the first has a row and
    // never a handler, the second lost its own, the third came after 6.1.
    let numbers = [184, 212, 336, 500, 1000];
    let at = |release| numbers.map(|number| asks(release, number));
    assert_eq!(at([5, 10, 0]), [false, false, true, true, true]);
    assert_eq!(at([6, 1, 192]), [true, true, true, true, true]);
    assert_eq!(at([6, 18, 0]), [true, true, false, true, true]);
    assert_eq!(at([7, 3, 4]), [true, true, false, true, true]);
    assert_eq!(at([7, 9, 0]), [true, true, false, false, false]);
}

#[test]
fn only_harmless_calls_are_made() {
    let tables = tables();
    assert!(running::known(&tables, [5, 10, 0]).is_empty());
    for release in [[6, 1, 192], [6, 18, 0], [7, 3, 4], [7, 9, 0]] {
        let rows = running::known(&tables, release);
        let names: Vec<_> = rows.iter().map(|row| &*row.name).collect();
        println!("{release:?}: {}", names.join(" "));
        assert!(names.contains(&"getpid") && names.contains(&"write"));
        for harmful in ["close_range", "exit", "fork", "kill", "pipe"] {
            assert!(!names.contains(&harmful), "{harmful}");
        }
    }
    // A kernel may be built without flock; cachestat came after 6.1.
    let rows = running::known(&tables, [6, 18, 0]);
    assert!(
        !rows
            .iter()
            .any(|row| ["cachestat", "flock"].contains(&&*row.name))
    );
}
