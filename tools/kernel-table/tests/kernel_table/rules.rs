//! Each rule by which a row finds its handler, on a tree that needs it.

use std::collections::BTreeSet;

use kernel_table::condition::{Facts, Truth};
use kernel_table::schema::{Abi, By, Row, Table, WhyKind};

use crate::fixture::Fixture;

/// A tree with one more row, 7, and one more file, which defines its handler.
fn with_seven(makefile: &str, text: &str) -> Fixture {
    Fixture::new()
        .table("7 common seven sys_seven\n")
        .with("kernel/Makefile", makefile)
        .with("kernel/seven.c", text)
}

fn place(row: &Row) -> (&str, u32) {
    (row.file.as_deref().unwrap_or("none"), row.line.unwrap_or(0))
}

/// The conditions, those that always hold in brackets, without the stub.
fn conditions(row: &Row) -> Vec<String> {
    let all = row.condition.iter().flatten();
    let show = |condition: &kernel_table::schema::Condition| {
        let text = &condition.text;
        if condition.always {
            format!("[{text}]")
        } else {
            text.clone()
        }
    };
    let all = all.filter(|condition| condition.by != By::CondSyscall);
    all.map(show).collect()
}

#[test]
fn a_row_has_its_handlers_arguments_and_place() {
    let row = Fixture::new().row(0);
    assert_eq!(row.abi, Abi::Common);
    assert_eq!(row.entry.as_deref(), Some("sys_read"));
    assert_eq!(place(&row), ("fs/read.c", 1));
    assert_eq!(
        row.signature(),
        "unsigned int fd, char __user *buf, size_t count"
    );
    assert!(row.implemented && row.why.is_none() && row.condition.is_none());
}

#[test]
fn the_version_comes_from_the_makefile() {
    assert_eq!(Fixture::new().generate().kernel, "9.1.2");
    let text =
        "VERSION = 9\nPATCHLEVEL = 1\nSUBLEVEL = 0\nEXTRAVERSION = -rc3\n";
    let tree = Fixture::new().with("Makefile", text);
    assert_eq!(tree.generate().kernel, "9.1.0-rc3");
}

#[test]
fn a_definition_may_go_over_lines_with_comments_and_odd_spaces() {
    let text = "/* SYSCALL_DEFINE0(seven)\n */\n// SYSCALL_DEFINE0(seven)\n\
                char *s = \"/*\"; char c = '\"';\n\
                SYSCALL_DEFINE2(seven, const  char __user\t*, /* , */ path,\n\
                \t\tunsigned  long,\n\tlen)\n{\n}\n";
    let row = with_seven("obj-y := seven.o\n", text).row(7);
    assert_eq!(place(&row), ("kernel/seven.c", 5));
    assert_eq!(
        row.signature(),
        "const char __user *path, unsigned long len"
    );
}

#[test]
fn both_forms_of_the_table_are_read() {
    let tree = Fixture::new().table(
        "1 64 old\n2 common dash -\n3 common ends sys_read - noreturn\n\
         4\tcommon\tlong\tsys_read\t-\n5 common ni sys_ni_syscall # text\n",
    );
    let table = tree.generate();
    let seen: Vec<_> = table
        .rows
        .iter()
        .map(|row| (row.number, row.entry.as_deref(), row.noreturn))
        .collect();
    let expected = [
        (0, Some("sys_read"), false),
        (1, None, false),
        (2, None, false),
        (3, Some("sys_read"), true),
        (4, Some("sys_read"), false),
        (5, Some("sys_ni_syscall"), false),
        (547, Some("compat_sys_last"), false),
    ];
    assert_eq!(seen, expected);
    let implemented = table.rows.iter().filter(|row| row.implemented);
    assert_eq!(implemented.count(), 4);
}

#[test]
fn the_rows_are_sorted_by_number() {
    let tree = Fixture::new().table("9 64 b sys_read\n3 64 a sys_read\n");
    let table = tree.generate();
    let numbers: Vec<_> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [0, 3, 9, 547]);
}

