//! Shows a directory and all that is below it as a tree. The output is that
//! of the tool of this name, with `-N` and in a UTF-8 locale, byte for byte.
//!
//! Run it: `cargo run --example tree -- src`

#![no_main]

#[path = "directory-tools/mod.rs"]
mod directory_tools;
mod tool;

use directories::{
    DT_DIR, DT_LNK, DT_UNKNOWN, Descent, Directory, Identity, file_type,
};
use directory_tools::{Names, Output, Wanted, readlinkat};
use errors::Errno;
use files::{
    AsFd, CWD, O_CLOEXEC, O_DIRECTORY, O_NONBLOCK, O_RDONLY, OwnedFd, open,
};
use std::ffi::{CStr, c_char};
use structs::{
    AT_NO_AUTOMOUNT, AT_SYMLINK_NOFOLLOW, S_IFDIR, STATX_TYPE, statx,
};
use tool::quote::quote_always;
use tool::{Tool, about, given};

const HELP: &str = "\
Usage: tree [-a] [DIRECTORY]...
Show directories and all that is below them: the current one, or those that are
named. Symbolic links are shown and never followed.

  -a  all names, also those that begin with a dot
  -N  names as they are, as always

      --help     show this help and exit
      --version  show the version and exit

Exit status: 0 if all is well, 2 if a directory could not be read.
";

/// How many directories are open at most. A tree may be deeper.
const OPEN: usize = 32;

/// The program's state: what it has seen, and where it writes.
struct Tree {
    tool: Tool,
    wanted: Wanted,
    output: Output,
    status: i32,
    directories: u64,
    files: u64,
    buffer: Vec<u8>,
    /// What stands before a name: a piece for each directory above.
    indent: Vec<u8>,
}

/// A directory on the way down to where the walk is.
struct Level {
    identity: Option<Identity>,
    /// Its names begin here among all names, and end where the next level's
    /// begin.
    first: usize,
    /// The name that is next.
    next: usize,
    /// How long the indent of its names is.
    indent: usize,
}

/// The C library calls it, with what the kernel has put on the stack.
#[unsafe(no_mangle)]
extern "C" fn main(argc: i32, argv: *const *const c_char) -> i32 {
    let mut tool = Tool::new("tree", HELP);
    // SAFETY: these are the arguments of `main`.
    let given = unsafe { given(argc, argv) };
    let arguments = match tool.arguments(&given, "aN", &[]) {
        Some(arguments) => arguments,
        None => return tool.status(),
    };
    let mut tree = Tree {
        tool,
        wanted: match arguments.options.contains(&'a') {
            true => Wanted::AlmostAll,
            false => Wanted::Visible,
        },
        output: Output::new("tree"),
        status: 0,
        directories: 0,
        files: 0,
        buffer: vec![0; 256 * 1024],
        indent: Vec::new(),
    };
    let paths = match &arguments.operands[..] {
        [] => &[c"."],
        paths => paths,
    };
    for path in paths {
        tree.show(path);
    }
    tree.print_counts();
    tree.output.flush();
    tree.status
}

impl Tree {
    /// Shows the tree below `path`.
    fn show(&mut self, path: &CStr) {
        self.indent.clear(); // the last walk may have been lost
        self.output.push(path.to_bytes());
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK;
        match open(path, flags, 0) {
            Ok(directory) => {
                self.output.push(b"\n");
                if let Err(error) = self.walk(directory) {
                    let name = quote_always(path.to_bytes());
                    let what = [b"lost in ", &name[..]].concat();
                    self.tool.complain(&about(&what, error));
                    self.status = 2;
                }
            }
            Err(_) => {
                let flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT;
                if statx(CWD, path, flags, STATX_TYPE).is_ok() {
                    self.files += 1;
                }
                self.cannot_open();
            }
        }
    }

    fn walk(&mut self, start: OwnedFd) -> Result<(), Errno> {
        let mut names = Names::default();
        let mut way = Descent::<OPEN>::new(start);
        let mut levels = vec![self.read(&way, &mut names)];
        // The namesake counts the start if there is something in it.
        self.directories += u64::from(names.len() > 0);
        while let Some(level) = levels.last_mut() {
            if level.next == names.len() {
                names.truncate(level.first);
                levels.pop();
                if let Some(above) = levels.last() {
                    way.up(above.identity.expect("it was left downwards"))?;
                    self.indent.truncate(above.indent);
                }
                continue;
            }
            let name = names.get(level.next);
            level.next += 1;
            let is_last = level.next == names.len();
            self.print_name(names.bytes(name), is_last);
            match name.kind {
                DT_DIR => {
                    if level.identity.is_none() {
                        level.identity = Some(Identity::of(&way)?);
                    }
                    if self.enter(&mut way, names.c_str(name), is_last) {
                        levels.push(self.read(&way, &mut names));
                    }
                }
                DT_LNK => self.show_link(&way, names.c_str(name)),
                _ => {
                    self.files += 1;
                    self.output.push(b"\n");
                }
            }
        }
        Ok(())
    }

    /// Reads the names of the present directory, behind those of the ones
    /// above it.
    fn read(&mut self, way: &Descent<OPEN>, names: &mut Names) -> Level {
        let first = names.len();
        let mut entries = Directory::new(way, &mut self.buffer);
        let result = self.wanted.each(&mut entries, |entry| {
            // What cannot be found out counts as a file.
            let kind = file_type(way, entry).unwrap_or(DT_UNKNOWN);
            names.push(entry.d_name, kind);
        });
        if let Err(error) = result {
            self.tool.complain(&about(b"reading a directory", error));
            self.status = 2;
        }
        names.sort_from(first);
        Level {
            identity: None,
            first,
            next: first,
            indent: self.indent.len(),
        }
    }

    /// Goes down to a directory whose name has been printed; tells whether
    /// that was possible.
    fn enter(
        &mut self,
        way: &mut Descent<OPEN>,
        name: &CStr,
        is_last: bool,
    ) -> bool {
        self.directories += 1;
        if way.down(name).is_err() {
            self.cannot_open();
            return false;
        }
        let piece = if is_last { "    " } else { "│\u{a0}\u{a0} " };
        self.indent.extend_from_slice(piece.as_bytes());
        self.output.push(b"\n");
        true
    }

    fn print_name(&mut self, name: &[u8], is_last: bool) {
        let branch = if is_last { "└── " } else { "├── " };
        self.output.push(&self.indent);
        self.output.push(branch.as_bytes());
        self.output.push(name);
    }

    /// Shows where a link leads, and counts it as what is there.
    fn show_link(&mut self, way: &Descent<OPEN>, name: &CStr) {
        let mut target = [0; 4096]; // no target is longer
        if let Ok(target) = readlinkat(way.as_fd(), name, &mut target) {
            self.output.push(b" -> ");
            self.output.push(target);
        }
        self.output.push(b"\n");
        let file = statx(way, name, AT_NO_AUTOMOUNT, STATX_TYPE);
        if file.is_ok_and(|file| file.file_type() == S_IFDIR) {
            self.directories += 1;
        } else {
            self.files += 1;
        }
    }

    fn cannot_open(&mut self) {
        self.output.push(b"  [error opening dir]\n");
        self.status = 2;
    }

    fn print_counts(&mut self) {
        let directories = match self.directories {
            1 => "directory",
            _ => "directories",
        };
        let files = if self.files == 1 { "file" } else { "files" };
        let counts = format!(
            "\n{} {directories}, {} {files}\n",
            self.directories, self.files
        );
        self.output.push(counts.as_bytes());
    }
}
