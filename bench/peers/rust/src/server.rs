//! The line protocol of the benchmark's driver: one process per implementation, jobs run on request, CPU time of the thread.
use std::collections::BTreeMap;
use std::io::{BufRead, Write};

/// A job takes the number of the operation and returns its output.
pub type Job = Box<dyn FnMut(u64) -> String>;

/// Whether every implementation must give the same output, or it is random and the driver has it verified.
enum Output {
    Fixed,
    Random,
}

#[derive(Default)]
pub struct Jobs(BTreeMap<&'static str, (Job, Output)>);

impl Jobs {
    pub fn fixed(&mut self, name: &'static str, job: impl FnMut(u64) -> String + 'static) {
        self.0.insert(name, (Box::new(job), Output::Fixed));
    }
    pub fn random(&mut self, name: &'static str, job: impl FnMut(u64) -> String + 'static) {
        self.0.insert(name, (Box::new(job), Output::Random));
    }
}

fn thread_cpu_ns() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is a valid timespec for the call to fill.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

pub fn serve(name: &str, version: &str, mut jobs: Jobs) {
    let mut out = std::io::stdout().lock();
    let names: Vec<_> = jobs.0.keys().collect();
    writeln!(out, "{}", serde_json::json!({"name": name, "version": version, "jobs": names})).unwrap();
    out.flush().unwrap();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let words: Vec<_> = line.split_whitespace().collect();
        let (job_name, milliseconds) = (words[1], words[2].parse::<u64>().unwrap());
        let (job, kind) = jobs.0.get_mut(job_name).expect("a job that was offered");
        let first = job(0);
        let (mut operations, mut batch, start) = (0, 1, thread_cpu_ns());
        let mut elapsed = 0;
        while elapsed < milliseconds * 1_000_000 {
            for _ in 0..batch {
                operations += 1;
                std::hint::black_box(job(operations));
            }
            elapsed = thread_cpu_ns() - start;
            // The clock is read about every half a millisecond.
            batch = (500_000 * operations / elapsed.max(1)).max(1);
        }
        let answer = match kind {
            Output::Fixed => serde_json::json!({"job": job_name, "operations": operations, "cpu_ns": elapsed, "output": first}),
            Output::Random => serde_json::json!({"job": job_name, "operations": operations, "cpu_ns": elapsed, "output": null, "sample": first}),
        };
        writeln!(out, "{answer}").unwrap();
        out.flush().unwrap();
    }
}
