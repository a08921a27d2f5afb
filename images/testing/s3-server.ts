import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'wJalr/XUtn+FEMI' }
const region = 'eu-central-1'
const bucket = 'pictures'
/** Keys on one page of a list: few, so that tests see several pages. */
const perPage = 3

/**
 * A server that speaks what of S3 a store of pictures uses, and refuses what is not signed as Signature Version 4 demands, by its own reckoning.
 * `trouble` makes it answer 503, or not at all.
 */
export async function startS3Server() {
  const objects = new Map<string, { bytes: Buffer; modified: Date }>()
  const state = { trouble: 'none' as 'none' | 'errors' | 'silence', requests: 0 }

  const server = createServer(async (request, response) => {
    state.requests++
    const body = await buffer(request)
    if (state.trouble === 'silence') return
    const answer = (status: number, text = '', headers: Record<string, string | number> = {}) =>
      response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : text)
    if (state.trouble === 'errors') return void answer(503, '<Code>SlowDown</Code>')
    if (!isSigned(request, body)) return void answer(403, '<Code>SignatureDoesNotMatch</Code>')
    const url = new URL(request.url!, 'http://x')
    const [, name, ...rest] = url.pathname.split('/')
    if (name !== bucket) return void answer(404, '<Code>NoSuchBucket</Code>')
    const key = rest.map(decodeURIComponent).join('/')
    const object = objects.get(key)
    if (key === '' && request.method === 'GET') return void answer(200, listed(url.searchParams))
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, modified: new Date() })
      return void answer(200)
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return void answer(204)
    }
    if (!object) return void answer(404, '<Code>NoSuchKey</Code>')
    response.writeHead(200, { 'content-length': object.bytes.length })
    response.end(request.method === 'HEAD' ? undefined : object.bytes)
  })

  function listed(query: URLSearchParams): string {
    const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? '']
    const entries = new Set<string>()
    for (const key of [...objects.keys()].sort()) {
      if (!key.startsWith(prefix)) continue
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
      entries.add(end === -1 ? key : key.slice(0, end + 1))
    }
    const after = query.get('continuation-token') ?? ''
    const left = [...entries].filter((entry) => entry > after)
    const page = left.slice(0, perPage)
    const next = left.length > perPage ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    const items = page.map((entry) =>
      entry.endsWith('/')
        ? `<CommonPrefixes><Prefix>${entry}</Prefix></CommonPrefixes>`
        : `<Contents><Key>${entry}</Key><LastModified>${objects.get(entry)!.modified.toISOString()}</LastModified></Contents>`,
    )
    return `<?xml version="1.0"?><ListBucketResult>${items.join('')}${next}</ListBucketResult>`
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  const [key, secret] = [credentials.accessKeyId, encodeURIComponent(credentials.secretAccessKey)]
  return {
    objects,
    state,
    options: { endpoint, bucket, region, ...credentials },
    /** As the setting has it. */
    place: `s3:http://${key}:${secret}@127.0.0.1:${port}/${bucket}/shop?region=${region}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** AWS Signature Version 4, in the header. */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  if (!match) return false
  const [, credential = '', signed = '', signature = ''] = match
  const [id, date = '', place = '', service = '', end = ''] = credential.split('/')
  const time = String(request.headers['x-amz-date'])
  if (id !== credentials.accessKeyId || place !== region || service !== 's3' || !time.startsWith(date))
    return false
  if (Math.abs(Date.now() - timeOf(time)) > 15 * 60_000) return false
  const content = String(request.headers['x-amz-content-sha256'])
  if (content !== 'UNSIGNED-PAYLOAD' && content !== createHash('sha256').update(body).digest('hex'))
    return false
  const url = new URL(request.url!, 'http://x')
  const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort()
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), signed, content].join(
    '\n',
  )
  const scope = [date, place, service, end].join('/')
  const text = ['AWS4-HMAC-SHA256', time, scope, createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  )
  const key = [date, place, service, end].reduce<Buffer | string>(
    (before, part) => hmac(before, part),
    `AWS4${credentials.secretAccessKey}`,
  )
  return timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex'))
}

const timeOf = (basic: string) =>
  Date.parse(basic.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
