//! Shows the pages on this machine and renews them on a change.
//!
//! Each build goes to a new folder below a temporary one; the link `current`
//! there, which the server follows, moves on only when a build has succeeded.
//! So after a mistake the last good book stays up.

use crate::{say, site};
use anyhow::{Context as _, Result, bail};
use axum::Router;
use axum::http::{HeaderValue, header};
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecursiveMode, Watcher};
use rustix::process::{Pid, Signal, kill_process_group};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio, exit};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio::signal::unix::{Signal as SignalStream, SignalKind, signal};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_livereload::LiveReloadLayer;

/// The folders whose files the pages are made of; book.toml is another.
const WATCHED: [&str; 5] = ["src", "listings", "examples", "theme", "data"];

/// An editor that saves writes several times: a build waits for this long a
/// silence.
const SILENCE: Duration = Duration::from_millis(50);

/// The exit status of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// Builds the book at `root`, serves it and renews it until Ctrl-C.
pub fn serve(root: &Path, host: &str, port: u16, open: bool) -> Result<()> {
    let listener = bind(host, port)?;
    let address = format!("http://{}", listener.local_addr()?);
    let folder = tempfile::Builder::new()
        .prefix("direct-system-calls-")
        .tempdir()
        .context("no temporary folder can be made")?;
    let ending = Arc::new(Ending::new(folder.path()));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let handle = runtime.handle().clone();
    end_on_signal(runtime, Arc::clone(&ending))?;

    // Before the first build, so that a change during it is not missed.
    let (sender, changes) = mpsc::channel();
    let _watcher = watch(root, sender)?;
    let mut pages = Pages::new(root, folder.path(), ending);
    say("building the book ...");
    let started = Instant::now();
    pages.renew()?;
    say(format_args!(
        "built in {:.1} s",
        started.elapsed().as_secs_f32()
    ));

    let live = LiveReloadLayer::new();
    let reloader = live.reloader();
    handle.spawn(answer(listener, folder.path().join("current"), live));
    say(format_args!("the book is at {address} (Ctrl-C ends this)"));
    say(format_args!(
        "watching {}/ and book.toml",
        WATCHED.join("/, ")
    ));
    if open && let Err(error) = opener::open_browser(&address) {
        eprintln!("no browser can be opened ({error}); open {address}");
    }
    loop {
        let changed = next_changes(root, &changes)?;
        if pages.change(&changed) {
            reloader.reload();
        }
    }
}

fn bind(host: &str, port: u16) -> Result<TcpListener> {
    let listener = match TcpListener::bind((host, port)) {
        Ok(listener) => listener,
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} on {host} is in use: end the program that listens \
             there, or name another port, as in `cargo run -- --port {}`",
            port.checked_add(1).unwrap_or(3000)
        ),
        Err(error) => bail!(
            "cannot listen on port {port} of {host} ({error}): name others \
             with --port and --hostname"
        ),
    };
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Answers requests with the files below `pages`, for ever.
async fn answer(listener: TcpListener, pages: PathBuf, live: LiveReloadLayer) {
    let missing = ServeFile::new(pages.join("404.html"));
    let files = ServeDir::new(pages).not_found_service(missing);
    // A browser that keeps pages would show yesterday's.
    let fresh = SetResponseHeaderLayer::overriding(
        header::CACHE_CONTROL,
        HeaderValue::from_static("no-store"),
    );
    let router = Router::new()
        .fallback_service(files)
        .layer(fresh)
        .layer(live);
    let result = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => axum::serve(listener, router).await,
        Err(error) => Err(error),
    };
    if let Err(error) = result {
        eprintln!("the server has ended: {error}");
    }
}

/// What has to be ended and removed when this program ends.
struct Ending {
    folder: PathBuf,
    /// The compiler that runs, by its process group.
    compiler: Mutex<Option<Pid>>,
}

impl Ending {
    fn new(folder: &Path) -> Ending {
        Ending {
            folder: folder.to_path_buf(),
            compiler: Mutex::new(None),
        }
    }

    /// Ends the program.
    fn end(&self) -> ! {
        // Held until the end: no other compiler starts.
        let compiler =
            self.compiler.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(group) = *compiler {
            // It may have ended by itself.
            let _ = kill_process_group(group, Signal::KILL);
        }
        // A build may be writing there still; it is over within a second.
        while self.folder.exists() {
            let _ = fs::remove_dir_all(&self.folder);
        }
        exit(INTERRUPTED)
    }

    /// Runs cargo; whether it has succeeded. Its errors go to the terminal.
    fn cargo(&self, root: &Path, arguments: &[&str]) -> Result<bool> {
        let mut compiler =
            self.compiler.lock().unwrap_or_else(PoisonError::into_inner);
        let mut child = Command::new("cargo")
            .args(arguments)
            .current_dir(root)
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .context("cargo cannot be started")?;
        *compiler = Pid::from_raw(child.id().cast_signed());
        drop(compiler);
        let status = child.wait()?;
        *self.compiler.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(status.success())
    }
}

