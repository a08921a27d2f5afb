import type { Dialect } from './schema.ts'

/** How much of a script is looked at first; more of it only where that says nothing. */
const glance = 64 * 1024
const longLook = 2 * 1024 * 1024

/** How the tools' dumps begin. */
const headers: [Dialect, RegExp][] = [
  ['mysql', /^(?:-- (?:MySQL|MariaDB) dump|-- phpMyAdmin SQL Dump|\/\*M?!\d{5,6})/m],
  ['postgres', /^-- PostgreSQL database dump/m],
]
/** Texts of rows say nothing of the dialect. */
const strings = /'(?:[^'\\\n]|''|\\.)*'/g

/** What only one dialect writes, or hardly another one. */
const signs: { dialect: Dialect; weight: number; pattern: RegExp }[] = [
  {
    dialect: 'tsql',
    weight: 5,
    pattern:
      /^[ \t]*GO[ \t]*\r?$|\[dbo\]|SET ANSI_NULLS|\bIDENTITY[ \t]*\([ \t]*\d+[ \t]*,|\bsp_\w+|\bOBJECT_ID\b/gim,
  },
  {
    dialect: 'tsql',
    weight: 2,
    pattern:
      /\bNVARCHAR\b|\bUNIQUEIDENTIFIER\b|\bDATETIME2\b|\b(?:NON)?CLUSTERED\b|\bN'|\[\w+\][ \t]*[[(]|\bGETDATE\b|\(max\)|\bROWVERSION\b|\bNVARCHAR\b|\bIDENTITY\b[^(\n]{0,3}[,\n]/gim,
  },
  {
    dialect: 'mysql',
    weight: 5,
    pattern:
      /\bENGINE[ \t]*=|\bAUTO_INCREMENT\b|^\/\*!\d|^DELIMITER\b|^-- (?:MySQL|MariaDB) dump|\bDEFAULT CHARSET\b/gim,
  },
  {
    dialect: 'mysql',
    weight: 2,
    pattern:
      /`\w+`|\bUNSIGNED\b|\b(?:TINY|MEDIUM|LONG)(?:INT|TEXT|BLOB)\b|\bENUM[ \t]*\(['"]|\bINT\(\d+\)|\bUNIQUE KEY\b|^[ \t]*KEY\b|\bCOMMENT[ \t]*=?[ \t]*'/gim,
  },
  {
    dialect: 'postgres',
    weight: 5,
    pattern:
      /::\w|^-- PostgreSQL database dump|\bOWNER TO\b|\bsearch_path\b|\$\$|\bnextval\(|^COPY\b.* FROM stdin|\bALTER TABLE ONLY\b|\bAS ENUM\b|^CREATE EXTENSION\b/gim,
  },
  {
    dialect: 'postgres',
    weight: 2,
    pattern:
      /\b(?:BIG|SMALL)?SERIAL\b|\bJSONB\b|\bTIMESTAMPTZ\b|\bcharacter varying\b|\bBYTEA\b|\bWITH(?:OUT)? TIME ZONE\b|\bGENERATED (?:ALWAYS|BY DEFAULT) AS IDENTITY\b|\b(?:text|integer|int)\[\]|^COMMENT ON\b|\bCREATE DOMAIN\b|\bUSING (?:btree|gin|gist)\b|\bgen_random_uuid\b|\bINHERITS\b/gim,
  },
  {
    dialect: 'sqlite',
    weight: 5,
    pattern:
      /\bAUTOINCREMENT\b|^PRAGMA\b|\bWITHOUT ROWID\b|\bsqlite_\w+|\)[ \t]*STRICT[ \t]*;|\bCREATE VIRTUAL TABLE\b|\bdatetime\(''/gim,
  },
  {
    dialect: 'sqlite',
    weight: 1,
    pattern: /\bINTEGER PRIMARY KEY\b|\bTEXT\b[^,\n]*[,\n]|\bINTEGER\b[^,\n]*[,\n]|\bREAL\b[^,\n]*[,\n]/gim,
  },
]

/** The dialect that a script is most likely in; Postgres, which is nearest to the standard, where nothing tells. */
export function findDialect(text: string): Dialect {
  const beginning = text.slice(0, 4_096)
  for (const [dialect, header] of headers) if (header.test(beginning)) return dialect
  for (const length of [glance, longLook]) {
    const scores = { tsql: 0, mysql: 0, postgres: 0, sqlite: 0 }
    const part = (text.length > length ? text.slice(0, length) : text).replaceAll(strings, "''")
    for (const { dialect, weight, pattern } of signs)
      scores[dialect] += weight * Math.min(20, part.match(pattern)?.length ?? 0)
    const [best, second] = (Object.keys(scores) as Dialect[]).sort((a, b) => scores[b] - scores[a])
    if (scores[best!] > scores[second!]) return best!
    if (text.length <= length) break
  }
  return 'postgres'
}
