//! The same acts over HTTP give the same bytes: one process over SQLite, one over PostgreSQL, and two
//! processes over one PostgreSQL that answer in turns. Clock and chance are parameters.

use crate::app::{NOW, SEED};
use crate::postgres;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::{Client, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

type Http = Client<HttpConnector, Full<axum::body::Bytes>>;

/// A `naober demo` of its own.
pub struct Process {
    child: Child,
    pub port: u16,
    /// Key of a role and the path of its link.
    links: Vec<(String, String)>,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    fn start(database: &str) -> Self {
        Self::start_with(database, &[])
    }

    /// The same, with further options.
    pub fn start_with(database: &str, options: &[&str]) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut child = Command::new(env!("CARGO_BIN_EXE_naober"))
            .args(["demo", "--database", database, "--port", &port.to_string()])
            .args(["--seed", &SEED.to_string(), "--fixed-time", NOW])
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut links = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            if let Some((_, path)) = line.split_once("/demo/") {
                let key = path.split('/').next().unwrap();
                links.push((key.to_owned(), format!("/demo/{path}")));
            }
            if line.contains("Ctrl-C") {
                break;
            }
        }
        assert!(!links.is_empty(), "naober demo did not start on {database}");
        Self { child, port, links }
    }

    pub fn link(&self, key: &str) -> &str {
        &self.links.iter().find(|(k, _)| k == key).unwrap().1
    }
}

struct Scenario<'a> {
    http: Http,
    processes: &'a [Process],
    turn: usize,
    transcript: Vec<String>,
}

impl Scenario<'_> {
    /// One act, by the process whose turn it is; returns the answer's location, cookie and body.
    async fn act(&mut self, path: &str, cookie: &str, form: Option<&str>) -> [String; 3] {
        let process = &self.processes[self.turn % self.processes.len()];
        self.turn += 1;
        let request = axum::http::Request::builder()
            .method(if form.is_some() { "POST" } else { "GET" })
            .uri(format!("http://127.0.0.1:{}{path}", process.port))
            .header("cookie", cookie)
            .header("accept-language", "nl")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Full::from(form.unwrap_or_default().to_owned()))
            .unwrap();
        let answer =
            tokio::time::timeout(Duration::from_secs(60), self.http.request(request)).await;
        let (parts, body) = answer.unwrap().unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let header = |name: &str| {
            let value = parts.headers.get(name).and_then(|v| v.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        let body = String::from_utf8_lossy(&body).into_owned();
        let (location, cookie) = (header("location"), header("set-cookie"));
        self.transcript.push(format!(
            "{path}\n{}\n{location}\n{cookie}\n{body}",
            parts.status
        ));
        [
            location,
            cookie.split(';').next().unwrap_or_default().to_owned(),
            body,
        ]
    }

    async fn sign_in(&mut self, key: &str) -> String {
        let link = self.processes[0].link(key).to_owned();
        let [_, cookie, _] = self.act(&link, "", Some("")).await;
        cookie
    }

    async fn run(mut self) -> Vec<String> {
        for path in [
            "/",
            "/activiteiten",
            "/initiatieven?buurt=molenhoek",
            "/verhalen",
            "/regelingen?buurt=zonnehof",
        ] {
            self.act(path, "", None).await;
        }
        let form = "naam=Floor&brengt=banden+plakken&graag=samen+koken+en+schaken&wil=gitaar+spelen&buurt=zonnehof&tijd=5&ontmoeten=ja&vragen=3";
        let [_, floor, _] = self.act("/meedoen", "", Some(form)).await;
        for kind in ["people", "initiatives", "activities", "opportunities"] {
            self.act(
                &format!("/api/v1/me/recommendations?kind={kind}&limit=20"),
                &floor,
                None,
            )
            .await;
        }
        let [_, _, page] = self.act("/voor-jou", &floor, None).await;
        let join = page
            .split("action=\"/doe-mee/")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        self.act(&format!("/doe-mee/{join}"), &floor, Some(""))
            .await;
        self.act("/voor-jou", &floor, None).await;
        let (sanne, youssef) = (self.sign_in("sanne").await, self.sign_in("youssef").await);
        for _ in 0..6 {
            for cookie in [&sanne, &youssef] {
                let [_, _, page] = self.act("/voor-jou", cookie, None).await;
                if let Some(rest) = page.split("action=\"/voor-jou/mensen/").nth(1) {
                    let yes = format!("/voor-jou/mensen/{}", rest.split('"').next().unwrap());
                    self.act(&yes, cookie, Some("")).await;
                }
                self.act("/ontmoetingen", cookie, None).await;
            }
        }
        let mirjam = self.sign_in("mirjam").await;
        let ask = "titel=Fietsen+nakijken&tekst=banden+plakken&buurt=zonnehof&plaats=&dag=2026-12-05&tijd=14%3A00&plekken=20&nodig=";
        let [board, ..] = self.act("/coordinator", &mirjam, Some(ask)).await;
        let [_, _, page] = self.act("/voor-jou", &floor, None).await;
        if let Some(rest) = page.split("action=\"/voor-jou/vragen/").nth(1) {
            let yes = format!("/voor-jou/vragen/{}", rest.split('"').next().unwrap());
            self.act(&yes, &floor, Some("")).await;
        }
        self.act(&board, &mirjam, None).await;
        let ingrid = self.sign_in("ingrid").await;
        self.act("/gemeente", &ingrid, None).await;
        self.act("/mijn/wissen", &floor, Some("")).await;
        self.act("/mijn", &floor, None).await;
        self.transcript
    }
}

async fn transcript(databases: &[&str]) -> Vec<String> {
    // One after the other: the first makes the town.
    let processes: Vec<Process> = databases.iter().map(|d| Process::start(d)).collect();
    // The drawing of the months before is a job that each process may do; it is done before we look.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let http = Client::builder(TokioExecutor::new()).build_http();
    Scenario {
        http,
        processes: &processes,
        turn: 0,
        transcript: Vec::new(),
    }
    .run()
    .await
}

fn assert_equal(name: &str, one: &[String], other: &[String]) {
    assert_eq!(one.len(), other.len(), "{name}: other acts");
    for (a, b) in one.iter().zip(other) {
        if a != b {
            let line = a.lines().zip(b.lines()).find(|(x, y)| x != y);
            panic!(
                "{name}: {} differs: {line:?}",
                a.lines().next().unwrap_or_default()
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_and_two_processes_answer_alike() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("town.db");
    let sqlite = transcript(&[file.to_str().unwrap()]).await;
    let one = postgres::fresh().await;
    assert_equal("PostgreSQL", &sqlite, &transcript(&[&one]).await);
    let two = postgres::fresh().await;
    assert_equal("two processes", &sqlite, &transcript(&[&two, &two]).await);
    // The scenario did what it says: somebody met, somebody helps, somebody is gone.
    let all = sqlite.join("\n");
    for words in ["Youssef", "class=\"helper\"", "ongeveer"] {
        assert!(all.contains(words), "{words} is not in the answers");
    }
}
