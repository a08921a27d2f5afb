import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** What the service answers a message with. */
interface Answer {
  status: number
  headers?: Record<string, string>
}

interface Message {
  path: string
  headers: IncomingHttpHeaders
  /** Of browsers that the service knows. */
  text: string | undefined
}

/** A push service of a test on 127.0.0.1, as `push.test` and `other.test`, and the browsers that subscribed to it. */
export interface PushService {
  port: number
  /** Its certificate, which nobody else trusts. */
  certificate: string
  messages: Message[]
  /** By path; 201 where nothing is said. Taken one by one, the last stays. */
  answers: Map<string, Answer[]>
  /** A browser that subscribes. */
  subscribe(path: string, host?: string): { endpoint: string; p256dh: string; auth: string }
  close(): Promise<void>
}

export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, { pair: ECDH; auth: Buffer }>()
  const server = createServer({ key, cert: certificate }, async (request, response) => {
    const path = request.url!
    const body = await buffer(request)
    const browser = browsers.get(path)
    const text = browser && openPush(body, browser.pair, browser.auth).toString()
    service.messages.push({ path, headers: request.headers, text })
    const answers = service.answers.get(path)
    const { status, headers = {} } = (answers?.length === 1 ? answers[0] : answers?.shift()) ?? {
      status: 201,
    }
    response.writeHead(status, headers).end('said')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const service: PushService = {
    port: (server.address() as AddressInfo).port,
    certificate,
    messages: [],
    answers: new Map(),
    subscribe(path, host = 'push.test') {
      const pair = createECDH('prime256v1')
      pair.generateKeys()
      const auth = randomBytes(16)
      browsers.set(path, { pair, auth })
      return {
        endpoint: `https://${host}:${service.port}${path}`,
        ...{ p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') },
      }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return service
}

/** What a browser reads of a message: RFC 8188 and 8291, written anew from the receiver's side. */
export function openPush(message: Buffer, pair: ECDH, auth: Buffer): Buffer {
  const salt = message.subarray(0, 16)
  const theirs = message.subarray(21, 21 + message[20]!)
  const record = message.subarray(21 + message[20]!)
  const derive = (material: Buffer, by: Buffer, info: string | Buffer, length: number) =>
    Buffer.from(hkdfSync('sha256', material, by, info, length))
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs])
  const material = derive(pair.computeSecret(theirs), auth, info, 32)
  const decipher = createDecipheriv(
    'aes-128-gcm',
    derive(material, salt, 'Content-Encoding: aes128gcm\0', 16),
    derive(material, salt, 'Content-Encoding: nonce\0', 12),
  )
  decipher.setAuthTag(record.subarray(-16))
  const opened = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  if (opened.at(-1) !== 2) throw new Error('The message is not one last record without padding')
  return opened.subarray(0, -1)
}

/** Made for these tests, good for nothing else. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgYbEeD0Nvj2JspDe9
eWDw3hYUAU0W3ZkHa95SjA9RyuGhRANCAAQKjYxeKWtX5TzQzTJnJ0w83JZ0x1QF
Zi+j3GySinL96hJK0mbfj7TqSTAJeIIHzgrBCNbSY+yiF8ZmF5h3BTe4
-----END PRIVATE KEY-----`
const certificate = `-----BEGIN CERTIFICATE-----
MIIBoTCCAUegAwIBAgIUKU3fEdcPVPi0WlMYikXCjnXP9dkwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJcHVzaC50ZXN0MCAXDTI2MTEyOTE1NDc1NloYDzIxMjYxMTA1
MTU0NzU2WjAUMRIwEAYDVQQDDAlwdXNoLnRlc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQKjYxeKWtX5TzQzTJnJ0w83JZ0x1QFZi+j3GySinL96hJK0mbfj7Tq
STAJeIIHzgrBCNbSY+yiF8ZmF5h3BTe4o3UwczAdBgNVHQ4EFgQUDwbUfM6OK4kR
CjZuwKO3UjFSwVQwHwYDVR0jBBgwFoAUDwbUfM6OK4kRCjZuwKO3UjFSwVQwDwYD
VR0TAQH/BAUwAwEB/zAgBgNVHREEGTAXgglwdXNoLnRlc3SCCm90aGVyLnRlc3Qw
CgYIKoZIzj0EAwIDSAAwRQIgYx0K2Q0L86aplqtc8UTY32/8E8JXYYblt8/3R2mp
XiMCIQDkd466B3bAlEng1Sqy+gRFOWqdM8ck+rfahB0BmzQHcw==
-----END CERTIFICATE-----`
