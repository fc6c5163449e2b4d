//! An unpacked kernel tree: its version, its files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

/// Where the handlers of an x86_64 kernel are defined.
pub const DIRECTORIES: [&str; 10] = [
    "arch/x86",
    "block",
    "drivers/char",
    "fs",
    "io_uring",
    "ipc",
    "kernel",
    "mm",
    "net",
    "security",
];

/// A kernel tree.
#[derive(Clone, Debug)]
pub struct Tree {
    root: PathBuf,
}

impl Tree {
    /// Opens the tree at `root`.
    ///
    /// # Errors
    ///
    /// When there is no such folder.
    pub fn open(root: &Path) -> Result<Tree> {
        ensure!(
            root.is_dir(),
            "{}: no such folder: give the root of an unpacked kernel tree, \
             the folder with the file MAINTAINERS in it",
            root.display()
        );
        Ok(Tree {
            root: root.to_owned(),
        })
    }

    /// The text of a file, `path` taken from the root.
    ///
    /// # Errors
    ///
    /// When the file is not there, or ends in the middle of a line.
    pub fn read(&self, path: &str) -> Result<String> {
        let text = self.read_any(path)?;
        ensure!(
            text.ends_with('\n'),
            "{path}:{}: the file ends in the middle of a line: it is \
             truncated, unpack the tree again",
            text.lines().count()
        );
        Ok(text)
    }

    /// The same for a file that may have no end of its last line, as a few
    /// of the kernel's have that define no handler. They need not be UTF-8
    /// either: all that this program looks for is ASCII.
    ///
    /// # Errors
    ///
    /// When the file is not there.
    pub fn read_any(&self, path: &str) -> Result<String> {
        let bytes = fs::read(self.root.join(path)).with_context(|| {
            format!(
                "{path}: cannot be read in {}: is this the root of a whole \
                 kernel tree of a version that this program knows?",
                self.root.display()
            )
        })?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Whether there is a file at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// The kernel's version, from the first lines of the root's `Makefile`.
    ///
    /// # Errors
    ///
    /// When they do not give one.
    pub fn version(&self) -> Result<String> {
        let makefile = self.read("Makefile")?;
        let value = |name: &str| {
            makefile.lines().take(20).find_map(|line| {
                let rest = line.strip_prefix(name)?.trim_start();
                Some(rest.strip_prefix('=')?.trim().to_owned())
            })
        };
        let number = |name: &str| {
            let found = value(name).filter(|text| {
                !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
            });
            found.with_context(|| {
                format!(
                    "Makefile:1: no line `{name} = NUMBER` in the first 20: \
                     is {} the root of a kernel tree?",
                    self.root.display()
                )
            })
        };
        let (major, minor) = (number("VERSION")?, number("PATCHLEVEL")?);
        let sublevel = number("SUBLEVEL")?;
        let extra = value("EXTRAVERSION").unwrap_or_default();
        Ok(format!("{major}.{minor}.{sublevel}{extra}"))
    }

    /// The `.c` files below [`DIRECTORIES`], from the root, sorted.
    ///
    /// # Errors
    ///
    /// When one of the directories is missing or cannot be read.
    pub fn c_files(&self) -> Result<Vec<String>> {
        let mut files = Vec::new();
        for directory in DIRECTORIES {
            if !self.root.join(directory).is_dir() {
                bail!(
                    "{directory}/: not in {}: the tree has another shape than \
                     this program knows",
                    self.root.display()
                );
            }
            self.collect(directory, &mut files)?;
        }
        files.sort();
        Ok(files)
    }

    fn collect(&self, directory: &str, files: &mut Vec<String>) -> Result<()> {
        let entries = fs::read_dir(self.root.join(directory))
            .with_context(|| format!("{directory}/: cannot be read"))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let path = format!("{directory}/{}", name.to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.collect(&path, files)?;
            } else if path.ends_with(".c") {
                files.push(path);
            }
        }
        Ok(())
    }
}

/// The folder of a file or of a folder; of one in the root, "".
pub fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `path`, given from `folder`, from the root.
pub fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() {
        path.to_owned()
    } else {
        format!("{folder}/{path}")
    }
}
