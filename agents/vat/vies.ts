import { SiteFault, whyAway } from '../net/fault.ts'

/** What a service says of a number: `unknown` where it could not say. */
interface VatAnswer {
  outcome: 'valid' | 'invalid' | 'unknown'
  /** Whose number it is, where the service tells. */
  holder: string | null
}

const timeoutMs = 20_000
const mostBytes = 100_000
const longestName = 200

/**
 * Asks a service that speaks as VIES of the European Commission does: a POST to `check-vat-number` of country and number, answered by `valid` and `name`,
 * or by `errorWrappers` where the state's own service does not answer.
 * @param vatId with its country's letters, as `properVatId` has it
 * @throws SiteFault for a service that is away, or answers something else
 */
export async function askVies(service: string, vatId: string, signal: AbortSignal): Promise<VatAnswer> {
  const url = new URL(`${service.replace(/\/$/, '')}/check-vat-number`)
  const country = vatId.slice(0, 2)
  // Greece is EL there.
  const body = JSON.stringify({ countryCode: country === 'GR' ? 'EL' : country, vatNumber: vatId.slice(2) })
  const both = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  let text: string
  try {
    const response = await fetch(url, {
      ...{ method: 'POST', body, signal: both, redirect: 'error' },
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    })
    text = (await response.text()).slice(0, mostBytes)
    if (!response.ok && response.status !== 400)
      throw new SiteFault(`${url.host} answered ${response.status}`, { isPassing: true })
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof SiteFault) throw error
    throw new SiteFault(`${url.host} could not be asked (${whyAway(error)})`, {
      isPassing: true,
      cause: error,
    })
  }
  return answerOf(text, url.host)
}

function answerOf(text: string, host: string): VatAnswer {
  let said: { valid?: unknown; name?: unknown; errorWrappers?: unknown } | null
  try {
    said = JSON.parse(text)
  } catch {
    throw new SiteFault(`${host} answered no JSON`)
  }
  if (Array.isArray(said?.errorWrappers)) return { outcome: 'unknown', holder: null }
  if (typeof said?.valid !== 'boolean')
    throw new SiteFault(`${host} does not say whether the number is valid`)
  // States that do not tell names write ---.
  const name = typeof said.name === 'string' ? said.name.replace(/\s+/g, ' ').trim() : ''
  const isTold = said.valid && /[\p{L}\d]/u.test(name)
  return {
    outcome: said.valid ? 'valid' : 'invalid',
    holder: isTold ? [...name].slice(0, longestName).join('') : null,
  }
}
