//! What the pages can only say when it is known where they will stand: the
//! address of each, and the picture that a shared link shows.

use crate::chromium::Chromium;
use anyhow::{Context as _, Result, bail};
use axum::http::Uri;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where a site stands, such as `https://example.org/book/`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Address {
    /// With a slash at its end.
    whole: String,
}

impl FromStr for Address {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Address> {
        let uri = Uri::from_str(text).ok();
        let is_whole = |uri: &Uri| {
            matches!(uri.scheme_str(), Some("http" | "https"))
                && uri.query().is_none()
                && !text.contains(['"', '<', '>', '&', '#'])
        };
        if !uri.as_ref().is_some_and(is_whole) {
            bail!(
                "`{text}` is not the address of a site: write it with its \
                 scheme and host, such as https://example.org/book/"
            );
        }
        let end = if text.ends_with('/') { "" } else { "/" };
        Ok(Address {
            whole: format!("{text}{end}"),
        })
    }
}

impl Address {
    /// The part behind the host, `/` or `/book/`.
    pub fn path(&self) -> &str {
        let (_, rest) = self.whole.split_once("://").unwrap_or_default();
        rest.find('/').map_or("/", |at| &rest[at..])
    }
}

/// The folder of the pictures.
const PICTURES: &str = "preview";

/// A title of more characters is written smaller.
const SHORT: usize = 24;

/// Adds to each page of `site` its address and its picture, which Chromium
/// takes of the template `theme/preview.html`.
pub fn publish(root: &Path, site: &Path, address: &Address) -> Result<()> {
    let chromium = Chromium::find("Chromium takes the pictures of the pages")?;
    let template = crate::read(&root.join("theme/preview.html"))?;
    let folder = tempfile::tempdir().context("cannot make a folder")?;
    let card = folder.path().join("preview.html");
    let first = crate::read(&site.join("index.html"))?;
    let pages = pages(site)?;
    let count = pages.len();
    eprintln!("taking the pictures of {count} pages …");
    for page in pages {
        let path = site.join(&page);
        let text = crate::read(&path)?;
        let title = title_of(&text)
            .with_context(|| format!("{} has no title", page.display()))?;
        let picture = Path::new(PICTURES).join(page.with_extension("png"));
        let file = site.join(&picture);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&card, filled(&template, title))?;
        let how = [
            "--window-size=1200,630",
            "--hide-scrollbars",
            "--screenshot=",
        ];
        chromium.make(&card, &how, &file)?;
        // mdBook writes the first chapter twice.
        let own = match title_of(&first) == Some(title) {
            true => String::new(),
            false => page.display().to_string(),
        };
        let head = head(address, &own, &picture);
        fs::write(&path, text.replacen("</head>", &head, 1))?;
    }
    Ok(())
}

fn title_of(page: &str) -> Option<&str> {
    between(page, "<title>", "</title>")
}

/// The pages that a reader is sent to, relative to the site.
fn pages(site: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = vec![PathBuf::new()];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(site.join(&folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            let is_page = path.extension().is_some_and(|end| end == "html");
            let is_special = ["404.html", "print.html", "toc.html"]
                .map(Path::new)
                .contains(&&*path);
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if is_page && !is_special {
                pages.push(path);
            }
        }
    }
    pages.sort();
    Ok(pages)
}

/// The template for a page whose title is `Chapter - Book`.
fn filled(template: &str, title: &str) -> String {
    let (chapter, book) = title.rsplit_once(" - ").unwrap_or((title, title));
    let size = match chapter.chars().count() > SHORT {
        true => "long",
        false => "short",
    };
    template
        .replace("{{size}}", size)
        .replace("{{title}}", chapter)
        .replace("{{book}}", book)
}

fn head(address: &Address, page: &str, picture: &Path) -> String {
    let whole = &address.whole;
    let picture = picture.display();
    format!(
        "    <link rel=\"canonical\" href=\"{whole}{page}\">\n        \
         <meta property=\"og:url\" content=\"{whole}{page}\">\n        \
         <meta property=\"og:image\" content=\"{whole}{picture}\">\n        \
         <meta property=\"og:image:width\" content=\"1200\">\n        \
         <meta property=\"og:image:height\" content=\"630\">\n        \
         <meta name=\"twitter:card\" content=\"summary_large_image\">\n    \
         </head>"
    )
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_scheme_and_a_host() {
        for (text, path) in [
            ("https://example.org", "/"),
            ("https://example.org/book", "/book/"),
            ("http://127.0.0.1:3000/a/b/", "/a/b/"),
        ] {
            let address = Address::from_str(text).expect(text);
            assert_eq!(address.path(), path);
        }
        for text in [
            "",
            "example.org/book",
            "/book/",
            "ftp://example.org/",
            "https://example.org/?page",
            "https://example.org/\"onload",
            "https://",
        ] {
            let error = Address::from_str(text).expect_err(text).to_string();
            assert!(error.contains("is not the address of a site"), "{error}");
        }
    }

    #[test]
    fn a_page_is_told_its_address_and_its_picture() {
        let address = Address::from_str("https://example.org/b").expect("one");
        let head = head(&address, "a/b.html", Path::new("preview/a/b.png"));
        for line in [
            "<link rel=\"canonical\" href=\"https://example.org/b/a/b.html\">",
            "content=\"https://example.org/b/preview/a/b.png\">",
        ] {
            assert!(head.contains(line), "{head}");
        }
        assert!(head.ends_with("</head>"));
    }

    #[test]
    fn the_picture_has_the_titles_of_chapter_and_book() {
        let card = "<h1 class=\"{{size}}\">{{title}}</h1>{{book}}";
        assert_eq!(
            filled(card, "Input - output - The &amp; Book"),
            "<h1 class=\"short\">Input - output</h1>The &amp; Book"
        );
        assert!(filled(card, &"long ".repeat(9)).contains("\"long\""));
    }
}
