//! What is wrong with a file, as every module reports it.

use std::fmt;
use std::path::{Path, PathBuf};

/// Something that is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The file, relative to the root.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Problem {
    /// A problem on a line of a file.
    pub fn new(file: &Path, line: usize, message: String) -> Problem {
        Problem {
            file: file.to_path_buf(),
            line,
            message,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.message)
    }
}

impl std::error::Error for Problem {}
