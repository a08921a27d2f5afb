import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { type Dialect, decodeScript } from '@piata/db/ddl'

/** What is larger has rows, and is read in passing. */
const largestScript = 64 * 1024 * 1024

/** The definitions of a script, of a dump of any size, or of an SQLite file, as a script. */
export async function definitionsOf(file: string): Promise<{ text: string; dialect?: Dialect }> {
  const found = statSync(file)
  const isDump = found.isDirectory() || found.size > largestScript || isOfDumps(file)
  return isDump ? dumpDefinitions(file) : { text: decodeScript(readFileSync(file)) }
}

/** Those of a dump, whose rows are passed over. */
export async function dumpDefinitions(file: string): Promise<{ text: string; dialect: Dialect }> {
  // All of db/ takes as long to load as the models of a schema take to make.
  const { openDump } = await import('@piata/db')
  const dump = await openDump(file)
  for await (const _ of dump.batches());
  await dump.close()
  return { text: dump.definitions, dialect: dump.dialect }
}

/** SQLite's files and ZIP archives, which are read as dumps alone. */
function isOfDumps(file: string): boolean {
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(16)
    readSync(handle, head, 0, head.length, 0)
    const begins = head.toString('latin1')
    return begins.startsWith('SQLite format 3\0') || begins.startsWith('PK\x03\x04')
  } finally {
    closeSync(handle)
  }
}
