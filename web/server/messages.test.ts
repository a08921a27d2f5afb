import { afterEach, expect, test } from 'vitest'
import { siteNow } from '../client/site.ts'
import type { StoredDocument } from './document-cache.ts'
import { Messages } from './messages.ts'

const shared = globalThis as { piataSite?: ReturnType<typeof siteNow> }
afterEach(() => {
  delete shared.piataSite
})

test('a message is rendered once for what the operator chose, and anew when that changes', async () => {
  const rendered: string[] = []
  const messages = new Messages(async (address) => {
    rendered.push(`${siteNow().name} ${address}`)
    return { name: siteNow().name } as unknown as StoredDocument
  })
  const [first, second] = [await messages.get('ro', 404), await messages.get('ro', 404)]
  expect(second).toBe(first)
  shared.piataSite = { ...siteNow(), name: 'Târgul' }
  expect(await messages.get('ro', 404)).toMatchObject({ name: 'Târgul' })
  expect(await messages.get('ro', 404)).toMatchObject({ name: 'Târgul' })
  expect(rendered.map((one) => one.split(' ')[0])).toEqual(['Piata', 'Târgul'])
})
