//! Where the lines typed are kept: in the user's own folder of state, where nobody else may read. A history that cannot be
//! kept is not worth a word.

use std::path::PathBuf;

/// The file: `$XDG_STATE_HOME/fiscus/history`, else `~/.local/state/fiscus/history`; on Windows in `%APPDATA%`.
pub fn path() -> Option<PathBuf> {
    let of = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let state = match cfg!(windows) {
        true => of("APPDATA"),
        false => of("XDG_STATE_HOME").or_else(|| Some(of("HOME")?.join(".local/state"))),
    };
    Some(state?.join("fiscus").join("history"))
}

/// The file in a folder that is there.
pub fn ready() -> Option<PathBuf> {
    let path = path()?;
    let mut folder = std::fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(path.parent()?).ok()?;
    Some(path)
}
