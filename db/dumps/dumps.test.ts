import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Dialect, decodeScript, parseSchema } from '../ddl/index.ts'
import { openDump, type Value } from './index.ts'
import { SqlDump } from './sql-dump.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'piata-dumps-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function read(script: string | Buffer, dialect?: Dialect, cut = 1_000_000) {
  const bytes = Buffer.from(script)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut)
  }
  const dump = await SqlDump.open(chunks(), dialect)
  const rows: Record<string, Value[][]> = {}
  const columns: Record<string, string[]> = {}
  for await (const batch of dump.batches()) {
    rows[batch.table] = [...(rows[batch.table] ?? []), ...batch.rows]
    columns[batch.table] = batch.columns
  }
  return {
    rows,
    columns,
    problems: dump.problems,
    lost: dump.lost,
    definitions: dump.definitions,
    dialect: dump.dialect,
  }
}

const mysqlHead = `-- of mysqldump, with neither its first comment nor its last one
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS \`ad\`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE \`ad\` (\`id\` int NOT NULL AUTO_INCREMENT, \`title\` varchar(99) DEFAULT 'a;b', \`photo\` longblob, PRIMARY KEY (\`id\`)) ENGINE=InnoDB DEFAULT CHARSET=latin1;
LOCK TABLES \`ad\` WRITE;
/*!40000 ALTER TABLE \`ad\` DISABLE KEYS */;
`

