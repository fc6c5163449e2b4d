//! Small kernel trees, written for a test.

use std::fs;
use std::path::Path;

use kernel_table::generate::generate;
use kernel_table::manual::{Name, Pages};
use kernel_table::schema::{Row, SCHEMA, Source, Table};
use kernel_table::tree::DIRECTORIES;
use tempfile::TempDir;

/// What every tree has; a test adds to it or writes over it.
const BASE: [(&str, &str); 11] = [
    (
        "Makefile",
        "VERSION = 9\nPATCHLEVEL = 1\nSUBLEVEL = 2\nEXTRAVERSION =\n",
    ),
    (
        "Kbuild",
        "obj-y += arch/$(SRCARCH)/ fs/\nobj-y += kernel/ mm/\n",
    ),
    ("arch/x86/Kbuild", "obj-y += kernel/\n"),
    ("arch/x86/kernel/Makefile", "obj-y := process_$(BITS).o\n"),
    ("arch/x86/include/asm/unistd.h", UNISTD),
    (
        "arch/x86/entry/syscalls/syscall_32.tbl",
        "3 i386 read sys_read\n1000 i386 last sys_last\n",
    ),
    ("include/uapi/asm-generic/errno-base.h", ERRNO_BASE),
    ("include/uapi/asm-generic/errno.h", ERRNO),
    ("fs/Makefile", "obj-y := read.o \\\n\tlast.o\n"),
    ("fs/read.c", READ),
    ("kernel/sys_ni.c", "COND_SYSCALL(seven);\n"),
];

const UNISTD: &str = "\
#ifdef CONFIG_X86_32
# define __ARCH_WANT_ONLY_32
#else
# define __ARCH_WANT_ONLY_64
#endif
#define __ARCH_WANT_BOTH
";

const ERRNO_BASE: &str = "\
#ifndef BASE
#define BASE
#define\tEPERM\t\t 1\t/* text */
#define\tEAGAIN\t\t11\t/* text */
#endif
";

const ERRNO: &str = "\
#ifndef REST
#define REST
#include <asm-generic/errno-base.h>
#define\tEDEADLK\t\t35\t/* text */
#define\tEWOULDBLOCK\tEAGAIN\t/* text */
#endif
";

const READ: &str = "\
SYSCALL_DEFINE3(read, unsigned int, fd, char __user *, buf, size_t, count)
{
}
";

const LAST: &str = "COMPAT_SYSCALL_DEFINE1(last, compat_pid_t, pid)\n{\n}\n";

pub const TABLE: &str = "arch/x86/entry/syscalls/syscall_64.tbl";

/// A tree in a folder of its own.
pub struct Fixture {
    folder: TempDir,
}

impl Fixture {
    /// The tree that all tests start from: read, and x32's last number.
    pub fn new() -> Fixture {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let fixture = Fixture { folder };
        for directory in DIRECTORIES {
            let path = fixture.path().join(directory);
            fs::create_dir_all(path).expect("a folder can be made");
        }
        let all = BASE.iter().chain(&[("fs/last.c", LAST)]);
        let base =
            all.fold(fixture, |tree, (path, text)| tree.with(path, text));
        base.table("")
    }

    /// The tree with one more file, or another text in it.
    pub fn with(self, path: &str, text: &str) -> Fixture {
        let path = self.path().join(path);
        let folder = path.parent().expect("it is in the tree");
        fs::create_dir_all(folder).expect("a folder can be made");
        fs::write(path, text).expect("the file can be written");
        self
    }

    /// The tree without one file or folder.
    pub fn without(self, path: &str) -> Fixture {
        let path = self.path().join(path);
        if path.is_dir() {
            fs::remove_dir_all(path).expect("the folder can be removed");
        } else {
            fs::remove_file(path).expect("the file can be removed");
        }
        self
    }

    /// The tree with more lines in its table.
    pub fn table(self, lines: &str) -> Fixture {
        let table = format!(
            "# a comment\n0\tcommon\tread\tsys_read\n{lines}\
             547\tx32\tlast\tcompat_sys_last\n"
        );
        self.with(TABLE, &table)
    }

    /// The tree's root.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The table that comes out.
    pub fn generate(&self) -> Table {
        self.generate_after(Vec::new())
    }

    /// The same with tables of older kernels.
    pub fn generate_after(&self, older: Vec<Table>) -> Table {
        let table = generate(self.path(), source(), older, &pages());
        table.unwrap_or_else(|error| panic!("{error:#}"))
    }

    /// The row with a number.
    pub fn row(&self, number: u32) -> Row {
        let rows = self.generate().rows;
        let mut rows = rows.into_iter();
        let row = rows.find(|row| row.number == number);
        row.unwrap_or_else(|| panic!("no row with the number {number}"))
    }

    /// The error that comes out.
    pub fn error(&self) -> String {
        match generate(self.path(), source(), Vec::new(), &pages()) {
            Ok(_) => panic!("this tree should be an error"),
            Err(error) => format!("{error:#}"),
        }
    }
}

/// What a manual says that does not exist.
pub fn pages() -> Pages {
    let page = Name {
        page: Some("unimplemented.2".to_owned()),
        ..Name::default()
    };
    let removed = Name {
        removed: Some("5.5".to_owned()),
        ..Name::default()
    };
    let names = [("tuxcall", page), ("_sysctl", removed)];
    let names = names.map(|(name, said)| (name.to_owned(), said));
    Pages {
        schema: SCHEMA,
        source: Source {
            version: "9.20-1".to_owned(),
            ..source()
        },
        names: names.into(),
    }
}

/// A package that does not exist.
pub fn source() -> Source {
    Source {
        package: "linux-source-9.1".to_owned(),
        version: "9.1.2-1".to_owned(),
        sha256: "0123456789abcdef".repeat(4),
    }
}
