//! Steps through a system call inside the kernel: the command behind
//! `cargo run -- trace-kernel`, and a maintainer's, which looks up where the
//! recorded instructions stand in the kernel's source.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use kernel_tracer::command::{LookUp, TraceKernel};
use tracer::workspace::find_root;

/// Steps through a system call inside the kernel
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Step through a call
    Trace(TraceKernel),
    /// Look up where the recorded instructions stand in the source
    LookUp(LookUp),
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
    let root = find_root(&std::env::current_dir()?)?;
    match arguments.command {
        Command::Trace(trace) => trace.run(&root),
        Command::LookUp(look_up) => look_up.run(&root),
    }
}