describe('mysqldump', () => {
  test('extended inserts, escapes, bytes raw and in hex, and what lies between', async () => {
    const bytes = Buffer.from([0, 0x27, 0xff, 0x5c, 0x0a])
    const raw = Buffer.concat([Buffer.from("\\0\\'"), Buffer.from([0xff]), Buffer.from('\\\\\\n')])
    const script = Buffer.concat([
      Buffer.from(
        `${mysqlHead}INSERT INTO \`ad\` VALUES (1,'O\\'Brien ''x'' \\"q\\" \\\\ \\n\\t\\Z\\%',_binary '`,
      ),
      raw,
      Buffer.from(
        `'),(-2,'ț; (a),(b)',0x0027FF5C0A),\n (3,NULL,X'0027ff5c0a'),(4e+2,_utf8mb4'x',_binary 0x00);\n`,
      ),
      Buffer.from("INSERT INTO `ad` (`photo`,`id`) VALUES ('"),
      raw,
      Buffer.from(`',5), (from_base64('ACf/XAo='),6);
DELIMITER ;;
CREATE TRIGGER t BEFORE INSERT ON ad FOR EACH ROW BEGIN INSERT INTO log VALUES (1); END ;;
DELIMITER ;
REPLACE INTO \`other\`.\`log\` VALUES (true) ON DUPLICATE KEY UPDATE a = ';';
insert ignore into ad (id) values (7);
`),
    ])
    for (const cut of [1, 7, 1_000_000]) {
      const { rows, problems, definitions, columns } = await read(script, 'mysql', cut)
      expect(problems).toEqual([])
      expect(rows).toEqual({
        ad: [
          ['1', "O'Brien 'x' \"q\" \\ \n\t\x1a\\%", bytes],
          ['-2', 'ț; (a),(b)', bytes],
          ['3', null, bytes],
          ['4e+2', 'x', Buffer.from([0])],
          [bytes, '5'],
          [bytes, '6'],
          ['7'],
        ],
        log: [['true']],
      })
      expect(columns.log).toEqual(['column1'])
      expect(parseSchema(definitions, { dialect: 'mysql' }).tables[0]!.columns).toHaveLength(3)
    }
  })

  test('texts of latin1, said by the dump or by the table', async () => {
    const insert = Buffer.from("INSERT INTO `ad` VALUES (1,'Bucure\xbati \x80 \xe9',NULL);", 'latin1')
    const dump = (names: string) => Buffer.concat([Buffer.from(mysqlHead.replace('utf8mb4', names)), insert])
    for (const names of ['latin1', 'binary'])
      expect((await read(dump(names))).rows.ad).toEqual([['1', 'Bucureºti € é', null]])
    expect((await read(dump('latin2'))).rows.ad![0]![1]).toContain('Bucureşti')
    expect((await read(dump('klingon'))).problems[0]!.message).toContain('klingon')
  })

  test('a row that cannot be read is told by line and column, and all others are read', async () => {
    const first = mysqlHead.split('\n').length
    const script = `${mysqlHead}INSERT INTO \`ad\` VALUES (1,'a',NULL),(2,'b'),(3,'c',NULL);
INSERT INTO \`ad\` VALUES (4,,NULL),(5,'e),(6,6,NULL)',NULL),
(7,'it's (bad),(worse)',NULL),(8,'x);
INSERT INTO y VALUES (1)',NULL);
INSERT INTO \`ad\` VALUES (9,'no end,NULL),(10,'j',NULL),(11,'k',NULL) oops (12,'l',NULL),(13,'m',NULL);
INSERT INTO \`ad\` SELECT 1;
(14,'n',NULL),(15,'o',NULL);
INSERT INTO \`ad\` VALUES (16,'p',NULL),(17,'q);
INSERT INTO \`ad\` VALUES (18,'r',NULL),(19,'s`
    for (const cut of [1, 13, 1_000_000]) {
      const { rows, problems, lost } = await read(script, 'mysql', cut)
      expect(Object.keys(rows)).toEqual(['ad'])
      expect(rows.ad!.map(([id]) => id)).toEqual(['1', '3', '5', '8', '10', '11', '13', '16', '18'])
      expect(rows.ad![2]![1]).toBe('e),(6,6,NULL)')
      expect(
        problems.map(({ line, column, message, rows }) => [line - first, column, message, rows]),
      ).toEqual([
        [0, 38, 'a row has 2 values for 3 columns', 1],
        [1, 28, 'expected a value', 1],
        [2, 8, 'expected "," or ")"', 1],
        [4, 47, 'expected "," or ")"', 1],
        [4, 70, 'expected "," or the end of the statement', 1],
        [5, 1, 'its rows are in a form that is not read', 0],
        [6, 1, 'rows stand here without their statement', 2],
        [8, 30, `expected "," or ")", in the row of line ${first + 7}`, 1],
        [8, 39, 'the dump ends within a row or statement', 1],
      ])
      expect(lost).toEqual({ problems: 9, rows: 9 })
    }
  })

  test('a dump that ends too early is told, wherever it was cut', async () => {
    const told = async (script: string, dialect?: Dialect) => {
      const found = await read(script, dialect)
      for (const cut of [1, 17]) expect(await read(script, dialect, cut)).toEqual(found)
      expect(found.lost.problems).toBe(found.problems.length)
      return found.problems.map(({ line, column, message, rows }) => [line, column, message, rows])
    }
    const within = 'the dump ends within a statement'
    const incomplete = 'the dump ends without the comment that says it is complete'
    const create = 'CREATE TABLE `ad` (`id` int);\n'
    const rows = `${create}INSERT INTO \`ad\` VALUES\n(1),\n(2)`
    expect(await told(rows, 'mysql')).toEqual([[4, 4, within, 0]])
    expect(await told(`${rows}\n`, 'mysql')).toEqual([[4, 4, within, 0]])
    expect(await told(`${rows},\n`, 'mysql')).toEqual([[4, 5, within, 1]])
    expect(await told(`${rows};`, 'mysql')).toEqual([])
    expect(await told('INSERT INTO ad (id) VALUES (1)', 'tsql')).toEqual([])
    expect(await told('INSERT INTO ad (id) VALUES (1),', 'tsql')).toMatchObject([[1, 32, within, 1]])
    expect(await told('COPY public.ad (id) FROM stdin;\n1\n', 'postgres')).toEqual([[3, 1, within, 0]])
    for (const head of [
      '-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n',
      '-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)\n',
      '/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19-11.4.2-MariaDB, for Linux (x86_64)\n',
    ]) {
      const lines = head.split('\n').length
      expect(await told(`${head}${rows};\n`, 'mysql')).toEqual([[lines + 4, 1, incomplete, 0]])
      expect(await told(`${head}${rows}`, 'mysql')).toEqual([[lines + 3, 4, within, 0]])
      for (const end of ['-- Dump completed\n', '-- Dump completed on 2024-01-02  3:04:05'])
        expect(await told(`${head}${rows};\n${end}`, 'mysql')).toEqual([])
    }
  })

  test('a row whose text lacks its first quote takes no statement behind it along', async () => {
    for (const [dialect, head, into, end] of [
      ['mysql', mysqlHead, 'INSERT INTO `ad` VALUES ', ';'],
      ['postgres', 'CREATE TABLE ad (id integer, t text, u text);\n', 'INSERT INTO ad VALUES ', ';'],
      [
        'tsql',
        'CREATE TABLE [ad] ([id] int, [t] nvarchar(9), [u] nvarchar(9))\nGO\n',
        'INSERT [ad] VALUES ',
        '',
      ],
    ] as const)
      for (const bad of ["Golf 5', 'b'", "Ion; Ana', 'b'", "Ion, Ana', 'b'", "a', 'b'", "'a', b'"]) {
        const rows = Array.from(
          { length: 30 },
          (_, i) => `${into}(${i}, ${i % 10 === 3 ? bad : "'a', 'b'"})${end}\n`,
        )
        const found = await read(`${head}${rows.join('')}`, dialect)
        expect([dialect, bad, found.rows.ad?.length, found.lost.rows]).toEqual([dialect, bad, 27, 3])
      }
  })

  test('of many malformed rows all are counted, and none takes a good one along', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) =>
      i % 2 === 0 ? `(${i},'a',NULL)` : `(${i},'it's',NULL)`,
    )
    const found = await read(`${mysqlHead}INSERT INTO \`ad\` VALUES ${rows};\n`, 'mysql')
    expect(found.rows.ad).toHaveLength(1_500)
    expect(found.lost).toEqual({ problems: 1_500, rows: 1_500 })
    expect(found.problems).toHaveLength(1_000)
  })
})

