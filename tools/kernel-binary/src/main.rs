//! Reads the system calls out of a kernel's own binary.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, ensure};
use clap::Parser;
use kernel_table::schema::{Source, Table};
use kernel_table::{file, lock};

const EXAMPLE: &str = "\
Example, with a package of Debian that has debug symbols (it is large):

  apt-get download linux-image-6.1.0-56-amd64-dbg
  sha256sum linux-image-*-dbg_*.deb
  dpkg-deb --fsys-tarfile linux-image-*-dbg_*.deb \\
      | tar x ./usr/lib/debug/boot/vmlinux-6.1.0-56-amd64
  kernel-binary usr/lib/debug/boot/vmlinux-6.1.0-56-amd64 \\
      data/x86_64-6.1.192.json --package linux-image-6.1.0-56-amd64-dbg \\
      --package-version 6.1.192-2 --sha256 e481… -o data/binary-6.1.192.json";

/// How many differences are shown; the rest mostly has the same cause.
const SHOWN: usize = 20;

/// Reads out of a kernel's own binary which handler each number has and which
/// arguments each handler, compares them with the table of the same kernel,
/// and writes down what it read, so that `kernel-table report` can compare
/// them again.
#[derive(Parser)]
#[command(version, after_help = EXAMPLE)]
struct Arguments {
    /// The binary, with symbols.
    vmlinux: PathBuf,
    /// The table of the same kernel.
    table: PathBuf,
    /// The Debian package that the binary came from.
    #[arg(long)]
    package: String,
    /// The package's version.
    #[arg(long)]
    package_version: String,
    /// The SHA-256 of the package's .deb.
    #[arg(long)]
    sha256: String,
    /// The file to write.
    #[arg(short, long)]
    output: PathBuf,
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
    let table = Table::read(&arguments.table)?;
    let source = Source {
        package: arguments.package,
        version: arguments.package_version,
        sha256: arguments.sha256,
    };
    let binary = kernel_binary::read(&arguments.vmlinux, &table, source)?;
    let differences = binary.compare(&table)?.differences;
    ensure!(
        differences.is_empty(),
        "{} differences to {}: find out who is wrong:\n{}",
        differences.len(),
        arguments.table.display(),
        differences[..differences.len().min(SHOWN)].join("\n")
    );
    file::write(&arguments.output, &binary.to_json()?)?;
    let name = arguments.table.file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    lock::note_binary(&arguments.output, &name, &binary)?;
    let (numbers, handlers) = (binary.numbers.len(), binary.args.len());
    eprintln!(
        "{}: {numbers} numbers, arguments of {handlers} handlers",
        arguments.output.display()
    );
    Ok(())
}
