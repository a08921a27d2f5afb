import { drawDemoPicture } from '../demo/index.ts'

export const password = 'o parola lunga de proba'

/** What a test needs to act as a seller. */
interface Seller {
  gatewayUrl: string
  accessToken: string
}

export async function registerSeller(gatewayUrl: string, email: string): Promise<Seller> {
  const account = { email, password, name: email.split('@')[0] }
  const { accessToken } = await call<Seller>(gatewayUrl, '/v1/auth/register', undefined, account)
  return { gatewayUrl, accessToken }
}

/** Listings that the tests search among, the only bicycles by name, published through the API by a seller of their own. */
export async function publishCatalogue(gatewayUrl: string): Promise<void> {
  const seller = await registerSeller(gatewayUrl, 'vitrina@exemplu.test')
  const [picture] = await uploadPictures(seller, 1)
  for (const [title, condition, placeName] of [
    ['Bicicletă de munte Carpați', 'good', 'Brașov'],
    ['Bicicletă de oraș Pegas', 'new', 'Cluj-Napoca'],
    ['Bicicletă de munte pentru copii', 'used', 'Cluj-Napoca'],
  ] as const)
    await publishListing(seller, { title, condition, placeName, imageIds: [picture!] })
}

/** Publishes a bicycle, or what else its category says; resolves to its id. */
export async function publishListing(
  { gatewayUrl, accessToken }: Seller,
  {
    placeName = 'Brașov',
    categoryId = 'bicycles',
    attributes = {},
    ...fields
  }: {
    title: string
    placeName?: string
    categoryId?: string
    attributes?: object
    [field: string]: unknown
  },
): Promise<string> {
  const { id } = await call<{ id: string }>(gatewayUrl, '/v1/listings', accessToken, {
    categoryId,
    description: 'Puțin folosită, se poate proba pe loc.',
    condition: 'good',
    placeId: await place(gatewayUrl, placeName),
    price: { amount: 90_000, currency: 'RON' },
    attributes: { ...(await requiredAttributes(gatewayUrl, categoryId)), ...attributes },
    ...fields,
  })
  await call(gatewayUrl, `/v1/listings/${id}/publish`, accessToken, {})
  return id
}

/** Waits until a search for `words` finds so many: a page asks once. */
export async function untilFound(gatewayUrl: string, words: string, many: number): Promise<void> {
  for (;;) {
    const { total } = await call<{ total: number }>(gatewayUrl, `/v1/search?q=${encodeURIComponent(words)}`)
    if (total === many) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export function markSold({ gatewayUrl, accessToken }: Seller, id: string): Promise<unknown> {
  return call(gatewayUrl, `/v1/listings/${id}/sell`, accessToken, {})
}

/** Two pictures as a phone would have them. */
export async function twoPictures(): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  return Promise.all(
    [1, 2].map(async (variant) => {
      const buffer = await drawDemoPicture({ categoryId: 'bicycles', variant })
      const png = buffer.subarray(1, 4).toString() === 'PNG'
      return {
        name: `poza-${variant}.${png ? 'png' : 'jpg'}`,
        mimeType: png ? 'image/png' : 'image/jpeg',
        buffer,
      }
    }),
  )
}

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

async function requiredAttributes(gatewayUrl: string, categoryId: string): Promise<Record<string, unknown>> {
  const { items } = await call<{ items: Category[] }>(gatewayUrl, '/v1/categories')
  const all = (nodes: Category[]): Category[] => nodes.flatMap((one) => [one, ...all(one.children ?? [])])
  const leaf = all(items).find(({ id }) => id === categoryId)!
  const value = ({ type, min, options }: Attribute) =>
    type === 'enum' ? options![0]!.value : type === 'number' ? (min ?? 1) : type === 'boolean' ? true : 'da'
  return Object.fromEntries(
    leaf.attributes.filter(({ required }) => required).map((attribute) => [attribute.name, value(attribute)]),
  )
}

async function place(gatewayUrl: string, name: string): Promise<number> {
  const { items } = await call<{ items: { id: number; name: string }[] }>(
    gatewayUrl,
    `/v1/places?q=${encodeURIComponent(name)}`,
  )
  return items.find((item) => item.name === name)!.id
}

/** Sends the first `count` pictures of a phone; resolves to their ids. */
export async function uploadPictures({ gatewayUrl, accessToken }: Seller, count: 1 | 2): Promise<string[]> {
  const body = new FormData()
  for (const { name, mimeType, buffer } of (await twoPictures()).slice(0, count))
    body.append('file', new Blob([new Uint8Array(buffer)], { type: mimeType }), name)
  const response = await fetch(`${gatewayUrl}/v1/images`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    body,
  })
  if (!response.ok) throw new Error(`/v1/images answered ${response.status}: ${await response.text()}`)
  return ((await response.json()) as { items: { id: string }[] }).items.map(({ id }) => id)
}

export async function call<T>(
  gatewayUrl: string,
  path: string,
  accessToken?: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(gatewayUrl + path, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
    },
  })
  if (response.status === 204) return undefined as T
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}