test('pg_dump: COPY with its escapes, bytes in hex, functions passed over, inserts', async () => {
  const script = `-- PostgreSQL database dump
SET client_encoding = 'UTF8';
CREATE FUNCTION public.f() RETURNS void AS $body$ INSERT INTO ad VALUES (1); COPY x FROM stdin; $body$ LANGUAGE sql;
CREATE TABLE public.ad (id integer NOT NULL, title text, photo bytea);
COPY public.ad (id, title, photo) FROM stdin;
1\ta\\tb\\nc\\\\d ț\t\\\\x00ff
2\t\\N\t\\N
3\t\\101\\x42\\q\t\\\\x
bad line
\\.

COPY shop."Big Table" ("a b") FROM stdin;
\\.
INSERT INTO public.ad (id, title, photo) OVERRIDING SYSTEM VALUE VALUES (4, E'x\\n''y', '\\x00ff'::bytea), (5, 'a\\b' || 'c', NULL);
`
  for (const cut of [1, 5, 1_000_000]) {
    const { rows, problems } = await read(script, cut > 10 ? undefined : 'postgres', cut)
    expect(rows).toEqual({
      ad: [
        ['1', 'a\tb\nc\\d ț', Buffer.from([0, 255])],
        ['2', null, null],
        ['3', 'ABq', Buffer.alloc(0)],
        ['4', "x\n'y", Buffer.from([0, 255])],
        ['5', 'a\\bc', null],
      ],
    })
    expect(problems).toMatchObject([
      { message: 'a line of COPY has 1 fields for 3 columns', line: 9, column: 1, rows: 1 },
    ])
  }
})

