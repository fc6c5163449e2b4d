//! The command `trace`.

use std::env;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use kernel_table::schema::Table;

use crate::recording::Profile;
use crate::request::{self, Request};
use crate::workspace::Workspace;
use crate::{record, text};

const EXAMPLES: &str = "\
Examples:
  cargo run -- trace hello-kernel
  cargo run -- trace seed-bug --release --function write_words
  cargo run -- trace hello-kernel --format json
  cargo run -- trace target/debug/mine -- one two

Instructions of libraries are counted and not shown. The program runs with an
empty environment, without a terminal, and always at the same addresses; it sees
the process number 4242, a clock that begins in 2020, and the same \"random\"
bytes each time.";

/// What to trace, and how to show it.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Trace {
    /// A program of the book (built first), or a program's path
    program: String,
    /// The function to show, as `seed::run` [default: main]
    #[arg(long, value_name = "NAME")]
    function: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    #[arg(value_name = "text|json", hide_possible_values = true)]
    format: Format,
    /// Build it with optimisation
    #[arg(long)]
    release: bool,
    /// Show the instructions of libraries, too
    #[arg(long)]
    into_all: bool,
    /// A file to read as standard input [default: nothing]
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
    /// How many steps there may be
    #[arg(long, default_value_t = request::STEPS)]
    steps: usize,
    /// How long it may run
    #[arg(long, default_value_t = request::TIME.as_secs())]
    seconds: u64,
    /// What the program gets as its arguments
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// How a recording is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Format {
    /// To be read by people
    Text,
    /// To be read by programs
    Json,
}

impl Trace {
    /// Records what was asked for, and prints it. `root` is the book's
    /// repository.
    ///
    /// # Errors
    ///
    /// When it cannot be recorded; see [`record`].
    pub fn run(self, root: &Path) -> Result<()> {
        let format = self.format;
        let recording = record(&self.request(root)?)?;
        print(&match format {
            Format::Text => text::write(&recording),
            Format::Json => recording.to_json()?,
        })
    }

    fn request(self, root: &Path) -> Result<Request> {
        let table = Arc::new(Table::newest(&root.join("data"))?);
        let mut request = if is_path(&self.program) {
            if self.release {
                bail!(
                    "`--release` builds a program of the book; {} is a file: \
                     build it yourself, with line numbers",
                    self.program
                );
            }
            let here = env::current_dir().context("the current folder")?;
            Request::new(here.join(&self.program), here, table)
        } else {
            let profile = match self.release {
                true => Profile::Release,
                false => Profile::Dev,
            };
            Request::example(root, &self.program, profile, table)?
        };
        request.function = self.function;
        request.arguments = self.arguments;
        request.input = self.input;
        request.into_all = self.into_all;
        request.steps = self.steps;
        request.time = Duration::from_secs(self.seconds);
        Ok(request)
    }
}

impl Request {
    /// Asks for `main` of a program of the book, which is built first.
    ///
    /// # Errors
    ///
    /// When the book has no such program, or it cannot be built.
    pub fn example(
        root: &Path,
        name: &str,
        profile: Profile,
        table: Arc<Table>,
    ) -> Result<Request> {
        let built = Workspace::read(root)?.build(&[name], profile)?;
        let executable = built.into_iter().next().context("one program")?;
        let mut request = Request::new(executable, root.to_owned(), table);
        request.profile = Some(profile);
        Ok(request)
    }
}

/// Whether the reader means a file: what has a `/`, as in a shell.
fn is_path(program: &str) -> bool {
    program.contains('/')
}

/// Prints it all, or as much as somebody reads.
fn print(text: &str) -> Result<()> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(error).context("the recording cannot be printed")
        }
        _ => Ok(()),
    }
}
