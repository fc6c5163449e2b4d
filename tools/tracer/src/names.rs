//! The names of the numbers that system calls take: flags, signals, and the
//! like. No value is typed here; all come from the kernel's headers, by way of
//! `linux-raw-sys`.

use linux_raw_sys::general::*;

/// A number that has a name.
type Name = (&'static str, u64);

macro_rules! names {
    ($($name:ident)*) => {
        // `AT_FDCWD` and its like are negative; as arguments all are bits.
        &[$((stringify!($name), $name as u64),)*]
    };
}

/// How to write an argument that is made of named numbers.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// Which bits hold one number of a list.
    mask: u64,
    /// That list.
    one_of: &'static [Name],
    /// Bits that are named on their own; several together come first.
    bits: &'static [Name],
}

impl Names {
    /// One number of a list.
    const fn one_of(list: &'static [Name]) -> Names {
        Names {
            mask: u64::MAX,
            one_of: list,
            bits: &[],
        }
    }

    /// Bits, each with a name.
    const fn bits(list: &'static [Name]) -> Names {
        Names {
            mask: 0,
            one_of: &[],
            bits: list,
        }
    }

    /// The names for a value, as `O_WRONLY|O_CREAT`; what has no name is
    /// written as a number.
    pub fn show(&self, value: u64) -> String {
        let mut parts = Vec::new();
        let mut rest = value;
        let chosen = value & self.mask;
        if let Some((name, _)) = self.one_of.iter().find(|n| n.1 == chosen) {
            parts.push((*name).to_owned());
            rest &= !self.mask;
        }
        for (name, bits) in self.bits {
            let all = *bits != 0 && rest & bits == *bits;
            if all || (value == 0 && *bits == 0) {
                parts.push((*name).to_owned());
                rest &= !bits;
            }
        }
        if rest != 0 || parts.is_empty() {
            parts.push(match rest {
                0..10 => rest.to_string(),
                _ => format!("{rest:#x}"),
            });
        }
        parts.join("|")
    }
}

/// Finds out how an argument of a system call is written, if it is made of
/// named numbers.
pub fn of_argument(call: &str, argument: &str) -> Option<&'static Names> {
    let names = match (call, argument) {
        ("open" | "openat", "flags") => &OPEN,
        ("pipe2" | "dup3", "flags") => &OPEN_BITS,
        ("mmap" | "mprotect", "prot") => &PROTECTION,
        ("mmap", "flags") => &MAPPING,
        ("mremap", "flags") => &REMAPPING,
        ("madvise", "behavior") => &ADVICE,
        ("lseek", "whence") => &WHENCE,
        ("access" | "faccessat" | "faccessat2", "mode") => &ACCESS,
        (
            "newfstatat" | "unlinkat" | "statx" | "linkat" | "fchownat"
            | "faccessat2" | "execveat",
            "flags" | "flag",
        ) => &AT,
        ("statx", "mask") => &STATX,
        ("getrandom", "flags") => &RANDOM,
        ("rt_sigprocmask", "how") => &MASK_CHANGE,
        ("fcntl", "cmd") => &FCNTL,
        ("clone", "clone_flags") => &CLONE,
        ("wait4" | "waitid", "options") => &WAIT,
        ("futex", "op") => &FUTEX,
        ("prlimit64" | "getrlimit" | "setrlimit", "resource") => &RESOURCE,
        ("getpriority" | "setpriority", "which") => &PRIORITY,
        (_, "which_clock") => &CLOCK,
        ("rt_sigaction" | "kill" | "tkill" | "tgkill", "sig") => &SIGNAL,
        _ => return None,
    };
    Some(names)
}

/// The name of a signal, as `SIGSEGV`.
pub fn signal(number: i32) -> String {
    match u64::try_from(number) {
        Ok(number) if number >= 32 => format!("SIGRTMIN+{}", number - 32),
        Ok(number) => SIGNAL.show(number),
        Err(_) => number.to_string(),
    }
}

/// The flags of `struct sigaction`.
pub static SIGNAL_ACTION: Names = Names::bits(names! {
    SA_NOCLDSTOP SA_NOCLDWAIT SA_SIGINFO SA_RESTORER SA_ONSTACK SA_RESTART
    SA_NODEFER SA_RESETHAND
});

/// The descriptor that stands for the current directory.
pub const CURRENT_DIRECTORY: i32 = AT_FDCWD;

static OPEN_MODES: &[Name] = names! { O_RDONLY O_WRONLY O_RDWR };

static OPEN_NAMES: &[Name] = names! {
    O_TMPFILE O_SYNC O_CREAT O_EXCL O_NOCTTY O_TRUNC O_APPEND O_NONBLOCK
    O_DSYNC O_DIRECT O_LARGEFILE O_DIRECTORY O_NOFOLLOW O_NOATIME O_CLOEXEC
    O_PATH
};

static OPEN: Names = Names {
    mask: O_ACCMODE as u64,
    one_of: OPEN_MODES,
    bits: OPEN_NAMES,
};

static OPEN_BITS: Names = Names::bits(OPEN_NAMES);

static PROTECTION: Names = Names::bits(names! {
    PROT_NONE PROT_READ PROT_WRITE PROT_EXEC
});

static MAPPING: Names = Names {
    mask: MAP_TYPE as u64,
    one_of: names! { MAP_SHARED MAP_PRIVATE MAP_SHARED_VALIDATE },
    bits: names! {
        MAP_FIXED MAP_ANONYMOUS MAP_32BIT MAP_GROWSDOWN MAP_DENYWRITE
        MAP_LOCKED MAP_NORESERVE MAP_POPULATE MAP_NONBLOCK MAP_STACK
        MAP_HUGETLB MAP_FIXED_NOREPLACE
    },
};

