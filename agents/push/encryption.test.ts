import { createECDH, createPublicKey, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { encryptPush, makeVapidKeys, mostPayloadBytes, vapidHeader } from './encryption.ts'
import { openPush } from './testing/service.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

it('encrypts as the example of RFC 8291, 5, does', () => {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'))
  const sealed = encryptPush(
    Buffer.from('When I grow up, I want to be a watermelon'),
    {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
    { pair, salt: bytes('DGv6ra1nlYgDCS1FRnbzlw') },
  )
  expect(sealed.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
})

it('takes as many bytes as fit into what push services take, and no more', () => {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const keys = { p256dh: pair.getPublicKey('base64url'), auth: Buffer.alloc(16, 7).toString('base64url') }
  const most = Buffer.alloc(mostPayloadBytes, 'ș')
  const sealed = encryptPush(most, keys)
  expect(sealed.length).toBe(4_096)
  expect(openPush(sealed, pair, Buffer.alloc(16, 7)).equals(most)).toBe(true)
  expect(() => encryptPush(Buffer.alloc(mostPayloadBytes + 1), keys)).toThrow('at most 3993 bytes')
  const off = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]).toString('base64url')
  expect(() => encryptPush(most, { ...keys, p256dh: off })).toThrow()
})

it('says who sends by a signature that the public key of the header proves', () => {
  const keys = makeVapidKeys()
  expect([bytes(keys.publicKey).length, bytes(keys.privateKey).length]).toEqual([65, 32])
  const now = new Date('2026-11-30T08:00:00Z')
  const header = vapidHeader(new URL('https://push.example/to/a?b'), keys, 'https://piata.example/', now)
  const [, head, claims, signature, key] = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(header)!
  expect(JSON.parse(bytes(head!).toString())).toEqual({ typ: 'JWT', alg: 'ES256' })
  expect(JSON.parse(bytes(claims!).toString())).toEqual({
    ...{ aud: 'https://push.example', sub: 'https://piata.example/' },
    exp: now.getTime() / 1000 + 43_200,
  })
  const point = bytes(key!)
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
  const proof = { key: publicKey, dsaEncoding: 'ieee-p1363' as const }
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), proof, bytes(signature!))).toBe(true)
  expect(verify('sha256', Buffer.from(`${head}.x`), proof, bytes(signature!))).toBe(false)
})
