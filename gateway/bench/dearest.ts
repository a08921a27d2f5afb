import type { InjectOptions } from 'fastify'
import type { LimitName } from '../limits/policies.ts'

/** What the requests of a catalogue are made of. */
export interface Scene {
  token: string
  password: string
  /** Of a published listing, and of one of the caller's own. */
  listingId: string
  ownId(): Promise<string>
  /** A cursor far down the list of all and of a search. */
  deepListCursor: string
  deepSearchCursor: string
  /** Of all changes that are kept. */
  changesCursor: string
  sellerId: string
  /** As many attributes as one request may count. */
  attributeFacets: string
  picture: Buffer
  /** One that takes about as long to read as any that is taken: 16 bits, interlaced, 48 megapixels. */
  slowPicture: Buffer
  number(): number
}

type Ask = (scene: Scene) => InjectOptions | Promise<InjectOptions>
/** A request, with the limit that it counts against where that is not its route's alone, and how often it counts. */
type Dear = Ask | { ask: Ask; limit: Exclude<LimitName, 'none'>; uses?: number }

const nobodys = '01900000-0000-7000-8000-000000000000'

const encodings = { 'accept-encoding': 'br, gzip' }
const get =
  (url: string | ((scene: Scene) => string)): Ask =>
  (scene) => ({
    url: typeof url === 'string' ? url : url(scene),
    headers: { ...encodings, authorization: `Bearer ${scene.token}` },
  })
const send =
  (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body: (scene: Scene) => object): Ask =>
  async (scene) => ({
    method,
    url: url.includes(':id') ? url.replace(':id', await scene.ownId()) : url,
    headers: { ...encodings, authorization: `Bearer ${scene.token}` },
    body: body(scene),
  })
const words = (n: number) => Array.from({ length: n }, (_, at) => `cuvânt${at}`).join(' ')
/** Of the words that most listings hold, so that most is to be ranked. */
const broad = 'stare foarte bună preț negociabil telefon masina apartament nou vand urgent ofer garantie'
const facets = 'category,county,place,condition,price'
const draft = (scene: Scene) => ({
  categoryId: 'sofas',
  title: `Canapea ${scene.number()}`,
  description: words(500),
  price: { amount: 120_000, currency: 'RON' },
  condition: 'good',
  attributes: { type: 'corner' },
})
const nothing = () => ({})
const offered = () => ({ amount: 1e12, currency: 'RON' })
/** The id of nothing that is there. */
const nobody = '01900000-0000-7000-8000-000000000000'
const clientData = Buffer.from(
  JSON.stringify({ type: 'webauthn.get', challenge: 'x'.repeat(68), origin: 'http://localhost:3000' }),
).toString('base64url')
/** Of a passkey that nobody has. */
const assertion = {
  id: 'x'.repeat(1364),
  rawId: 'x'.repeat(1364),
  type: 'public-key',
  response: { clientDataJSON: clientData, authenticatorData: 'x'.repeat(2000), signature: 'x'.repeat(2000) },
}
/** Each time other bytes, as a known picture is not made again. */
const upload =
  (pictureOf: (scene: Scene) => Buffer): Ask =>
  (scene) => ({
    method: 'POST',
    url: '/v1/images',
    headers: { authorization: `Bearer ${scene.token}`, 'content-type': 'multipart/form-data; boundary=b' },
    body: Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'),
      pictureOf(scene),
      Buffer.from(`${scene.number()}\r\n--b--\r\n`),
    ]),
  })

/**
 * For every route the dearest requests that it takes: the most rows, the deepest page, the widest circle, the longest words, the largest body. A test
 * holds this equal to the routes there are, but for those of whoever runs the site. Moves of a listing cost what `PATCH` costs: the bench asks for those that a draft allows.
 */