#[test]
fn the_join_is_on_the_handlers_name() {
    let tree = with_seven(
        "obj-y := seven.o\n",
        "SYSCALL_DEFINE1(stat, int, wrong)\n\
         SYSCALL_DEFINE1(newstat, int, right)\n",
    );
    let row = tree.table("4 common stat sys_newstat\n").row(4);
    assert_eq!(row.signature(), "int right");
}

#[test]
fn compat_handlers_are_others_than_native_ones() {
    let tree = with_seven(
        "obj-y := seven.o\n",
        "SYSCALL_DEFINE1(seven, int, a)\n\
         COMPAT_SYSCALL_DEFINE1(seven, int, b)\n",
    );
    let tree =
        tree.table("7 64 seven sys_seven\n8 x32 seven compat_sys_seven\n");
    assert_eq!(tree.row(7).signature(), "int a");
    assert_eq!(tree.row(8).signature(), "int b");
    assert!(!tree.row(8).is_64());
}

#[test]
fn what_the_preprocessor_drops_on_x86_64_does_not_count() {
    let text = "#ifdef CONFIG_X86_32\nSYSCALL_DEFINE1(seven, int, a)\n\
                #elif BITS_PER_LONG == 32 || !defined(CONFIG_MMU)\n\
                SYSCALL_DEFINE1(seven, int, b)\n#else\n\
                SYSCALL_DEFINE1(seven, int, c)\n#endif\n";
    let row = with_seven("obj-y := seven.o\n", text).row(7);
    assert_eq!(row.signature(), "int c");
    assert_eq!(row.others.len(), 2);
    assert_eq!(
        conditions(&row),
        ["[#ifdef CONFIG_X86_32 … #elif BITS_PER_LONG == 32 || \
          !defined(CONFIG_MMU) … #else]"]
    );
}

#[test]
fn a_macros_own_definition_is_no_handler() {
    let text = "#define MAKE(x) \\\nSYSCALL_DEFINE1(seven, int, wrong)\n\
                SYSCALL_DEFINE1(seven, int, right)\n";
    let row = with_seven("obj-y := seven.o\n", text).row(7);
    assert_eq!(place(&row), ("kernel/seven.c", 3));
}

#[test]
fn what_the_architecture_wants_comes_from_its_header() {
    let text = "#ifdef __ARCH_WANT_ONLY_32\nSYSCALL_DEFINE1(seven, int, a)\n\
                #endif\n#ifdef __ARCH_WANT_ABSENT\n\
                SYSCALL_DEFINE1(seven, int, b)\n#endif\n\
                #if defined(__ARCH_WANT_ONLY_64) && defined __ARCH_WANT_BOTH\n\
                SYSCALL_DEFINE1(seven, int, c)\n#endif\n";
    let row = with_seven("obj-y := seven.o\n", text).row(7);
    assert_eq!(row.signature(), "int c");
    assert!(!row.is_optional());
}

#[test]
fn clones_variants_for_other_machines_fall_away() {
    let text = "#ifdef CONFIG_CLONE_BACKWARDS\nSYSCALL_DEFINE1(seven, int, a)\n\
                #elif defined(CONFIG_CLONE_BACKWARDS2)\n\
                SYSCALL_DEFINE1(seven, int, b)\n\
                #elif defined(CONFIG_CLONE_BACKWARDS3)\n\
                SYSCALL_DEFINE1(seven, int, c)\n#else\n\
                SYSCALL_DEFINE1(seven, int, d)\n#endif\n";
    let row = with_seven("obj-y := seven.o\n", text).row(7);
    assert_eq!(row.signature(), "int d");
    assert_eq!(row.others.len(), 3);
}

#[test]
fn a_list_that_is_set_anew_loses_what_was_in_it() {
    let tree = Fixture::new()
        .table("7 common seven sys_seven\n")
        .with("mm/nommu.c", "SYSCALL_DEFINE1(seven, int, without)\n")
        .with("mm/mmap.c", "SYSCALL_DEFINE1(seven, int, with)\n")
        .with(
            "mm/Makefile",
            "mmu-y := nommu.o\nmmu-$(CONFIG_MMU) := other.o mmap.o\n\
             obj-y := $(mmu-y)\n",
        );
    let row = tree.row(7);
    assert_eq!(place(&row), ("mm/mmap.c", 1));
    assert_eq!(conditions(&row), ["[mmu-$(CONFIG_MMU)]"]);
}

