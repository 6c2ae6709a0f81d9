// The line protocol of the benchmark's driver: one process per implementation, jobs run on request. The CPU time is that of the whole
// process, so that the garbage collector's and the compiler's threads are counted too.
import {createInterface} from 'node:readline';

// jobs: {name: {run: (operation) => output, random: whether its output cannot be compared}}
export async function serve(name, version, jobs) {
    const say = (value) => process.stdout.write(JSON.stringify(value) + '\n');
    say({name, version, jobs: Object.keys(jobs)});
    for await (const line of createInterface({input: process.stdin})) {
        const [, jobName, milliseconds] = line.split(' ');
        const {run, random = false} = jobs[jobName];
        const first = await run(0);
        const start = process.cpuUsage();
        let operations = 0;
        let batch = 1;
        let elapsed = 0;
        while (elapsed < milliseconds * 1000) {
            for (let i = 0; i < batch; ++i) {
                const result = run(++operations);
                if (result instanceof Promise) await result;
            }
            const used = process.cpuUsage(start);
            elapsed = used.user + used.system;
            batch = Math.max(1, Math.floor((500 * operations) / Math.max(elapsed, 1)));
        }
        say({job: jobName, operations, cpu_ns: elapsed * 1000, ...(random ? {output: null, sample: first} : {output: first})});
    }
}
