//! What is read, and each difference that a table can have to it.

use kernel_table::binary::Place;

use crate::fixture::{Kernel, table};

/// Fails unless these are all the differences.
#[track_caller]
fn expect(kernel: &Kernel, differences: &[&str]) {
    assert_eq!(kernel.compare().differences, differences);
}

#[test]
fn a_kernel_that_agrees_with_its_table() {
    let kernel = Kernel::new();
    let binary = kernel.read();
    assert_eq!(binary.places, Place::ALL);
    assert_eq!(binary.stubs, ["sys_opt"]);
    let numbers: Vec<_> = binary.numbers.keys().copied().collect();
    assert_eq!(numbers, [0, 2, 5, 7]);
    let none = "sys_ni_syscall";
    assert_eq!(binary.numbers[&2], ["sys_newstat", "sys_newstat", none]);
    assert_eq!(binary.numbers[&7], [none, none, "compat_sys_readv"]);
    let comparison = kernel.compare();
    assert_eq!(comparison.differences, [""; 0]);
    let counts = comparison.places.iter().map(|(_, numbers)| {
        (numbers.same, numbers.none, numbers.left_out.join(" "))
    });
    let opt = || "opt".to_owned();
    let expected = [(2, 1, opt()), (2, 1, opt()), (2, 1, opt())];
    assert_eq!(counts.collect::<Vec<_>>(), expected);
    assert_eq!((comparison.rows, comparison.args), (2, 2));
    assert_eq!((comparison.user, comparison.compat), (1, 1));
}

#[test]
fn a_kernel_with_the_option_that_another_leaves_out() {
    let kernel = Kernel::new().with(".weak __x64_sys_opt\n", "");
    let none = "5 opt: the binary knows no arguments of `sys_opt`";
    expect(&kernel, &[none]);
    let meta = "__syscall_meta__opt:\n.quad name_opt\n.long -1, 0\n\
                name_opt: .asciz \"sys_opt\"\ntypes_read:";
    let kernel = kernel.with("types_read:", meta);
    expect(&kernel, &[]);
    assert_eq!(kernel.compare().places[0].1.same, 3);
}

#[test]
fn another_handler_in_the_array() {
    let kernel =
        Kernel::new().with(".quad __x64_sys_newstat", ".quad __x64_sys_read");
    expect(
        &kernel,
        &["2 stat: sys_call_table has `sys_read`, the table `sys_newstat`"],
    );
    let kernel = Kernel::new().with(
        ".quad __x64_sys_opt\n",
        ".quad __x64_sys_opt, __x64_sys_read\n",
    );
    expect(
        &kernel,
        &[
            "6 no row: sys_call_table has `sys_read`, the table \
             `sys_ni_syscall`",
            // Its comparison is left out in the code.
            "6 no row: x64_sys_call has `sys_opt`, the table `sys_ni_syscall`",
        ],
    );
    let kernel = Kernel::new().with("    .quad __x64_sys_opt\n", "");
    expect(
        &kernel,
        &[
            "5 opt: sys_call_table has `sys_ni_syscall`, the table `sys_opt`",
            "5 opt: x64_sys_call has `sys_ni_syscall`, the table `sys_opt`",
        ],
    );
}

#[test]
fn another_handler_in_the_code() {
    let kernel = Kernel::new()
        .with("1:  jmp __x64_sys_newstat", "1:  jmp __x64_sys_read");
    expect(
        &kernel,
        &["2 stat: x64_sys_call has `sys_read`, the table `sys_newstat`"],
    );
    let kernel = Kernel::new().with("cmp esi, 7", "cmp esi, 6");
    expect(
        &kernel,
        &[
            "6 no row: x32_sys_call has `compat_sys_readv`, the table \
             `sys_ni_syscall`",
            "7 readv: x32_sys_call has `sys_ni_syscall`, the table \
             `compat_sys_readv`",
        ],
    );
    let kernel =
        Kernel::new().with("cmp esi, 4\n    jbe", "cmp esi, 4\n    jb");
    expect(
        &kernel,
        &["4 no row: x64_sys_call has `sys_opt`, the table `sys_ni_syscall`"],
    );
}

#[test]
fn a_handler_where_the_table_says_there_is_none() {
    let mut table = table();
    table.rows[1].entry = Some("sys_newstat".to_owned());
    let kernel = Kernel::new().with(
        "read\n    .quad __x64_sys_ni",
        "read\n    .quad __x64_sys_newstat # ",
    );
    let comparison = kernel.read().compare(&table).expect("one kernel");
    let sentence = "1: sys_call_table has the handler `sys_newstat`, which \
                    the table says there is not";
    assert_eq!(comparison.differences[0], sentence);
}

#[test]
fn other_arguments() {
    let sentence = |found: &str| {
        format!(
            "0 read: the table has (unsigned int fd, char __user * __user \
             *buf), the binary ({found})"
        )
    };
    let cases = [
        ("\"unsigned int\"", "\"int\"", "int fd, char * *buf"),
        ("\"char * *\"", "\"char *\"", "unsigned int fd, char *buf"),
        ("\"fd\"", "\"ufd\"", "unsigned int ufd, char * *buf"),
        (".byte 2 + 128", ".byte 1 + 128", "unsigned int fd"),
    ];
    for (old, new, found) in cases {
        expect(&Kernel::new().with(old, new), &[&sentence(found)]);
    }
    let mut table = table();
    table.rows[0].args[0].ctype = "unsigned  int".to_owned();
    let binary = Kernel::new().read();
    let comparison = binary.compare(&table).expect("one kernel");
    assert_eq!(comparison.differences.len(), 1, "white space counts");
}

#[test]
fn not_every_kernel_has_every_place() {
    let kernel = Kernel::new()
        .without("x64_sys_call")
        .without("x32_sys_call");
    assert_eq!(kernel.read().places, [Place::SysCallTable]);
    expect(&kernel, &[]);
    let kernel = Kernel::new().without_array();
    let places = [Place::X64SysCall, Place::X32SysCall];
    assert_eq!(kernel.read().places, places);
    expect(&kernel, &[]);
}

#[test]
fn facts_of_another_kernel() {
    let mut table = table();
    table.kernel = "9.1.3".to_owned();
    let error = Kernel::new().read().compare(&table);
    let error = error.expect_err("two kernels").to_string();
    assert!(
        error.contains("Linux 9.1.2, the table of Linux 9.1.3"),
        "{error}"
    );
}
