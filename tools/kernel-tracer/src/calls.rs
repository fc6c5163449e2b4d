//! The calls that are recorded.

/// A call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Call {
    /// The name of its recording, which is that of its files.
    pub name: &'static str,
    /// The function of `/init` that makes it.
    pub function: &'static str,
    /// What it is, for a list.
    pub what: &'static str,
}

/// All, in the order in which `/init` makes them.
pub const CALLS: [Call; 6] = [
    Call {
        name: "nothing",
        function: "inside_nothing",
        what: "a number without a handler",
    },
    Call {
        name: "getppid",
        function: "inside_getppid",
        what: "getppid",
    },
    Call {
        name: "write-null",
        function: "inside_write_null",
        what: "write to /dev/null",
    },
    Call {
        name: "write-console",
        function: "inside_write_console",
        what: "write to the console",
    },
    Call {
        name: "read-zero",
        function: "inside_read_zero",
        what: "read from /dev/zero",
    },
    Call {
        name: "openat-missing",
        function: "inside_openat",
        what: "openat of a file that is not there",
    },
];

/// Finds a call by the name of its recording.
pub fn find(name: &str) -> Option<Call> {
    CALLS.into_iter().find(|call| call.name == name)
}
