//! The program: hands the command line over and exits.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(fiscus::run(std::env::args_os()))
}
