package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// job takes the operation's number. What it returns is compared with the other implementations' unless it is random.
type job struct {
	run    func(operation int) string
	random bool
}

func cpuNanoseconds() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}

// serve speaks the driver's line protocol; the time is that of the whole process, so that garbage collection counts.
func serve(name, version string, jobs map[string]job) {
	names := make([]string, 0, len(jobs))
	for name := range jobs {
		names = append(names, name)
	}
	say(map[string]any{"name": name, "version": version, "jobs": names})
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		milliseconds, err := strconv.ParseInt(words[2], 10, 64)
		must(err)
		asked := jobs[words[1]]
		output := asked.run(0)
		start := cpuNanoseconds()
		var operations, block, elapsed int64 = 0, 1, 0
		for elapsed < milliseconds*1_000_000 {
			for range block {
				operations++
				asked.run(int(operations))
			}
			elapsed = cpuNanoseconds() - start
			block = max(1, 500_000*operations/max(elapsed, 1))
		}
		answer := map[string]any{"job": words[1], "operations": operations, "cpu_ns": elapsed, "output": output}
		if asked.random {
			answer["output"] = nil
			answer["sample"] = output
		}
		say(answer)
	}
}

func say(value any) {
	line, err := json.Marshal(value)
	must(err)
	fmt.Println(string(line))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
