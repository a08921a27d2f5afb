import { readFileSync } from 'node:fs'
import { parseSchema } from '../ddl/index.ts'

/** Reads a script once: node db/bench/ddl-cold.ts FILE; prints one line of JSON. */
const before = process.memoryUsage.rss()
const start = performance.now()
const cpu = process.cpuUsage()
const text = readFileSync(process.argv[2]!, 'utf8')
const { tables } = parseSchema(text)
const ms = performance.now() - start
const { user, system } = process.cpuUsage(cpu)
console.log(
  JSON.stringify({
    ms,
    cpuMs: (user + system) / 1_000,
    residentMb: (process.memoryUsage.rss() - before) / 1e6,
    tables: tables.length,
  }),
)