#[test]
fn the_makefiles_variables_for_the_machine_are_known() {
    let define = |name| format!("SYSCALL_DEFINE1(seven, int, {name})\n");
    let tree = Fixture::new()
        .table("7 common seven sys_seven\n")
        .with("arch/x86/kernel/process_32.c", &define("a"))
        .with("arch/x86/um/process.c", &define("b"))
        .with("arch/x86/um/Makefile", "obj-y := process.o\n")
        .with("arch/x86/kernel/process_64.c", &define("c"));
    assert_eq!(tree.row(7).signature(), "int c");
    assert_eq!(tree.row(7).others.len(), 2);
}

#[test]
fn a_makefiles_branches_for_other_machines_fall_away() {
    let built = [
        "ifdef CONFIG_X86_32\nobj-y := seven.o\nelse\nmore-y := seven.o\n\
         obj-y += $(more-y)\nendif\n",
        "ifneq ($(CONFIG_MMU),)\nobj-y := seven.o\nendif\n",
        "ifeq ($(CONFIG_X86_32),)\nobj-y := seven.o\nendif\n",
        "ifneq ($(CONFIG_X86_32),y)\nobj-y := seven.o\nendif\n",
        "ifeq ($(CONFIG_X86_32),y)\nelse ifdef CONFIG_MMU\n\
         obj-y := seven.o\nendif\n",
        "ifeq ($(CONFIG_A)$(CONFIG_B),yy)\nobj-y := seven.o\nendif\n",
    ];
    let define = "SYSCALL_DEFINE0(seven)\n";
    for makefile in built {
        assert!(
            with_seven(makefile, define).row(7).implemented,
            "{makefile}"
        );
    }
    let left_out = [
        "ifneq ($(CONFIG_MMU),y)\nobj-y := seven.o\nendif\n",
        "ifeq ($(CONFIG_MMU),)\nobj-y := seven.o\nendif\n",
        "ifndef CONFIG_MMU\nobj-y := seven.o\nendif\n",
        "obj-$(CONFIG_X86_32) := seven.o\n",
        "hostprogs := seven.o\n",
    ];
    for makefile in left_out {
        let error = with_seven(makefile, define).error();
        assert!(
            error.contains("not built for x86_64"),
            "{makefile}: {error}"
        );
    }
}

#[test]
fn a_stub_for_an_option_left_out_gives_way() {
    let tree = with_seven(
        "ifeq ($(CONFIG_TIMERS),y)\n obj-y += seven.o\nelse\n \
         obj-y += stubs.o\nendif\n",
        "SYSCALL_DEFINE1(seven, int, full)\n",
    );
    let tree = tree
        .without("kernel/sys_ni.c")
        .with("kernel/stubs.c", "SYSCALL_DEFINE1(seven, int, stub)\n");
    let row = tree.row(7);
    assert_eq!(row.signature(), "int full");
    assert_eq!(conditions(&row), ["ifeq ($(CONFIG_TIMERS),y)"]);
    assert_eq!(row.others[0].file, "kernel/stubs.c");
    let text = "#ifdef CONFIG_FULL\nSYSCALL_DEFINE1(seven, int, full)\n#else\n\
                SYSCALL_DEFINE1(seven, int, stub)\n#endif\n";
    let row = with_seven("obj-y += seven.o\n", text).row(7);
    assert_eq!(row.signature(), "int full");
    assert!(row.is_optional());
}

#[test]
fn a_file_that_another_one_includes_is_built_with_it() {
    let tree = with_seven("obj-y += all.o\n", "SYSCALL_DEFINE0(seven)\n");
    let text = "#ifdef CONFIG_SEVEN\n# include \"seven.c\"\n#endif\n";
    let row = tree.with("kernel/all.c", text).row(7);
    assert_eq!(place(&row), ("kernel/seven.c", 1));
    assert_eq!(conditions(&row), ["#ifdef CONFIG_SEVEN"]);
}

