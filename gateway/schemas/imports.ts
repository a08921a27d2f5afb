import { encodings, forms, importStates, reasonCodes } from '@piata/db'
import Type from 'typebox'
import { Id, Time } from './domain.ts'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
const count = Type.Integer({ minimum: 0 })
const json = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description })

/** What a seller says of a file where it would be found wrongly. */
export const importChoices = {
  format: Type.Optional(Type.Enum([...forms])),
  encoding: Type.Optional(Type.Enum([...encodings])),
  delimiter: Type.Optional(Type.String({ pattern: '^[,;|\\t:~^]$' })),
  skipLines: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 1000, description: 'Lines before the header' }),
  ),
  items: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Of XML the element that is an item, of a spreadsheet its sheet',
    }),
  ),
}

export const ImportColumnSchema = Type.Object(
  {
    name: Type.String(),
    type: Type.Enum(['empty', 'number', 'time', 'yes-no', 'address', 'text']),
    empty: Type.Number({ description: 'The share of rows in which it is empty, 0 to 1' }),
    examples: Type.Array(Type.String()),
  },
  { $id: 'ImportColumn' },
)

const contents = Type.Object({
  found: Type.Object({
    form: Type.Enum([...forms]),
    packing: nullable(Type.String()),
    encoding: nullable(Type.String()),
    delimiter: nullable(Type.String()),
    headerLine: nullable(Type.Integer()),
    items: nullable(Type.String()),
  }),
  columns: Type.Array(Type.Unsafe<unknown>({ $ref: 'ImportColumn#' })),
  rows: nullable(count),
  unreadable: count,
})

/** Why rows are refused, for whoever words it in another language; imports of before lack them. */
export const reasonParts = {
  field: nullable(Type.String({ description: 'Of the listing' })),
  code: Type.Optional(Type.Enum([...reasonCodes])),
  values: Type.Optional(Type.Record(Type.String(), Type.String(), { description: 'What its words name' })),
  value: Type.Optional(Type.String({ description: 'What the row has there, shortened' })),
}

const plan = Type.Object({
  ...{
    rows: count,
    create: count,
    update: count,
    leave: count,
    refuse: count,
    withdraw: count,
    known: count,
  },
  isHeld: Type.Boolean({
    description:
      'Whether more than 30 % are gone, so that `withdrawMany` has to be said for them to be withdrawn',
  }),
  overQuota: Type.Optional(
    Type.Object(
      { most: count, over: count },
      {
        description:
          'Where the account may have fewer listings on show than the file would bring: the import would end there',
      },
    ),
  ),
  reasons: Type.Array(
    Type.Object({ reason: Type.String(), count, said: Type.Optional(Type.Object(reasonParts)) }),
  ),
  notes: Type.Array(Type.Object({ note: Type.String(), count, line: count, text: Type.String() })),
})

const progress = Type.Object({
  ...{ rows: count, created: count, updated: count, unchanged: count, refused: count, withdrawn: count },
})

export const ImportSettings = Type.Object({
  cutTitles: Type.Boolean({ description: 'Titles that are too long lose their end' }),
  withdrawMissing: Type.Boolean({
    description: 'Listings of earlier files that are not in this one are withdrawn',
  }),
  withdrawMany: Type.Boolean({ description: 'Also where that is more than 30 % of them' }),
})

export const ImportSchema = Type.Object(
  {
    id: Id,
    name: Type.String(),
    bytes: count,
    state: Type.Enum([...importStates], {
      description:
        '`received`: its rows are being read. `ready`: it waits for its mapping and `check`. `checking`: what it would do is being found out. `checked`: see `plan`. `running`: rows become listings. `held`: ' +
        'they have, but nothing is withdrawn until `withdrawMany` is said. `done`, `cancelled`, `failed`: over',
    }),
    contents: nullable(contents),
    map: nullable(json('How columns become listings; suggested until it is said')),
    settings: ImportSettings,
    plan: nullable(plan),
    progress: nullable(progress),
    error: nullable(Type.String()),
    createdAt: Time,
    updatedAt: Time,
  },
  { $id: 'Import' },
)

export const ImportRowSchema = Type.Object(
  {
    line: count,
    fields: Type.Array(Type.String()),
    fault: Type.Optional(Type.String({ description: 'Why it could not be read' })),
  },
  { $id: 'ImportRow' },
)
