//! Lists files, as `ls` does into a pipe: one name a line, sorted by bytes,
//! nothing quoted. With `-l`, times are in UTC.
//!
//! Run it: `cargo run --example ls -- -la /dev`

#![no_main]

#[path = "directory-tools/mod.rs"]
mod directory_tools;
mod tool;

use directories::{DT_DIR, DT_UNKNOWN, Directory};
use directory_tools::{Names, Output, Wanted, readlinkat};
use errors::{Errno, check};
use files::{
    AsFd, BorrowedFd, CWD, O_CLOEXEC, O_DIRECTORY, O_NONBLOCK, O_RDONLY,
    OwnedFd, open, read,
};
use register_abi::{syscall2, syscall3};
use std::ffi::{CStr, CString, c_char};
use structs::{
    AT_NO_AUTOMOUNT, AT_SYMLINK_NOFOLLOW, S_IFBLK, S_IFCHR, S_IFDIR, S_IFLNK,
    S_IFMT, S_ISGID, S_ISUID, S_ISVTX, STATX_BASIC_STATS, STATX_BLOCKS,
    STATX_GID, STATX_MODE, STATX_MTIME, STATX_NLINK, STATX_SIZE, STATX_TYPE,
    STATX_UID, Statx, statx,
};
use syscall_tables::Sysno;
use tool::quote::quote_always;
use tool::{Tool, about, given};

const HELP: &str = "\
Usage: ls [OPTION]... [FILE]...
List files: the current directory, or those that are named.

  -a  all names, also those that begin with a dot
  -A  the same without . and ..
  -d  directories themselves, not what is in them
  -l  type and mode, links, owner, group, size, time (UTC) and name
  -n  the same with numbers for owner and group
  -U  in the order of the directory, not sorted
  -1  one name a line, as always

      --help     show this help and exit
      --version  show the version and exit

Exit status: 0 if all is well, 1 for small troubles (a file in a directory that
cannot be looked at), 2 for great ones (a file that you named).
";

/// What the options ask for.
struct Options {
    wanted: Wanted,
    directories_themselves: bool,
    long: bool,
    numbers: bool,
    sorted: bool,
}

/// What `ls -l` shows of a file, beside its name.
struct Status {
    mode: u16,
    links: u32,
    user: u32,
    group: u32,
    size: u64,
    blocks: u64,
    device: (u32, u32),
    time: (i64, u32),
    /// Where a symbolic link leads.
    target: Option<Vec<u8>>,
    /// `+` for more permissions than the mode tells, `.` for a context.
    more: u8,
}

/// The program's state: what it must tell, and where it writes.
struct Ls {
    options: Options,
    tool: Tool,
    output: Output,
    status: i32,
    users: Accounts,
    groups: Accounts,
    now: Option<(i64, u32)>,
    buffer: Vec<u8>,
}

/// The C library calls it, with what the kernel has put on the stack.
#[unsafe(no_mangle)]
extern "C" fn main(argc: i32, argv: *const *const c_char) -> i32 {
    let mut tool = Tool::new("ls", HELP);
    // SAFETY: these are the arguments of `main`.
    let given = unsafe { given(argc, argv) };
    let long = [("all", 'a'), ("almost-all", 'A'), ("directory", 'd')];
    let arguments = match tool.arguments(&given, "aAdlnU1", &long) {
        Some(arguments) => arguments,
        None => return 2 * tool.status(),
    };
    let mut ls = Ls {
        options: Options::of(&arguments.options),
        tool,
        output: Output::new("ls"),
        status: 0,
        users: Accounts::new(c"/etc/passwd"),
        groups: Accounts::new(c"/etc/group"),
        now: None,
        buffer: vec![0; 256 * 1024],
    };
    ls.list(&arguments.operands);
    ls.output.flush();
    ls.status
}

impl Options {
    fn of(letters: &[char]) -> Options {
        let mut options = Options {
            wanted: Wanted::Visible,
            directories_themselves: false,
            long: false,
            numbers: false,
            sorted: true,
        };
        for letter in letters {
            match letter {
                'a' => options.wanted = Wanted::All,
                'A' => options.wanted = Wanted::AlmostAll,
                'd' => options.directories_themselves = true,
                'l' => options.long = true,
                'n' => (options.long, options.numbers) = (true, true),
                'U' => options.sorted = false,
                _ => {} // -1: always
            }
        }
        options
    }
}

