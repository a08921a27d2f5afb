interface Schema {
  type?: string
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  [keyword: string]: unknown
}
interface Operation {
  operationId?: string
  requestBody?: { content?: Record<string, { schema?: Schema }> }
}
/** As much of an OpenAPI document as is read here. */
export interface LimitedDocument {
  paths: Record<string, Record<string, Operation>>
}

const keywords = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern', 'enum']

/** What each field of an operation's JSON body may be, by the keywords of its schema; fields without any are left out. */
export function bodyLimits(document: LimitedDocument, operationId: string): Record<string, object> {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  const operation = operations.find((known) => known.operationId === operationId)
  const body = operation?.requestBody?.content?.['application/json']?.schema
  if (!body?.properties) throw new Error(`${operationId} takes no JSON object`)
  return Object.fromEntries(
    Object.entries(body.properties).flatMap(([name, schema]) => {
      const limits = limitsOf(schema)
      return Object.keys(limits).length === 0 ? [] : [[name, limits]]
    }),
  )
}

/** Of a field that may be null, those of its value. */
function limitsOf(schema: Schema): Record<string, unknown> {
  const values = (schema.anyOf ?? [schema]).filter(({ type }) => type !== 'null')
  const value = values.length === 1 ? values[0]! : {}
  return Object.fromEntries(keywords.filter((name) => name in value).map((name) => [name, value[name]]))
}