test('scripts of SQL Server: no semicolons, N texts, casts, times in bytes, procedures passed over', async () => {
  const script = `USE [shop]
GO
CREATE TABLE [dbo].[Ad]([Id] [int] IDENTITY(1,1) NOT NULL, [Title] [nvarchar](50) NULL, [At] [datetime] NULL)
GO
CREATE PROCEDURE [dbo].[p] AS BEGIN INSERT INTO Ad VALUES (9, N'x', NULL); SELECT 1; END
GO
SET IDENTITY_INSERT [dbo].[Ad] ON
INSERT [dbo].[Ad] ([Id], [Title], [At]) VALUES (1, N'O''Brien; GO', CAST(N'2020-01-02T03:04:05.000' AS DateTime))
INSERT [dbo].[Ad] ([Id], [Title], [At]) VALUES (2, N'a' + CHAR(13) + N'b', CAST(0x0000AB3500329C94 AS DateTime))
GO
INSERT [dbo].[Ad] ([Id], [Title], [At]) VALUES (3, NULL, CONVERT(datetime, '20200102', 112)), ((-4), N'[x]', NULL)
GO
INSERT INTO [sales].[Weird]]Name] ([a]) VALUES (0xFF)
`
  for (const cut of [1, 9, 1_000_000]) {
    const { rows, problems } = await read(script, cut > 10 ? undefined : 'tsql', cut)
    expect(rows).toEqual({
      Ad: [
        ['1', "O'Brien; GO", '2020-01-02T03:04:05.000'],
        ['2', 'a\rb', '2020-01-01 03:04:16.280'],
        ['3', null, '20200102'],
        ['-4', '[x]', null],
      ],
      'sales.Weird]Name': [[Buffer.from([255])]],
    })
    expect(problems).toEqual([])
  }
})

test('SQLite: files and scripts, packed or not', async () => {
  const file = join(folder, 'old.db')
  const database = new DatabaseSync(file)
  database.exec(`create table "my ads" (id integer primary key, title text, price real, photo blob);
    create trigger t after insert on "my ads" begin insert into log values (1); end;
    create table log (n);
    insert into "my ads" values (1, 'a''b', 2.5, x'00ff'), (9007199254740993, null, null, null);`)
  database.close()
  const { readFileSync } = await import('node:fs')
  writeFileSync(join(folder, 'old.db.zst'), zstdCompressSync(readFileSync(file)))
  const script = `PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE "my ads" (id integer primary key, title text, price real, photo blob);
INSERT INTO "my ads" VALUES(1,'a''b',2.5,X'00ff');
INSERT INTO "my ads" VALUES(9007199254740993,replace(NULL,'\\n',char(10)),NULL,NULL);
INSERT INTO log VALUES(replace('a\\nb','\\n',char(10)));
CREATE TRIGGER t after insert on "my ads" begin insert into log values (1); end;
COMMIT;
`
  writeFileSync(join(folder, 'old.sql.gz'), gzipSync(script))
  for (const name of ['old.db', 'old.db.zst', 'old.sql.gz']) {
    const dump = await openDump(join(folder, name), { temporaryFolder: folder })
    const rows: Record<string, Value[][]> = {}
    for await (const batch of dump.batches()) rows[batch.table] = batch.rows
    await dump.close()
    expect(dump.dialect).toBe('sqlite')
    expect(rows['my ads']).toEqual([
      ['1', "a'b", '2.5', Buffer.from([0, 255])],
      ['9007199254740993', null, null, null],
    ])
    if (name.endsWith('.gz')) expect(rows.log).toEqual([['a\nb']])
    expect(parseSchema(dump.definitions, { dialect: 'sqlite' }).tables[0]!.columns).toHaveLength(4)
  }
})

