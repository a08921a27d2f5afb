import { boolean } from './boolean.ts'
import { oneOf } from './enum.ts'
import type { AttributeKind } from './kind.ts'
import { number } from './number.ts'
import { text } from './text.ts'

export type { AttributeKind, NumericKind } from './kind.ts'

/** The kinds of attribute, by the name that the catalogue and the API have for them. */
export const attributeKinds = {
  text,
  enum: oneOf,
  number,
  boolean,
} satisfies Record<string, AttributeKind>

export type AttributeKindName = keyof typeof attributeKinds
export const attributeKindNames = Object.keys(attributeKinds) as AttributeKindName[]

export function kindOf({ type }: { type: AttributeKindName }): AttributeKind {
  return attributeKinds[type]
}
