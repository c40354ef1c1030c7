/*!
An import of large tables without findings: what other programs' imports do, so that they can be compared with ours.

`cargo bench --bench load -- FILE... DATABASE`
*/

use std::path::PathBuf;
use std::process::ExitCode;

use fiscus::cli::{Common, Import};
use fiscus::command::{Context, import};
use fiscus::model::Lang;

fn main() -> ExitCode {
    // `cargo bench` adds an option of its own.
    let mut paths: Vec<PathBuf> =
        std::env::args_os().skip(1).filter(|word| word != "--bench").map(PathBuf::from).collect();
    let Some(database) = paths.pop().filter(|_| !paths.is_empty()) else {
        eprintln!("usage: cargo bench --bench load -- FILE... DATABASE");
        return ExitCode::from(2);
    };
    let options = Import {
        paths,
        department: None,
        year: None,
        unit: None,
        keep_contacts: false,
        bulk: true,
        dry_run: false,
        events: false,
    };
    let (mut out, mut err) = (std::io::stdout(), std::io::stderr());
    let mut context = Context {
        lang: Lang::En,
        terminal: None,
        common: Common { db: Some(database), ..Common::default() },
        out: &mut out,
        err: &mut err,
        program: "fiscus".to_string(),
    };
    match import::with_checks(&options, Vec::new(), &mut context) {
        Ok(exit) => ExitCode::from(exit.code()),
        Err(_) => ExitCode::FAILURE,
    }
}