test('any texts come back from any dialect, wherever chunks end', async () => {
  const unit = fc.constantFrom(
    "'",
    '\\',
    '"',
    '\n',
    ';',
    ',',
    '(',
    ')',
    'ț',
    'a',
    '-',
    '/',
    '*',
    '$',
    'GO',
    '\t',
  )
  const text = fc.oneof(fc.string({ unit }), fc.constant(null))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, text), { minLength: 1 }),
      fc.integer({ min: 1, max: 40 }),
      async (rows, cut) => {
        const doubled = (value: string | null) =>
          value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`
        const slashed = (value: string | null) => doubled(value?.replaceAll('\\', '\\\\') ?? null)
        const insert = (quoted: typeof doubled) =>
          `INSERT INTO t (a, b) VALUES\n${rows.map((row) => `(${row.map(quoted)})`).join(',')};\n`
        const copied = rows
          .map((row) =>
            row
              .map(
                (value) =>
                  value?.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t') ?? '\\N',
              )
              .join('\t'),
          )
          .join('\n')
        const scripts: [Dialect, string][] = [
          ['mysql', insert(slashed)],
          ['postgres', insert(doubled)],
          ['sqlite', insert(doubled)],
          ['tsql', insert((value) => (value === null ? 'NULL' : `N${doubled(value)}`))],
          ['postgres', `COPY t (a, b) FROM stdin;\n${copied}\n\\.\n`],
        ]
        for (const [dialect, script] of scripts) {
          const found = await read(script, dialect, cut)
          expect(found.rows.t).toEqual(rows)
          expect(found.problems).toEqual([])
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('mutated dumps never throw, hang or read past', async () => {
  const part = fc.constantFrom(
    ...[
      'INSERT INTO t VALUES (',
      '(1,',
      "'a'",
      ')',
      '(',
      ',',
      ';',
      '\n',
      "'",
      '"',
      '`',
      '[',
      '/*',
      '*/',
      '--',
      '$$',
      '\\',
      '\\.',
      '0x',
      'CAST(',
    ],
    ...[
      'COPY t (a) FROM stdin;\n',
      'DELIMITER ;;\n',
      'GO\n',
      'NULL',
      'AS int',
      "N'",
      '::',
      '||',
      'CREATE TABLE t (a int',
      'CREATE TRIGGER x',
      '\0',
      '_binary ',
    ],
  )
  const dialect = fc.constantFrom<Dialect>('mysql', 'postgres', 'tsql', 'sqlite')
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { maxLength: 60 }),
      dialect,
      fc.integer({ min: 1, max: 9 }),
      async (parts, one, cut) => {
        const { rows, problems } = await read(parts.join(''), one, cut)
        for (const row of Object.values(rows).flat()) expect(row.length).toBeGreaterThan(0)
        expect(problems.length).toBeLessThan(1_001)
      },
    ),
    { numRuns: 400 },
  )
  const long = 'a'.repeat(3_000_000)
  for (const script of [
    `INSERT INTO t VALUES ('${long}`,
    `INSERT INTO ${long} VALUES (1)`,
    `CREATE TABLE "${long}`,
    `INSERT INTO t VALUES ${'('.repeat(100_000)}`,
    `/*${long}`,
    `INSERT INTO t VALUES (${'f('.repeat(100_000)}`,
    "'\n".repeat(100_001),
    `COPY t FROM stdin;\n${long}`,
  ])
    for (const one of ['mysql', 'postgres', 'tsql', 'sqlite'] as const) {
      const { problems } = await read(script, one, 100_000)
      expect(problems.length).toBeLessThan(1_001)
    }
})

