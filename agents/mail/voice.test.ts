import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'piata-languages-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a mail is in a further language as far as its file goes, and in the first where it does not', () => {
  const texts = {
    'listing-expires': {
      subject: '{total, plural, one {# hirdetés} other {# hirdetés}} lejár, az első {day}',
      these: 'Ezek a hirdetések {nobody} lejárnak:',
      line: '{title – {day}',
    },
    'new-messages': { above: '— Válaszát e sor fölé írja —' },
  }
  mkdirSync(join(folder, 'hu'))
  writeFileSync(join(folder, 'hu/mails.json'), JSON.stringify(texts))
  const listings = ['Asztal', 'Szék'].map((title) => ({ title, expiresAt: '2026-11-12T22:30:00Z' }))
  const code = `import { writeMail } from './index.ts'
    import { answerLines } from './message-letter.ts'
    const site = { publicUrl: new URL('https://piata.example'), timeZone: 'Europe/Bucharest' }
    const data = ${JSON.stringify({ listings, total: 2000 })}
    console.log(JSON.stringify({ ...writeMail('listing-expires', data, 'hu', site), answerLines }))`
  // A process of its own, as languages are read once.
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    ...{ cwd: import.meta.dirname, env: { ...process.env, PIATA_LANGUAGES_DIR: folder }, encoding: 'utf8' },
  } as const)
  const { subject, text, html, answerLines } = JSON.parse(output)
  expect(subject).toBe('2000 hirdetés lejár, az első november 13.')
  expect(html).toContain('<html lang="hu">')
  // What is not there, asks for what there is not, or cannot be read.
  expect(text).toContain('și încă 1.998 de anunțuri.')
  expect(text).toContain('Aceste anunțuri ale tale')
  expect(text).toContain('„Asztal” – ')
  expect(text).toContain('https://piata.example/hu/my-listings')
  expect(answerLines).toContain('— Válaszát e sor fölé írja —')
})
