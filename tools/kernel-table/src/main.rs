//! Makes the table of system calls from an unpacked Linux tree.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use kernel_table::schema::{Source, Table};
use kernel_table::{csv, diff, file, generate, lock, manual, report, rust};

const EXAMPLE: &str = "\
Example, with the packages linux-source-6.1 and manpages-dev of Debian:

  apt-get download linux-source-6.1
  sha256sum linux-source-6.1_*.deb
  dpkg-deb -x linux-source-6.1_*.deb .
  tar xf usr/src/linux-source-6.1.tar.xz
  dpkg-deb -x manpages-dev_*.deb manpages
  kernel-table generate linux-source-6.1 --package linux-source-6.1 \\
      --package-version 6.1.192-2 --sha256 ae95… -o data/x86_64-6.1.192.json
  kernel-table generate linux-source-7.3 --package linux-source-7.3 \\
      --package-version 7.3.4-1~bpo13+1 --sha256 703e… \\
      --older data/x86_64-6.1.192.json -o data/x86_64-7.3.4.json
  kernel-table manual manpages --package manpages-dev \\
      --package-version 6.20-2 --sha256 87d1… -o data/manual-pages.json
  kernel-table diff data/x86_64-6.1.192.json data/x86_64-7.3.4.json
  kernel-table report data/x86_64-*.json -o data/verification.txt
  kernel-table csv
  kernel-table rust";

/// Makes the table of the x86_64 system calls from an unpacked kernel tree,
/// compares two tables, and checks them against sources of others.
#[derive(Parser)]
#[command(version, after_help = EXAMPLE)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads a kernel tree and writes its table, and a line in the lock file
    /// kernel-sources.toml beside it.
    Generate {
        /// The root of the unpacked kernel tree.
        tree: PathBuf,
        #[command(flatten)]
        package: Package,
        /// A table of an older kernel, which tells since when a row is there
        /// (may be given more than once).
        #[arg(long, value_name = "TABLE")]
        older: Vec<PathBuf>,
        /// The file to write.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Reads the package of manual pages and writes which system calls have
    /// a page, and since when a call is there; and a line in the lock file.
    Manual {
        /// The folder that the package was unpacked in.
        root: PathBuf,
        #[command(flatten)]
        package: Package,
        /// The file to write.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Prints what changed from one table to another.
    Diff {
        /// The table of the older kernel.
        old: PathBuf,
        /// The table of the newer kernel.
        new: PathBuf,
        /// Lists the definitions that only moved within their file, too.
        #[arg(long)]
        lines: bool,
    },
    /// Checks tables against the C header, crates, the manual, the kernels'
    /// binaries and the running kernel, and writes what was compared with its
    /// counts.
    Report {
        /// The tables, in the folder that has manual-pages.json and what
        /// kernel-binary has written.
        #[arg(required = true)]
        tables: Vec<PathBuf>,
        /// The file to write; without it the report is printed.
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// Writes the newest table as CSV, with what the manual says of each call.
    Csv {
        /// The folder with the tables and manual-pages.json.
        #[arg(default_value = "data")]
        data: PathBuf,
    },
    /// Writes the constants of `Sysno` and `Errno` in the listings, from the
    /// newest table in `data/`.
    Rust {
        /// The book's repository.
        #[arg(default_value = ".")]
        root: PathBuf,
    },
}

/// The package whose content is read.
#[derive(Args)]
struct Package {
    /// The Debian package that was unpacked.
    #[arg(long)]
    package: String,
    /// The package's version.
    #[arg(long)]
    package_version: String,
    /// The SHA-256 of the package's .deb.
    #[arg(long)]
    sha256: String,
}

impl From<Package> for Source {
    fn from(package: Package) -> Source {
        Source {
            package: package.package,
            version: package.package_version,
            sha256: package.sha256,
        }
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Generate {
            tree,
            package,
            older,
            output,
        } => {
            let older = read(&older)?;
            let table = generate::generate(&tree, package.into(), older)?;
            file::write(&output, &table.to_json()?)?;
            lock::note(&output, &table)?;
            eprintln!("{}: {} rows", output.display(), table.rows.len());
        }
        Command::Manual {
            root,
            package,
            output,
        } => {
            let pages = manual::read(&root, package.into())?;
            file::write(&output, &pages.to_json()?)?;
            lock::note_pages(&output, &pages)?;
            eprintln!("{}: {} names", output.display(), pages.names.len());
        }
        Command::Diff { old, new, lines } => {
            let (old, new) = (Table::read(&old)?, Table::read(&new)?);
            print!("{}", diff::diff(&old, &new).to_text(lines));
        }
        Command::Report { tables, output } => {
            let data = tables[0].with_file_name("");
            let mut tables = read(&tables)?;
            tables.sort_by_key(Table::version);
            let report = report::report(&tables, &data)?;
            match output {
                Some(output) => file::write(&output, &report)?,
                None => print!("{report}"),
            }
        }
        Command::Csv { data } => {
            eprintln!("{}: written", csv::write(&data)?.display());
        }
        Command::Rust { root } => {
            for path in rust::write(&root)? {
                eprintln!("{}: written", path.display());
            }
        }
    }
    Ok(())
}

fn read(paths: &[PathBuf]) -> Result<Vec<Table>> {
    paths.iter().map(|path| Table::read(path)).collect()
}