describe('rows that name no columns', () => {
  const ofComputed = [
    ['1', 'Ana', 'Pop', null, 'a@x.ro', null],
    ['2', 'Ion', 'Ba', null, 'i@x.ro', null],
  ]

  test('have computed columns as well in pg_dump --inserts, one statement a row or one for many', async () => {
    const define = `CREATE TABLE public.people (id bigint NOT NULL, first text, last text,
      full_name text GENERATED ALWAYS AS (((first || ' '::text) || last)) STORED, mail text, size integer GENERATED ALWAYS AS (length(mail)) STORED);
      CREATE TABLE public.log (id integer, text text);\n`
    const into = 'INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES'
    const [first, second] = [
      "(1, 'Ana', 'Pop', DEFAULT, 'a@x.ro', DEFAULT)",
      "(2, 'Ion', 'Ba', DEFAULT, 'i@x.ro', DEFAULT)",
    ]
    for (const rows of [`${into} ${first};\n${into} ${second};\n`, `${into}\n\t${first},\n\t${second};\n`])
      for (const cut of [1, 1_000_000]) {
        const log = "INSERT INTO public.log VALUES (1, 'a');\n"
        const dump = await read(`-- PostgreSQL database dump\n${define}${log}${rows}${log}`, undefined, cut)
        expect(dump.lost).toEqual({ problems: 0, rows: 0 })
        expect(dump.rows.people).toEqual(ofComputed)
        expect(dump.columns.people).toEqual(['id', 'first', 'last', 'full_name', 'mail', 'size'])
      }
  })

  test("have their values in MariaDB's dumps, and lack them in SQLite's", async () => {
    const mariadb = await read(
      "CREATE TABLE `p` (`id` int, `a` varchar(9), `b` int GENERATED ALWAYS AS (length(`a`)) VIRTUAL, `d` blob) ENGINE=InnoDB;\nINSERT INTO `p` VALUES\n(1,'x',1,'y'),\n(2,'zz',2),\n(3,'zzz',3,'w');\n",
    )
    expect(mariadb.rows.p).toEqual([
      ['1', 'x', '1', Buffer.from('y')],
      ['3', 'zzz', '3', Buffer.from('w')],
    ])
    expect(mariadb.lost).toEqual({ problems: 1, rows: 1 })
    const sqlite = await read(
      "CREATE TABLE p(id integer primary key, a text, b text generated always as (a||'!') virtual);\nINSERT INTO p VALUES(1,'x');\nINSERT INTO p VALUES(1,'x','y');\n",
      'sqlite',
    )
    expect(sqlite.rows.p).toEqual([['1', 'x']])
    expect(sqlite.lost.rows).toBe(1)
  })

  test('have the columns of the tables that theirs inherits from first', async () => {
    const { rows, columns, lost } = await read(
      "-- PostgreSQL database dump\nCREATE TABLE public.base (id integer, title text, h bytea);\nCREATE TABLE public.child (extra text, title text) INHERITS (public.base);\nINSERT INTO public.child VALUES (2, 'c', '\\x00', 'e');\n",
    )
    expect(lost.rows).toBe(0)
    expect(columns.child).toEqual(['id', 'title', 'h', 'extra'])
    expect(rows.child).toEqual([['2', 'c', Buffer.from([0]), 'e']])
  })

  test('have bits as numbers, as which mysqldump writes bytes', async () => {
    const { rows } = await read(
      "CREATE TABLE `t` (`a` bit(1), `b` bit(9), `c` binary(1)) ENGINE=InnoDB;\nINSERT INTO `t` VALUES ('\\0',0x0101,'\\0'),(_binary '\x01','\x01\\0',NULL),(NULL,b'11',0x31),(1,0,1);\n",
    )
    expect(rows.t).toEqual([
      ['0', '257', Buffer.from([0])],
      ['1', '256', null],
      [null, '3', Buffer.from('1')],
      ['1', '0', '1'],
    ])
  })

  test('are read behind what clients take to the end of a line', async () => {
    const mysql = 'use shop\nCREATE TABLE t (a int) ENGINE=InnoDB;\nUSE other\nINSERT INTO t VALUES (1);\n'
    const tsql =
      ':setvar x y\nUSE [shop]\nSET NOCOUNT ON\nCREATE TABLE t (a int, b AS a + 1)\nINSERT INTO t VALUES (1)\n'
    const sqlite = '.mode csv\nCREATE TABLE t (a int);\n.headers on\nINSERT INTO t VALUES (1);\n'
    for (const [script, dialect] of [
      [mysql, 'mysql'],
      [tsql, 'tsql'],
      [sqlite, 'sqlite'],
    ] as const)
      for (const cut of [1, 1_000]) {
        const { rows, columns } = await read(script, dialect, cut)
        expect([dialect, rows, columns]).toEqual([dialect, { t: [['1']] }, { t: ['a'] }])
      }
  })

  test('take the default of a column for DEFAULT', async () => {
    const { rows } = await read(
      "CREATE TABLE t (id int AUTO_INCREMENT, state varchar(9) DEFAULT 'new', n int DEFAULT 5, at timestamp DEFAULT now()) ENGINE=InnoDB;\nINSERT INTO t VALUES (DEFAULT, default, DEFAULT, DEFAULT), (1, 'DEFAULT', 2, '2020-01-01');\n",
    )
    expect(rows.t).toEqual([
      [null, 'new', '5', null],
      ['1', 'DEFAULT', '2', '2020-01-01'],
    ])
  })
})

