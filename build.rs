//! Queries, checks, forms and samples are embedded in the binary; a new file among them means a new build.

fn main() {
    for folder in ["queries", "import", "schema.sql"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
