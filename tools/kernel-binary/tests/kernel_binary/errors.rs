//! Each error: a sentence that names the file and the place in it.

use std::path::Path;

use kernel_table::schema::Source;

use crate::fixture::{Kernel, source, table};

/// Fails unless the binary is an error whose sentence has all the parts.
#[track_caller]
fn expect(kernel: &Kernel, parts: &[&str]) {
    let error = kernel.error();
    assert!(error.contains("vmlinux: "), "no file in: {error}");
    for part in parts {
        assert!(error.contains(part), "no `{part}` in: {error}");
    }
}

#[test]
fn a_file_that_is_no_kernel() {
    let missing = Path::new("/nonexistent/vmlinux");
    let error = kernel_binary::read(missing, &table(), source()).map(drop);
    let error = error.expect_err("there is no such file").to_string();
    assert_eq!(error, "/nonexistent/vmlinux: cannot be read");
    let kernel = Kernel::new().patch(|bytes| bytes[0] = b'e');
    expect(&kernel, &["not an ELF file of 64 bits"]);
    // At 18 is the machine, and 183 is Arm's.
    let kernel = Kernel::new().patch(|bytes| bytes[18] = 183);
    expect(&kernel, &["not for x86_64"]);
}

#[test]
fn a_file_that_is_truncated() {
    // The table of sections is at the end, the code at the beginning.
    let kernel = Kernel::new().patch(|bytes| bytes.truncate(8192));
    expect(&kernel, &["not an ELF file of 64 bits, or not whole"]);
    let kernel = Kernel::new().patch(|bytes| bytes.truncate(0));
    expect(&kernel, &["not an ELF file of 64 bits, or not whole"]);
}

#[test]
fn a_file_without_symbols() {
    let kernel = Kernel::new().options(&["-s"]);
    expect(
        &kernel,
        &["no symbol `__x64_sys_ni_syscall`", "debug symbols"],
    );
}

#[test]
fn another_kernel_s_binary() {
    // Another's version is in one place of the text, this one's in another.
    Kernel::new().with("9.1.2+deb1", "9.1.0-3").read();
    let kernel = Kernel::new()
        .with("Debian 9.1.2-1", "Debian 9.1.20-1")
        .with("version 9.1.2+", "version 9.1.0+");
    expect(
        &kernel,
        &["not Linux 9.1.2, it says `Linux version 9.1.0+deb1"],
    );
    let kernel = Kernel::new().without("linux_banner");
    expect(&kernel, &["no symbol `linux_banner`"]);
}

#[test]
fn no_place_at_all() {
    let kernel = Kernel::new()
        .without_array()
        .without("x64_sys_call")
        .without("x32_sys_call");
    expect(&kernel, &["neither `sys_call_table` nor `x64_sys_call`"]);
}

#[test]
fn an_array_of_another_shape() {
    let kernel = Kernel::new()
        .with(".quad __x64_sys_newstat", ".quad __x64_sys_newstat + 1");
    expect(
        &kernel,
        &["`sys_call_table`[2] is 0x", "no handler's address"],
    );
    let kernel = Kernel::new()
        .with(".quad __x64_sys_opt\n", ".quad __x64_sys_opt\n.byte 0\n");
    expect(&kernel, &["`sys_call_table`: 49 bytes are not an array"]);
}

#[test]
fn code_of_another_shape() {
    let cases = [
        (
            "test esi, esi\n",
            "test edi, edi\n",
            "`Test_rm32_r32` is not in",
        ),
        ("test esi, esi\n", "cmp esi, eax\n", "`Cmp_r"),
        ("ja 2f", "jp 2f", "`Jp_rel8_64` is not in a tree"),
        ("endbr64", "ja 2f", "`Ja_rel8_64` is not in a tree"),
        ("endbr64", "jmp rax", "`Jmp_rm64` is not in a tree"),
        ("endbr64", "call x32_sys_call", "it calls 0x"),
        (
            "endbr64",
            "9: jmp 9b",
            "1000 instructions lead to no handler",
        ),
        ("endbr64", "jmp 0x10", "nothing at 0x10"),
    ];
    for (old, new, part) in cases {
        let kernel = Kernel::new().with(old, new);
        expect(&kernel, &["`x64_sys_call` with the number ", part]);
    }
}

#[test]
fn metadata_of_another_shape() {
    let kernel = Kernel::new()
        .without("__syscall_meta__read")
        .without("__syscall_meta__newstat");
    expect(&kernel, &["no variable `__syscall_meta__NAME`", "FTRACE"]);
    let kernel = Kernel::new().with("\"sys_read\"", "\"sys_write\"");
    expect(
        &kernel,
        &["`__syscall_meta__read`: it says that it is `sys_write`"],
    );
    let kernel = Kernel::new().with(".byte 2 + 128", ".byte 7");
    expect(&kernel, &["`__syscall_meta__read`: 7 arguments"]);
    let kernel = Kernel::new().with(".quad types_read,", ".quad 16,");
    expect(&kernel, &["`__syscall_meta__read`: ", "nothing at 0x10"]);
}

#[test]
fn two_handlers_that_nobody_can_tell_apart() {
    let kernel = Kernel::new().with(
        "__x64_sys_newstat: ud2",
        "__x64_sys_newstat:\n__x64_sys_stat: ud2",
    );
    expect(&kernel, &["are one function in it"]);
}

#[test]
fn a_hash_that_is_none() {
    let source = Source {
        sha256: "ae95".to_owned(),
        ..source()
    };
    let path = Kernel::new().vmlinux();
    let error = kernel_binary::read(&path, &table(), source).map(drop);
    let error = error.expect_err("no hash").to_string();
    assert!(error.contains("64 hexadecimal digits"), "{error}");
}
