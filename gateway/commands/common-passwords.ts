import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommonPasswords, filterBytes } from '../auth/common-passwords.ts'

/**
 * Writes the filter of common passwords from a list, one a line, and says beside it what it holds:
 * node gateway/commands/common-passwords.ts <list> <where it is from>
 */
const [list, source] = process.argv.slice(2)
if (list === undefined || source === undefined)
  throw new Error('node gateway/commands/common-passwords.ts <list> <where it is from>')

const passwords = new Set<string>()
for (const line of (await readFile(list, 'utf8')).split('\n')) {
  const password = CommonPasswords.normalize(line.replace(/\r$/, ''))
  if (password !== '') passwords.add(password)
}
const filter = new CommonPasswords(Buffer.alloc(filterBytes))
for (const password of passwords) filter.add(password)

const tried = 1_000_000
let taken = 0
for (let n = 0; n < tried; n++) if (filter.has(randomBytes(12).toString('base64url'))) taken++
const about = { source, passwords: passwords.size, bytes: filterBytes, falsePositives: taken / tried }
const folder = join(import.meta.dirname, '../auth')
await writeFile(join(folder, 'common-passwords.bloom'), filter.bytes)
await writeFile(join(folder, 'common-passwords.json'), `${JSON.stringify(about, null, 2)}\n`)
console.log(about)