#[test]
fn the_conditions_of_all_folders_above_count() {
    let tree = Fixture::new()
        .table("7 common seven sys_seven\n")
        .with("security/deep/seven.c", "SYSCALL_DEFINE0(seven)\n")
        .with("Kbuild", "obj-y += fs/\nobj-$(CONFIG_A) += security/\n")
        .with("security/Makefile", "obj-$(CONFIG_B)\t+= deep/ # text\n")
        .with(
            "security/deep/Makefile",
            "obj-$(CONFIG_C) := whole.o\n\
             whole-y := \\\n\tone.o \\\n\tseven.o\n",
        );
    let expected = ["obj-$(CONFIG_A)", "obj-$(CONFIG_B)", "obj-$(CONFIG_C)"];
    assert_eq!(conditions(&tree.row(7)), expected);
    let row = tree.row(7);
    let at: Vec<_> = row.condition.iter().flatten().map(|c| &*c.at).collect();
    assert_eq!(
        at,
        [
            "Kbuild:2",
            "security/Makefile:1",
            "security/deep/Makefile:1",
            "kernel/sys_ni.c:1"
        ]
    );
}

#[test]
fn a_cond_syscall_is_noted_and_alone_is_no_handler() {
    let tree = with_seven(
        "obj-$(CONFIG_SEVEN) += seven.o\n",
        "SYSCALL_DEFINE0(seven)\n",
    );
    let stubs = "/* text */\nCOND_SYSCALL(seven);\n\
                 COND_SYSCALL(lookup_dcookie);\n";
    let tree = tree.with("kernel/sys_ni.c", stubs).table(
        "7 common seven sys_seven\n\
                8 common lookup_dcookie sys_lookup_dcookie\n",
    );
    let row = tree.row(7);
    let last = row.condition.and_then(|mut all| all.pop());
    let last = last.expect("there is a condition");
    assert_eq!((last.by, &*last.at), (By::CondSyscall, "kernel/sys_ni.c:2"));
    let gone = tree.row(8);
    let why = gone.why.expect("there is a reason");
    assert!(!gone.implemented);
    assert_eq!(why.kind, WhyKind::Removed);
    let source = "kernel/sys_ni.c:3: only COND_SYSCALL(lookup_dcookie)";
    assert_eq!(why.source, source);
}

#[test]
fn the_older_macro_for_a_stub_is_known() {
    let makefile = "obj-$(CONFIG_SEVEN) += seven.o\n";
    let define = "SYSCALL_DEFINE0(seven)\n\
                  COMPAT_SYSCALL_DEFINE0(seven)\n";
    let tree = with_seven(makefile, define)
        .without("kernel/sys_ni.c")
        .with("kernel/stubs.c", "SYS_NI(seven);\nCOMPAT_SYS_NI(seven);\n")
        .table("7 64 seven sys_seven\n8 x32 seven compat_sys_seven\n");
    for (number, text) in [(7, "SYS_NI(seven)"), (8, "COMPAT_SYS_NI(seven)")] {
        let last = tree.row(number).condition.and_then(|mut all| all.pop());
        let last = last.expect("there is a condition");
        assert_eq!((last.by, &*last.text), (By::CondSyscall, text));
    }
}

#[test]
fn a_row_without_a_handler_says_why() {
    let older = Fixture::new()
        .with("Makefile", "VERSION = 8\nPATCHLEVEL = 0\nSUBLEVEL = 0\n")
        .table("4 64 was sys_read\n")
        .generate();
    let tree = Fixture::new()
        .table(
            "1 64 tuxcall\n2 64 only32\n3 64 riddle\n4 64 was\n\
             5 64 _sysctl sys_ni_syscall\n",
        )
        .with(
            "arch/x86/entry/syscalls/syscall_32.tbl",
            "9 i386 only32 sys_only32\n8 i386 riddle sys_ni_syscall\n",
        );
    let table = tree.generate_after(vec![older]);
    let why = |number| {
        let row = table.rows.iter().find(|row| row.number == number);
        let why = row.and_then(|row| row.why.clone()).expect("a reason");
        (why.kind, why.source)
    };
    let expected = [
        (WhyKind::Reserved, "man-pages 9.20, unimplemented(2)"),
        (
            WhyKind::Not64Bit,
            "arch/x86/entry/syscalls/syscall_32.tbl:1",
        ),
        (
            WhyKind::NoHandler,
            "arch/x86/entry/syscalls/syscall_64.tbl:5",
        ),
        (WhyKind::Removed, "the table of 8.0.0 names an entry"),
        (WhyKind::Removed, "man-pages 9.20, syscalls(2): Linux 5.5"),
    ];
    for (number, (kind, source)) in (1..).zip(expected) {
        assert_eq!(why(number), (kind, source.to_owned()));
    }
}

