import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { ImageError, type ImageStore } from '../types.ts'
import { checkKey, pictureOf } from './key.ts'

export interface S3Options {
  /** Scheme, host and port of the service. */
  endpoint: string
  bucket: string
  /** Before every key, without slashes at its ends; '' for none. */
  prefix: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** For one request, in milliseconds. Default 5,000. */
  timeoutMs?: number
}

/** After so many failures in a row nothing is asked for a while: whoever waits hears at once what it would hear later. */
const mostFailures = 3
const pauseMs = 5_000
/** Enough for the service's own short troubles. */
const retries = 2

/**
 * Keeps variants in a bucket that speaks the S3 protocol, addressed by path (`endpoint/bucket/key`), which all such services take. An object
 * appears whole or not at all, as the protocol has it.
 * @throws ImageError `busy`, from every call, while the service is away or too slow
 */
export function s3Store(options: S3Options): ImageStore {
  const { endpoint, bucket, prefix, region, accessKeyId, secretAccessKey, timeoutMs = 5_000 } = options
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    region,
    service: 's3',
    retries,
    initRetryMs: 50,
  })
  const root = `${endpoint.replace(/\/+$/, '')}/${bucket}`
  const start = prefix === '' ? '' : `${prefix}/`
  let failures = 0
  let pausedUntil = 0

  /** @throws ImageError `busy`; an Error for an answer that says what is wrong with us, such as a wrong secret */
  async function ask(url: string, init: RequestInit, fine: number[]): Promise<Response> {
    if (performance.now() < pausedUntil) throw away()
    let response: Response
    try {
      response = await client.fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) })
    } catch (cause) {
      throw failed(cause)
    }
    if (fine.includes(response.status)) {
      failures = 0
      return response
    }
    const text = (await response.text().catch(() => '')).slice(0, 300)
    const cause = new Error(`The store of pictures answered ${response.status}: ${text}`)
    if (response.status >= 500 || response.status === 429) throw failed(cause)
    throw cause
  }

  function failed(cause: unknown): ImageError {
    if (++failures >= mostFailures) pausedUntil = performance.now() + pauseMs
    return away(cause)
  }

  const address = (key: string) => `${root}/${start}${checkKey(key)}`

  /** Of one page of a list: what stands in each `<tag>` of each `<parent>`. */
  async function* pages(query: Record<string, string>): AsyncGenerator<string> {
    let token: string | undefined
    do {
      const search = new URLSearchParams({
        'list-type': '2',
        ...query,
        ...(token && { 'continuation-token': token }),
      })
      const page = await (await ask(`${root}?${search}`, {}, [200])).text()
      yield page
      token = /<NextContinuationToken>([^<]+)</.exec(page)?.[1]?.replaceAll('&amp;', '&')
    } while (token !== undefined)
  }

  return {
    async put(key, bytes) {
      // The service refuses what arrives otherwise.
      const headers = { 'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex') }
      const init = { method: 'PUT', body: new Uint8Array(bytes), headers }
      const response = await ask(address(key), init, [200, 201, 204])
      await response.body?.cancel()
    },

    async get(key) {
      const response = await ask(address(key), {}, [200, 404])
      if (response.status === 404) {
        await response.body?.cancel()
        return undefined
      }
      try {
        // Whole, as variants are small: nobody's slow reading keeps a connection, and a torn answer is none.
        const bytes = Buffer.from(await response.arrayBuffer())
        const promised = Number(response.headers.get('content-length') ?? bytes.length)
        if (promised !== bytes.length) throw new Error(`${bytes.length} of ${promised} bytes came`)
        return bytes
      } catch (cause) {
        throw failed(cause)
      }
    },

    async size(key) {
      const response = await ask(address(key), { method: 'HEAD' }, [200, 404])
      return response.status === 404 ? undefined : Number(response.headers.get('content-length'))
    },

    async remove(key) {
      const response = await ask(address(key), { method: 'DELETE' }, [200, 204, 404])
      await response.body?.cancel()
    },

    async *list(part) {
      const shard = part.toString(16).padStart(2, '0')
      const folders: string[] = []
      for await (const page of pages({ prefix: start, delimiter: '/' })) {
        for (const [, found = ''] of page.matchAll(/<CommonPrefixes>\s*<Prefix>([^<]+)</g))
          folders.push(found)
      }
      const seen = new Set<string>()
      for (const folder of folders) {
        for await (const page of pages({ prefix: `${folder}${shard}/` })) {
          for (const [, entry = ''] of page.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
            const key = /<Key>([^<]+)</.exec(entry)?.[1] ?? ''
            const sha256 = pictureOf(key.slice(start.length))
            if (sha256 === undefined || seen.has(sha256)) continue
            seen.add(sha256)
            yield { sha256, modifiedAt: Date.parse(/<LastModified>([^<]+)</.exec(entry)?.[1] ?? '') }
          }
        }
      }
    },
  }
}

function away(cause?: unknown): ImageError {
  return new ImageError('busy', 'The store of pictures does not answer; try again later.', { cause })
}
