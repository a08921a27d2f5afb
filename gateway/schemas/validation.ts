import { properEmail } from '@piata/db'
import { Ajv, type ErrorObject, type Options } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchema, FastifySchemaCompiler } from 'fastify'
import { isSmall } from '../intake/json-shape.ts'
import { onceEach } from './once.ts'

const options = {
  removeAdditional: false,
  useDefaults: true,
  strict: true,
  allowUnionTypes: true,
} as const

/** Members and items of a request up to which all that is wrong is told at once; of more only the first mistake is. */
const tellingAll = 150

/** Says whether a value is right, and like Ajv's own leaves the errors on itself. */
interface Validate {
  (value: unknown): boolean
  errors?: ErrorObject[] | null | undefined
}

/**
 * Compiles route schemas. Only parameters and the query string are coerced from text; a body means what it says. What a wrong
 * request costs is bounded: of a small one all errors are collected, validation of a large one ends at the first.
 * @param named schemas that routes refer to by `$id`
 */
export function createValidatorCompiler(named: object[]): FastifySchemaCompiler<FastifySchema> {
  const strictTypes = validators(named, { coerceTypes: false })
  // 'Infinity' is coerced too; with strictNumbers no maximum would look at it afterwards.
  const fromText = validators(named, { coerceTypes: true, strictNumbers: false })
  return ({ schema, httpPart }) => (httpPart === 'body' ? strictTypes : fromText)(schema as object)
}

function validators(named: object[], more: Options): (schema: object) => Validate {
  const [all, first] = [true, false].map((allErrors) => {
    const ajv = new Ajv({ ...options, ...more, allErrors })
    addFormats.default(ajv, ['uuid', 'date-time'])
    ajv.addFormat('email', (text) => properEmail(text) !== undefined)
    return ajv.addSchema(named)
  }) as [Ajv, Ajv]
  return onceEach((schema) => {
    const tellAll = all.compile(schema)
    // Compiled when the first large request comes.
    let tellFirst: Validate | undefined
    const validate: Validate = (value) => {
      const small = isSmall(value, tellingAll)
      if (!small) tellFirst ??= first.compile(schema) as Validate
      const chosen = small ? tellAll : tellFirst!
      const right = chosen(value)
      validate.errors = chosen.errors
      return right
    }
    return validate
  })
}
