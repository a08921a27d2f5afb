import { drawDemoPicture } from '@piata/images'

const password = 'o parola lunga de proba'

/** Listings that the journey searches among, published through the API by a seller of their own. */
export async function publishCatalogue(gatewayUrl: string): Promise<void> {
  const { accessToken } = await call<{ accessToken: string }>(gatewayUrl, '/v1/auth/register', undefined, {
    email: 'vitrina@exemplu.test',
    password,
    name: 'Vitrina',
  })
  const brasov = await place(gatewayUrl, 'Brașov')
  const cluj = await place(gatewayUrl, 'Cluj-Napoca')
  const picture = await uploadPicture(gatewayUrl, accessToken)
  for (const [title, condition, placeId] of [
    ['Bicicletă de munte Carpați', 'good', brasov],
    ['Bicicletă de oraș Pegas', 'new', cluj],
    ['Bicicletă de munte pentru copii', 'used', cluj],
  ] as const) {
    const { id } = await call<{ id: string }>(gatewayUrl, '/v1/listings', accessToken, {
      categoryId: 'bicycles',
      title,
      description: 'Puțin folosită, se poate proba pe loc.',
      condition,
      placeId,
      price: { amount: 90_000, currency: 'RON' },
      attributes: await requiredAttributes(gatewayUrl, 'bicycles'),
      imageIds: [picture],
    })
    await call(gatewayUrl, `/v1/listings/${id}/publish`, accessToken, {})
  }
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
  const leaf = items.flatMap((root) => root.children ?? []).find(({ id }) => id === categoryId)!
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

async function uploadPicture(gatewayUrl: string, accessToken: string): Promise<string> {
  const body = new FormData()
  const [{ name, mimeType, buffer }] = (await twoPictures()) as [
    Awaited<ReturnType<typeof twoPictures>>[number],
  ]
  body.append('file', new Blob([new Uint8Array(buffer)], { type: mimeType }), name)
  const response = await fetch(`${gatewayUrl}/v1/images`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    body,
  })
  if (!response.ok) throw new Error(`/v1/images answered ${response.status}: ${await response.text()}`)
  return ((await response.json()) as { items: { id: string }[] }).items[0]!.id
}

async function call<T>(gatewayUrl: string, path: string, accessToken?: string, body?: unknown): Promise<T> {
  const response = await fetch(gatewayUrl + path, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
    },
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}
