import { readFileSync } from 'node:fs'
import parsers from 'node-sql-parser'

/** Which batches of a T-SQL script node-sql-parser reads, and the least time for all of those: one line of JSON. */
const parser = new parsers.Parser()
const options = { database: 'transactsql' }
const batches = readFileSync(process.argv[2]!, 'utf8').split(/^GO\r?$/m)
const read = batches.filter((batch) => {
  try {
    parser.astify(batch, options)
    return batch.trim() !== ''
  } catch {
    return false
  }
})
let ms = Number.POSITIVE_INFINITY
for (let run = 0; run < 10; run++) {
  const start = performance.now()
  for (const batch of read) parser.astify(batch, options)
  ms = Math.min(ms, performance.now() - start)
}
console.log(JSON.stringify({ ms, batches: batches.length, read }))
