//! No method of the store is left out of the suite.

use std::collections::BTreeSet;
use std::path::Path;

fn texts(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = std::fs::read_dir(folder).unwrap();
    files
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect()
}

/// The names of public functions in a source text.
fn public_functions(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter_map(|line| {
        let line = line.trim_start().strip_prefix("pub ")?;
        let name = line
            .strip_prefix("async ")
            .unwrap_or(line)
            .strip_prefix("fn ")?;
        name.split(['(', '<']).next()
    })
}

fn uncalled<'a>(names: &BTreeSet<&'a str>, tests: &str) -> Vec<&'a str> {
    let called =
        |name: &str| tests.contains(&format!(".{name}(")) || tests.contains(&format!("::{name}("));
    names.iter().copied().filter(|name| !called(name)).collect()
}

#[test]
fn every_public_method_of_the_store_is_asked() {
    let sources = texts("src/store");
    let tests = texts("tests/it/store").concat();
    let names: BTreeSet<&str> = sources.iter().flat_map(|s| public_functions(s)).collect();
    assert!(names.contains("put_items") && names.contains("open"));
    assert_eq!(uncalled(&names, &tests), [""; 0]);
    // A forgotten one is found.
    assert_eq!(
        uncalled(&BTreeSet::from(["put_items", "vergeten"]), &tests),
        ["vergeten"]
    );
}
