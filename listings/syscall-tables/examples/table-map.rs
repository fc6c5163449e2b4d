//! A map of the table: `#` for a number with a row, `.` for one without.

use syscall_tables::Sysno;

fn main() {
    for start in (0..512).step_by(64) {
        let mark = |number| match Sysno::new(number).name() {
            Some(_) => '#',
            None => '.',
        };
        let marks: String = (start..start + 64).map(mark).collect();
        println!("{start:>3} {marks}");
    }
    println!("{} rows", Sysno::all().count());
}
