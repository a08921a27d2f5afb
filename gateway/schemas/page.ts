import Type, { type TSchema } from 'typebox'

export const limit = (fallback: number) =>
  Type.Integer({ minimum: 1, maximum: 100, default: fallback, description: 'Items per page' })

export const cursor = Type.String({ minLength: 1, maxLength: 4096, description: '`next` of the page before' })

/** `{ items, next }`; `next` is null on the last page. */
export const page = (item: TSchema, description: string) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) }, { description })
