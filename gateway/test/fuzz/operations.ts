/** A JSON Schema, as far as it is looked into here. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  minLength?: number
  minimum?: number
  minItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  minProperties?: number
  items?: Schema
  anyOf?: Schema[]
}

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
}

/** What a document promises of one answer. */
interface Promised {
  content?: Record<string, { schema?: Schema }>
}

export interface Operation {
  id: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  parameters: Parameter[]
  /** Of a JSON body; undefined where none is taken, or one of another kind. */
  body: Schema | undefined
  responses: Record<string, Promised>
}

export interface OpenapiDocument {
  paths: Record<string, Record<string, object>>
  components: { schemas: Record<string, Schema> }
}

interface DocumentedOperation {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, Promised>
}

/** All but those whose answer is a stream without an end, which have tests of their own. */
export function operationsOf({ paths }: OpenapiDocument): Operation[] {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, DocumentedOperation>).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase() as Operation['method'],
      path,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content['application/json']?.schema,
      responses: operation.responses,
    })),
  )
  return operations.filter(({ responses }) => responses[200]?.content?.['text/event-stream'] === undefined)
}

/** What is promised of an answer of this status: by its number, or by its class (`4XX`). */
export const promised = ({ responses }: Operation, status: number): Promised | undefined =>
  responses[status] ?? responses[`${Math.floor(status / 100)}XX`]
