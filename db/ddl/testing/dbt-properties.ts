/**
 * What dbt takes as properties of sources and models, as far as ours use it: https://docs.getdbt.com/reference/source-properties and /model-properties. A JSON
 * Schema; what it does not name is a mistake.
 */
const text = { type: 'string', minLength: 1 }
const described = { type: 'string' }
const strict = (properties: object, required: readonly string[] = []) => ({
  ...{ type: 'object', additionalProperties: false, properties, required },
})
const list = (items: object) => ({ type: 'array', minItems: 1, items })

const test = {
  oneOf: [
    { enum: ['unique', 'not_null'] },
    strict({ accepted_values: strict({ values: list({ type: 'string' }) }, ['values']) }, [
      'accepted_values',
    ]),
    strict(
      {
        relationships: strict(
          {
            to: {
              type: 'string',
              pattern: String.raw`^(?:source\("(?:[^"\\]|\\.)+", "(?:[^"\\]|\\.)+"\)|ref\('\w+'\))$`,
            },
            field: text,
          },
          ['to', 'field'],
        ),
      },
      ['relationships'],
    ),
  ],
}
const tests = list(test)
/** A model's columns have names that need no quotes anywhere. */
const identifier = { type: 'string', pattern: '^[a-z_][a-z0-9_]*$', maxLength: 63 }

export const dbtProperties = {
  ...strict(
    {
      version: { const: 2 },
      sources: list(
        strict(
          {
            name: identifier,
            schema: text,
            quoting: strict({ identifier: { type: 'boolean' }, schema: { type: 'boolean' } }),
            tables: list(
              strict(
                {
                  name: text,
                  description: described,
                  columns: list(
                    strict(
                      { name: text, quote: { const: true }, description: described, data_type: text, tests },
                      ['name'],
                    ),
                  ),
                },
                ['name', 'columns'],
              ),
            ),
          },
          ['name', 'schema', 'tables'],
        ),
      ),
      models: list(
        strict(
          {
            name: identifier,
            description: described,
            columns: list(strict({ name: identifier, description: described, tests }, ['name'])),
          },
          ['name', 'columns'],
        ),
      ),
    },
    ['version'],
  ),
  oneOf: [{ required: ['sources'] }, { required: ['models'] }],
}

export const dbtProject = strict(
  {
    name: identifier,
    version: text,
    profile: identifier,
    'model-paths': list(text),
    models: {
      type: 'object',
      minProperties: 1,
      additionalProperties: strict(
        {
          staging: strict({ '+materialized': { enum: ['view', 'table', 'ephemeral'] } }),
          marts: strict({ '+materialized': { enum: ['view', 'table', 'ephemeral', 'incremental'] } }),
        },
        [],
      ),
    },
  },
  ['name', 'version', 'profile', 'model-paths', 'models'],
)
