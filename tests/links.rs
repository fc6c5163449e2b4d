//! Each link in the site leads somewhere: the file exists and the heading
//! stands in it. Nothing is loaded from another host. Links to other hosts are
//! those of `data/external-links.txt`, well-formed, and those into the
//! kernel's source name a version.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use http::Uri;
use percent_encoding::percent_decode_str;
use walkdir::WalkDir;

use crate::html::{self, Piece};
use crate::tree;

const LIST: &str = "data/external-links.txt";

/// Where the kernel's source is read, which changes every day.
const KERNEL_HOSTS: [&str; 3] = [
    "https://elixir.bootlin.com/",
    "https://git.kernel.org/",
    "https://github.com/torvalds/",
];

#[derive(Default)]
struct Page {
    ids: BTreeMap<String, usize>,
    /// Line, whether it is an `<a href>`, target.
    links: Vec<(usize, bool, String)>,
    twice: Vec<(usize, String)>,
}

impl Page {
    fn new(text: &str) -> Page {
        let mut page = Page::default();
        for (line, piece) in html::pieces(text) {
            let Piece::Tag(tag) = piece else { continue };
            if let Some(id) = html::attribute(&tag, "id")
                && page.ids.insert(id.to_owned(), line).is_some()
            {
                page.twice.push((line, id.to_owned()));
            }
            for name in ["href", "src"] {
                if let Some(target) = html::attribute(&tag, name) {
                    let leads = &*tag.name == "a";
                    page.links.push((line, leads, target.to_owned()));
                }
            }
        }
        page
    }
}

/// Built once for all tests of this gate.
static SITE: LazyLock<Site> = LazyLock::new(Site::build);

/// The site: its files, and what its pages say.
struct Site {
    files: BTreeSet<PathBuf>,
    pages: BTreeMap<PathBuf, Page>,
}

impl Site {
    fn build() -> Site {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let site = folder.path().join("site");
        book::site::build(tree::root(), &site, None).expect("the site");
        Site::read(&site)
    }

    fn read(site: &Path) -> Site {
        let mut files = BTreeSet::new();
        let mut pages = BTreeMap::new();
        for entry in WalkDir::new(site) {
            let entry = entry.expect("the site can be read");
            let path = entry.path().strip_prefix(site).expect("it is in it");
            if path.extension() == Some(OsStr::new("html")) {
                let text = fs::read_to_string(entry.path()).expect("UTF-8");
                pages.insert(path.to_owned(), Page::new(&text));
            }
            files.insert(path.to_owned());
        }
        Site { files, pages }
    }

    /// What is wrong with a link of `page`, if anything.
    fn refute(&self, page: &Path, target: &str) -> Option<String> {
        let decode = |text: &str| {
            percent_decode_str(text).decode_utf8_lossy().into_owned()
        };
        let (path, fragment) = match target.split_once('#') {
            Some((path, fragment)) => (path, decode(fragment)),
            None => (target, String::new()),
        };
        let path = decode(path.split('?').next().unwrap_or_default());
        let folder = page.parent().unwrap_or(Path::new(""));
        let file = match path.as_str() {
            "" => page.to_owned(),
            // Only the page for a missing page names folders from the root.
            path => match path.strip_prefix('/') {
                Some(path) => tree::normalised(Path::new(path)),
                None => tree::normalised(&folder.join(path)),
            },
        };
        if !self.files.contains(&file) {
            return Some(format!("`{target}`: {} is none", file.display()));
        }
        let page = self.pages.get(&file);
        let found = page.is_some_and(|page| page.ids.contains_key(&fragment));
        (!fragment.is_empty() && !found)
            .then(|| format!("`{target}`: no heading has that name"))
    }
}

/// Tells whether a link leads out of the site.
fn is_external(target: &str) -> bool {
    target.contains("://") || target.starts_with("//")
}

/// Where a problem with `what` in a page of the site is to be mended: its line
/// in `src/`, or, for a page that mdBook makes alone, the page itself.
fn problem(page: &Path, line: usize, what: &str, message: &str) -> String {
    let source = Path::new("src").join(page.with_extension("md"));
    if !tree::root().join(&source).exists() {
        return tree::problem(&Path::new("book").join(page), line, message);
    }
    let written = what.replace(".html", ".md");
    let text = tree::read(&source);
    let is_here = |line: &str| line.contains(what) || line.contains(&written);
    let line = text.lines().position(is_here).map_or(1, |index| index + 1);
    tree::problem(&source, line, message)
}

/// What is wrong with a link to another host, if anything.
fn refute_external(target: &str) -> Option<&'static str> {
    let uri = target.parse::<Uri>().ok();
    if !uri.is_some_and(|uri| {
        uri.scheme_str() == Some("https") && uri.host().is_some()
    }) {
        return Some("is no well-formed https address");
    }
    let is_version = |part: &str| {
        let number = part.strip_prefix('v').unwrap_or_default();
        number.contains('.') && number.starts_with(|c: char| c.is_numeric())
    };
    let of_kernel = KERNEL_HOSTS.iter().any(|host| target.starts_with(host));
    let parts = target.split(['/', '?', '&', '=', '#', ';']);
    (of_kernel && !parts.into_iter().any(is_version))
        .then_some("changes with the kernel: name a version, such as `v6.12`")
}