/// Ends the program on Ctrl-C and its relatives, from a thread that also runs
/// the server.
fn end_on_signal(runtime: Runtime, ending: Arc<Ending>) -> Result<()> {
    let inside = runtime.enter();
    let mut signals: Vec<SignalStream> = Vec::new();
    for kind in [
        SignalKind::interrupt(),
        SignalKind::terminate(),
        SignalKind::hangup(),
    ] {
        signals.push(signal(kind)?);
    }
    drop(inside);
    std::thread::spawn(move || {
        runtime.block_on(std::future::poll_fn(|context| {
            let mut polls = signals.iter_mut().map(|s| s.poll_recv(context));
            polls.find(|poll| poll.is_ready()).map_or(
                std::task::Poll::Pending,
                |_| std::task::Poll::Ready(()),
            )
        }));
        ending.end()
    });
    Ok(())
}

/// The pages, and what has yet to compile before they are made again.
struct Pages {
    root: PathBuf,
    folder: PathBuf,
    ending: Arc<Ending>,
    /// How many builds there were.
    number: usize,
    /// Arguments of `cargo build`.
    uncompiled: BTreeSet<Vec<String>>,
}

impl Pages {
    fn new(root: &Path, folder: &Path, ending: Arc<Ending>) -> Pages {
        Pages {
            root: root.to_path_buf(),
            folder: folder.to_path_buf(),
            ending,
            number: 0,
            uncompiled: BTreeSet::new(),
        }
    }

    /// Makes the pages again after a change; whether they are new.
    fn change(&mut self, changed: &BTreeSet<PathBuf>) -> bool {
        let started = Instant::now();
        let names: Vec<_> = changed
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        say(format_args!("changed: {}", names.join(", ")));
        for path in changed {
            self.uncompiled.extend(crate_of(&self.root, path));
        }
        match self.compile().and_then(|()| self.renew()) {
            Ok(()) => {
                let seconds = started.elapsed().as_secs_f32();
                say(format_args!("the book is new after {seconds:.1} s"));
                true
            }
            Err(error) => {
                eprintln!("{error:#}");
                eprintln!("the last good book stays up");
                false
            }
        }
    }

    /// Compiles the listings that have changed, each until it succeeds.
    fn compile(&mut self) -> Result<()> {
        while let Some(arguments) = self.uncompiled.first() {
            say(format_args!("compiling {}", arguments[1]));
            let mut all = vec!["build", "--quiet"];
            all.extend(arguments.iter().map(String::as_str));
            if !self.ending.cargo(&self.root, &all)? {
                bail!("{} does not compile", arguments[1]);
            }
            self.uncompiled.pop_first();
        }
        Ok(())
    }

    /// Makes the pages and, if that succeeds, moves the link to them.
    fn renew(&mut self) -> Result<()> {
        let old = self.folder.join(self.number.to_string());
        self.number += 1;
        let new = self.folder.join(self.number.to_string());
        if let Err(error) = site::render(&self.root, &new) {
            // It may not even have been made.
            let _ = fs::remove_dir_all(&new);
            self.number -= 1;
            return Err(error);
        }
        let next = self.folder.join("next");
        symlink(&new, &next)?;
        fs::rename(&next, self.folder.join("current"))?;
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
        Ok(())
    }
}

/// What `cargo build` must be told to compile after a change of `path`: the
/// listing it belongs to, or the program it is.
fn crate_of(root: &Path, path: &Path) -> Option<Vec<String>> {
    let parts: Vec<&str> = path.iter().flat_map(|part| part.to_str()).collect();
    let words = |words: &[&str]| {
        Some(words.iter().map(|word| (*word).to_owned()).collect())
    };
    let last = parts.last()?;
    match parts[..] {
        ["listings", name, ..]
            if (last.ends_with(".rs") || last.ends_with(".toml"))
                && root.join("listings").join(name).exists() =>
        {
            words(&["--package", name, "--lib", "--examples"])
        }
        ["examples", file] if root.join(path).exists() => {
            words(&["--example", file.strip_suffix(".rs")?])
        }
        _ => None,
    }
}

type Changes = notify::Result<Event>;

fn watch(
    root: &Path,
    sender: mpsc::Sender<Changes>,
) -> Result<notify::RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(sender)
        .context("changes cannot be watched")?;
    // book.toml by its folder: an editor may replace the file itself.
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in WATCHED {
        let path = root.join(folder);
        if path.is_dir() {
            watcher
                .watch(&path, RecursiveMode::Recursive)
                .with_context(|| format!("{folder}/ cannot be watched"))?;
        }
    }
    Ok(watcher)
}

