//! The promises on trial, quickly: no check finds a leak, and each check sees the leak that is put in.

use serde_json::Value;
use std::process::Command;

/// One process for the whole trial, as an operator starts it: it kills children of its own.
#[tokio::test]
async fn no_promise_is_broken_and_every_broken_variant_is_caught() {
    let dir = tempfile::tempdir().unwrap();
    let server = crate::postgres::fresh().await;
    let output = Command::new(env!("CARGO_BIN_EXE_naober"))
        .args(["audit", "--quick", "--json", "--html", "audit.html"])
        .args(["--postgres", &server])
        .current_dir(dir.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{told}"));
    let promises = report["promises"].as_array().unwrap();
    assert_eq!(promises.len(), 13);
    for promise in promises {
        assert_ne!(promise["pass"], Value::Bool(false), "{promise:#}");
        assert_eq!(promise["broken_variant_fails"], true, "{promise:#}");
        // What cannot be measured yet is no pass.
        let open = !promise["open"].as_array().unwrap().is_empty();
        assert_eq!(promise["pass"].is_null(), open, "{promise:#}");
    }
    assert!(output.status.success(), "{told}");
    for (file, words) in [
        ("audit.html", "Weg is weg"),
        ("audit.en.html", "Gone is gone"),
    ] {
        let page = std::fs::read_to_string(dir.path().join(file)).unwrap();
        assert!(page.contains(words));
        for outside in [
            "http://",
            "https://",
            "audit-measure-",
            "audit-open-",
            "audit-how-",
        ] {
            assert!(!page.contains(outside), "{file} holds {outside}");
        }
    }
}
