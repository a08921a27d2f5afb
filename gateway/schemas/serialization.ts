import fastJson, { type Schema } from 'fast-json-stringify'
import type { FastifySchema, FastifySerializerCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { type Making, onceEach } from './once.ts'

type Serialize = (value: unknown) => string

/**
 * Compiles response schemas, each when it first has something to say. Compiling one looks through all schemas that it is given, so
 * it has those that it refers to.
 * @param named schemas that routes refer to by `$id`
 */
export function createSerializerCompiler(
  named: readonly TSchema[],
  making: Making = 'late',
): FastifySerializerCompiler<FastifySchema> {
  const all = new Map(named.map((one) => [(one as { $id?: string }).$id!, one as Schema]))
  const compile = onceEach(
    (wanted) => {
      const schema: Record<string, Schema> = {}
      addReferred(wanted, all, schema)
      return fastJson(wanted as Schema, { schema }) as Serialize
    },
    (serialize) => (value) => serialize()(value),
    making,
  )
  return ({ schema: wanted }) => compile(wanted as object)
}

/** Puts what a schema refers to, and what that does, into `found`. */
function addReferred(part: unknown, all: Map<string, Schema>, found: Record<string, Schema>): void {
  if (typeof part !== 'object' || part === null) return
  for (const [key, value] of Object.entries(part)) {
    const id = key === '$ref' && typeof value === 'string' ? value.replace(/#$/, '') : undefined
    const referred = id === undefined ? undefined : all.get(id)
    if (referred === undefined) addReferred(value, all, found)
    else if (found[id!] === undefined) {
      found[id!] = referred
      addReferred(referred, all, found)
    }
  }
}
