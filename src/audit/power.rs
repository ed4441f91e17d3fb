//! P13, the other half: the power goes. A town on a file system of its own, in a file; a child writes to it
//! and tells; then the file system is stopped as by a power cut: what was not handed to the disk is gone.
//! It is mounted again, and what was told must be there.
//!
//! Needs root, `mkfs.ext4`, `mount` and `perl` (which calls the ioctl, `EXT4_IOC_SHUTDOWN` without a flush of
//! the journal, as the xfstests do). It does not emulate torn sectors, or disks that lie.

use super::disk::Child;
use super::world::{Template, World};
use crate::store::Store;
use anyhow::{Context, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Stops a file system: `EXT4_IOC_SHUTDOWN` with `EXT4_GOING_FLAGS_NOLOGFLUSH`.
const CUT: &str = "my $flags = pack('L', 2); open(my $d, '<', $ARGV[0]) or exit 2; ioctl($d, 0x8004587d, $flags) or exit 3;";
/// How large the file system is.
const SIZE: &str = "160M";

fn run(program: &str, arguments: &[&str]) -> anyhow::Result<()> {
    let done = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .with_context(|| program.to_owned())?;
    let said = String::from_utf8_lossy(&done.stderr);
    ensure!(done.status.success(), "{program} {arguments:?}: {said}");
    Ok(())
}

/// What a power cut did.
pub(super) struct Cut {
    /// Acknowledged before it, and lost.
    pub lost: usize,
    /// Acknowledged before it.
    pub told: usize,
    /// Told while the file system went down, and lost.
    pub overtaken: usize,
}

/// A file system in a file.
pub(super) struct Disk {
    dir: tempfile::TempDir,
}

impl Disk {
    /// Makes it, with a town on it; none where this machine cannot.
    pub(super) async fn with(town: &Template) -> anyhow::Result<Option<Self>> {
        let disk = Self {
            dir: tempfile::Builder::new().prefix("naober-power-").tempdir()?,
        };
        let image = disk.image().display().to_string();
        let point = disk.point().display().to_string();
        std::fs::create_dir(disk.point())?;
        let made = run("truncate", &["-s", SIZE, &image])
            .and_then(|()| run("mkfs.ext4", &["-q", "-F", &image]))
            .and_then(|()| run("mount", &["-o", "loop", &image, &point]));
        if made.is_err() {
            return Ok(None);
        }
        // Copied by the store, so that nothing of it waits in memory.
        town.copy_to(&disk.town())?;
        run("sync", &["-f", &point])?;
        Ok(Some(disk))
    }

    fn image(&self) -> PathBuf {
        self.dir.path().join("disk.img")
    }

    fn point(&self) -> PathBuf {
        self.dir.path().join("mounted")
    }

    /// The town on it.
    pub(super) fn town(&self) -> PathBuf {
        self.point().join("town.db")
    }

    /// Lets a child write for a while, cuts the power, and counts. What is told after the shutdown began is
    /// judged apart: a machine without power tells nothing, but a kernel that shuts one file system down
    /// goes on, and answers a sync with success whose transaction it has just thrown away
    /// (`jbd2_complete_transaction` does not ask whether the journal was aborted).
    pub(super) async fn cut(
        &self,
        world: &World,
        mut child: Child,
        wait: std::time::Duration,
    ) -> anyhow::Result<Cut> {
        let before = self.written(world).await?;
        child.start()?;
        std::thread::sleep(wait);
        let point = self.point().display().to_string();
        let told = child.told();
        run("perl", &["-e", CUT, &point])?;
        let told_at_last = child.kill()?;
        run("umount", &[&point])?;
        run(
            "mount",
            &["-o", "loop", &self.image().display().to_string(), &point],
        )?;
        let kept = self.written(world).await?.saturating_sub(before);
        let lost = told.saturating_sub(kept);
        Ok(Cut {
            lost,
            told,
            overtaken: told_at_last.saturating_sub(kept) - lost,
        })
    }

    async fn written(&self, world: &World) -> anyhow::Result<usize> {
        let store = Store::open(&self.town().display().to_string()).await?;
        let count = super::disk::written(&store, world).await;
        store.close().await;
        // What was read is on the disk before the next cut.
        run("sync", &["-f", &self.point().display().to_string()])?;
        count
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if Path::new(&self.point()).exists() {
            let _ = run("umount", &[&self.point().display().to_string()]);
        }
    }
}
