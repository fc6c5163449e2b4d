//! The whole book as a PDF.

use crate::chromium::Chromium;
use anyhow::{Context as _, Result};
use std::path::Path;

/// Prints the pages in the folder `site` to the file `dest`, which is written
/// beside it first.
pub fn print(site: &Path, dest: &Path) -> Result<()> {
    let chromium = Chromium::find("Chromium prints the PDF")?;
    let folder = dest.parent().unwrap_or(Path::new("."));
    let temporary = tempfile::Builder::new()
        .prefix(".pdf-")
        .tempdir_in(folder)
        .with_context(|| format!("cannot write to {}", folder.display()))?;
    let pdf = temporary.path().join("book.pdf");
    let how = [
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        "--print-to-pdf=",
    ];
    chromium.make(&site.join("print.html"), &how, &pdf)?;
    std::fs::rename(&pdf, dest)
        .with_context(|| format!("cannot write {}", dest.display()))
}