impl Ls {
    fn list(&mut self, paths: &[&CStr]) {
        if paths.is_empty() {
            if self.options.directories_themselves {
                self.list_files(&[c"."], &[]);
            } else {
                self.list_directory(c".");
            }
            return;
        }
        let several = paths.len() > 1;
        let (mut files, mut directories) = (Vec::new(), Vec::new());
        for &path in paths {
            match self.is_to_be_opened(path) {
                Ok(true) => directories.push(path),
                Ok(false) => files.push(path),
                Err(error) => self.cannot("access", path.to_bytes(), error, 2),
            }
        }
        if self.options.sorted {
            directories.sort();
        }
        self.list_files(&files, &directories);
        let mut is_first = files.is_empty();
        for path in directories {
            let Some(directory) = self.open(path) else {
                continue;
            };
            if several {
                let line: &[u8] = if is_first { b"" } else { b"\n" };
                self.output.push(line);
                self.output.push(path.to_bytes());
                self.output.push(b":\n");
            }
            is_first = false;
            self.list_opened(&directory, path);
        }
    }

    /// Whether to show what is in it. A link to a directory counts as one,
    /// but not for `-l`, which shows the link.
    fn is_to_be_opened(&self, path: &CStr) -> Result<bool, Errno> {
        let not_followed = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT;
        if self.options.directories_themselves || self.options.long {
            let file = statx(CWD, path, not_followed, STATX_TYPE)?;
            let is_directory = file.file_type() == S_IFDIR;
            return Ok(is_directory && !self.options.directories_themselves);
        }
        match statx(CWD, path, AT_NO_AUTOMOUNT, STATX_TYPE) {
            Ok(file) => Ok(file.file_type() == S_IFDIR),
            // A link that leads nowhere is there itself.
            Err(Errno::ENOENT) => {
                statx(CWD, path, not_followed, STATX_TYPE).map(|_| false)
            }
            Err(error) => Err(error),
        }
    }

    /// Lists files that were named. The directories, which come later, count
    /// for the widths of the columns.
    fn list_files(&mut self, files: &[&CStr], directories: &[&CStr]) {
        let mut names = Names::default();
        for path in files {
            names.push(path, DT_UNKNOWN);
        }
        if self.options.long && !files.is_empty() {
            for path in directories {
                names.push(path, DT_DIR);
            }
        }
        self.print(names, CWD, None);
    }

    fn list_directory(&mut self, path: &CStr) {
        if let Some(directory) = self.open(path) {
            self.list_opened(&directory, path);
        }
    }

    fn open(&mut self, path: &CStr) -> Option<OwnedFd> {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK;
        let result = open(path, flags, 0);
        let error = |error| {
            self.cannot("open directory", path.to_bytes(), error, 2);
        };
        result.map_err(error).ok()
    }

    fn list_opened(&mut self, directory: &OwnedFd, path: &CStr) {
        let mut names = Names::default();
        let wanted = self.options.wanted;
        let at_once = !self.options.sorted && !self.options.long;
        let mut entries = Directory::new(directory, &mut self.buffer);
        let result = if at_once {
            wanted.each(&mut entries, |entry| {
                self.output.push_line(entry.d_name.to_bytes());
            })
        } else {
            wanted.each(&mut entries, |entry| {
                names.push(entry.d_name, entry.d_type);
            })
        };
        if let Err(error) = result {
            let name = quote_always(path.to_bytes());
            let what = [b"reading directory ", &name[..]].concat();
            self.tool.complain(&about(&what, error));
            self.status = 2;
        }
        self.print(names, directory.as_fd(), Some(path));
    }

    /// Prints names of files in `dir`, whose path is `path`.
    fn print(
        &mut self,
        mut names: Names,
        dir: BorrowedFd<'_>,
        path: Option<&CStr>,
    ) {
        if self.options.long {
            return self.print_long(names, dir, path);
        }
        if self.options.sorted {
            names.sort_from(0);
        }
        for place in 0..names.len() {
            self.output.push_line(names.bytes(names.get(place)));
        }
    }

    fn cannot(&mut self, what: &str, path: &[u8], error: Errno, status: i32) {
        let name = quote_always(path);
        let what = [b"cannot ", what.as_bytes(), b" ", &name].concat();
        self.tool.complain(&about(&what, error));
        self.status = self.status.max(status);
    }
}

