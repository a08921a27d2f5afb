import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type ClientAddressHeader, type Config, isOwnOrigin } from '@piata/config'
import { answer, createApi } from '../../client/api.ts'
import { ApiError } from '../../client/api-error.ts'
import type { FormFault, FormState } from '../../plain/state.ts'
import { typedAddress, typedText } from '../../ui/typed-text.ts'
import type { StoredDocument } from '../document-cache.ts'
import type { Visitor } from '../visitor.ts'
import { readForm } from './form-body.ts'
import { PlainSession } from './session.ts'

/** What the page server answers: a page that is rendered for once, an address, or that the form is not taken. */
export type PlainAnswer = { cookies: string[] } & (
  | { document: StoredDocument; status: number }
  | { location: string }
  | { refused: string }
)

type Api = ReturnType<typeof createApi>

const idPattern = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
/** What a page is given back of what was typed: never a password or a code. */
const shownFields = ['name', 'email', 'text', 'listing', 'c'] as const

/**
 * Pages that work by forms alone, for browsers that run no scripts: logging in, a new account, the first message to a seller, the account's conversations. The page server takes the form, asks the gateway on behalf of the visitor, and
 * has the page rendered for this visitor alone or leads to it, so that going back sends nothing twice.
 */
export function createPlainPages({
  settings,
  render,
}: {
  settings: Pick<Config, 'publicUrl' | 'gatewayUrl' | 'cookieSecure' | 'clientAddressHeader'>
  render(address: string, state: FormState): Promise<StoredDocument>
}) {
  return async (request: IncomingMessage, address: string, visitor: Visitor): Promise<PlainAnswer> => {
    const anonymous = apiFor(settings, visitor)
    const session = new PlainSession(request, anonymous, settings.cookieSecure)
    const page = async (state: Partial<FormState>, status = 200): Promise<PlainAnswer> => {
      const accessToken = (await session.token()) ?? null
      const nothing = { values: {}, fault: null, challenge: null, asksLogin: false, isNew: false }
      const all = { ...nothing, key: randomUUID(), ...state }
      return { cookies: session.cookies, document: await render(address, { ...all, accessToken }), status }
    }
    if (request.method !== 'POST') return page({})

    // Browsers say where a form comes from; the cookies alone would be taken from a page of a subdomain too.
    const { origin } = request.headers
    if (origin === undefined || !isOwnOrigin(origin, visitor.host, settings))
      return { cookies: [], refused: 'Forms are taken from pages of this site only.' }
    const form = await readForm(request)
    if (form === undefined) return { cookies: [], refused: 'This is no form, or it is too long.' }

    const here = address.split('?', 1)[0]!
    const values = Object.fromEntries(shownFields.flatMap((name) => (form[name] ? [[name, form[name]]] : [])))
    const [typed, quick] = [typedText(form.text ?? ''), typedText(form.quick ?? '')]
    const text = quick || typed
    const failed = (about: FormFault['about'], error: unknown, more: Partial<FormState> = {}) =>
      page({ values, fault: faultOf(about, error), ...more }, 422)

    const send = async (): Promise<PlainAnswer> => {
      const to = idPattern.test(form.c ?? '')
        ? { c: form.c! }
        : idPattern.test(form.listing ?? '')
          ? { listing: form.listing! }
          : undefined
      // A quick answer takes nothing away that was typed: both stand in the box.
      if (quick !== '' && typed !== '') return page({ values: { ...values, text: `${typed}\n${quick}` } })
      if (to === undefined || text === '') return { cookies: session.cookies, location: here }
      const token = await session.token()
      if (token === undefined) return page({ values: { ...values, text }, asksLogin: true })
      try {
        const post = (bearer: string) => sendMessage(apiFor(settings, visitor, bearer), to, text, form.key)
        const id = await post(token).catch(async (error: unknown) => {
          // The token may be void before its time.
          const next =
            error instanceof ApiError && error.status === 401 ? await session.exchange() : undefined
          if (next === undefined) throw error
          return post(next)
        })
        return { cookies: session.cookies, location: `${here}?c=${id}#latest` }
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 401) return failed('message', error)
        session.forget()
        return page({ values: { ...values, text }, asksLogin: true })
      }
    }
    const entered = () =>
      text === ''
        ? {
            cookies: session.cookies,
            location: form.c && idPattern.test(form.c) ? `${here}?c=${form.c}` : here,
          }
        : send()

    switch (form.action) {
      case 'login': {
        const email = typedAddress(form.email ?? '')
        const password = form.password ?? ''
        try {
          session.keep(await answer(anonymous.POST('/v1/auth/login', { body: { email, password } })))
        } catch (error) {
          const challenge = error instanceof ApiError ? error.problem?.challenge : undefined
          if (challenge !== undefined) return page({ values, challenge, asksLogin: true })
          return failed('login', error, { asksLogin: true })
        }
        return entered()
      }
      case 'new-account':
        return page({ values, asksLogin: true, isNew: true })
      case 'register': {
        const body = {
          name: typedText(form.name ?? ''),
          email: typedAddress(form.email ?? ''),
          password: form.password ?? '',
        }
        try {
          session.keep(await answer(anonymous.POST('/v1/auth/register', { body })))
        } catch (error) {
          return failed('login', error, { asksLogin: true, isNew: true })
        }
        return entered()
      }
      case 'code': {
        const { challenge = '', code = '' } = form
        try {
          const body = { challenge, code: code.trim() }
          session.keep(await answer(anonymous.POST('/v1/auth/second-factor', { body })))
        } catch (error) {
          const isOver = error instanceof ApiError && error.kind === 'challenge-void'
          return failed('login', error, { asksLogin: true, challenge: isOver ? null : challenge })
        }
        return entered()
      }
      case 'logout':
        await session.end()
        return { cookies: session.cookies, location: here }
      default:
        return send()
    }
  }
}

async function sendMessage(
  api: Api,
  to: { c: string } | { listing: string },
  text: string,
  key: string | undefined,
): Promise<string> {
  const header = key && idPattern.test(key) ? { header: { 'idempotency-key': key } } : {}
  const sent =
    'c' in to
      ? api.POST('/v1/conversations/{id}/messages', {
          params: { path: { id: to.c }, ...header },
          body: { text },
        })
      : api.POST('/v1/listings/{id}/conversations', {
          params: { path: { id: to.listing }, ...header },
          body: { text },
        })
  return (await answer<{ conversationId: string }>(sent)).conversationId
}

/** The gateway as the visitor would ask it. */
function apiFor(
  { gatewayUrl, clientAddressHeader }: { gatewayUrl: URL; clientAddressHeader: ClientAddressHeader },
  visitor: Visitor,
  token?: string,
): Api {
  const headers: Record<string, string> = {
    'x-forwarded-host': visitor.host,
    'x-forwarded-proto': visitor.protocol,
    ...(!visitor.isExempt && { [clientAddressHeader]: visitor.address }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  }
  const onRequest = ({ request }: { request: Request }) => {
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
  }
  return createApi({ baseUrl: gatewayUrl.origin, more: [{ onRequest }] })
}

function faultOf(about: FormFault['about'], error: unknown): FormFault {
  if (!(error instanceof ApiError)) return { about, status: 500 }
  const { status, problem, retryAfter } = error
  return { about, status, problem, retryAfter }
}
