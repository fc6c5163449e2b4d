//! Makes all recordings again, where QEMU and the kernel of the recordings
//! are there.

use std::io::{self, Write as _};
use std::path::Path;
use std::thread;

use kernel_tracer::calls::CALLS;
use kernel_tracer::command::{self, file};
use kernel_tracer::guest::Guest;
use kernel_tracer::recording::{Mitigations, Recording};
use kernel_tracer::{kernel, qemu};

use crate::{recording, root};

/// Why it cannot be done here, in one sentence.
fn missing() -> Option<String> {
    let known = recording("getppid", Mitigations::Default).machine;
    let version = match qemu::version(Path::new(qemu::PROGRAM)) {
        Ok(version) => version,
        Err(error) => return Some(format!("{error:#}")),
    };
    let kernel = match kernel::find(&root()) {
        Ok(kernel) => kernel,
        Err(error) => return Some(format!("{error:#}")),
    };
    let sum = kernel::checksum(&kernel).expect("a file that is there");
    if sum != known.sha256 {
        let (path, package) = (kernel.display(), known.package);
        return Some(format!("{path} is not the file of {package}"));
    }
    let compiler = Guest::build(&root()).expect("/init").compiler;
    if compiler != known.compiler {
        let known = known.compiler;
        return Some(format!("they are made with {known}, this is {compiler}"));
    }
    // Another QEMU may emulate another processor.
    let series = |version: &str| {
        version
            .split('.')
            .take(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    if series(&version) != series(&known.qemu) {
        let known = known.qemu;
        return Some(format!("they are made with QEMU {known}, not {version}"));
    }
    None
}

fn record(mitigations: Mitigations) -> Vec<Recording> {
    let qemu = Path::new(qemu::PROGRAM);
    let made = command::record(&root(), qemu, None, mitigations, &CALLS);
    made.expect("recordings")
}

#[test]
fn recordings_are_made_again_byte_by_byte() {
    if let Some(reason) = missing() {
        // Not captured, as what `println!` writes is.
        let _ = writeln!(
            io::stderr(),
            "skipped: the kernel was not recorded again: {reason}"
        );
        return;
    }
    let made = thread::scope(|scope| {
        let boots = Mitigations::ALL
            .map(|mitigations| scope.spawn(move || record(mitigations)));
        boots.map(|boot| boot.join().expect("recordings"))
    });
    for mut recording in made.into_iter().flatten() {
        let mitigations = recording.machine.mitigations;
        let file = file(&recording.name, mitigations);
        let known = std::fs::read_to_string(root().join(&file));
        let known = known.expect("it is there");
        // A mended QEMU of the same series does the same.
        let qemu = Recording::parse(&known).expect("a recording").machine.qemu;
        recording.machine.qemu = qemu;
        let made = recording.to_json().expect("JSON");
        let lines = made.lines().zip(known.lines()).enumerate();
        let first = lines.into_iter().find(|(_, (made, known))| made != known);
        assert_eq!(first, None, "{}", file.display());
        assert!(made == known, "{}: its length", file.display());
    }
}
