//! The program: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    coauth::cli::main(std::env::args_os())
}