/// Waits for changes, and then until nothing has changed for a moment.
fn next_changes(
    root: &Path,
    changes: &Receiver<Changes>,
) -> Result<BTreeSet<PathBuf>> {
    let mut changed = BTreeSet::new();
    while changed.is_empty() {
        changed.extend(relevant(root, changes.recv()??));
    }
    let mut last = Instant::now();
    while let Some(left) = SILENCE.checked_sub(last.elapsed()) {
        let Ok(event) = changes.recv_timeout(left) else {
            break;
        };
        let more = relevant(root, event?);
        if !more.is_empty() {
            last = Instant::now();
            changed.extend(more);
        }
    }
    Ok(changed)
}

/// The files that an event has changed and that the pages are made of. A
/// build opens and reads files: that is no change.
fn relevant(root: &Path, event: Event) -> Vec<PathBuf> {
    match event.kind {
        EventKind::Create(_) | EventKind::Remove(_) => {}
        EventKind::Modify(kind) if !matches!(kind, ModifyKind::Metadata(_)) => {
        }
        _ => return Vec::new(),
    }
    let paths = event.paths.iter();
    paths
        .filter_map(|path| path.strip_prefix(root).ok())
        .filter(|path| {
            let first = path.iter().next().unwrap_or_default();
            *path == Path::new("book.toml")
                || WATCHED.iter().any(|folder| first == *folder)
        })
        .filter(|path| !is_editors_own(path))
        // A link to what a build makes.
        .filter(|path| !path.starts_with("src/recordings"))
        .map(Path::to_path_buf)
        .collect()
}

/// Whether an editor makes a file of this name for itself while it saves.
fn is_editors_own(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || name == "4913"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;
    use notify::event::{AccessKind, CreateKind, DataChange};

    #[test]
    fn a_port_in_use_is_one_sentence() {
        let first = bind("127.0.0.1", 0).expect("any port");
        let port = first.local_addr().expect("bound").port();
        let error = bind("127.0.0.1", port).expect_err("in use").to_string();
        assert!(error.contains(&format!("port {port} on 127.0.0.1 is in use")));
        assert_eq!(error.lines().count(), 1);
    }

    #[test]
    fn the_link_moves_only_when_a_build_succeeds() {
        let tree = Tree::new();
        let folder = tempfile::tempdir().expect("a folder");
        let ending = Arc::new(Ending::new(folder.path()));
        let mut pages = Pages::new(tree.root(), folder.path(), ending);
        let page = folder.path().join("current/introduction.html");
        let read = || fs::read_to_string(&page).expect("a page");
        pages.renew().expect("a right book");
        let old = read();

        let changed = BTreeSet::from([PathBuf::from("src/introduction.md")]);
        tree.write("src/introduction.md", "```\nwrong\n```\n");
        assert!(!pages.change(&changed));
        assert_eq!(read(), old);
        tree.write("src/introduction.md", "# Introduction\n\nnew words\n");
        assert!(pages.change(&changed));
        assert!(read().contains("new words"));
        // The link and the one folder that it leads to.
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 2);
    }

    #[test]
    fn changes_compile_the_crate_that_they_are_in() {
        let tree = Tree::new();
        let compiled = |path: &str| {
            crate_of(tree.root(), Path::new(path)).map(|words| words.join(" "))
        };
        let listing = Some("--package first --lib --examples".to_owned());
        assert_eq!(compiled("listings/first/src/lib.rs"), listing);
        assert_eq!(compiled("listings/first/examples/one.rs"), listing);
        let example = Some("--example whole".to_owned());
        assert_eq!(compiled("examples/whole.rs"), example);
        for path in [
            "src/introduction.md",
            "listings/first/output/one.console",
            "listings/gone/src/lib.rs",
            "examples/gone.rs",
        ] {
            assert_eq!(compiled(path), None, "{path}");
        }
    }

    #[test]
    fn only_changes_of_what_the_pages_are_made_of_count() {
        let root = Path::new("/book");
        let data = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let count = |kind, path: &str| {
            let event = Event::new(kind).add_path(root.join(path));
            relevant(root, event).len()
        };
        assert_eq!(count(data, "src/introduction.md"), 1);
        assert_eq!(count(data, "book.toml"), 1);
        assert_eq!(count(EventKind::Create(CreateKind::File), "theme/a"), 1);
        assert_eq!(count(EventKind::Access(AccessKind::Read), "src/a.md"), 0);
        assert_eq!(count(data, "target/debug/book"), 0);
        assert_eq!(count(data, "Cargo.lock"), 0);
        assert_eq!(count(data, "src/.a.md.swp"), 0);
        assert_eq!(count(data, "src/a.md~"), 0);
        assert_eq!(count(data, "src/recordings/hello-kernel.js"), 0);
    }
}
