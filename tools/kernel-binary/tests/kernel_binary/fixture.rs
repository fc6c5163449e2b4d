//! A small kernel: no code that could run, but all that is read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kernel_table::binary::{Binary, Comparison};
use kernel_table::schema::{Source, Table};
use tempfile::TempDir;

/// The table of the small kernel.
const TABLE: &str = r#"{"schema":1,"architecture":"x86_64","kernel":"9.1.2",
"source":{"package":"linux-source-9.1","version":"9.1.2-1","sha256":"00"},
"errnos":[],"rows":[
{"number":0,"abi":"common","name":"read","entry":"sys_read","args":[
    {"type":"unsigned int","name":"fd"},
    {"type":"char __user * __user *","name":"buf"}],
 "file":"fs/read.c","line":1,"condition":null,"implemented":true,"why":null,
 "since":null},
{"number":1,"abi":"common","name":"gone","entry":null,"args":[],
 "file":null,"line":null,"condition":null,"implemented":false,
 "why":{"kind":"removed","source":"a test"},"since":null},
{"number":2,"abi":"64","name":"stat","entry":"sys_newstat","args":[],
 "file":"fs/stat.c","line":1,"condition":null,"implemented":true,"why":null,
 "since":null},
{"number":5,"abi":"common","name":"opt","entry":"sys_opt","args":[],
 "file":"fs/opt.c","line":1,"condition":null,"implemented":true,"why":null,
 "since":null},
{"number":7,"abi":"x32","name":"readv","entry":"compat_sys_readv","args":[],
 "file":"fs/read.c","line":2,"condition":null,"implemented":true,"why":null,
 "since":null}
]}"#;

/// The kernel. `x64_sys_call` lacks the last comparison, as a compiler may
/// make it, and one of the counts of arguments has another field beside it.
pub const KERNEL: &str = r#"
.intel_syntax noprefix
.section .rodata
linux_banner: .asciz "Linux version 9.1.2+deb1-amd64 (a test) Debian 9.1.2-1\n"
sys_call_table:
    .quad __x64_sys_read
    .quad __x64_sys_ni_syscall
    .quad __x64_sys_newstat
    .quad __x64_sys_ni_syscall
    .quad __x64_sys_ni_syscall
    .quad __x64_sys_opt
    .size sys_call_table, . - sys_call_table

.text
.globl __x64_sys_ni_syscall, __x64_sys_read, __x64_sys_newstat
.globl __x64_compat_sys_readv
.weak __x64_sys_opt
__fentry__: ud2
__x64_sys_ni_syscall: ud2
__x64_sys_read: ud2
__x64_sys_newstat: ud2
__x64_sys_opt: ud2
__x64_compat_sys_readv: ud2

x64_sys_call:
    endbr64
    call __fentry__
    cmp esi, 2
    je 1f
    ja 2f
    test esi, esi
    jne 3f
    jmp __x64_sys_read
1:  jmp __x64_sys_newstat
2:  cmp esi, 4
    jbe 3f
    call __x64_sys_opt
3:  jmp __x64_sys_ni_syscall

x32_sys_call:
    cmp esi, 0
    jle 1f
    cmp esi, 5
    je 2f
    cmp esi, 7
    jne 3f
    jmp __x64_compat_sys_readv
1:  jmp __x64_sys_read
2:  jmp __x64_sys_opt
3:  jmp __x64_sys_ni_syscall

.data
__syscall_meta__read:
    .quad name_read
    .long -1
    .byte 2 + 128, 1
    .short 2
    .quad types_read, args_read
__syscall_meta__newstat:
    .quad name_newstat
    .long -1, 0
    .quad 0, 0
types_read: .quad type_0, type_1
args_read: .quad arg_0, arg_1
name_read: .asciz "sys_read"
name_newstat: .asciz "sys_newstat"
type_0: .asciz "unsigned int"
type_1: .asciz "char * *"
arg_0: .asciz "fd"
arg_1: .asciz "buf"
"#;

/// A small kernel in a folder of its own, with its table.
pub struct Kernel {
    folder: TempDir,
    text: String,
    options: &'static [&'static str],
    patch: fn(&mut Vec<u8>),
}

impl Kernel {
    /// The kernel that the table is right for.
    pub fn new() -> Kernel {
        let folder = tempfile::tempdir().expect("a folder can be made");
        fs::write(folder.path().join("table.json"), TABLE)
            .expect("the table can be written");
        Kernel {
            folder,
            text: KERNEL.to_owned(),
            options: &[],
            patch: |_| (),
        }
    }

    /// The kernel with another text somewhere, which must be there once.
    #[track_caller]
    pub fn with(mut self, old: &str, new: &str) -> Kernel {
        assert_eq!(self.text.matches(old).count(), 1, "`{old}`");
        self.text = self.text.replace(old, new);
        self
    }

    /// The kernel without a symbol.
    pub fn without(self, symbol: &str) -> Kernel {
        self.with(&format!("\n{symbol}:"), &format!("\nnot_{symbol}:"))
    }

    /// The kernel without `sys_call_table`.
    pub fn without_array(self) -> Kernel {
        self.without("sys_call_table")
            .with(".size sys_call_table, . - sys_call_table", "")
    }

    /// The kernel, linked with more options.
    pub fn options(mut self, options: &'static [&'static str]) -> Kernel {
        self.options = options;
        self
    }

    /// The kernel with other bytes in the binary.
    pub fn patch(mut self, patch: fn(&mut Vec<u8>)) -> Kernel {
        self.patch = patch;
        self
    }

    /// Where the kernel is, with the table beside it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Assembles the kernel.
    pub fn vmlinux(&self) -> PathBuf {
        let source = self.folder().join("kernel.s");
        let path = self.folder().join("vmlinux");
        fs::write(&source, &self.text).expect("the file can be written");
        let output = Command::new("cc")
            .args(["-nostdlib", "-static", "-no-pie", "-Wl,-e,0"])
            .args(self.options)
            .arg("-o")
            .args([&path, &source])
            .output()
            .expect("the C compiler's driver can be started");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{error}");
        let mut bytes = fs::read(&path).expect("it is there");
        (self.patch)(&mut bytes);
        fs::write(&path, bytes).expect("it can be written");
        path
    }

    pub fn read(&self) -> Binary {
        let binary = kernel_binary::read(&self.vmlinux(), &table(), source());
        binary.unwrap_or_else(|error| panic!("{error:#}"))
    }

    pub fn compare(&self) -> Comparison {
        self.read().compare(&table()).expect("one kernel")
    }

    pub fn error(&self) -> String {
        match kernel_binary::read(&self.vmlinux(), &table(), source()) {
            Ok(_) => panic!("this binary should be an error"),
            Err(error) => format!("{error:#}"),
        }
    }
}

/// The small kernel's table.
pub fn table() -> Table {
    Table::parse(TABLE).expect("a table")
}

/// A package that does not exist.
pub fn source() -> Source {
    Source {
        package: "linux-image-9.1-dbg".to_owned(),
        version: "9.1.2-1".to_owned(),
        sha256: "0123456789abcdef".repeat(4),
    }
}
