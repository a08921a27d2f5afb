import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { registerSeller, twoPictures } from '../browser/catalogue.ts'
import { freePort } from '../setup/services.ts'

/** The example as operators get it, with the name, ports, certificate and server of this test. */
function example(folder: string, site: string, [plain, tls]: [number, number]): string {
  const text = readFileSync(path.join(import.meta.dirname, 'piata.conf'), 'utf8')
  const replaced = text
    .replaceAll('piata.example', 'localhost')
    .replaceAll('/etc/letsencrypt/live/localhost/', `${folder}/`)
    .replaceAll('127.0.0.1:3000', new URL(site).host.replace('localhost', '127.0.0.1'))
    .replace(/listen 80;\n\s+listen \[::\]:80;/, `listen 127.0.0.1:${plain};`)
    .replace(/listen 443 (.*);\n\s+listen \[::\]:443 .*;/, `listen 127.0.0.1:${tls} $1;`)
  return `daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1; events {}
http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
${replaced} }`
}

interface Answer {
  headers: IncomingHttpHeaders & { ':status'?: number }
  body: string
}

describe.runIf(process.env.NGINX_PATH)('the example for nginx', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'piata-nginx-'))
  const { url, gatewayUrl } = inject('shared')
  let nginx: ReturnType<typeof spawn>
  let session: ClientHttp2Session
  let ports: [number, number]

  const open = (headers: Record<string, string>) => session.request({ ':authority': 'localhost', ...headers })
  const ask = async (headers: Record<string, string>, body?: Buffer): Promise<Answer> => {
    const stream = open(headers)
    const answered = once(stream, 'response') as Promise<[Answer['headers']]>
    stream.end(body)
    const [[answer], text] = await Promise.all([answered, stream.setEncoding('utf8').toArray()])
    return { headers: answer, body: text.join('') }
  }

  beforeAll(async () => {
    ports = [await freePort('127.0.0.1'), await freePort('127.0.0.1')]
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    const files = ['-keyout', `${folder}/privkey.pem`, '-out', `${folder}/fullchain.pem`]
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1']
    execFileSync('openssl', ['req', '-x509', ...key, ...files, ...names], { stdio: 'pipe' })
    mkdirSync(`${folder}/body`)
    writeFileSync(`${folder}/nginx.conf`, example(folder, url, ports))
    nginx = spawn(process.env.NGINX_PATH!, ['-c', `${folder}/nginx.conf`, '-p', folder], { stdio: 'inherit' })
    const answers = () =>
      fetch(`http://127.0.0.1:${ports[0]}/`, { redirect: 'manual' }).then(
        ({ status }) => status === 308,
        () => false,
      )
    while (!(await answers())) expect(nginx.exitCode).toBeNull()
    session = connect(`https://127.0.0.1:${ports[1]}`, {
      ca: readFileSync(`${folder}/fullchain.pem`),
      servername: 'localhost',
    })
    await once(session, 'connect')
  })
  afterAll(async () => {
    session?.destroy()
    nginx.kill('SIGTERM')
    await once(nginx, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })

  it('serves pages and the API over TLS and HTTP/2, as one site of https', async () => {
    const page = await ask({ ':path': '/anunturi?q=pegas' })
    expect([page.headers[':status'], page.body]).toEqual([200, expect.stringContaining('Bicicletă de oraș')])
    const list = await ask({ ':path': '/v1/listings?limit=1' })
    expect([list.headers[':status'], JSON.parse(list.body).items.length]).toEqual([200, 1])
  })

  it('counts each visitor alone, whatever they say of themselves', async () => {
    // Of the limit for mails, whose hour gives nothing back while a test looks.
    const left = async (forwarded: Record<string, string>) => {
      const body = Buffer.from('{"email":"nimeni@exemplu.test"}')
      const post = { ':method': 'POST', ':path': '/v1/auth/forgot', 'content-type': 'application/json' }
      const { headers } = await ask({ ...post, ...forwarded }, body)
      return Number(/r=(\d+)/.exec(String(headers.ratelimit))![1])
    }
    const first = await left({})
    // Somebody who names other addresses uses up the same limit.
    expect(await left({ 'x-forwarded-for': '203.0.113.7' })).toBeLessThan(first)
    expect(await left({ 'x-forwarded-for': '203.0.113.8, 127.0.0.1' })).toBeLessThan(first - 1)
  })

  it('lets a photo of several megabytes through, and live events as they come', async () => {
    const { accessToken } = await registerSeller(gatewayUrl, 'nginx@exemplu.test')
    const authorization = `Bearer ${accessToken}`
    const [picture] = await twoPictures()
    // What follows the end of a picture is read, and dropped by the decoder.
    const large = Buffer.concat([picture!.buffer, Buffer.alloc(5_000_000)])
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(large)], { type: picture!.mimeType }), picture!.name)
    const encoded = new Response(form)
    const uploaded = await ask(
      {
        ':method': 'POST',
        ':path': '/v1/images',
        authorization,
        'content-type': encoded.headers.get('content-type')!,
      },
      Buffer.from(await encoded.arrayBuffer()),
    )
    expect([uploaded.headers[':status'], uploaded.body]).toEqual([201, expect.stringContaining('sha256')])

    const events = open({ ':path': '/v1/events', authorization, accept: 'text/event-stream' })
    events.end()
    const [[headers], [chunk]] = await Promise.all([once(events, 'response'), once(events, 'data')])
    expect([headers[':status'], headers['content-type']]).toEqual([
      200,
      expect.stringContaining('event-stream'),
    ])
    expect(String(chunk).length).toBeGreaterThan(0)
    events.close()
  })
})
