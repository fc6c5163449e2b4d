//! Records a program's execution: the command behind `cargo run -- trace`.

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use tracer::command::Trace;
use tracer::workspace::find_root;

/// Steps through a function of a program: each instruction, each system call
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(flatten)]
    trace: Trace,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<()> {
    arguments.trace.run(&find_root(&std::env::current_dir()?)?)
}
