//! What the kernels' own binaries say, as `kernel-binary` has recorded it. How
//! it reads a binary is tested there.

use std::fs;

use kernel_table::binary::{Binary, Place};
use kernel_table::lock::{self, Lock};
use kernel_table::schema::Table;

use crate::data::{folder, tables};

fn of(table: &Table) -> Binary {
    let binary = Binary::of(table, &folder());
    let binary = binary.unwrap_or_else(|error| panic!("{error:#}"));
    binary.unwrap_or_else(|| panic!("none of Linux {}", table.kernel))
}

#[test]
fn the_committed_tables_are_what_the_binaries_have() {
    let counts = tables().map(|table| {
        let comparison = of(&table).compare(&table).expect("one kernel");
        assert_eq!(comparison.differences, [""; 0]);
        let places = comparison.places.iter().map(|(place, numbers)| {
            let left_out = numbers.left_out.len();
            (*place, numbers.same, numbers.none, left_out)
        });
        let places: Vec<_> = places.collect();
        println!("{places:?}");
        assert_eq!(places.len(), 3);
        for (place, same, none, left_out) in places {
            let rows = place.rows(&table).count();
            assert_eq!(same + none + left_out, rows, "{place:?}");
        }
        (comparison.rows, comparison.args)
    });
    println!("{counts:?}");
    assert_eq!(counts, [(353, 1013), (376, 1104)]);
}

#[test]
fn a_table_that_has_changed_is_noticed() {
    let [mut table, _] = tables();
    let binary = of(&table);
    table.rows[0].entry = Some("sys_pread64".to_owned());
    let openat = table.rows.iter_mut().find(|row| row.name == "openat");
    openat.expect("openat").args[3].ctype = "mode_t".to_owned();
    let differences = binary.compare(&table).expect("one kernel").differences;
    for place in Place::ALL {
        let sentence = format!(
            "0 read: {} has `sys_read`, the table `sys_pread64`",
            place.symbol()
        );
        assert!(differences.contains(&sentence), "{differences:?}");
    }
    let openat = "257 openat: the table has (int dfd, const char __user \
                  *filename, int flags, mode_t mode), the binary (int dfd, \
                  const char *filename, int flags, umode_t mode)";
    assert!(differences.iter().any(|d| d == openat), "{differences:?}");
}

#[test]
fn the_files_are_as_the_program_writes_them_and_locked() {
    let lock = Lock::read(&folder().join(lock::NAME)).expect("a lock file");
    let tables = tables();
    assert_eq!(lock.binary.len(), tables.len());
    for (table, locked) in tables.iter().zip(&lock.binary) {
        let binary = of(table);
        let path = folder().join(Binary::name(&table.kernel));
        let text = fs::read_to_string(path).expect("it is there");
        assert_eq!(text, binary.to_json().expect("a text"));
        assert_eq!(locked.kernel, binary.kernel);
        assert_eq!(locked.package, binary.source.package);
        assert_eq!(locked.version, binary.source.version);
        assert_eq!(locked.sha256, binary.source.sha256);
        // Debian makes both packages from one source.
        assert_eq!(binary.source.version, table.source.version);
    }
}