#[test]
fn a_rows_age_is_what_the_tables_say() {
    let at = |version: u32, lines: &str, older: Vec<Table>| {
        let text =
            format!("VERSION = {version}\nPATCHLEVEL = 0\nSUBLEVEL = 0\n");
        let tree = Fixture::new().with("Makefile", &text).table(lines);
        tree.generate_after(older)
    };
    let first = at(1, "", Vec::new());
    let second = at(2, "7 common seven sys_read\n", vec![first.clone()]);
    // A table that is not older says nothing; the order does not matter.
    let later = at(9, "", Vec::new());
    let tables = vec![later, second, first];
    let third = at(3, "7 common seven sys_read\n8 64 new\n", tables);
    let since = |number| {
        let row = third.rows.iter().find(|row| row.number == number);
        let since = row.and_then(|row| row.since.clone()).expect("a row");
        (since.after, since.by)
    };
    assert_eq!(since(0), (None, "1.0.0".to_owned()));
    assert_eq!(since(7), (Some("1.0.0".to_owned()), "2.0.0".to_owned()));
    assert_eq!(since(8), (Some("2.0.0".to_owned()), "3.0.0".to_owned()));
}

#[test]
fn error_numbers_have_names_and_aliases() {
    let table = Fixture::new().generate();
    let seen: Vec<_> = table
        .errnos
        .iter()
        .map(|e| (e.number, &*e.name, e.aliases.join(" "), e.line))
        .collect();
    let none = String::new;
    let expected = [
        (1, "EPERM", none(), 3),
        (11, "EAGAIN", "EWOULDBLOCK".to_owned(), 4),
        (35, "EDEADLK", none(), 4),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn the_same_tree_gives_the_same_bytes_and_they_are_read_back() {
    let tree = Fixture::new();
    let table = tree.generate();
    let json = table.to_json().expect("it can be written");
    assert_eq!(tree.generate().to_json().expect("again"), json);
    assert_eq!(Table::parse(&json).expect("it can be read"), table);
}

#[test]
fn expressions_come_to_yes_no_or_open() {
    let wanted = BTreeSet::from(["__ARCH_WANT_THIS".to_owned()]);
    let facts = Facts::new(wanted);
    let expected = [
        ("1", Truth::Yes),
        ("0", Truth::No),
        ("CONFIG_X86_64", Truth::Yes),
        ("!defined(CONFIG_X86_32)", Truth::Yes),
        ("defined CONFIG_X86_32", Truth::No),
        ("IS_ENABLED(CONFIG_64BIT)", Truth::Yes),
        ("BITS_PER_LONG == 64 && __x86_64__", Truth::Open),
        ("BITS_PER_LONG >= 128", Truth::No),
        ("defined(__ARCH_WANT_THIS)", Truth::Yes),
        ("defined(__ARCH_WANT_THAT)", Truth::No),
        ("CONFIG_A", Truth::Open),
        ("CONFIG_A && CONFIG_X86_32", Truth::No),
        ("CONFIG_A || CONFIG_MMU", Truth::Yes),
        ("!(CONFIG_A || CONFIG_MMU)", Truth::No),
        ("GCC_VERSION(4, 2) > 1", Truth::Open),
        ("", Truth::Open),
    ];
    for (expression, truth) in expected {
        assert_eq!(facts.truth(expression), truth, "{expression}");
    }
    let full = facts.with_every_option();
    assert_eq!(full.truth("CONFIG_A"), Truth::Yes);
    assert_eq!(full.truth("!CONFIG_A"), Truth::No);
    assert_eq!(full.truth("CONFIG_X86_32"), Truth::No);
}
