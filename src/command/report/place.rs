//! Where reports go: files of `-o`, folders of `-o`, or the working folder.

use std::path::{Path, PathBuf};

use crate::cli::Common;
use crate::model::Message;
use crate::render::report::Format;

/// The places that were named.
#[derive(Debug, PartialEq, Eq)]
pub struct Places {
    /// Files, each with its format.
    files: Vec<(PathBuf, Format)>,
    /// Folders, and the formats that each takes.
    folders: Vec<PathBuf>,
    formats: Vec<Format>,
}

impl Places {
    /// Those of the options. The ending of a file names its format, unless `--format` names one.
    pub fn of(common: &Common) -> Result<Places, Message> {
        let formats = formats(common);
        let mut places = Places { files: Vec::new(), folders: Vec::new(), formats: formats.clone() };
        for path in &common.output {
            if is_folder(path) {
                places.folders.push(path.clone());
                continue;
            }
            let format = match formats[..] {
                [one] if common.format.is_some() => one,
                _ => Format::of_path(path).ok_or_else(|| unknown(path))?,
            };
            places.files.push((path.clone(), format));
        }
        if common.output.is_empty() {
            places.folders.push(PathBuf::new());
        }
        Ok(places)
    }

    /// The folders that many reports go to. A folder that is not there is made; a file is a mistake.
    pub fn folders(common: &Common) -> Result<Places, Message> {
        let of_file = |path: &&PathBuf| path.is_file() || Format::of_path(path).is_some() && !path.is_dir();
        if let Some(file) = common.output.iter().find(of_file) {
            return Err(Message::ReportFolder { path: file.display().to_string() });
        }
        let mut folders = common.output.clone();
        if folders.is_empty() {
            folders.push(PathBuf::from("."));
        }
        for folder in &folders {
            std::fs::create_dir_all(folder)
                .map_err(|error| Message::Io { path: folder.display().to_string(), reason: error.to_string() })?;
        }
        Ok(Places { files: Vec::new(), folders, formats: formats(common) })
    }

    /// The files of a report that is called `name`.
    pub fn files(&self, name: &str) -> Vec<(PathBuf, Format)> {
        let name = file_name(name);
        let in_folder = |folder: &PathBuf| {
            let of_format = |format: &Format| (folder.join(format!("{name}.{}", format.word())), *format);
            self.formats.iter().map(of_format).collect::<Vec<_>>()
        };
        self.files.iter().cloned().chain(self.folders.iter().flat_map(in_folder)).collect()
    }

    /// The folders, as people read them.
    pub fn shown(&self) -> String {
        self.folders.iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>().join(", ")
    }
}

/// The formats of `--format`, or the usual one.
fn formats(common: &Common) -> Vec<Format> {
    let named = common.format.as_deref().unwrap_or(Format::ALL[0].word());
    let mut formats: Vec<Format> = named.split(',').filter_map(Format::of_word).collect();
    formats.dedup();
    formats
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

fn unknown(path: &Path) -> Message {
    let known = Format::ALL.map(Format::word).join(", ");
    Message::ReportFormat { typed: path.display().to_string(), known }
}

/// A name without what a file name cannot hold.
fn file_name(name: &str) -> String {
    let fits = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c };
    let name: String = name.trim().chars().map(fits).take(80).collect();
    if name.trim_matches('.').is_empty() { "report".to_string() } else { name }
}

/// A name beside a file that no file has: `a.old.docx`, `a.old-2.docx`.
pub fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let name = |number: u32| match number {
        1 => path.with_file_name(format!("{stem}.old{ending}")),
        _ => path.with_file_name(format!("{stem}.old-{number}{ending}")),
    };
    (1..u32::MAX).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn common(output: &[&str], format: Option<&str>) -> Common {
        Common {
            output: output.iter().map(PathBuf::from).collect(),
            format: format.map(str::to_string),
            ..Common::default()
        }
    }

    fn files(output: &[&str], format: Option<&str>) -> Vec<String> {
        let files = Places::of(&common(output, format)).unwrap().files("甲局2023");
        files.into_iter().map(|(path, format)| format!("{} {}", path.display(), format.word())).collect()
    }

    #[test]
    fn a_file_has_the_format_of_its_ending_and_a_folder_all_that_are_named() {
        assert_eq!(files(&[], None), ["甲局2023.html html"]);
        assert_eq!(files(&[], Some("docx,xlsx")), ["甲局2023.docx docx", "甲局2023.xlsx xlsx"]);
        assert_eq!(files(&["a.docx", "b.HTM"], None), ["a.docx docx", "b.HTM html"]);
        assert_eq!(files(&["a"], Some("docx")), ["a docx"]);
        assert_eq!(files(&["out/"], Some("docx")), ["out/甲局2023.docx docx"]);
        let wrong = Places::of(&common(&["a.pdf"], None)).unwrap_err();
        assert!(matches!(wrong, Message::ReportFormat { typed, .. } if typed == "a.pdf"));
        assert!(matches!(Places::folders(&common(&["a.docx"], None)), Err(Message::ReportFolder { .. })));
    }

    #[test]
    fn a_name_is_one_that_files_can_have() {
        assert_eq!(file_name("a/b:c"), "a_b_c");
        assert_eq!(file_name(".."), "report");
    }
}
