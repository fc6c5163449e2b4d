//! Builds, serves and checks the book: see `cargo run -- --help`.

use anyhow::Result;
use book::{find_root, new_chapter, preprocess, say, serve, site, transcripts};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Builds the book and shows it on this machine; a change is on the page at
/// once.
#[derive(Parser)]
#[command(name = "cargo run --", after_help = EXAMPLES)]
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
  cargo run -- new-chapter files directories start a chapter and its crate
  cargo run -- record hello-kernel           record its transcripts again
  cargo run -- trace hello-kernel            step through a program";

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
    /// Step through a function of a program: each instruction, each call
    Trace(tracer::command::Trace),
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
        Command::Build { dest_dir } => {
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
            Ok(())
        }
        Command::NewChapter { part, name, title } => {
            let title = title.as_deref();
            new_chapter::make(&find_root(&here)?, &part, &name, title)
        }
        Command::Record { filters } => {
            transcripts::record(&find_root(&here)?, &filters)
        }
        Command::Trace(trace) => trace.run(&find_root(&here)?),
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
