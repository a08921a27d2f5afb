import { afterEach, expect, it } from 'vitest'
import { GET } from '../app/manifest.webmanifest/route.ts'
import { siteNow } from '../client/site.ts'

const shared = globalThis as { piataSite?: ReturnType<typeof siteNow> }
const before = shared.piataSite
afterEach(() => {
  if (before === undefined) delete shared.piataSite
  else shared.piataSite = before
})

it('lets browsers install the site under the name and colour that were chosen for it', async () => {
  shared.piataSite = { ...siteNow(), name: 'Târgul de la Dunăre', accent: '#123456' }
  const answer = GET()
  expect(answer.headers.get('content-type')).toMatch(/^application\/manifest\+json/)
  expect(await answer.json()).toMatchObject({
    ...{ name: 'Târgul de la Dunăre', short_name: 'Târgul de la', theme_color: '#123456' },
    ...{ start_url: '/', scope: '/', display: 'standalone', lang: 'ro' },
    icons: [{ sizes: 'any', purpose: 'any' }, { purpose: 'maskable' }],
  })
})
