import type { Dialect } from '../schema.ts'

/**
 * Functions that the dialects have under several names: ours, all the names by which it is read, and what each dialect writes (null: as
 * ours, with parentheses).
 */
interface Known {
  read: readonly string[]
  write: Partial<Record<Dialect, string>>
}

const known: Record<string, Known> = {
  now: {
    read: [
      'GETDATE',
      'NOW',
      'CURRENT_TIMESTAMP',
      'SYSDATETIME',
      'SYSDATETIMEOFFSET',
      'LOCALTIMESTAMP',
      'LOCALTIME',
      'TRANSACTION_TIMESTAMP',
      'STATEMENT_TIMESTAMP',
      'CLOCK_TIMESTAMP',
    ],
    write: {
      tsql: 'GETDATE()',
      mysql: 'CURRENT_TIMESTAMP',
      postgres: 'CURRENT_TIMESTAMP',
      sqlite: 'CURRENT_TIMESTAMP',
    },
  },
  utc_now: {
    read: ['GETUTCDATE', 'SYSUTCDATETIME', 'UTC_TIMESTAMP'],
    write: {
      tsql: 'GETUTCDATE()',
      mysql: '(UTC_TIMESTAMP())',
      postgres: "(now() AT TIME ZONE 'utc')",
      sqlite: "(strftime('%Y-%m-%d %H:%M:%f', 'now'))",
    },
  },
  today: {
    read: ['CURRENT_DATE', 'CURDATE'],
    write: {
      tsql: 'CAST(GETDATE() AS date)',
      mysql: '(CURDATE())',
      postgres: 'CURRENT_DATE',
      sqlite: 'CURRENT_DATE',
    },
  },
  uuid: {
    read: ['NEWID', 'NEWSEQUENTIALID', 'UUID', 'GEN_RANDOM_UUID', 'UUID_GENERATE_V4', 'UUIDV4'],
    write: { tsql: 'NEWID()', mysql: '(UUID())', postgres: 'gen_random_uuid()' },
  },
  current_user: {
    read: [
      'CURRENT_USER',
      'SUSER_SNAME',
      'SUSER_NAME',
      'USER_NAME',
      'SESSION_USER',
      'SYSTEM_USER',
      'ORIGINAL_LOGIN',
    ],
    write: { tsql: 'SUSER_SNAME()', mysql: '(CURRENT_USER())', postgres: 'CURRENT_USER' },
  },
  length: {
    read: ['LEN', 'LENGTH', 'CHAR_LENGTH', 'CHARACTER_LENGTH'],
    write: { tsql: 'LEN', mysql: 'CHAR_LENGTH' },
  },
  octet_length: { read: ['DATALENGTH', 'OCTET_LENGTH'], write: { tsql: 'DATALENGTH' } },
  coalesce: { read: ['ISNULL', 'IFNULL', 'COALESCE', 'NVL'], write: {} },
  substring: { read: ['SUBSTRING', 'SUBSTR'], write: { sqlite: 'substr' } },
  upper: { read: ['UPPER', 'UCASE'], write: {} },
  lower: { read: ['LOWER', 'LCASE'], write: {} },
  ceiling: { read: ['CEILING', 'CEIL'], write: { sqlite: 'ceil' } },
}

const byName = new Map(
  Object.entries(known).flatMap(([ours, { read }]) => read.map((name) => [name, ours] as const)),
)
const withoutParentheses = new Set([
  'CURRENT_TIMESTAMP',
  'CURRENT_DATE',
  'CURRENT_USER',
  'SESSION_USER',
  'SYSTEM_USER',
  'LOCALTIMESTAMP',
  'LOCALTIME',
  'UTC_TIMESTAMP',
])

/** Our name of a function, by its name in capitals. */
export function neutralFunction(name: string): string {
  return byName.get(name) ?? name.toLowerCase()
}

/** Whether the word calls a function without parentheses. */
export function isBareFunction(word: string): boolean {
  return withoutParentheses.has(word)
}
/** What a dialect calls it: a whole call where it says so with parentheses or without arguments. */
export function writtenFunction(name: string, dialect: Dialect): string {
  return (Object.hasOwn(known, name) ? known[name]!.write[dialect] : undefined) ?? name
}
