//! Builds, serves and checks the book: see `cargo run -- --help`.

use anyhow::Result;
use book::{
    find_root, head, measure, new_chapter, pdf, preprocess, say, serve, site,
    terminal, transcripts,
};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Builds the book and shows it on this machine; a change is on the page at
/// once.
#[derive(Parser)]
#[command(bin_name = "cargo run --", after_help = EXAMPLES)]
#[command(args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: Serve,
}

const EXAMPLES: &str = "\
Examples:
  cargo run                                  read it on http://127.0.0.1:3000
  cargo run -- --port 4000 --open            on another port, in the browser
  cargo run -- build -d public               write the pages to public/
  cargo run -- build --pdf book.pdf          and print the book to a PDF
  cargo run -- new-chapter files directories start a chapter and its crate
  cargo run -- record hello-kernel           record its transcripts again
  cargo run -- syscall openat                a row of the table of system calls
  cargo run -- errno -9                      the name of an error";

const SYSCALL: &str = "\
Examples:
  cargo run -- syscall openat        the call of this name
  cargo run -- syscall 0x3b          the call of this number
  cargo run -- syscall iovec         every call that has to do with this
  cargo run -- syscall const iovec   all words must be in the row
  cargo run -- syscall --all read    `read`, and all that contain it

A word is looked for in name, handler, arguments, file, build condition and
the reason why there is no handler; the beginning of a number is enough.";

#[derive(Args)]
struct Serve {
    /// The port to listen on
    #[arg(short, long, default_value_t = 3000)]
    port: u16,
    /// The address to listen on
    #[arg(short = 'n', long, default_value = "127.0.0.1")]
    hostname: String,
    /// Open the book in the browser
    #[arg(short, long)]
    open: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Write the pages to a folder and end
    Build {
        /// The folder, relative to the current one [default: book/]
        #[arg(short, long)]
        dest_dir: Option<PathBuf>,
        /// Print the whole book to this file as well, with Chromium
        #[arg(long, value_name = "FILE")]
        pdf: Option<PathBuf>,
    },
    /// Make the skeleton of a chapter: text, crate, transcript, SUMMARY line
    NewChapter {
        /// The folder in src/, such as `files`
        part: String,
        /// The chapter's and the crate's name, such as `directories`
        name: String,
        /// The chapter's title [default: made from its name]
        #[arg(long)]
        title: Option<String>,
    },
    /// Run the recorded commands and record what they print now
    Record {
        /// Only the transcripts whose path contains one of these
        filters: Vec<String>,
    },
    /// Measure the programs beside their namesakes: data/programs-speed.json
    Measure,
    /// Write theme/head.hbs: each page's description, for search engines
    Describe,
    /// Print a system call's number, handler and registers
    #[command(after_help = SYSCALL)]
    Syscall {
        /// A name, a number, or words that a row must contain
        #[arg(required = true, value_name = "NAME|NUMBER|PATTERN")]
        query: Vec<String>,
        /// Every row that contains it, even if one has exactly this name
        #[arg(short, long)]
        all: bool,
    },
    /// Print an error's name and number
    Errno {
        /// A name such as `EBADF`, or a number such as `9` or `-9`
        #[arg(allow_hyphen_values = true, value_name = "NAME|NUMBER")]
        query: String,
    },
    /// What the official mdbook calls; see book.toml
    Preprocess {
        #[command(subcommand)]
        question: Option<Question>,
    },
}

#[derive(Subcommand)]
enum Question {
    /// Whether pages of this kind can be made: all can
    Supports {
        /// Such as `html`
        renderer: String,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    show_warnings();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<()> {
    let here = std::env::current_dir()?;
    let Some(command) = arguments.command else {
        let Serve {
            port,
            hostname,
            open,
        } = arguments.serve;
        return serve::serve(&find_root(&here)?, &hostname, port, open);
    };
    match command {
        Command::Build { dest_dir, pdf } => {
            let root = find_root(&here)?;
            let dest = match dest_dir {
                Some(dir) => here.join(dir),
                None => site::default_destination(&root)?,
            };
            site::build(&root, &dest)?;
            say(format_args!(
                "the book is in {}",
                dest.canonicalize()?.display()
            ));
            if let Some(file) = pdf {
                pdf::print(&dest, &here.join(&file))?;
                say(format_args!("the PDF is in {}", file.display()));
            }
            Ok(())
        }
        Command::NewChapter { part, name, title } => {
            let title = title.as_deref();
            new_chapter::make(&find_root(&here)?, &part, &name, title)
        }
        Command::Record { filters } => {
            transcripts::record(&find_root(&here)?, &filters)
        }
        Command::Measure => measure::measure(&find_root(&here)?),
        Command::Describe => {
            let path = head::write(&find_root(&here)?)?;
            say(format_args!("{}: written", path.display()));
            Ok(())
        }
        Command::Syscall { query, all } => {
            say(terminal::syscall(
                &find_root(&here)?,
                &query.join(" "),
                all,
            )?);
            Ok(())
        }
        Command::Errno { query } => {
            say(terminal::errno(&find_root(&here)?, &query)?);
            Ok(())
        }
        Command::Preprocess { question: None } => {
            preprocess::preprocess(std::io::stdin(), std::io::stdout())
        }
        Command::Preprocess { question: Some(_) } => Ok(()),
    }
}

/// mdBook's warnings go to the terminal.
fn show_warnings() {
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .with_writer(std::io::stderr)
        .without_time()
        .with_target(false)
        .with_ansi(false)
        .init();
}
