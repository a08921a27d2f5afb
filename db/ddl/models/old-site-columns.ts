import type { Column, NeutralType, Table } from '../schema.ts'
import { snakeCase } from './names.ts'

/** How columns of old sites are called, in English and Romanian, whole words of them, the surest first; and what they hold. */
interface Role {
  names: readonly RegExp[]
  not?: RegExp
  isOf: (type: NeutralType, column: Column) => boolean
}

const word = (words: string) => new RegExp(`(?:^|_)(?:${words})(?:_|$)`)

/** Texts of any kind, not one of a few; SQLite's columns may be of no type. */
const isFree = (type: NeutralType, { values }: Column) =>
  (type.kind === 'text' && values === null) || isAny(type)
const isAny = (type: NeutralType) => type.kind === 'other' && type.name === ''
const isText = (type: NeutralType) => type.kind === 'text' || type.kind === 'enum'
const isNumber = (type: NeutralType) =>
  type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'float' || isAny(type)
const isKey = (type: NeutralType) => isNumber(type) || isText(type) || type.kind === 'uuid'

/** Of people, in tables of other things. */
const ofPeople = /(?:^|_)(?:user|member|owner|seller|author|contact|customer|phone|login)(?:_|$)/

const roles = {
  email: {
    names: [word('e_?mail|mail|adresa_mail')],
    not: word('token|verified|verify|hash|code'),
    isOf: isFree,
  },
  password: {
    names: [word('password|passwd|pwd|parola|pass'), word('hash')],
    not: word('token|reset|salt|expires?|changed|hint'),
    isOf: (type) => type.kind === 'text' || type.kind === 'binary',
  },
  nick: {
    names: [word('display_name|full_name|nick|nickname|username|user_name'), word('name|nume|login')],
    isOf: isFree,
  },
  created: {
    names: [
      word('created|created_at|created_on|posted|published|pub_date|added|registered|reg_date|joined'),
      word('date|data|time'),
    ],
    not: word(
      'by|expires?|expiry|expiration|valid|modified|modif|updated|update|edited|edit|deleted|end|birth|last',
    ),
    isOf: (type, column) =>
      type.kind === 'timestamp' || type.kind === 'date' || type.kind === 'integer' || isFree(type, column),
  },
  title: {
    names: [word('title|titlu|heading|subject|headline'), word('name|denumire|label|caption')],
    not: ofPeople,
    isOf: isFree,
  },
  text: {
    names: [word('description|descriere'), word('body|content|text|details|detalii')],
    not: word('short|meta|seo'),
    isOf: isFree,
  },
  price: {
    names: [word('price|pret'), word('cost|amount|suma')],
    not: word('type|old|min|max'),
    isOf: (type, column) => isNumber(type) || isFree(type, column),
  },
  currency: { names: [word('currency|moneda|valuta')], isOf: isText },
  place: { names: [word('city|town|oras|localitate'), word('place|location')], isOf: isText },
  county: { names: [word('county|region|judet')], isOf: isText },
  /** A county's name in America, else what a listing has come to. */
  state: { names: [word('state')], isOf: isFree },
  lat: { names: [word('lat|latitude')], isOf: isNumber },
  lon: { names: [word('lon|lng|long|longitude')], isOf: isNumber },
  slug: { names: [word('slug|alias|permalink|seo_url')], isOf: isFree },
  path: {
    names: [word('path|file|filename|file_name|fisier'), word('url|src|image|photo|picture|name')],
    isOf: isFree,
  },
  order: {
    names: [
      word('position|pos|order|sort|sort_order|ordine|ordinea|ord'),
      word('rank|idx|index|seq|sequence|priority|nr|no|number'),
    ],
    isOf: isNumber,
  },
  parent: { names: [/(?:^|_)parent/], isOf: isKey },
  seller: {
    names: [/(?:^|_)(?:user|member|owner|seller|author|customer|account|utilizator|vanzator)/],
    not: word('name|mail|e_?mail|phone|type'),
    isOf: isKey,
  },
  category: { names: [word('category|categorie|cat|section|rubrica')], isOf: isKey },
  status: { names: [word('status|stare|state')], isOf: (type) => isKey(type) || type.kind === 'boolean' },
  sold: { names: [word('sold|vandut')], isOf: isFlag },
  shown: { names: [word('active|activ|enabled|approved|aprobat|visible|published|online')], isOf: isFlag },
  gone: {
    names: [word('deleted|removed|sters|trashed|spam|archived|arhivat|banned|blocked|hidden|disabled')],
    not: word('by'),
    isOf: (type, column) => isFlag(type, column) || type.kind === 'timestamp' || type.kind === 'date',
  },
} as const satisfies Record<string, Role>

export type RoleName = keyof typeof roles

/** Yes or no, as dialects without a type for it have it as well. */
function isFlag(type: NeutralType, { values }: Column): boolean {
  if (type.kind === 'boolean' || type.kind === 'integer') return true
  if (type.kind === 'text') return type.length !== null && type.length <= 5
  return type.kind === 'enum' && (values ?? type.values).every((value) => saysYes(value) !== undefined)
}

/** Whether a text means yes; undefined where it means neither. */
export function saysYes(text: string): boolean | undefined {
  if (/^(?:1|t|true|y|yes|on|da|d)$/i.test(text)) return true
  return /^(?:0|f|false|n|no|off|nu)?$/i.test(text) ? false : undefined
}

/** Roles that a key or a part of it may have. */
const ofKeys: ReadonlySet<RoleName> = new Set(['seller', 'category', 'parent', 'order'])

/** The columns of a table that may have a role by their names and types, the likeliest first; computed ones last, as few dumps have them. */
export function columnsFor(table: Table, role: RoleName): Column[] {
  const { names, isOf, not }: Role = roles[role]
  const primary = table.primaryKey?.columns ?? []
  const references = table.foreignKeys.flatMap(({ columns }) => columns)
  const isBarred = (name: string) =>
    role === 'order'
      ? references.includes(name) || (primary.length === 1 && primary[0] === name)
      : !ofKeys.has(role) && (references.includes(name) || primary.includes(name))
  return names
    .flatMap((pattern) =>
      table.columns.filter((column) => {
        const name = snakeCase(column.name)
        return pattern.test(name) && !not?.test(name) && !isBarred(column.name) && isOf(column.type, column)
      }),
    )
    .filter((column, place, all) => all.indexOf(column) === place)
    .sort((a, b) => Number(a.computed !== null) - Number(b.computed !== null))
}

/** The name of the likeliest one. */
export function columnFor(table: Table, role: RoleName): string | undefined {
  return columnsFor(table, role)[0]?.name
}
