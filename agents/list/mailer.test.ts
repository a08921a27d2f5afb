import { loadConfig } from '@piata/config'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { AgentBook } from '../runtime/book.ts'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { type MailServer, startMailServer } from '../test/mail-server.ts'
import { mailer } from './mailer.ts'

describe.each(dialects)('the mailer on %s', (dialect) => {
  let services: TestServices
  let server: MailServer
  beforeAll(async () => {
    server = await startMailServer()
    services = await startServices(dialect)
    services.config = loadConfig({
      PIATA_SMTP_URL: server.url,
      PIATA_MAIL_FROM: 'Piata de probă <no-reply@piata.example>',
      PIATA_PUBLIC_URL: 'https://piata.example',
    })
    await services.runner([mailer]).start()
  })
  afterEach(() => {
    server.reset()
    services.lines.length = 0
  })
  afterAll(async () => {
    await services?.close()
    await server?.close()
  })

  const note = { to: 'ana@exemplu.test', subject: 'Salut', text: 'Un rând.\n.cu punct\n' }
  const ended = async (input: unknown) => {
    const id = (await services.database.tasks.enqueue({ goal: 'mailer', input }))!
    await expect
      .poll(async () => (await services.database.tasks.find(id))?.endedAt, { timeout: 10_000 })
      .toBeTruthy()
    return (await services.database.tasks.find(id))!
  }

  it('sends a text to its one receiver, and tells its id', async () => {
    const task = await ended(note)
    const messageId = `<${task.id}@piata.example>`
    expect(task).toMatchObject({ state: 'done', output: { output: { messageId } } })
    expect(server.mails).toHaveLength(1)
    const [{ from, to, lines }] = server.mails as [(typeof server.mails)[0]]
    expect([from, to]).toEqual(['no-reply@piata.example', ['ana@exemplu.test']])
    expect(lines).toContain(`Message-ID: ${messageId}`)
    expect(lines).toContain('Auto-Submitted: auto-generated')
    expect(lines.join('\n')).toContain('.cu punct')
    expect(JSON.stringify(services.lines)).not.toContain('ana@exemplu.test')
  })

  it('fills templates in the language of the receiver, and lets no title be markup', async () => {
    const title = 'Masă <b>"mare"</b> & scaun'
    const data = { listings: [{ title, expiresAt: '2026-11-12T22:30:00Z' }], total: 1 }
    for (const [locale, subject, address] of [
      ['ro', `Anunțul „${title}” expiră pe 13 noiembrie`, 'https://piata.example/my-listings'],
      ['en', `Your listing “${title}” ends on 13 November`, 'https://piata.example/en/my-listings'],
    ] as const) {
      await ended({ to: 'ana@exemplu.test', template: 'listing-expires', locale, data })
      const mail = server.mails.at(-1)!
      expect(mail.subject).toBe(subject)
      expect(mail.body('text/plain')).toContain(title)
      expect(mail.body('text/plain')).toContain(address)
      expect(mail.body('text/html')).toContain('Masă &lt;b&gt;&quot;mare&quot;&lt;/b&gt; &amp; scaun')
      expect(mail.body('text/html')).toContain(`<a href="${address}">`)
    }
  })

  it('names several listings in one mail, and counts the others', async () => {
    const listings = [
      { title: 'Masă', expiresAt: '2026-11-12T22:30:00Z' },
      { title: 'Scaun', expiresAt: '2026-11-13T22:30:00Z' },
    ]
    for (const [locale, total, subject, named, rest] of [
      ['ro', 2, '2 anunțuri expiră, primul pe 13 noiembrie', '„Scaun” – 14 noiembrie', undefined],
      [
        'ro',
        22,
        '22 de anunțuri expiră, primul pe 13 noiembrie',
        '„Masă” – 13 noiembrie',
        'și încă 20 de anunțuri.',
      ],
      ['ro', 3, '3 anunțuri expiră, primul pe 13 noiembrie', '„Masă” – 13 noiembrie', 'și încă 1 anunț.'],
      [
        'en',
        3,
        '3 listings of yours end, the first on 13 November',
        '“Scaun” – 14 November',
        'and 1 other listing.',
      ],
    ] as const) {
      await ended({ to: 'ana@exemplu.test', template: 'listing-expires', locale, data: { listings, total } })
      const mail = server.mails.at(-1)!
      expect(mail.subject).toBe(subject)
      expect(mail.body('text/plain')).toContain(named)
      if (rest === undefined) expect(mail.body('text/plain')).not.toMatch(/încă \d|and \d/)
      else expect(mail.body('text/plain')).toContain(rest)
    }
  })

  it('tries again what the server cannot take now, with the same id', async () => {
    server.answers.push({ to: 'RCPT', with: '451 4.3.0 Later' }, { to: 'DATA', with: '452 4.3.1 No room' })
    const task = await ended(note)
    expect(task).toMatchObject({ state: 'done', attempt: 3 })
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]!.lines).toContain(`Message-ID: <${task.id}@piata.example>`)
  })

  it('does not try again what the server will never take, and keeps the address out of the log', async () => {
    server.answers.push({ to: 'RCPT', with: '550 5.1.1 <ana@exemplu.test>: no such user' })
    const task = await ended(note)
    expect(task).toMatchObject({ state: 'failed', attempt: 1 })
    expect(JSON.stringify(task.output)).toContain('550 5.1.1')
    expect(JSON.stringify([services.lines, task.output])).not.toContain('ana@')
    expect(server.mails).toEqual([])
  })

  it('sends nothing without a server, and says so', async () => {
    const { config } = services
    services.config = loadConfig({})
    const task = await ended(note).finally(() => {
      services.config = config
    })
    expect(task).toMatchObject({ state: 'done', output: { output: { skipped: 'no PIATA_SMTP_URL' } } })
    expect(server.mails).toEqual([])
    const logged = JSON.stringify(services.lines)
    expect(logged).toContain('Salut')
    for (const kept of ['ana@', 'Un rând']) expect(logged).not.toContain(kept)
  })
})

it('refuses lines and addresses that would become headers or further receivers', () => {
  const book = new AgentBook([mailer])
  const good = { to: 'ana@exemplu.test', subject: 'Salut', text: 'x' }
  book.checkInput('mailer', good)
  for (const bad of [
    { subject: 'Salut\r\nBcc: altul@exemplu.test' },
    { subject: 'Salut\nx' },
    { subject: 'Salut\u2028x' },
    { to: 'ana@exemplu.test, altul@exemplu.test' },
    { to: 'Ana <ana@exemplu.test>' },
    { to: 'ana@exemplu.test\r\nBcc: altul@exemplu.test' },
    { to: 'ana' },
    { html: { path: '/etc/passwd' } },
    { cc: 'altul@exemplu.test' },
  ])
    expect(() => book.checkInput('mailer', { ...good, ...bad }), JSON.stringify(bad)).toThrow('is wrong')
  const title = 'Masă\r\nBcc: altul@exemplu.test'
  const data = (title: string) => ({
    ...{ listings: [{ title, expiresAt: '2026-11-12T22:30:00Z' }], total: 1 },
  })
  const filled = { to: 'ana@exemplu.test', template: 'listing-expires', locale: 'ro' }
  expect(() => book.checkInput('mailer', { ...filled, data: data(title) })).toThrow('is wrong')
  book.checkInput('mailer', { ...filled, data: data('Masă') })
})
