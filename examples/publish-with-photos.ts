/**
 * Sells a bicycle: photos first, then a draft, then it goes public.
 *
 *   node examples/publish-with-photos.ts front.jpg side.jpg
 */
import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { Account, type Card, call, Problem } from './api.ts'

interface Attribute {
  name: string
  type: 'text' | 'enum' | 'number' | 'boolean'
  required: boolean
  min?: number
  options?: { value: string }[]
}
interface Category {
  id: string
  attributes: Attribute[]
  children?: Category[]
}

const photos = process.argv.slice(2)
if (photos.length === 0 || photos.length > 12) {
  console.error('Usage: node examples/publish-with-photos.ts PHOTO … (1 to 12 of them)')
  process.exit(1)
}

try {
  const account = await Account.open()

  // All photos of a form are kept, or none; each comes back with an id for listings and a hash for addresses.
  const form = new FormData()
  for (const photo of photos) form.append('file', await openAsBlob(photo), basename(photo))
  const uploaded = await call<{ items: { id: string; sha256: string; width: number; height: number }[] }>(
    '/v1/images',
    { method: 'POST', body: form, token: await account.token() },
  )
  for (const { sha256, width, height } of uploaded.body.items)
    console.log(`photo ${width} × ${height}: /img/large/${sha256}.webp`)

  // A draft may lack anything but its category, so that a form can be kept at every step …
  const draft = await call<Card>('/v1/listings', {
    method: 'POST',
    token: await account.token(),
    body: {
      categoryId: 'bicycles',
      title: 'Bicicletă de oraș Pegas, trei viteze',
      description: 'Folosită două veri, cu revizia făcută. Se poate proba pe loc.',
      price: { amount: 65_000, currency: 'RON' },
      condition: 'good',
      attributes: await requiredAttributes('bicycles'),
      placeId: await placeId('Cluj-Napoca'),
      imageIds: uploaded.body.items.map(({ id }) => id),
    },
  })
  console.log(`draft ${draft.body.id}`)

  // … and publishing says all that is missing at once.
  const published = await call<Card>(`/v1/listings/${draft.body.id}/publish`, {
    method: 'POST',
    token: await account.token(),
  })
  console.log(`${published.body.status}: /v1/listings/${published.body.id}`)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  // Of refused photos each error has a code (`too-large`, `corrupt`, …) for an app to act on.
  console.error(error.message)
  process.exitCode = 1
}

async function placeId(name: string): Promise<number> {
  const { body } = await call<{ items: { id: number; name: string }[] }>(
    `/v1/places?q=${encodeURIComponent(name)}&limit=1`,
  )
  return body.items[0]!.id
}

/** The first choice of everything that the category insists on; an app shows a form made of the same data. */
async function requiredAttributes(categoryId: string): Promise<Record<string, unknown>> {
  const { body } = await call<{ items: Category[] }>('/v1/categories')
  const category = body.items.flatMap(({ children = [] }) => children).find(({ id }) => id === categoryId)!
  const choice = ({ type, options, min = 0 }: Attribute) =>
    ({ enum: options?.[0]?.value, number: min, boolean: true, text: 'Pegas' })[type]
  return Object.fromEntries(
    category.attributes
      .filter(({ required }) => required)
      .map((attribute) => [attribute.name, choice(attribute)]),
  )
}