export const dearest: Record<string, Dear[]> = {
  'POST /v1/auth/register': [
    send('POST', '/v1/auth/register', (scene) => ({
      email: `bench${scene.number()}@piata.example`,
      password: `o parola ${scene.number()} destul de lunga`,
      name: 'Bench',
    })),
  ],
  'POST /v1/auth/login': [
    send('POST', '/v1/auth/login', () => ({ email: 'nimeni@piata.example', password: 'x'.repeat(200) })),
  ],
  'POST /v1/auth/second-factor': [
    send('POST', '/v1/auth/second-factor', () => ({ challenge: 'x'.repeat(200), code: '123456' })),
  ],
  'GET /v1/auth/passkey': [get('/v1/auth/passkey')],
  'POST /v1/auth/passkey': [send('POST', '/v1/auth/passkey', () => ({ passkey: assertion }))],
  // Providers are of the settings: a log-in by one waits for it, and costs this side little.
  'GET /v1/auth/oidc': [get('/v1/auth/oidc')],
  'GET /v1/auth/oidc/:provider': [get('/v1/auth/oidc/nobody?back=/')],
  'GET /v1/auth/oidc/:provider/callback': [get('/v1/auth/oidc/nobody/callback')],
  'POST /v1/auth/oidc/:provider/callback': [send('POST', '/v1/auth/oidc/nobody/callback', nothing)],
  'POST /v1/auth/refresh': [send('POST', '/v1/auth/refresh', () => ({ refreshToken: 'x'.repeat(43) }))],
  'POST /v1/auth/logout': [send('POST', '/v1/auth/logout', () => ({ refreshToken: 'x'.repeat(43) }))],
  'POST /v1/auth/verify-email': [send('POST', '/v1/auth/verify-email', () => ({ token: 'x'.repeat(43) }))],
  'POST /v1/auth/forgot': [
    send('POST', '/v1/auth/forgot', (scene) => ({ email: `bench${scene.number()}@piata.example` })),
  ],
  // A link that is good, which costs a hash, comes with a mail.
  'POST /v1/auth/reset': [
    send('POST', '/v1/auth/reset', () => ({ token: 'x'.repeat(43), password: 'o parola destul de lunga' })),
  ],
  'POST /v1/auth/confirm-email': [send('POST', '/v1/auth/confirm-email', () => ({ token: 'x'.repeat(43) }))],
  'POST /v1/auth/stop-email': [send('POST', '/v1/auth/stop-email', () => ({ token: 'x'.repeat(43) }))],
  'GET /v1/demo/mails': [get('/v1/demo/mails')],
  'GET /v1/categories': [get('/v1/categories')],
  'GET /v1/categories/find': [get(`/v1/categories/find?limit=20&q=${encodeURIComponent(broad)}`)],
  'GET /v1/rules': [get('/v1/rules')],
  'GET /v1/me/listings/:id/days': [
    async (scene) => get(`/v1/me/listings/${await scene.ownId()}/days`)(scene),
  ],
  'PUT /v1/listings/:id/look': [send('PUT', '/v1/listings/:id/look', nothing)],
  'GET /v1/me/trader': [get('/v1/me/trader')],
  'PUT /v1/me/trader': [
    send('PUT', '/v1/me/trader', () => ({
      ...{ name: 'Firma', vatId: 'RO18547290', registerNumber: 'J40/1/2020', address: words(30) },
      ...{ email: 'firma@exemplu.test', phone: '0721234567', certified: true },
    })),
  ],
  'DELETE /v1/me/trader': [send('DELETE', '/v1/me/trader', nothing)],
  'GET /v1/site': [get('/v1/site')],
  'GET /v1/site/logo': [get('/v1/site/logo')],
  'GET /v1/site/pages/:page/:locale': [get('/v1/site/pages/terms/ro')],
  'GET /v1/places': [get('/v1/places?q=a&limit=100'), get('/v1/places?q=sat&limit=100')],
  'GET /v1/landing-pages': [get('/v1/landing-pages')],
  'GET /v1/price-guide': [get('/v1/price-guide?category=cars&attr.make=volkswagen')],
  'GET /v1/places/outline': [get('/v1/places/outline')],
  'GET /v1/search': [
    get((scene) => `/v1/search?limit=100&facets=${facets}&priceMax=${1e9 + scene.number()}`),
    get(
      (scene) =>
        `/v1/search?limit=1&q=${encodeURIComponent(broad)}&facets=${facets}&priceMax=${1e9 + scene.number()}`,
    ),
    get((scene) => `/v1/search?limit=100&q=${encodeURIComponent(broad)}%20${scene.number()}&highlight=true`),
    get((scene) => `/v1/search?limit=1&facets=&cells=3&box=20.${scene.number()},43,30,49`),
    get((scene) => `/v1/search?limit=100&understand=true&q=apartament%20cluj%20${scene.number()}`),
    get(
      (scene) =>
        `/v1/search?limit=100&near=45.${scene.number()},25&radiusKm=2000&sort=distance&facets=${facets}`,
    ),
    get((scene) => `/v1/search?limit=100&facets=${scene.attributeFacets}&priceMax=${1e9 + scene.number()}`),
    get((scene) => `/v1/search?limit=100&category=cars&sort=price-desc&priceMax=${1e9 + scene.number()}`),
    get((scene) => `/v1/search?limit=1&q=${encodeURIComponent(words(90))}${scene.number()}`),
    get((scene) => `/v1/search?limit=1&q=${'a%20'.repeat(300)}${scene.number()}`),
    get((scene) => `/v1/search?limit=100&cursor=${scene.deepSearchCursor}&facets=${facets}`),
  ],
  'GET /v1/suggest': [
    get((scene) => `/v1/suggest?q=a${scene.number()}&limit=20`),
    get('/v1/suggest?q=a&limit=20'),
    get(`/v1/suggest?q=${encodeURIComponent(words(12).slice(0, 90))}&limit=20`),
  ],
  'GET /v1/listings': [
    get('/v1/listings?limit=100'),
    get((scene) => `/v1/listings?limit=100&cursor=${scene.deepListCursor}`),
    get('/v1/listings?limit=100&category=vehicles'),
    get(({ listingId }) => `/v1/listings?ids=${Array(50).fill(listingId).join(',')}`),
    get((scene) => `/v1/listings?limit=100&seller=${scene.sellerId}`),
  ],
  'GET /v1/old-addresses': [
    get(`/v1/old-addresses?address=${encodeURIComponent(`/${'x'.repeat(1_900)}_i1`)}`),
  ],
  'GET /v1/sitemap': [
    get((scene) => `/v1/sitemap?after=00000000-0000-7000-8000-${String(scene.number()).padStart(12, '0')}`),
  ],
  'GET /img/:preset/:file': [get(`/img/large/${'0'.repeat(64)}.webp`)],
  'GET /health/live': [get('/health/live')],
  'GET /health/ready': [get('/health/ready')],
  'GET /.well-known/apple-app-site-association': [get('/.well-known/apple-app-site-association')],
  'GET /.well-known/assetlinks.json': [get('/.well-known/assetlinks.json')],
  'GET /.well-known/jwks.json': [get('/.well-known/jwks.json')],
  'GET /problems': [get('/problems')],
  'GET /problems/:slug': [get('/problems/internal')],
  'GET /openapi.json': [get('/openapi.json')],
  'GET /v1/listings/:id/similar': [get((scene) => `/v1/listings/${scene.listingId}/similar?limit=100`)],
  'GET /v1/listings/:id': [get((scene) => `/v1/listings/${scene.listingId}`)],
  'GET /v1/me': [get('/v1/me')],
  'GET /v1/me/images': [get('/v1/me/images')],
  'PATCH /v1/me': [
    send('PATCH', '/v1/me', (scene) => ({ name: `Nume ${scene.number()}` })),
    {
      ask: send('PATCH', '/v1/me', ({ password }) => ({ password, currentPassword: password })),
      limit: 'auth',
    },
  ],
  'POST /v1/me/confirm': [
    { ask: send('POST', '/v1/me/confirm', () => ({ password: 'nu este parola mea' })), limit: 'auth' },
    { ask: send('POST', '/v1/me/confirm', () => ({ passkey: assertion })), limit: 'auth' },
  ],
  'GET /v1/me/confirm': [get('/v1/me/confirm')],
  'GET /v1/me/sessions': [get('/v1/me/sessions?limit=100')],
  'DELETE /v1/me/sessions': [send('DELETE', '/v1/me/sessions', nothing)],
  'DELETE /v1/me/sessions/:id': [
    send('DELETE', '/v1/me/sessions/01900000-0000-7000-8000-000000000000', nothing),
  ],
  'DELETE /v1/me': [
    { ask: send('DELETE', '/v1/me', () => ({ password: 'nu este parola mea' })), limit: 'auth' },
  ],
  'GET /v1/api-keys': [get('/v1/api-keys')],
  'POST /v1/api-keys': [
    {
      ask: send('POST', '/v1/api-keys', ({ password }) => ({
        name: 'Bench',
        scopes: ['listings:read'],
        addresses: Array.from({ length: 20 }, (_, at) => `2001:db8:${at}::/48`),
        currentPassword: password,
      })),
      limit: 'auth',
    },
  ],
  'DELETE /v1/api-keys/:id': [send('DELETE', `/v1/api-keys/${nobody}`, nothing)],
  'POST /v1/me/email': [
    {
      ask: send('POST', '/v1/me/email', (scene) => ({
        email: `bench${scene.number()}@piata.example`,
        currentPassword: 'nu este parola mea',
      })),
      limit: 'auth',
    },
  ],
  'GET /v1/me/totp': [get('/v1/me/totp')],
  'POST /v1/me/totp': [{ ask: send('POST', '/v1/me/totp', ({ password }) => ({ password })), limit: 'auth' }],
  'POST /v1/me/totp/verify': [
    { ask: send('POST', '/v1/me/totp/verify', () => ({ code: '123456' })), limit: 'auth' },
  ],
  'POST /v1/me/totp/recovery-codes': [
    {
      ask: send('POST', '/v1/me/totp/recovery-codes', () => ({ password: 'nu este parola mea' })),
      limit: 'auth',
    },
  ],
  'DELETE /v1/me/totp': [
    { ask: send('DELETE', '/v1/me/totp', () => ({ password: 'nu este parola mea' })), limit: 'auth' },
  ],
  'GET /v1/me/passkeys': [get('/v1/me/passkeys')],
  'GET /v1/me/passkeys/options': [get('/v1/me/passkeys/options')],
  // What an authenticator made is looked at after the password.
  'POST /v1/me/passkeys': [
    {
      ask: send('POST', '/v1/me/passkeys', ({ password }) => ({
        password,
        passkey: {
          ...assertion,
          response: { clientDataJSON: clientData, attestationObject: 'x'.repeat(12_000) },
        },
      })),
      limit: 'auth',
    },
  ],
  'DELETE /v1/me/passkeys/:id': [
    {
      ask: send('DELETE', `/v1/me/passkeys/${nobody}`, () => ({ password: 'nu este parola mea' })),
      limit: 'auth',
    },
  ],
  'GET /v1/me/identities': [get('/v1/me/identities')],
  'POST /v1/me/identities': [send('POST', '/v1/me/identities', () => ({ provider: 'nobody', back: '/' }))],
  'DELETE /v1/me/identities/:id': [send('DELETE', `/v1/me/identities/${nobody}`, nothing)],
  'POST /v1/me/verification': [send('POST', '/v1/me/verification', nothing)],
  'GET /v1/me/export': [get('/v1/me/export')],
  'POST /v1/me/exports': [send('POST', '/v1/me/exports', nothing)],
  'GET /v1/me/exports': [get('/v1/me/exports')],
  'GET /v1/me/exports/:id/file': [get(`/v1/me/exports/${nobodys}/file`)],
  'GET /v1/me/listings': [
    get('/v1/me/listings?limit=100'),
    get('/v1/me/listings?limit=100&status=sold'),
    get('/v1/me/listings?limit=100&q=nothing'),
  ],
  'POST /v1/me/listings/moves': [
    async (scene) => {
      const ids = await Promise.all(Array.from({ length: 100 }, () => scene.ownId()))
      return send('POST', '/v1/me/listings/moves', () => ({ ids, move: 'withdraw' }))(scene)
    },
  ],
  'GET /v1/export/listings.ndjson': [get('/v1/export/listings.ndjson')],
  'GET /v1/changes': [
    get('/v1/changes?limit=500'),
    get((scene) => `/v1/changes?limit=500&after=${scene.changesCursor}`),
  ],
  'GET /v1/webhooks': [get('/v1/webhooks')],
  'POST /v1/webhooks': [
    send('POST', '/v1/webhooks', () => ({
      url: `https://shop.example/${'x'.repeat(1900)}`,
      events: ['listing.updated'],
    })),
  ],
  'GET /v1/webhooks/:id': [get(`/v1/webhooks/${nobody}`)],
  'PATCH /v1/webhooks/:id': [send('PATCH', `/v1/webhooks/${nobody}`, () => ({ state: 'active' }))],
  'DELETE /v1/webhooks/:id': [send('DELETE', `/v1/webhooks/${nobody}`, nothing)],
  'POST /v1/webhooks/:id/secret': [send('POST', `/v1/webhooks/${nobody}/secret`, nothing)],
  'POST /v1/webhooks/:id/test': [send('POST', `/v1/webhooks/${nobody}/test`, nothing)],
  'GET /v1/webhooks/:id/deliveries': [get(`/v1/webhooks/${nobody}/deliveries?limit=100`)],
  'POST /v1/listings': [
    send('POST', '/v1/listings', draft),
    send('POST', '/v1/listings', (scene) => ({
      ...draft(scene),
      description: `a${'\u0301'.repeat(8000)}${'\u0316'.repeat(7999)}`,
    })),
  ],
  'PATCH /v1/listings/:id': [
    send('PATCH', '/v1/listings/:id', (scene) => ({ description: `${words(500)} ${scene.number()}` })),
  ],
  'DELETE /v1/listings/:id': [send('DELETE', '/v1/listings/:id', nothing)],
  'GET /v1/listings/:id/promotion': [
    async (scene) => ({
      url: `/v1/listings/${await scene.ownId()}/promotion`,
      headers: { ...encodings, authorization: `Bearer ${scene.token}` },
    }),
  ],
  'POST /v1/listings/:id/promotion': [
    send('POST', '/v1/listings/:id/promotion', () => ({ code: 'ABCDEFGHJKLM' })),
  ],
  'POST /v1/listings/:id/promotion/payment': [
    send('POST', '/v1/listings/:id/promotion/payment', () => ({ package: 'top7' })),
  ],
  'POST /v1/payments/:provider/webhook': [
    send('POST', '/v1/payments/stripe/webhook', () => ({ filler: 'x'.repeat(200_000) })),
  ],
  'POST /v1/listings/:id/publish': [send('POST', '/v1/listings/:id/publish', nothing)],
  'POST /v1/listings/:id/withdraw': [send('POST', '/v1/listings/:id/withdraw', nothing)],
  'POST /v1/listings/:id/reserve': [send('POST', '/v1/listings/:id/reserve', nothing)],
  'POST /v1/listings/:id/release': [send('POST', '/v1/listings/:id/release', nothing)],
  'POST /v1/listings/:id/sell': [send('POST', '/v1/listings/:id/sell', nothing)],
  'POST /v1/listings/:id/renew': [send('POST', '/v1/listings/:id/renew', nothing)],
  'GET /v1/saved-searches': [get('/v1/saved-searches?limit=100')],
  'POST /v1/saved-searches': [
    send('POST', '/v1/saved-searches', (scene) => ({
      name: `Căutarea ${scene.number()}`,
      query: { q: `${words(90)} ${scene.number()}`, category: 'cars,sofas', priceMax: 1e9 },
    })),
  ],
  'GET /v1/saved-searches/:id': [get(`/v1/saved-searches/${nobody}`)],
  'PATCH /v1/saved-searches/:id': [
    send('PATCH', `/v1/saved-searches/${nobody}`, () => ({ frequency: 'weekly' })),
  ],
  'DELETE /v1/saved-searches/:id': [send('DELETE', `/v1/saved-searches/${nobody}`, nothing)],
  'GET /v1/favourites': [get('/v1/favourites?limit=100')],
  'GET /v1/favourites/ids': [get('/v1/favourites/ids')],
  'POST /v1/favourites': [
    send('POST', '/v1/favourites', ({ listingId }) => ({
      listingIds: [
        listingId,
        ...Array.from({ length: 99 }, (_, at) => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`),
      ],
    })),
  ],
  'PUT /v1/favourites/:id': [send('PUT', `/v1/favourites/${nobody}`, nothing)],
  'DELETE /v1/favourites/:id': [send('DELETE', `/v1/favourites/${nobody}`, nothing)],
  'GET /v1/sellers/:id': [get(({ sellerId }) => `/v1/sellers/${sellerId}`)],
  'GET /v1/following': [get('/v1/following?limit=100')],
  'GET /v1/following/:id': [get(({ sellerId }) => `/v1/following/${sellerId}`)],
  'PUT /v1/following/:id': [send('PUT', `/v1/following/${nobody}`, nothing)],
  'DELETE /v1/following/:id': [send('DELETE', `/v1/following/${nobody}`, nothing)],
  'POST /v1/listings/:id/phone': [send('POST', `/v1/listings/${nobody}/phone`, nothing)],
  'POST /v1/listings/:id/conversations': [
    send('POST', `/v1/listings/${nobody}/conversations`, () => ({ text: words(500) })),
  ],
  'GET /v1/conversations': [get('/v1/conversations?limit=100')],
  'GET /v1/conversations/unread': [get('/v1/conversations/unread')],
  'GET /v1/conversations/:id': [get(`/v1/conversations/${nobody}`)],
  'GET /v1/conversations/:id/messages': [get(`/v1/conversations/${nobody}/messages?limit=100`)],
  'POST /v1/conversations/:id/messages': [
    send('POST', `/v1/conversations/${nobody}/messages`, () => ({ text: words(500) })),
  ],
  'POST /v1/listings/:id/offers': [send('POST', `/v1/listings/${nobody}/offers`, offered)],
  'POST /v1/conversations/:id/offers': [send('POST', `/v1/conversations/${nobody}/offers`, offered)],
  'POST /v1/conversations/:id/offers/:seq/accept': [
    send('POST', `/v1/conversations/${nobody}/offers/1/accept`, nothing),
  ],
  'POST /v1/conversations/:id/offers/:seq/decline': [
    send('POST', `/v1/conversations/${nobody}/offers/1/decline`, nothing),
  ],
  'POST /v1/conversations/:id/offers/:seq/withdraw': [
    send('POST', `/v1/conversations/${nobody}/offers/1/withdraw`, nothing),
  ],
  'POST /v1/conversations/:id/deal': [send('POST', `/v1/conversations/${nobody}/deal`, nothing)],
  'POST /v1/conversations/:id/ratings': [
    send('POST', `/v1/conversations/${nobody}/ratings`, () => ({ stars: 5, text: words(150) })),
  ],
  'POST /v1/ratings/:id/reply': [send('POST', `/v1/ratings/${nobody}/reply`, () => ({ text: words(150) }))],
  'GET /v1/users/:id/ratings': [get(`/v1/users/${nobody}/ratings?limit=100`)],
  'POST /v1/conversations/:id/read': [send('POST', `/v1/conversations/${nobody}/read`, () => ({ seq: 1 }))],
  'POST /v1/conversations/:id/archive': [
    send('POST', `/v1/conversations/${nobody}/archive`, () => ({ archived: true })),
  ],
  'POST /v1/conversations/:id/block': [
    send('POST', `/v1/conversations/${nobody}/block`, () => ({ blocked: true })),
  ],
  'POST /v1/conversations/:id/report': [
    send('POST', `/v1/conversations/${nobody}/report`, () => ({ reason: 'scam', text: words(100) })),
  ],
  'GET /v1/transparency': [get('/v1/transparency?year=2026')],
  'GET /v1/transparency/csv': [get('/v1/transparency/csv?year=2026')],
  'GET /v1/me/decisions': [get('/v1/me/decisions?limit=100')],
  'GET /v1/me/reports': [get('/v1/me/reports?limit=100')],
  'GET /v1/decisions/:token': [get(`/v1/decisions/${'x'.repeat(44)}`)],
  'GET /v1/decisions/:token/lot': [get(`/v1/decisions/${'x'.repeat(44)}/lot?limit=100`)],
  'POST /v1/decisions/:token/complaint': [
    send('POST', `/v1/decisions/${'x'.repeat(44)}/complaint`, () => ({ text: words(150) })),
  ],
  'POST /v1/reports': [
    send('POST', '/v1/reports', (scene) => ({
      ...{
        subject: 'listing',
        subjectId: scene.listingId,
        reason: 'scam',
        text: words(150),
        goodFaith: true,
      },
    })),
  ],
  'GET /v1/notifications': [get('/v1/notifications?limit=100')],
  'POST /v1/notifications/read': [
    send('POST', '/v1/notifications/read', () => ({ upTo: new Date().toISOString() })),
  ],
  'GET /v1/me/unread': [get('/v1/me/unread')],
  'GET /v1/me/notification-preferences': [get('/v1/me/notification-preferences')],
  'PUT /v1/me/notification-preferences': [
    send('PUT', '/v1/me/notification-preferences', () => ({
      kinds: { message: { site: 'never', mail: 'at-once', push: 'at-once' } },
    })),
  ],
  'GET /v1/push/subscriptions': [get('/v1/push/subscriptions')],
  'DELETE /v1/push/subscriptions/:id': [send('DELETE', `/v1/push/subscriptions/${nobody}`, nothing)],
  'GET /v1/events': [get('/v1/events?seconds=0')],
  'GET /v1/push/key': [get('/v1/push/key')],
  'POST /v1/push/subscriptions': [
    send('POST', '/v1/push/subscriptions', (scene) => ({
      endpoint: `https://push.example/${scene.number()}/${'x'.repeat(1_900)}`,
      keys: {
        p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'A'.repeat(22),
      },
    })),
  ],
  'DELETE /v1/push/subscriptions': [
    send('DELETE', '/v1/push/subscriptions', () => ({ endpoint: 'https://push.example/nobody' })),
  ],
  'GET /v1/unsubscribe/:token': [get(`/v1/unsubscribe/u${'A'.repeat(44)}`)],
  'POST /v1/unsubscribe/:token': [send('POST', `/v1/unsubscribe/u${'A'.repeat(44)}`, nothing)],
  'POST /v1/imports': [
    (scene) => ({
      method: 'POST',
      url: '/v1/imports?name=a.csv',
      headers: { authorization: `Bearer ${scene.token}`, 'content-type': 'text/csv' },
      body: `id,titlu,pret\n${'1,Scaun de lemn cu spătar înalt,100\n'.repeat(2_000)}${scene.number()},x,1\n`,
    }),
  ],
  'GET /v1/imports': [get('/v1/imports')],
  // Of an import that is nobody's: their files cost what their pages hold, which is bounded.
  ...Object.fromEntries(
    ['', '/rows', '/errors', '/errors.csv'].map((part) => [
      `GET /v1/imports/:id${part}`,
      [get(`/v1/imports/${nobodys}${part}`)],
    ]),
  ),
  ...Object.fromEntries(
    ['check', 'confirm', 'cancel'].map((move) => [
      `POST /v1/imports/:id/${move}`,
      [send('POST', `/v1/imports/${nobodys}/${move}`, nothing)],
    ]),
  ),
  'POST /v1/imports/:id/preview': [send('POST', `/v1/imports/${nobodys}/preview`, () => ({ map: {} }))],
  'PUT /v1/imports/:id/mapping': [send('PUT', `/v1/imports/${nobodys}/mapping`, () => ({ map: {} }))],
  'DELETE /v1/imports/:id': [send('DELETE', `/v1/imports/${nobodys}`, nothing)],
  'POST /v1/images/uploads': [
    (scene) => ({
      method: 'POST',
      url: '/v1/images/uploads',
      headers: { authorization: `Bearer ${scene.token}`, 'upload-length': '1000000' },
    }),
  ],
  'GET /v1/images/uploads/:id': [get(`/v1/images/uploads/${nobody}`)],
  'PATCH /v1/images/uploads/:id': [
    (scene) => ({
      method: 'PATCH',
      url: `/v1/images/uploads/${nobody}`,
      headers: {
        authorization: `Bearer ${scene.token}`,
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body: scene.picture,
    }),
  ],
  'DELETE /v1/images/uploads/:id': [send('DELETE', `/v1/images/uploads/${nobody}`, nothing)],
  'POST /v1/images/uploads/:id/finish': [send('POST', `/v1/images/uploads/${nobody}/finish`, nothing)],
  'POST /v1/images': [
    upload(({ picture }) => picture),
    { ask: upload(({ slowPicture }) => slowPicture), limit: 'upload', uses: 4 },
  ],
}
