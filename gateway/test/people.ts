import { randomUUID } from 'node:crypto'
import type { ListingDetail } from '@piata/db'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { hashPassword } from '../auth/passwords.ts'
import { drain } from './app.ts'

export interface Person {
  app: FastifyInstance
  id: string
  email: string
  password: string
  accessToken: string
  refreshToken: string
  /** Sends a request with the person's access token. */
  ask(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    options?: Ask,
  ): Promise<LightMyRequestResponse>
}

interface Ask {
  body?: unknown
  headers?: Record<string, string>
}

/** What a browser gives when it subscribes to Web Push. */
export const browserKeys = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'A'.repeat(22),
}

/** Registers a new account. */
export async function newPerson(app: FastifyInstance, name = 'Ana Pop'): Promise<Person> {
  const email = `${randomUUID()}@piata.example`
  const password = 'o parola destul de lunga'
  const response = await app.inject({
    method: 'POST',
    url: '/v1/auth/register',
    body: { email, password, name },
  })
  if (response.statusCode !== 201) throw new Error(`registration failed: ${response.body}`)
  return personOf(app, { email, password }, response)
}

function personOf(
  app: FastifyInstance,
  secrets: { email: string; password: string },
  response: LightMyRequestResponse,
): Person {
  const { user, accessToken, refreshToken } = response.json()
  return {
    app,
    id: user.id,
    ...secrets,
    accessToken,
    refreshToken,
    ask: (method, url, { body, headers } = {}) =>
      app.inject({
        method,
        url,
        headers: { authorization: `Bearer ${accessToken}`, ...headers },
        ...(body !== undefined && { body: body as NonNullable<InjectOptions['body']> }),
      }),
  }
}

/** Somebody who runs the site. */
export async function newAdmin(app: FastifyInstance): Promise<Person> {
  const email = `${randomUUID()}@piata.example`
  const password = 'o parola destul de lunga'
  const passwordHash = await hashPassword(password)
  await app.database.users.create({ email, name: 'Operator', role: 'admin', passwordHash })
  const response = await app.inject({ method: 'POST', url: '/v1/auth/login', body: { email, password } })
  if (response.statusCode !== 200) throw new Error(`log-in failed: ${response.body}`)
  return personOf(app, { email, password }, response)
}

/** Decides about a case as it is read now, or as `seen` says that it was. */
export async function decideAbout(
  who: Person,
  id: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  const { seen = '-' } = (await who.ask('GET', `/v1/admin/queue/${id}`)).json()
  return who.ask('POST', `/v1/admin/queue/${id}/decide`, { body: { seen, ...body }, headers })
}

/** A draft that has all that publishing asks for. */
export const goodDraft = {
  title: 'Canapea extensibilă din piele',
  description: 'Canapea de trei locuri, folosită doi ani.\nSe poate vedea oricând.',
  categoryId: 'sofas',
  price: { amount: 120_000, currency: 'RON' },
  negotiable: true,
  condition: 'good',
  attributes: { type: 'corner' },
} as const

/** Publishes a listing of the person's and waits until search has it. */
export async function publishListing(
  app: FastifyInstance,
  person: Person,
  fields: object = {},
): Promise<ListingDetail> {
  const place = (await app.inject('/v1/places?q=Cluj-Napoca&limit=1')).json().items[0]
  const created = await person.ask('POST', '/v1/listings', {
    body: { ...goodDraft, placeId: place.id, ...fields },
  })
  if (created.statusCode !== 201) throw new Error(`creating failed: ${created.body}`)
  const published = await person.ask('POST', `/v1/listings/${created.json().id}/publish`)
  if (published.statusCode !== 200) throw new Error(`publishing failed: ${published.body}`)
  await drain(app)
  return published.json()
}
