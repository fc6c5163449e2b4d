//! The book on a host: built once, and served on this machine.

use std::ffi::OsStr;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{fs, io, thread};

use axum::Router;
use tower_http::services::{ServeDir, ServeFile};
use walkdir::WalkDir;

use super::keeper::Keeper;
use crate::tree;

/// The book, for all tests of this gate.
pub static SITE: LazyLock<Site> = LazyLock::new(|| {
    let keeper = Keeper::start(&[]);
    let folder = keeper.folder().join("site");
    book::site::render(tree::root(), &folder).expect("the site");
    Site::serve(folder, Some(keeper))
});

/// A folder of pages, and where a browser finds it.
pub struct Site {
    /// The folder.
    pub folder: PathBuf,
    /// Such as `http://127.0.0.1:34567/`.
    address: String,
    /// The pages, relative to the folder, in order; those only that a reader
    /// gets to see, and no copies.
    pub pages: Vec<String>,
    /// Removes the folder in the end.
    _keeper: Option<Keeper>,
}

impl Site {
    /// Serves the pages below `folder`, until this program ends.
    pub fn serve(folder: PathBuf, keeper: Option<Keeper>) -> Site {
        // The kernel picks a port that is free.
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("it is bound");
        let pages = pages(&folder);
        let files = folder.clone();
        thread::spawn(move || answer(listener, &files));
        Site {
            folder,
            address: format!("http://{address}/"),
            pages,
            _keeper: keeper,
        }
    }

    /// Where a browser finds a page.
    pub fn address_of(&self, page: &str) -> String {
        format!("{}{page}", self.address)
    }
}

fn pages(folder: &Path) -> Vec<String> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter();
    let mut texts = Vec::new();
    let mut pages = Vec::new();
    for entry in files {
        let entry = entry.expect("the site can be read");
        let path = entry.path();
        if path.extension() != Some(OsStr::new("html")) {
            continue;
        }
        let text = fs::read_to_string(path).expect("a page is UTF-8");
        // A frame of the pages for readers without JavaScript.
        if !path.ends_with("toc.html") && !texts.contains(&text) {
            let page = path.strip_prefix(folder).expect("it is in it");
            pages.push(page.to_str().expect("UTF-8").to_owned());
            texts.push(text);
        }
    }
    pages
}

/// What a host of static files does: a file, or the page for a missing one.
fn answer(listener: TcpListener, folder: &Path) -> io::Result<()> {
    let missing = ServeFile::new(folder.join("404.html"));
    let files = ServeDir::new(folder).not_found_service(missing);
    let router = Router::new().fallback_service(files);
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router).await
    })
}
