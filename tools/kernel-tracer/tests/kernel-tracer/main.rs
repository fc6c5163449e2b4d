//! The recordings of the kernel in `data/ring0/`, and the program that makes
//! them.
#![cfg(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_pointer_width = "64"
))]

mod again;
mod errors;
mod rules;
mod terminal;

use std::path::{Path, PathBuf};

use kernel_tracer::calls::CALLS;
use kernel_tracer::command::read;
use kernel_tracer::recording::{Mitigations, Recording};

/// The repository.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.join("../..").canonicalize().expect("the repository")
}

/// All recordings, each with its name.
fn recordings() -> Vec<(String, Recording)> {
    let mut recordings = Vec::new();
    for call in CALLS {
        for mitigations in Mitigations::ALL {
            let recording = read(&root(), call.name, mitigations);
            let name = format!("{} {}", call.name, mitigations.word());
            recordings.push((name, recording.expect("it is there")));
        }
    }
    recordings
}

/// One recording.
fn recording(name: &str, mitigations: Mitigations) -> Recording {
    read(&root(), name, mitigations).expect("it is there")
}
