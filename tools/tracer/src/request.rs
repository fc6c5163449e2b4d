//! What is to be recorded.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use kernel_table::schema::Table;

use crate::recording::Profile;

/// How many steps a recording has at most, unless the request says otherwise.
pub const STEPS: usize = 20_000;

/// How long a program may run, unless the request says otherwise.
pub const TIME: Duration = Duration::from_secs(60);

/// What is to be recorded, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// The program's file.
    pub executable: PathBuf,
    /// The program's name, which it gets as its `argv[0]`.
    pub program: String,
    /// Its other arguments.
    pub arguments: Vec<String>,
    /// A file that it reads as its standard input; without one it reads
    /// nothing.
    pub input: Option<PathBuf>,
    /// The folder in which it runs.
    pub directory: PathBuf,
    /// The function to record: a path, the end of a path, or a symbol. `main`
    /// if there is none.
    pub function: Option<String>,
    /// How the program was compiled, for the recording's head.
    pub profile: Option<Profile>,
    /// The folder to which paths of source files are made relative.
    pub root: PathBuf,
    /// Whether the instructions of libraries are shown, too.
    pub into_all: bool,
    /// How many steps there may be.
    pub steps: usize,
    /// How long the program may run.
    pub time: Duration,
    /// The table that names the system calls.
    pub table: Arc<Table>,
}

impl Request {
    /// Asks for `main` of a program, with no arguments and nothing to read;
    /// all else can be changed afterwards. The program runs in `root`.
    pub fn new(executable: PathBuf, root: PathBuf, table: Arc<Table>) -> Self {
        let name = executable.file_name().unwrap_or_default();
        Request {
            program: name.to_string_lossy().into_owned(),
            executable,
            arguments: Vec::new(),
            input: None,
            directory: root.clone(),
            function: None,
            profile: None,
            root,
            into_all: false,
            steps: STEPS,
            time: TIME,
            table,
        }
    }
}
