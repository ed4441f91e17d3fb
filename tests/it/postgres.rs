//! A PostgreSQL cluster for the tests: started once per test process, on a socket in a temporary
//! folder, without promises about power cuts; one database per test, copied from a migrated one.
//!
//! A guard process stops it. It waits for the end of its standard input, which comes when the test
//! process ends, however it ends: even when it is killed.

use naober::store::Store;
use sqlx::{Connection, PgConnection};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::OnceCell;

const MISSING: &str = "the programs of a PostgreSQL server are missing: install the Debian package \
    \"postgresql\" (scripts/test does), or put initdb where `pg_config --bindir` says";
/// Users that may own a cluster; PostgreSQL refuses to run as root.
const USERS: [&str; 2] = ["postgres", "nobody"];
const TEMPLATE: &str = "migrated";

/// Runs the server as its own child, so that nothing of it is left when this ends, and removes the
/// folder. Standard input ends when the tests do.
const GUARD: &str = r#"
trap '' INT TERM HUP
folder=$1
shift
"$@" >"$folder/log" 2>&1 </dev/null &
cat >/dev/null
kill -QUIT $!
wait
rm -rf "$folder"
"#;

struct Cluster {
    folder: PathBuf,
    /// Holds the guard's standard input open as long as this process lives.
    _guard: Child,
}

static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// The address of a fresh database with every table and no town.
pub async fn fresh() -> String {
    let cluster = CLUSTER.get_or_init(start).await;
    let name = format!("town_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    execute(
        cluster,
        &format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}"),
    )
    .await;
    cluster.address(&name)
}

impl Cluster {
    fn address(&self, database: &str) -> String {
        let folder = self.folder.display();
        format!("postgres://naober@localhost/{database}?host={folder}")
    }
}

async fn execute(cluster: &Cluster, statement: &str) {
    let mut connection = PgConnection::connect(&cluster.address("postgres"))
        .await
        .unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned()))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

async fn start() -> Cluster {
    let programs = programs().expect(MISSING);
    // A socket's path has room for about a hundred letters, so not below a long TMPDIR.
    let folder = tempfile::Builder::new()
        .prefix("naober-it-")
        .tempdir_in("/tmp")
        .unwrap()
        .keep();
    let user = other_user();
    if let Some((user, group)) = user {
        chown(&folder, Some(user), Some(group)).unwrap();
    }
    let data = folder.join("data").display().to_string();
    init(&programs, user, &data);
    let mut guard = program(Path::new("sh"), user);
    guard.args(["-c", GUARD, "guard"]).arg(&folder);
    guard
        .arg(programs.join("postgres"))
        .args(["-D", &data, "-k"])
        .arg(&folder);
    for setting in [
        "listen_addresses=",
        "fsync=off",
        "full_page_writes=off",
        "max_connections=300",
        "shared_buffers=32MB",
    ] {
        guard.args(["-c", setting]);
    }
    let guard = guard
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .unwrap();
    let cluster = Cluster {
        folder,
        _guard: guard,
    };
    ready(&cluster).await;
    execute(&cluster, &format!("CREATE DATABASE {TEMPLATE}")).await;
    // A template is copied only while nobody is connected to it.
    Store::open(&cluster.address(TEMPLATE))
        .await
        .unwrap()
        .close()
        .await;
    cluster
}

/// Waits until the server answers; says what it said when it does not.
async fn ready(cluster: &Cluster) {
    for _ in 0..400 {
        if let Ok(connection) = PgConnection::connect(&cluster.address("postgres")).await {
            connection.close().await.unwrap();
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let log = std::fs::read_to_string(cluster.folder.join("log")).unwrap_or_default();
    panic!("PostgreSQL did not start: {log}");
}

/// Makes the cluster with Dutch sorting where it can: a column that forgets to sort by bytes then
/// answers differently from SQLite.
fn init(programs: &Path, user: Option<(u32, u32)>, data: &str) {
    let common = [
        "-D",
        data,
        "-U",
        "naober",
        "--auth=trust",
        "--no-sync",
        "--encoding=UTF8",
    ];
    let dutch = [
        "--locale-provider=icu",
        "--icu-locale=nl",
        "--locale=C.UTF-8",
    ];
    for locale in [&dutch[..], &["--locale=C.UTF-8"], &[]] {
        let mut command = program(&programs.join("initdb"), user);
        let made = command.args(common).args(locale).output().unwrap();
        if made.status.success() {
            return;
        }
        if locale.is_empty() {
            panic!("initdb failed: {}", String::from_utf8_lossy(&made.stderr));
        }
        let _ = std::fs::remove_dir_all(data);
    }
}

/// A program, run as a user that may own a cluster.
fn program(path: &Path, user: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(path);
    if let Some((user, group)) = user {
        command.uid(user).gid(group);
    }
    command.current_dir("/");
    command
}

/// For root, which PostgreSQL refuses: the ids of another user and its group.
fn other_user() -> Option<(u32, u32)> {
    if run("id", &["-u"]) != "0" {
        return None;
    }
    let ids = |name: &&str| {
        let id = |what| run("id", &[what, name]).parse().ok();
        Some((id("-u")?, id("-g")?))
    };
    let found = USERS.iter().find_map(ids);
    assert!(
        found.is_some(),
        "the tests run as root and need one of the users {USERS:?}"
    );
    found
}

fn run(program: &str, args: &[&str]) -> String {
    let done = Command::new(program).args(args).output();
    done.map_or_else(
        |_| String::new(),
        |o| String::from_utf8_lossy(&o.stdout).trim().to_owned(),
    )
}

/// The folder of the server's programs, of the newest version where there are several.
fn programs() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    folders.sort();
    folders.push(PathBuf::from(run("pg_config", &["--bindir"])));
    let has_server = |folder: &PathBuf| {
        ["initdb", "postgres"]
            .iter()
            .all(|name| folder.join(name).exists())
    };
    folders.into_iter().rev().find(has_server)
}