// What `-l` takes.

/// How wide the columns are.
#[derive(Default)]
struct Widths {
    links: usize,
    user: usize,
    group: usize,
    major: usize,
    minor: usize,
    size: usize,
    more: bool,
}

impl Ls {
    fn print_long(
        &mut self,
        mut names: Names,
        dir: BorrowedFd<'_>,
        path: Option<&CStr>,
    ) {
        let mut statuses = Vec::with_capacity(names.len());
        for place in 0..names.len() {
            let name = names.get(place);
            let mut file = Status::of(dir, names.c_str(name), path);
            let trouble = match &mut file {
                Err(error) => Some(("access", *error)),
                Ok(file) => match file.read_target(dir, names.c_str(name)) {
                    Err(error) => Some(("read symbolic link", error)),
                    Ok(()) => None,
                },
            };
            if let Some((what, error)) = trouble {
                let shown = shown_path(path, names.bytes(name));
                let status = if path.is_some() { 1 } else { 2 };
                self.cannot(what, &shown, error, status);
            }
            statuses.push(file.ok());
        }
        if self.options.sorted {
            names.sort_from(0);
        }
        if path.is_some() {
            let blocks = statuses.iter().flatten().map(|file| file.blocks);
            let total = blocks.sum::<u64>().div_ceil(2);
            self.output.push(format!("total {total}\n").as_bytes());
        }
        let widths = self.widths(&statuses);
        for place in 0..names.len() {
            let name = names.get(place);
            if path.is_none() && name.kind == DT_DIR {
                continue; // it comes later
            }
            let file = statuses[name.index as usize].as_ref();
            match file {
                Some(file) => self.print_status(file, &widths),
                None => self.print_unknown(name.kind, &widths),
            }
            self.output.push(names.bytes(name));
            if let Some(target) = file.and_then(|file| file.target.as_ref()) {
                self.output.push(b" -> ");
                self.output.push(target);
            }
            self.output.push(b"\n");
        }
    }

    fn widths(&mut self, statuses: &[Option<Status>]) -> Widths {
        let mut widths = Widths::default();
        for file in statuses.iter().flatten() {
            let wider = |width: &mut usize, other: usize| {
                *width = other.max(*width);
            };
            wider(&mut widths.links, digits(file.links.into()));
            if self.options.numbers {
                wider(&mut widths.user, digits(file.user.into()));
                wider(&mut widths.group, digits(file.group.into()));
            } else {
                wider(&mut widths.user, self.users.width(file.user));
                wider(&mut widths.group, self.groups.width(file.group));
            }
            if file.is_device() {
                wider(&mut widths.major, digits(file.device.0.into()));
                wider(&mut widths.minor, digits(file.device.1.into()));
                let both = widths.major + 2 + widths.minor;
                wider(&mut widths.size, both);
            } else {
                wider(&mut widths.size, digits(file.size));
            }
            widths.more |= file.more != b' ';
        }
        widths
    }

    fn print_status(&mut self, file: &Status, widths: &Widths) {
        self.output.push(&mode_text(file.mode));
        if widths.more {
            self.output.push(&[file.more]);
        }
        self.output.push(b" ");
        self.output.push_number(file.links.into(), widths.links);
        self.output.push(b" ");
        let numbers = self.options.numbers;
        for (accounts, id, width) in [
            (&self.users, file.user, widths.user),
            (&self.groups, file.group, widths.group),
        ] {
            match accounts.name(id) {
                Some(name) if !numbers => self.output.push_left(name, width),
                _ => self.output.push_number(id.into(), width),
            }
            self.output.push(b" ");
        }
        if file.is_device() {
            let both = widths.major + 2 + widths.minor;
            let major = widths.major + widths.size.saturating_sub(both);
            self.output.push_number(file.device.0.into(), major);
            self.output.push(b", ");
            self.output.push_number(file.device.1.into(), widths.minor);
        } else {
            self.output.push_number(file.size, widths.size);
        }
        self.output.push(b" ");
        let time = self.time_text(file.time);
        self.output.push(time.as_bytes());
        self.output.push(b" ");
    }

