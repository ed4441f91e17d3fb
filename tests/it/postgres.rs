//! A PostgreSQL cluster of the tests' own: in a temporary directory, on a socket only, as a user that
//! is not root. It ends with the test process, also when that is killed.

use naober::store::Store;
use std::io::Write;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::OnceCell;

struct Cluster {
    dir: PathBuf,
    /// Waits for the end of this process, which closes its input, and then ends the cluster.
    _guard: Child,
    _server: Child,
}

const MISSING: &str =
    "PostgreSQL's server is missing: run ./scripts/test, or apt install postgresql";

fn programs() -> PathBuf {
    let asked = Command::new("pg_config").arg("--bindir").output();
    let told = asked
        .ok()
        .map(|out| PathBuf::from(String::from_utf8_lossy(&out.stdout).trim()));
    let found = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")));
    told.into_iter()
        .chain(found)
        .find(|dir| dir.join("initdb").exists())
        .expect(MISSING)
}

/// The ids of a user that is not root; `initdb` refuses root.
fn other_user() -> Option<(u32, u32)> {
    use std::os::unix::fs::MetadataExt;
    let me = std::fs::metadata("/proc/self").unwrap().uid();
    if me != 0 {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").unwrap();
    let ids = |name: &str| {
        let line = users.lines().find(|l| l.starts_with(&format!("{name}:")))?;
        let mut parts = line.split(':').skip(2);
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    };
    ids("postgres").or_else(|| ids("nobody"))
}

fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    if let Some((uid, gid)) = other_user() {
        command.uid(uid).gid(gid);
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

impl Cluster {
    fn start() -> Self {
        let dir = std::env::temp_dir().join(format!("naober-pg-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        if let Some((uid, gid)) = other_user() {
            chown(&dir, Some(uid), Some(gid)).unwrap();
        }
        let bin = programs();
        let data = dir.join("data");
        let made = command(&bin.join("initdb"))
            .args([
                "--auth=trust",
                "--username=naober",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "-D",
            ])
            .arg(&data)
            .current_dir(&dir)
            .status()
            .unwrap();
        assert!(made.success(), "initdb failed in {}", dir.display());
        let server = command(&bin.join("postgres"))
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&dir)
            .args([
                "-c",
                "listen_addresses=",
                "-c",
                "fsync=off",
                "-c",
                "max_connections=300",
            ])
            .current_dir(&dir)
            .spawn()
            .unwrap();
        let end = format!(
            "cat >/dev/null; kill -INT {} 2>/dev/null; sleep 1; rm -rf '{}'",
            server.id(),
            dir.display()
        );
        let guard = Command::new("sh")
            .args(["-c", &end])
            .stdin(Stdio::piped())
            .process_group(0)
            .spawn()
            .unwrap();
        Self {
            dir,
            _guard: guard,
            _server: server,
        }
    }

    fn address(&self, database: &str) -> String {
        format!(
            "postgres://naober@localhost/{database}?host={}",
            self.dir.display()
        )
    }

    async fn admin(&self, sql: String) {
        use sqlx::Connection;
        let address = self.address("postgres");
        let mut connection = None;
        for _ in 0..200 {
            connection = sqlx::PgConnection::connect(&address).await.ok();
            if connection.is_some() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let mut connection = connection.expect("the PostgreSQL of the tests did not start");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
    }
}

async fn cluster() -> &'static Cluster {
    static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();
    CLUSTER
        .get_or_init(|| async {
            let cluster = Cluster::start();
            cluster.admin("CREATE DATABASE migrated".to_owned()).await;
            Store::open(&cluster.address("migrated"))
                .await
                .unwrap()
                .close()
                .await;
            let _ = std::io::stderr().flush();
            cluster
        })
        .await
}

/// The address of a fresh database with every table and no town.
pub async fn fresh() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let cluster = cluster().await;
    let name = format!("town{}", NEXT.fetch_add(1, Ordering::SeqCst));
    cluster
        .admin(format!("CREATE DATABASE {name} TEMPLATE migrated"))
        .await;
    cluster.address(&name)
}
