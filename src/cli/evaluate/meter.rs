//! What a process used, read from `/proc`, and a bar for whoever waits.

use crate::app::evaluate::Meter;
use indicatif::{ProgressBar, ProgressStyle};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Ticks a second in `/proc/self/stat`: 100 on every architecture Linux runs this on.
const TICKS: f64 = 100.0;
/// What takes no longer than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// The meter of this process.
pub(in crate::cli) struct ProcMeter {
    method: String,
    start: Instant,
    bar: Mutex<ProgressBar>,
}

impl ProcMeter {
    pub(in crate::cli) fn new(method: &str) -> Self {
        Self {
            method: method.to_owned(),
            start: Instant::now(),
            bar: Mutex::new(ProgressBar::hidden()),
        }
    }

    /// The most memory this process had, in MB; 0 where the system does not tell.
    pub(in crate::cli) fn peak_rss_mb(&self) -> f64 {
        status_mb("VmHWM:")
    }

    /// The memory this process has now, in MB.
    pub(in crate::cli) fn rss_mb(&self) -> f64 {
        status_mb("VmRSS:")
    }
}

impl Meter for ProcMeter {
    fn cpu_s(&self) -> f64 {
        let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
        ticks(&stat).unwrap_or(0.0) / TICKS
    }

    fn wall_s(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    fn begin(&self, step: &str, lists: usize) {
        let bar = match lists {
            0 => ProgressBar::new_spinner(),
            lists => ProgressBar::new(lists as u64),
        };
        let template = match lists {
            0 => "{prefix}: {msg} {elapsed}",
            _ => "{prefix}: {msg} {wide_bar} {pos}/{len}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_prefix(self.method.clone());
        bar.set_message(step.to_owned());
        bar.enable_steady_tick(PATIENCE);
        if let Ok(mut now) = self.bar.lock() {
            now.finish_and_clear();
            *now = bar;
        }
    }

    fn advance(&self) {
        if let Ok(bar) = self.bar.lock() {
            bar.inc(1);
        }
    }
}

impl Drop for ProcMeter {
    fn drop(&mut self) {
        if let Ok(bar) = self.bar.lock() {
            bar.finish_and_clear();
        }
    }
}

/// User and system time in ticks: fields 14 and 15, counted behind the name, which may hold blanks.
fn ticks(stat: &str) -> Option<f64> {
    let (_, behind) = stat.rsplit_once(')')?;
    let mut fields = behind.split_whitespace().skip(11);
    let mut next = || fields.next()?.parse::<f64>().ok();
    Some(next()? + next()?)
}

fn status_mb(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    kb(&status, name).unwrap_or(0.0) / 1024.0
}

/// A line of `/proc/self/status` in kB.
fn kb(status: &str, name: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proc_is_read() {
        let stat = "42 (a name) b) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0 3 0 9";
        assert_eq!(ticks(stat), Some(300.0));
        assert_eq!(ticks("42"), None);
        let status = "Name:\tnaober\nVmHWM:\t    2048 kB\nVmRSS:\t 1 kB\n";
        assert_eq!(kb(status, "VmHWM:"), Some(2048.0));
        assert_eq!(kb(status, "VmRSS:"), Some(1.0));
        assert_eq!(kb("VmHWM: much", "VmHWM:"), None);
    }
}