#[test]
fn every_internal_link_leads_to_a_file_and_a_heading() {
    let site = &*SITE;
    let mut count = 0;
    let mut problems = Vec::new();
    for (path, page) in &site.pages {
        let internal =
            |target: &str| !is_external(target) && !target.starts_with("data:");
        for (line, _, target) in &page.links {
            if !internal(target) {
                continue;
            }
            count += 1;
            if let Some(message) = site.refute(path, target) {
                problems.push(problem(path, *line, target, &message));
            }
        }
    }
    println!("{} pages", site.pages.len());
    tree::verdict("internal links", count, &problems);
}

#[test]
fn every_id_stands_once_on_its_page() {
    let site = &*SITE;
    let count = site.pages.values().map(|page| page.ids.len()).sum();
    let twice = |(path, page): (&PathBuf, &Page)| {
        let twice = |(line, id): &(usize, String)| {
            let message = format!("another element has the id `{id}`");
            problem(path, *line, id, &message)
        };
        page.twice.iter().map(twice).collect::<Vec<_>>()
    };
    let problems: Vec<_> = site.pages.iter().flat_map(twice).collect();
    tree::verdict("ids", count, &problems);
}

#[test]
fn nothing_is_loaded_from_another_host() {
    let site = &*SITE;
    let mut count = 0;
    let mut problems = Vec::new();
    for (path, page) in &site.pages {
        for (line, leads, target) in &page.links {
            count += usize::from(!leads);
            if !leads && is_external(target) {
                let message = format!("`{target}` is loaded: keep a copy");
                problems.push(problem(path, *line, target, &message));
            }
        }
    }
    tree::verdict("things that pages load", count, &problems);
}

#[test]
fn external_links_are_well_formed_pinned_and_listed() {
    let site = &*SITE;
    let mut used = BTreeMap::new();
    for (path, page) in &site.pages {
        // What this page says, the other pages say, too.
        if path.ends_with("print.html") {
            continue;
        }
        for (line, _, target) in &page.links {
            if is_external(target) {
                used.insert(target.as_str(), (path.as_path(), *line));
            }
        }
    }
    let list = tree::read(Path::new(LIST));
    let facts = book::facts::Facts::read(tree::root()).expect("the tables");
    let of_tables = facts.addresses();
    let mut problems = not_linked(&of_tables, &used);
    let mut written = used.clone();
    // A chapter may link to a manual page, too.
    let is_listed = |target: &str| list.lines().any(|line| line == target);
    // A function of the kernel's recordings, with its line there.
    let call = kernel_tracer::calls::CALLS[0];
    let pair = book::ring0::Pair::read(tree::root(), call);
    let pair = pair.expect("the recordings");
    let recorded = format!("?h=v{}#n", pair.recordings[0].machine.kernel);
    let is_recorded = |target: &str| {
        let path = target.strip_prefix(book::ring0::SOURCE);
        path.is_some_and(|path| path.contains(&recorded))
    };
    written.retain(|t, _| {
        is_listed(t) || !of_tables.contains(*t) && !is_recorded(t)
    });
    problems.extend(compare_with_list(&written, &list));
    for (target, (page, line)) in &used {
        if let Some(message) = refute_external(target) {
            let message = format!("`{target}` {message}");
            problems.push(problem(page, *line, target, &message));
        }
    }
    tree::verdict("external links", used.len(), &problems);
}

/// What the tables of system calls and errors should link to and do not.
fn not_linked(
    of_tables: &BTreeSet<String>,
    used: &BTreeMap<&str, (&Path, usize)>,
) -> Vec<String> {
    let is_missing = |target: &&String| !used.contains_key(target.as_str());
    let missing = of_tables.iter().filter(is_missing);
    let page = Path::new("src/reference/syscalls.md");
    missing
        .map(|target| tree::problem(page, 1, &format!("no link to {target}")))
        .collect()
}

fn compare_with_list(
    used: &BTreeMap<&str, (&Path, usize)>,
    list: &str,
) -> Vec<String> {
    let mut problems = Vec::new();
    let mut listed = BTreeSet::new();
    let mut last = "";
    for (index, line) in list.lines().enumerate() {
        let mut say = |message: &str| {
            problems.push(tree::problem(Path::new(LIST), index + 1, message));
        };
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if line <= last {
            say("this line does not belong after the one before: sort them");
        }
        if !used.contains_key(line) {
            say("no page has this link: delete the line");
        }
        listed.insert(line);
        last = line;
    }
    for (target, (page, line)) in used {
        if !listed.contains(target) {
            let message = format!("`{target}` is not in {LIST}: add it there");
            problems.push(problem(page, *line, target, &message));
        }
    }
    problems
}

#[test]
fn bad_addresses_are_noticed() {
    let good = "https://elixir.bootlin.com/linux/v6.12/source/fs/exec.c#L10";
    assert_eq!(refute_external(good), None);
    let tree = "https://git.kernel.org/pub/scm/linux.git/tree/a?h=v6.12";
    assert_eq!(refute_external(tree), None);
    assert_eq!(refute_external("https://doc.rust-lang.org/"), None);
    assert!(refute_external("http://doc.rust-lang.org/").is_some());
    assert!(refute_external("https:///nowhere").is_some());
    assert!(refute_external("https://a b/").is_some());
    for branch in ["master", "latest"] {
        let target = good.replace("v6.12", branch);
        assert!(refute_external(&target).is_some());
    }
}
