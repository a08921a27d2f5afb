import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder, loadConfig } from '@piata/config'
import { languages } from '@piata/config/languages'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { linkTemplates } from '../mail/account-templates.ts'
import { keptMails } from '../mail/files.ts'
import { writeMail } from '../mail/index.ts'
import { readReplyAddress } from '../mail/reply-address.ts'
import { templates } from '../mail/templates.ts'
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
    await expect.poll(async () => (await services.database.tasks.find(id))?.endedAt).toBeTruthy()
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

  it('tells where answers to messages go, where they come in', async () => {
    const data = {
      ...{ conversationId: randomUUID(), side: 'seller', from: 'Ana', title: 'Masă', total: 1 },
      texts: ['Mai este?'],
    }
    const mail = async () => {
      await ended({ to: 'dan@exemplu.test', template: 'new-messages', locale: 'ro', data })
      return server.mails.at(-1)!
    }
    const silent = await mail()
    expect(silent.lines.join('\n')).not.toContain('Reply-To')
    expect(silent.body('text/plain')).toContain('un răspuns la acest e-mail nu ajunge')
    const { config } = services
    services.config = { ...config, mailReplies: { name: '', address: 'raspuns@piata.example' } }
    try {
      const open = await mail()
      const address =
        open.lines
          .join('\n')
          .replace(/\n\s+/g, ' ')
          .match(/^Reply-To: <?([^>\s]+)>?$/m)?.[1] ?? ''
      const secret = await services.database.alerts.secret()
      expect(readReplyAddress(address, 'raspuns@piata.example', secret)).toEqual({
        ...{ conversationId: data.conversationId, side: 'seller' },
      })
      expect(open.body('text/plain')).toMatch(/^— Scrie răspunsul deasupra acestei linii —\r?\n/)
    } finally {
      services.config = config
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

  it('tells of saved searches with prices, pictures and ways to stop, one of them a click of the mail program', async () => {
    const stop = 's'.padEnd(45, 'A')
    const listing = {
      ...{ id: '01900000-0000-7000-8000-000000000000', title: 'Canapea <roșie>', place: 'Cluj-Napoca' },
      ...{ price: { amount: 125_050, currency: 'RON' }, image: 'a'.repeat(64) },
    }
    const free = { ...listing, title: 'Canapea', price: null, place: null, image: null }
    const data = {
      searches: [
        { name: 'Canapele', page: 'q=canapea&county=CJ', total: 20, stop, listings: [listing, free] },
        { name: 'Dulapuri', page: null, total: 1, stop, listings: [] },
      ],
      stop,
    }
    for (const [locale, subject, shown, stopUrl] of [
      ['ro', '21 de anunțuri noi pentru căutările tale', '1.250,50 lei, Cluj-Napoca', '/unsubscribe'],
      ['en', '21 new listings for your searches', '1,250.50 lei, Cluj-Napoca', '/en/unsubscribe'],
    ] as const) {
      await ended({ to: 'ana@exemplu.test', template: 'saved-searches', locale, data })
      const mail = server.mails.at(-1)!
      expect(mail.subject).toBe(subject)
      const [text, html] = [mail.body('text/plain'), mail.body('text/html')]
      for (const part of [shown, `https://piata.example${stopUrl}#${stop}`, 'q=canapea&county=CJ'])
        expect(text).toContain(part)
      expect(html).toContain('Canapea &lt;roșie&gt;')
      expect(html).toContain(`<img src="https://piata.example/img/thumb/${'a'.repeat(64)}.jpg" alt=""`)
      expect(mail.lines.join('\n').replaceAll('\n ', ' ')).toContain(
        `List-Unsubscribe: <https://piata.example/v1/unsubscribe/${stop}>`,
      )
      expect(mail.lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    }
    await ended(note)
    expect(server.mails.at(-1)!.lines.join()).not.toContain('List-Unsubscribe')
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

  describe('without a server', () => {
    const kept = async (inputs: unknown[]) => {
      const { config } = services
      services.config = { ...loadConfig({}), dataDir: services.folder, publicUrl: config.publicUrl }
      try {
        const tasks = []
        for (const input of inputs) tasks.push(await ended(input))
        return tasks
      } finally {
        services.config = config
      }
    }
    const folder = () => dataFolder({ dataDir: services.folder, keysDir: undefined }).mail

    it('keeps mails as files that nobody else can read, and logs nothing of them', async () => {
      const [task] = await kept([note])
      const file = `${task!.id}.json`
      expect(task).toMatchObject({ state: 'done', output: { output: { file } } })
      expect(server.mails).toEqual([])
      expect((await stat(join(folder(), file))).mode & 0o777).toBe(0o600)
      expect((await stat(folder())).mode & 0o777).toBe(0o700)
      expect(await keptMails(folder(), 1)).toEqual([{ id: task!.id, date: expect.any(String), ...note }])
      for (const secret of ['ana@', 'Un rând']) expect(JSON.stringify(services.lines)).not.toContain(secret)
    })

    it('keeps the newest two hundred, of a week at most', async () => {
      const idAt = (at: number) => {
        const time = (Date.now() - at).toString(16).padStart(12, '0')
        return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(at).padStart(12, '0').slice(-12)}`
      }
      const mail = { to: note.to, subject: 'x', text: 'x', date: new Date().toISOString() }
      await mkdir(folder(), { recursive: true })
      const old = idAt(8 * 86_400_000)
      for (const id of [old, ...Array.from({ length: 205 }, (_, at) => idAt(1000 + at))])
        await writeFile(join(folder(), `${id}.json`), JSON.stringify({ id, ...mail }))
      const [task] = await kept([note])
      const names = (await readdir(folder())).sort()
      expect(names).toHaveLength(200)
      expect(names.at(-1)).toBe(`${task!.id}.json`)
      expect(names).not.toContain(`${old}.json`)
    })
  })

  describe('with a link', () => {
    const hash = (url: string) => createHash('sha256').update(new URL(url).hash.slice(1)).digest('hex')
    const linkOf = (mail: MailServer['mails'][0]) => /https:\S+/.exec(mail.body('text/plain'))![0]
    const account = (email: string, more = {}) =>
      services.database.users.create({ email, name: 'Ana', passwordHash: 'hash', locale: 'en', ...more })

    it('makes the link when it sends the mail, so that no task holds it, and each mail has its own', async () => {
      const { id: userId } = await account('new@exemplu.test')
      const tasks = [
        await ended({ link: 'verify-email', userId }),
        await ended({ link: 'verify-email', userId }),
      ]
      expect(server.mails.map(({ to }) => to)).toEqual([['new@exemplu.test'], ['new@exemplu.test']])
      const [first, second] = server.mails.map(linkOf) as [string, string]
      expect(first).toMatch(/^https:\/\/piata\.example\/en\/verify-email#[\w-]{43}$/)
      const { mailLinks } = services.database
      expect(await mailLinks.find(hash(first), ['verify'])).toBeUndefined()
      expect(await mailLinks.find(hash(second), ['verify'])).toEqual({ userId, purpose: 'verify' })
      const told = JSON.stringify([tasks, services.lines])
      for (const link of [first, second]) expect(told).not.toContain(new URL(link).hash.slice(1))
    })

    it('sends another link when it has to try again', async () => {
      const { id: userId } = await account('again@exemplu.test')
      server.answers.push({ to: 'DATA', with: '452 4.3.1 No room' })
      await ended({ link: 'verify-email', userId })
      expect(server.mails).toHaveLength(1)
      const link = linkOf(server.mails[0]!)
      expect(await services.database.mailLinks.find(hash(link), ['verify'])).toBeDefined()
    })

    it('writes to nobody where there is nothing to say', async () => {
      const askedAt = new Date().toISOString()
      const { id: userId } = await account('done@exemplu.test', { isVerified: true })
      for (const [input, skipped] of [
        [{ link: 'verify-email', userId }, 'the address is confirmed'],
        [{ link: 'reset-password', to: 'nobody@exemplu.test', askedAt }, 'there is no such account'],
        [
          { link: 'reset-password', to: 'done@exemplu.test', askedAt: '2026-01-01T00:00:00Z' },
          'it was asked for too long ago',
        ],
      ] as const)
        expect((await ended(input)).output).toMatchObject({ output: { skipped } })
      expect(server.mails).toEqual([])
      await ended({ link: 'reset-password', to: 'DONE@Exemplu.test', askedAt })
      expect(linkOf(server.mails[0]!)).toContain('/en/reset-password#')
    })

    it('has every letter in every language', async () => {
      const at = '2026-11-12T22:30:00Z'
      const data = {
        at,
        startedAt: at,
        reason: 'It is gone',
        name: 'Magazin',
        email: 'b@exemplu.test',
        device: 'Firefox',
        conversationId: '01a22900-0000-7000-8000-000000000000',
        from: 'Dan',
        title: 'Masă',
        texts: ['Mai e?'],
        token: 't'.repeat(44),
        reportId: '01a22900-0000-7000-8000-000000000000',
        facts: 'Is a replica',
        endsAt: at,
        complainUntil: at,
        ...{ isRestricted: true, isReversed: false, isGone: false, isReporter: false, isLot: false },
        ...{ isWhole: true, isSuspended: false, hadComplaint: true },
        place: 'listing/01a22900-0000-7000-8000-000000000000',
        reference: 'Codul penal, art. 244',
        reply: 'It stays',
        count: 3,
        until: at,
      }
      const book = new AgentBook([mailer])
      const url = 'https://piata.example/x#y'
      const stop = 's'.padEnd(45, 'A')
      const searches = [{ name: 'Mese', page: null, total: 1, stop, listings: [] }]
      for (const [name, { data: schema }] of Object.entries(templates)) {
        const filled = Object.fromEntries(
          Object.entries(schema.properties as Record<string, { enum?: string[] }>).map(([key, of]) => [
            key,
            of.enum?.[0] ??
              {
                ...{ ...data, url, searches, stop, listings: [{ title: 'Masă', expiresAt: data.at }] },
                // Of a single one the subject is what it says.
                ...{
                  items: [{ text: 'S-a vândut', about: 'Masă', url }],
                  total: 'items' in schema.properties ? 2 : 1,
                },
              }[key],
          ]),
        )
        const [ro, en] = languages.map((locale) =>
          writeMail(name as keyof typeof templates, filled, locale, services.config),
        )
        expect([name, ro!.subject]).not.toEqual([name, en!.subject])
        if (!(name in linkTemplates)) {
          const input = { to: 'ana@exemplu.test', template: name, locale: 'ro', data: filled }
          book.checkInput('mailer', input)
        }
        for (const { text, html } of [ro!, en!]) {
          expect(text + html).not.toContain('undefined')
          if ('url' in schema.properties) expect(text).toContain(url)
        }
      }
    })
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