test('a statement that none is, as a misspelt INSERT, is a problem with its rows', async () => {
  const { rows, problems, lost } = await read(
    "CREATE TABLE t (a int, b text) ENGINE=InnoDB;\nINSRT INTO t VALUES (1,'a'),\n(2,'b');\nINSERT INTO t VALUES (3,'c');\n",
  )
  expect(rows.t).toEqual([['3', 'c']])
  expect(problems).toMatchObject([{ line: 2, column: 1, message: 'no statement begins so', rows: 2 }])
  expect(lost).toEqual({ problems: 1, rows: 2 })
})

test("rows of Postgres' partitions are rows of their table", async () => {
  const { rows, columns } = await read(
    `-- PostgreSQL database dump
CREATE TABLE public.ads (id integer, year integer) PARTITION BY RANGE (year);
CREATE TABLE public.ads_2023 (id integer, year integer);
CREATE TABLE public.ads_2024 PARTITION OF public.ads FOR VALUES FROM (2024) TO (2025);
ALTER TABLE ONLY public.ads ATTACH PARTITION public.ads_2023 FOR VALUES FROM (2023) TO (2024);
COPY public.ads_2023 (id, year) FROM stdin;
1\t2023
\\.
INSERT INTO public.ads_2024 VALUES (2, 2024);
`,
  )
  expect(rows).toEqual({
    ads: [
      ['1', '2023'],
      ['2', '2024'],
    ],
  })
  expect(columns.ads).toEqual(['id', 'year'])
})

test('what is no dump that is read is told with what it is and what makes one of it', async () => {
  const tar = Buffer.alloc(1_024)
  tar.write('toc.dat')
  tar.write('ustar', 257)
  const other = Buffer.from(tar)
  other.write('dump.sql')
  const files: [string, Buffer, RegExp][] = [
    ['custom.dump', Buffer.from('PGDMP\x01\x0e\0'), /own format.*pg_restore -f dump.sql/],
    ['tar.dump', tar, /pg_dump as a tar archive.*pg_restore -f dump.sql/],
    ['dump.tar', other, /tar -xf/],
    ['dump.bz2', Buffer.from('BZh91AY'), /bunzip2 -k/],
    ['dump.sql', Buffer.from('\xfd7zXZ\0', 'latin1'), /packed by xz.*unxz -k/],
    ['custom.gz', gzipSync('PGDMP\x01\x0e\0'), /pg_restore -f dump.sql/],
    ['site.bak', Buffer.from('TAPE\0\0'), /SQL Server.*Generate Scripts/],
    [
      'photo',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1]),
      /no script/,
    ],
    ['cut.gz', gzipSync('CREATE TABLE t (a int);').subarray(0, 30), /ends too early/],
  ]
  for (const [name, bytes, told] of files) {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    const opened = openDump(file).then(async (dump) => {
      for await (const _ of dump.batches());
    })
    await expect(opened, name).rejects.toThrow(told)
    expect(() => decodeScript(bytes), name).toThrow(told)
  }
  // Without a mark, as some tools save it.
  expect(decodeScript(Buffer.from('CREATE TABLE t (a int);', 'utf16le'))).toBe('CREATE TABLE t (a int);')
  expect(decodeScript(zstdCompressSync('CREATE TABLE t (a int);'))).toBe('CREATE TABLE t (a int);')
  expect(() => decodeScript(gzipSync(Buffer.alloc(1_000)), 999)).toThrow('unpacks to more than 999 bytes')
  expect(() => decodeScript(gzipSync(gzipSync('a')))).toThrow('packed twice')
  const inFolder = join(folder, 'pg')
  mkdirSync(inFolder)
  await expect(openDump(inFolder)).rejects.toThrow('This is a folder: name the dump itself.')
  writeFileSync(join(inFolder, 'toc.dat'), '')
  await expect(openDump(inFolder)).rejects.toThrow('pg_dump -Fd')
})