static REMAPPING: Names =
    Names::bits(names! { MREMAP_MAYMOVE MREMAP_FIXED MREMAP_DONTUNMAP });

static ADVICE: Names = Names::one_of(names! {
    MADV_NORMAL MADV_RANDOM MADV_SEQUENTIAL MADV_WILLNEED MADV_DONTNEED
    MADV_FREE MADV_HUGEPAGE MADV_NOHUGEPAGE
});

static WHENCE: Names = Names::one_of(names! {
    SEEK_SET SEEK_CUR SEEK_END SEEK_DATA SEEK_HOLE
});

static ACCESS: Names = Names::bits(names! { F_OK R_OK W_OK X_OK });

static AT: Names = Names::bits(names! {
    AT_SYMLINK_NOFOLLOW AT_REMOVEDIR AT_SYMLINK_FOLLOW AT_NO_AUTOMOUNT
    AT_EMPTY_PATH
});

static STATX: Names = Names::bits(names! {
    STATX_BASIC_STATS STATX_TYPE STATX_MODE STATX_NLINK STATX_UID STATX_GID
    STATX_ATIME STATX_MTIME STATX_CTIME STATX_INO STATX_SIZE STATX_BLOCKS
    STATX_BTIME STATX_MNT_ID
});

static RANDOM: Names =
    Names::bits(names! { GRND_NONBLOCK GRND_RANDOM GRND_INSECURE });

static MASK_CHANGE: Names =
    Names::one_of(names! { SIG_BLOCK SIG_UNBLOCK SIG_SETMASK });

static FCNTL: Names = Names::one_of(names! {
    F_DUPFD F_GETFD F_SETFD F_GETFL F_SETFL F_GETLK F_SETLK F_SETLKW
    F_DUPFD_CLOEXEC F_GETPIPE_SZ F_SETPIPE_SZ
});

static CLONE: Names = Names {
    mask: CSIGNAL as u64,
    one_of: names! { SIGCHLD },
    bits: names! {
        CLONE_VM CLONE_FS CLONE_FILES CLONE_SIGHAND CLONE_PIDFD CLONE_PTRACE
        CLONE_VFORK CLONE_PARENT CLONE_THREAD CLONE_NEWNS CLONE_SYSVSEM
        CLONE_SETTLS CLONE_PARENT_SETTID CLONE_CHILD_CLEARTID
        CLONE_CHILD_SETTID
    },
};

static WAIT: Names = Names::bits(names! {
    WNOHANG WUNTRACED WEXITED WCONTINUED WNOWAIT
});

static FUTEX: Names = Names {
    mask: !(FUTEX_PRIVATE_FLAG | FUTEX_CLOCK_REALTIME) as u64,
    one_of: names! {
        FUTEX_WAIT FUTEX_WAKE FUTEX_REQUEUE FUTEX_CMP_REQUEUE FUTEX_WAKE_OP
        FUTEX_LOCK_PI FUTEX_UNLOCK_PI FUTEX_WAIT_BITSET FUTEX_WAKE_BITSET
    },
    bits: names! { FUTEX_PRIVATE_FLAG FUTEX_CLOCK_REALTIME },
};

static RESOURCE: Names = Names::one_of(names! {
    RLIMIT_CPU RLIMIT_FSIZE RLIMIT_DATA RLIMIT_STACK RLIMIT_CORE RLIMIT_RSS
    RLIMIT_NPROC RLIMIT_NOFILE RLIMIT_MEMLOCK RLIMIT_AS
});

static PRIORITY: Names =
    Names::one_of(names! { PRIO_PROCESS PRIO_PGRP PRIO_USER });

static CLOCK: Names = Names::one_of(names! {
    CLOCK_REALTIME CLOCK_MONOTONIC CLOCK_PROCESS_CPUTIME_ID
    CLOCK_THREAD_CPUTIME_ID CLOCK_MONOTONIC_RAW CLOCK_REALTIME_COARSE
    CLOCK_MONOTONIC_COARSE CLOCK_BOOTTIME
});

static SIGNAL: Names = Names::one_of(names! {
    SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1
    SIGSEGV SIGUSR2 SIGPIPE SIGALRM SIGTERM SIGSTKFLT SIGCHLD SIGCONT SIGSTOP
    SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGWINCH
    SIGIO SIGPWR SIGSYS
});

#[cfg(test)]
mod tests {
    use super::*;

    fn show(call: &str, argument: &str, value: u64) -> String {
        of_argument(call, argument).expect("names").show(value)
    }

    #[test]
    fn flags_are_named_as_the_headers_name_them() {
        assert_eq!(show("open", "flags", 0), "O_RDONLY");
        assert_eq!(show("open", "flags", 0o301), "O_WRONLY|O_CREAT|O_EXCL");
        assert_eq!(show("open", "flags", 3), "3");
        assert_eq!(show("pipe2", "flags", 0), "0");
        assert_eq!(show("mmap", "prot", 3), "PROT_READ|PROT_WRITE");
        assert_eq!(show("mmap", "prot", 0), "PROT_NONE");
        assert_eq!(show("mmap", "flags", 0x22), "MAP_PRIVATE|MAP_ANONYMOUS");
        assert_eq!(show("lseek", "whence", 9), "9");
        assert_eq!(show("getrandom", "flags", 0x8000_0001), {
            "GRND_NONBLOCK|0x80000000"
        });
        assert_eq!(show("kill", "sig", 0), "0");
        assert_eq!(show("futex", "op", 0x81), "FUTEX_WAKE|FUTEX_PRIVATE_FLAG");
    }

    #[test]
    fn signals_have_names() {
        assert_eq!(signal(11), "SIGSEGV");
        assert_eq!(signal(34), "SIGRTMIN+2");
    }
}