    /// Prints what is known of a file that cannot be looked at: its kind.
    fn print_unknown(&mut self, kind: u8, widths: &Widths) {
        let kind = type_letter(u16::from(kind) << 12);
        self.output.push(&[kind]);
        self.output.push(b"?????????");
        if widths.more {
            self.output.push(b" ");
        }
        self.output.push(b" ");
        self.output.push_right("?", widths.links);
        self.output.push(b" ");
        self.output.push_left("?", widths.user);
        self.output.push(b" ");
        self.output.push_left("?", widths.group);
        self.output.push(b" ");
        self.output.push_right("?", widths.size);
        self.output.push(b" ");
        self.output.push_right("?", "Jan  1 00:00".len());
        self.output.push(b" ");
    }

    /// The time, with the year in place of the hour if it is far from now.
    fn time_text(&mut self, time: (i64, u32)) -> String {
        // A time that is later than the last look at the clock asks for
        // another look.
        if self.now.is_none_or(|now| now < time) {
            self.now = Some(now());
        }
        let now = self.now.unwrap_or_default();
        let half_a_year_ago = (now.0 - 31_556_952 / 2, now.1);
        let is_recent = half_a_year_ago < time && time < now;

        let (days, seconds) =
            (time.0.div_euclid(86_400), time.0.rem_euclid(86_400));
        let (year, month, day) = date(days);
        let month = MONTHS[month];
        if is_recent {
            let (hour, minute) = (seconds / 3600, seconds / 60 % 60);
            format!("{month} {day:2} {hour:02}:{minute:02}")
        } else if i32::try_from(year - 1900).is_ok() {
            format!("{month} {day:2}  {year:04}")
        } else {
            // No year for the C library, and no use as a date.
            format!("{:12}", time.0)
        }
    }
}

/// A name with the path of its directory, for messages and calls.
fn shown_path(directory: Option<&CStr>, name: &[u8]) -> Vec<u8> {
    let mut path = Vec::new();
    match directory.map(CStr::to_bytes) {
        None | Some(b".") => {}
        Some(directory) => {
            path.extend_from_slice(directory);
            if !directory.ends_with(b"/") {
                path.push(b'/');
            }
        }
    }
    path.extend_from_slice(name);
    path
}

impl Status {
    fn of(
        dir: BorrowedFd<'_>,
        name: &CStr,
        path: Option<&CStr>,
    ) -> Result<Status, Errno> {
        const MASK: u32 = STATX_TYPE
            | STATX_MODE
            | STATX_NLINK
            | STATX_UID
            | STATX_GID
            | STATX_SIZE
            | STATX_BLOCKS
            | STATX_MTIME;
        const { assert!(MASK & !STATX_BASIC_STATS == 0) };
        let flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT;
        let file: Statx = statx(dir, name, flags, MASK)?;
        let path = shown_path(path, name.to_bytes());
        Ok(Status {
            mode: file.stx_mode,
            links: file.stx_nlink,
            user: file.stx_uid,
            group: file.stx_gid,
            size: file.stx_size,
            blocks: file.stx_blocks,
            device: (file.stx_rdev_major, file.stx_rdev_minor),
            time: (file.stx_mtime.tv_sec, file.stx_mtime.tv_nsec),
            target: None,
            more: more_than_the_mode(path),
        })
    }

    fn read_target(
        &mut self,
        dir: BorrowedFd<'_>,
        name: &CStr,
    ) -> Result<(), Errno> {
        if self.mode & S_IFMT == S_IFLNK {
            let mut buffer = [0; 4096]; // no target is longer
            self.target = Some(readlinkat(dir, name, &mut buffer)?.to_vec());
        }
        Ok(())
    }

    fn is_device(&self) -> bool {
        matches!(self.mode & S_IFMT, S_IFCHR | S_IFBLK)
    }
}

/// `+` if an access control list belongs to the file, `.` if only a security
/// context does.
fn more_than_the_mode(path: Vec<u8>) -> u8 {
    let Ok(path) = CString::new(path) else {
        return b' ';
    };
    let (mut few, mut all) = ([0; 1024], Vec::new());
    let names = match llistxattr(&path, &mut few) {
        Err(Errno::ERANGE) => {
            all.resize(64 * 1024, 0); // XATTR_LIST_MAX: no list is longer
            llistxattr(&path, &mut all)
        }
        result => result,
    };
    let Ok(names) = names else {
        return b' '; // a file system that has none
    };
    let mut more = b' ';
    for name in names.split(|&byte| byte == 0) {
        match name {
            b"system.posix_acl_access" | b"system.posix_acl_default" => {
                return b'+';
            }
            b"security.selinux" => more = b'.',
            _ => {}
        }
    }
    more
}

