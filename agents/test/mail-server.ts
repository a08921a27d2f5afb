import { type AddressInfo, createServer, type Socket } from 'node:net'

interface TakenMail {
  from: string
  to: string[]
  lines: string[]
  /** Decoded. */
  subject: string
  /** Decoded, by its media type. */
  body(type: string): string
}

export interface MailServer {
  url: string
  mails: TakenMail[]
  /** What it answers instead of yes, once each, in this order. */
  answers: { to: 'RCPT' | 'DATA'; with: string }[]
  reset(): void
  close(): Promise<void>
}

/** As much of RFC 5321 as a sender needs. */
export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>()
  const mails: TakenMail[] = []
  const answers: MailServer['answers'] = []
  const other = (command: 'RCPT' | 'DATA') => (answers[0]?.to === command ? answers.shift()!.with : undefined)
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    let [from, to, lines]: [string, string[], string[] | undefined] = ['', [], undefined]
    let rest = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const take = (line: string) => {
      if (lines !== undefined) {
        if (line !== '.') return void lines.push(line.replace(/^\./, ''))
        mails.push(taken(from, to, lines))
        lines = undefined
        return say('250 2.0.0 Taken')
      }
      const argument = /<(.*?)>/.exec(line)?.[1] ?? ''
      if (/^MAIL/i.test(line)) [from, to] = [argument, []]
      if (/^RCPT/i.test(line)) {
        const refusal = other('RCPT')
        if (refusal) return say(refusal)
        to.push(argument)
      }
      if (/^QUIT/i.test(line)) return void socket.end('221 2.0.0 Bye\r\n')
      if (!/^DATA/i.test(line)) return say(/^EHLO/i.test(line) ? '250 probe' : '250 2.0.0 Good')
      const refusal = other('DATA')
      if (refusal) return say(refusal)
      lines = []
      say('354 Go on')
    }
    socket.setEncoding('utf8').on('data', (chunk) => {
      const parts = (rest + chunk).split('\r\n')
      rest = parts.pop()!
      for (const line of parts) take(line)
    })
    say('220 probe ESMTP')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    answers,
    reset() {
      mails.length = 0
      answers.length = 0
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function taken(from: string, to: string[], lines: string[]): TakenMail {
  const mail = lines.join('\r\n')
  const header = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(mail)?.[1] ?? ''
  return {
    ...{ from, to, lines },
    subject: decodedHeader(header),
    body(type) {
      const part = mail.slice(mail.indexOf(`Content-Type: ${type}`)).split('\r\n--')[0]!
      const [head, ...body] = part.split('\r\n\r\n')
      const text = body.join('\r\n\r\n')
      if (/quoted-printable/i.test(head!)) return fromQuoted(text.replace(/=\r\n/g, '')).toString()
      return /base64/i.test(head!) ? Buffer.from(text, 'base64').toString() : text
    },
  }
}

/** RFC 2047. */
function decodedHeader(header: string): string {
  const words = header.replace(/\?=\r\n?[ \t]+=\?/g, '?==?').replace(/\r\n[ \t]/g, ' ')
  const bytes = words.replace(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
    (kind.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64')
      : fromQuoted(text.replaceAll('_', ' '))
    ).toString('latin1'),
  )
  return Buffer.from(bytes, 'latin1').toString()
}

const fromQuoted = (text: string) =>
  Buffer.from(
    text.replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
