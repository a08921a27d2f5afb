import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchema, FastifySchemaCompiler } from 'fastify'

const options = {
  allErrors: true, // Bodies are small and lists in them are capped, so all complaints at once stay cheap.
  removeAdditional: false,
  useDefaults: true,
  strict: true,
  allowUnionTypes: true,
} as const

/**
 * Compiles route schemas. Only parameters and the query string are coerced from text; a body means what it says.
 * @param named schemas that routes refer to by `$id`
 */
export function createValidatorCompiler(named: object[]): FastifySchemaCompiler<FastifySchema> {
  const strictTypes = withFormats(new Ajv({ ...options, coerceTypes: false }))
  // 'Infinity' is coerced too; with strictNumbers no maximum would look at it afterwards.
  const fromText = withFormats(new Ajv({ ...options, coerceTypes: true, strictNumbers: false }))
  for (const ajv of [strictTypes, fromText]) ajv.addSchema(named)
  return ({ schema, httpPart }) => (httpPart === 'body' ? strictTypes : fromText).compile(schema)
}

function withFormats(ajv: Ajv): Ajv {
  addFormats.default(ajv, ['uuid', 'date-time', 'email'])
  return ajv
}