/// The first column: the type, and three times three permissions.
fn mode_text(mode: u16) -> [u8; 10] {
    let mut text = *b"-rwxrwxrwx";
    text[0] = type_letter(mode);
    for (place, letter) in text[1..].iter_mut().enumerate() {
        if mode & (0o400 >> place) == 0 {
            *letter = b'-';
        }
    }
    for (bit, place, set, unset) in [
        (S_ISUID, 3, b's', b'S'),
        (S_ISGID, 6, b's', b'S'),
        (S_ISVTX, 9, b't', b'T'),
    ] {
        if mode & bit != 0 {
            text[place] = if text[place] == b'x' { set } else { unset };
        }
    }
    text
}

fn type_letter(mode: u16) -> u8 {
    let letters = b"?pc?d?b?-?l?s???";
    letters[usize::from(mode >> 12)]
}

fn digits(number: u64) -> usize {
    number.checked_ilog10().unwrap_or(0) as usize + 1
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
    "Nov", "Dec",
];

/// Year, month (from 0) and day of a number of days since 1970.
fn date(days: i64) -> (i64, usize, i64) {
    // Counted from 1 March 0, so that a leap day is the last of its year.
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = (month + 2) % 12;
    let year = year + era * 400 + i64::from(month < 2);
    (year, month as usize, day)
}

/// Who has which number: a file of lines `name:…:number:…`, read when the
/// first name is asked for.
struct Accounts {
    path: &'static CStr,
    names: Option<Vec<(u32, String)>>, // by number
}

impl Accounts {
    fn new(path: &'static CStr) -> Accounts {
        Accounts { path, names: None }
    }

    /// The width of what is printed for `id`; reads the file if need be.
    fn width(&mut self, id: u32) -> usize {
        if self.names.is_none() {
            // Without the file there are numbers in place of names.
            self.names = Some(accounts(self.path).unwrap_or_default());
        }
        match self.name(id) {
            Some(name) => name.len(),
            None => digits(id.into()),
        }
    }

    fn name(&self, id: u32) -> Option<&str> {
        let names = self.names.as_ref()?;
        let place = names.binary_search_by_key(&id, |&(number, _)| number);
        place.ok().map(|place| &*names[place].1)
    }
}

fn accounts(path: &CStr) -> Result<Vec<(u32, String)>, Errno> {
    let file = open(path, O_RDONLY | O_CLOEXEC, 0)?;
    let (mut text, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        match read(&file, &mut buffer)? {
            0 => break,
            length => text.extend_from_slice(&buffer[..length]),
        }
    }
    let text = String::from_utf8_lossy(&text);
    let account = |line: &str| {
        let mut fields = line.split(':');
        let name = fields.next()?.to_owned();
        Some((fields.nth(1)?.parse().ok()?, name))
    };
    let mut accounts: Vec<(u32, String)> =
        text.lines().filter_map(account).collect();
    accounts.sort_by_key(|(number, _)| *number); // stable: the first one counts
    accounts.dedup_by_key(|(number, _)| *number);
    Ok(accounts)
}

// The calls that only this program makes.

/// The names of a file's extended attributes, each with a NUL behind it.
fn llistxattr<'a>(
    path: &CStr,
    buffer: &'a mut [u8],
) -> Result<&'a [u8], Errno> {
    // SAFETY: the kernel reads the path up to its NUL and writes to `buffer`
    // only.
    let result = unsafe {
        syscall3(
            Sysno::LLISTXATTR.number(),
            path.as_ptr() as usize,
            buffer.as_mut_ptr() as usize,
            buffer.len(),
        )
    };
    Ok(&buffer[..check(result)?])
}

/// The time of day: seconds since 1970, and nanoseconds.
fn now() -> (i64, u32) {
    const CLOCK_REALTIME: usize = 0;
    let mut time = [0_i64; 2];
    let address = time.as_mut_ptr() as usize;
    // SAFETY: the kernel writes two words. It knows this clock, so it cannot
    // fail.
    unsafe { syscall2(Sysno::CLOCK_GETTIME.number(), CLOCK_REALTIME, address) };
    (time[0], time[1] as u32)
}
