import { describe, expect, it } from 'vitest'
import { type Dialect, dialects, parseSchema, printDdl, type Schema } from './index.ts'
import { sameInAll, shop } from './testing/schemas.ts'

const table = (schema: Schema, name: string) => schema.tables.find((one) => one.name === name)!

it('keeps what a sequence is bounded by, and that a column of T-SQL says NULL though its type does not', () => {
  const schema = parseSchema(
    `CREATE TYPE dbo.Email FROM nvarchar(320) NOT NULL
GO
CREATE SEQUENCE sales.No AS bigint START WITH 9 INCREMENT BY 5 MINVALUE -5 MAXVALUE 9223372036854775807 CYCLE CACHE 10
GO
CREATE TABLE t (a dbo.Email NULL, b dbo.Email)
GO`,
    { dialect: 'tsql' },
  )
  expect(schema.problems).toEqual([])
  expect(schema.sequences).toEqual([
    { schema: 'sales', name: 'No', start: 9, increment: 5, min: -5, max: null, isCyclic: true },
  ])
  expect(schema.tables[0]!.columns.map(({ nullable }) => nullable)).toEqual([true, false])
  expect(printDdl(schema, 'postgres').text).toContain(
    'CREATE SCHEMA "sales";\n\nCREATE SEQUENCE "sales"."No" START WITH 9 INCREMENT BY 5 MINVALUE -5 CYCLE;',
  )
})

it('reads the same schema from all four dialects', () => {
  const [first, ...others] = dialects.map((dialect) => sameInAll(parseSchema(shop[dialect], { dialect })))
  for (const other of others) expect(other).toEqual(first)
  expect(first).toMatchObject({
    problems: [],
    tables: [
      {
        name: 'Sellers',
        primaryKey: { columns: ['id'] },
        uniques: [{ name: 'uq_email', columns: ['email'] }],
      },
      {
        name: 'Listings',
        primaryKey: { name: 'pk_listings', columns: ['id', 'part'] },
        foreignKeys: [
          { name: 'fk_seller', references: { table: 'Sellers', columns: ['id'] }, onDelete: 'set null' },
        ],
        checks: [{ name: 'ck_price' }],
        indexes: [{ name: 'ix_price', parts: [{ column: 'price', descending: true }, { column: 'title' }] }],
      },
    ],
  })
})

it('finds the dialect from the text', () => {
  for (const dialect of dialects) expect(parseSchema(shop[dialect]).dialect).toBe(dialect)
  const short: [Dialect, string][] = [
    ['tsql', 'CREATE TABLE a (id int IDENTITY(1,1), name nvarchar(20))'],
    ['mysql', 'create table a (id int unsigned auto_increment primary key)'],
    ['postgres', 'create table a (id bigserial, at timestamptz default now())'],
    ['sqlite', 'create table a (id integer primary key autoincrement, name text)'],
    ['postgres', ''],
    ['mysql', `-- MySQL dump 10.13\n${'INSERT INTO t VALUES (1, 2);\n'.repeat(9_000)}`],
    [
      'mysql',
      `create table t (a int unsigned);\n${`insert into t values ('text, integer, real [dbo] ::x sp_y');\n`.repeat(20)}`,
    ],
  ]
  for (const [dialect, text] of short) expect(parseSchema(text).dialect).toBe(dialect)
})

it('reads what T-SQL writes about a table', () => {
  const schema = parseSchema(
    `
IF NOT EXISTS (SELECT * FROM sys.objects WHERE object_id = OBJECT_ID(N'[Shop].[Order]'))
BEGIN
CREATE TABLE [Shop].[Order](
	[id] [int] IDENTITY(10,5) NOT FOR REPLICATION NOT NULL,
	[no ]] 1] [nvarchar](20) COLLATE Latin1_General_CI_AS NOT NULL,
	[total]  AS ([price]*((1)-isnull([off],(0)))) PERSISTED,
	[price] money NOT NULL CONSTRAINT [df_price] DEFAULT ((0.00)),
	[kind] [dbo].[Kind] NOT NULL,
	[doc] [xml](CONTENT [dbo].[Docs]) NULL,
	[from] datetime2 GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
	[to] datetime2 GENERATED ALWAYS AS ROW END NOT NULL,
	PERIOD FOR SYSTEM_TIME ([from], [to]),
	INDEX ix NONCLUSTERED (price) INCLUDE (kind) WHERE (price > 0) WITH (FILLFACTOR = 80) ON [PRIMARY],
 CONSTRAINT [pk] PRIMARY KEY CLUSTERED ([id] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY]
) ON [years](id) TEXTIMAGE_ON [PRIMARY] WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [Shop].[Order_history]))
END
GO
CREATE TYPE [dbo].[Kind] FROM varchar(8) NOT NULL
GO
CREATE TABLE b (id int not null, order_id int constraint fk_b references Shop.[Order] on delete cascade)
CREATE UNIQUE INDEX ux ON b (id) INCLUDE (order_id) WHERE id IS NOT NULL
ALTER TABLE b WITH NOCHECK ADD CONSTRAINT df DEFAULT (NEXT VALUE FOR dbo.numbers) FOR id, c varchar(3) CHECK (c IN ('a', 'b'))
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'It''s ours' , @level0type=N'SCHEMA',@level0name=N'Shop', @level1type=N'TABLE',@level1name=N'Order', @level2type=N'COLUMN',@level2name=N'price'
EXECUTE sp_addextendedproperty N'MS_Description', N'Orders', N'SCHEMA', [Shop], N'TABLE', [Order], NULL, NULL
GO
CREATE SEQUENCE dbo.numbers AS int START WITH 5 INCREMENT BY 2
GO`,
    { dialect: 'tsql' },
  )
  expect(schema.problems).toEqual([])
  const order = table(schema, 'Order')
  expect(order).toMatchObject({
    schema: 'Shop',
    comment: 'Orders',
    line: 4,
    options: { system_versioning: 'Shop.Order_history', period: 'from, to', partition: 'years (id)' },
    primaryKey: { name: 'pk', columns: ['id'] },
    indexes: [{ name: 'ix', include: ['kind'], where: { kind: 'binary', operator: '>' } }],
  })
  expect(order.columns.map(({ name, sourceType, nullable }) => [name, sourceType, nullable])).toEqual([
    ['id', 'int', false],
    ['no ] 1', 'nvarchar(20)', false],
    ['total', '', true],
    ['price', 'money', false],
    ['kind', 'kind', false],
    ['doc', 'xml(content [dbo].[docs])', true],
    ['from', 'datetime2', false],
    ['to', 'datetime2', false],
  ])
  expect(order.columns[0]!.identity).toEqual({ start: 10, increment: 5 })
  expect(order.columns[2]!.type).toEqual({ kind: 'decimal', precision: null, scale: null })
  expect(order.columns[2]!.computed).toMatchObject({
    stored: true,
    expression: { kind: 'binary', operator: '*' },
  })
  expect(order.columns[3]).toMatchObject({
    default: { text: '0.00' },
    defaultName: 'df_price',
    comment: "It's ours",
  })
  expect(order.columns[4]!.type).toEqual({ kind: 'text', length: 8, fixed: false })
  expect(table(schema, 'b')).toMatchObject({
    columns: [
      { defaultName: 'df', default: { kind: 'call', name: 'nextval' } },
      {},
      { name: 'c', values: ['a', 'b'] },
    ],
    foreignKeys: [{ references: { schema: 'Shop', table: 'Order', columns: ['id'] }, onDelete: 'cascade' }],
    indexes: [{ name: 'ux', unique: true, where: { kind: 'isNull', not: true } }],
  })
  expect(schema.sequences).toEqual([
    { schema: null, name: 'numbers', start: 5, increment: 2, min: null, max: null, isCyclic: false },
  ])
})

it('reads what mysqldump writes', () => {
  const schema = parseSchema(
    `-- MySQL dump 10.13
/*!40101 SET NAMES utf8 */;
DROP TABLE IF EXISTS \`t\`;
CREATE TABLE \`t\` (
  \`id\` int(10) unsigned NOT NULL AUTO_INCREMENT COMMENT 'It\\'s; the id',
  \`kind\` enum('a','b''c') CHARACTER SET utf8 DEFAULT 'a',
  \`at\` timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  \`both\` varchar(10) GENERATED ALWAYS AS (concat(\`kind\`,'x')) STORED,
  key varchar(10),
  PRIMARY KEY (\`id\`),
  KEY \`ix\` (\`both\`(4),\`kind\` DESC) USING BTREE,
  FULLTEXT KEY \`words\` (\`both\`),
  KEY ((lower(\`both\`)))
) ENGINE=InnoDB AUTO_INCREMENT=5 COMMENT='All; of them'
/*!50100 PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB) */;
INSERT INTO \`t\` VALUES (1,'CREATE TABLE x (\\'; DROP'), (2, "it's");
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=\`a\`@\`%\`*/ /*!50003 TRIGGER r BEFORE INSERT ON t FOR EACH ROW begin set new.id = 1; end */;;
DELIMITER ;
ALTER TABLE t ADD COLUMN \`x\` int AFTER id, MODIFY \`key\` tinyint(4) NOT NULL, ADD KEY k2 (x);
CREATE PROCEDURE p() BEGIN IF 1 THEN SELECT CASE 1 WHEN 1 THEN 2 END; END IF; END;
CREATE TABLE z LIKE t;`,
  )
  expect(schema.problems).toEqual([])
  expect(schema.dialect).toBe('mysql')
  expect(schema.statements.skippedBy).toEqual({
    SET: 1,
    INSERT: 1,
    'CREATE TRIGGER': 1,
    'CREATE PROCEDURE': 1,
  })
  const t = table(schema, 't')
  expect(t.comment).toBe('All; of them')
  expect(t.options.partition).toMatch(/^PARTITION BY RANGE/)
  expect(t.columns).toMatchObject([
    {
      name: 'id',
      type: { kind: 'integer', bits: 32, unsigned: true },
      comment: "It's; the id",
      nullable: false,
    },
    { name: 'kind', type: { kind: 'enum', values: ['a', "b'c"] }, values: ['a', "b'c"] },
    { name: 'at', type: { kind: 'timestamp', zone: true }, onUpdate: { name: 'now' } },
    { name: 'both', computed: { stored: true } },
    { name: 'key', type: { kind: 'integer', bits: 8 }, nullable: false },
    { name: 'x' },
  ])
  expect(t.indexes).toMatchObject([
    {
      name: 'ix',
      parts: [
        { column: 'both', length: 4 },
        { column: 'kind', descending: true },
      ],
    },
    { name: 'words', method: 'fulltext' },
    { name: null, parts: [{ column: null, expression: { kind: 'call', name: 'lower' } }] },
    { name: 'k2' },
  ])
  expect(table(schema, 'z').columns).toHaveLength(6)
})

it('reads what pg_dump writes', () => {
  const schema = parseSchema(`-- PostgreSQL database dump
\\restrict abc
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE DOMAIN public.email AS character varying(255) NOT NULL CONSTRAINT c CHECK (((VALUE)::text ~* '@'::text));
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $_$ BEGIN; CREATE TABLE x(); END; $_$;
CREATE TABLE public."User" (
    id integer NOT NULL,
    m public.mood DEFAULT 'sad'::public.mood,
    e public.email,
    name character varying(20) DEFAULT 'x'::character varying NOT NULL COLLATE "C",
    tags text[] DEFAULT '{}'::text[],
    Spent interval year to month,
    d double precision GENERATED ALWAYS AS ((id * 2)) STORED,
    s bigint GENERATED BY DEFAULT AS IDENTITY (START WITH 5 INCREMENT BY 2),
    CONSTRAINT st CHECK (((name)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))),
    EXCLUDE USING gist (e WITH =)
) PARTITION BY RANGE (id);
ALTER TABLE public."User" OWNER TO postgres;
CREATE SEQUENCE public."User_id_seq" AS integer START WITH 7 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
ALTER TABLE public."User_id_seq" OWNER TO postgres;
ALTER SEQUENCE public."User_id_seq" OWNED BY public."User".id;
ALTER TABLE ONLY public."User" ALTER COLUMN id SET DEFAULT nextval('public."User_id_seq"'::regclass);
COPY public."User" (id) FROM stdin;
1
CREATE TABLE nope
\\.
CREATE UNIQUE INDEX ix ON public."User" USING btree (lower((name)::text) varchar_pattern_ops DESC NULLS LAST, id) INCLUDE (d) WHERE (name IS NOT NULL);
CREATE INDEX g ON public."User" USING gin (tags);
COMMENT ON COLUMN public."User".name IS E'N\\'ame';
ALTER TABLE ONLY public."User" ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES public."User"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;`)
  expect(schema.problems).toEqual([])
  expect(schema.statements.skippedBy).toEqual({ 'CREATE FUNCTION': 1, 'ALTER TABLE': 1, COPY: 1 })
  expect(schema.sequences).toEqual([])
  const user = table(schema, 'User')
  expect(user.columns).toMatchObject([
    { name: 'id', identity: { start: 7, increment: 1 }, default: null },
    { name: 'm', type: { kind: 'enum', values: ['sad', 'ok'] }, default: { kind: 'string', value: 'sad' } },
    { name: 'e', type: { kind: 'text', length: 255 }, nullable: false },
    { name: 'name', values: ['a', 'b'], comment: "N'ame", nullable: false },
    { name: 'tags', type: { kind: 'array', of: { kind: 'text' } } },
    { name: 'spent', type: { kind: 'interval' } },
    { name: 'd', type: { kind: 'float', bits: 64 }, computed: { stored: true } },
    { name: 's', identity: { start: 5, increment: 2 } },
  ])
  expect(user.indexes).toMatchObject([
    {
      name: 'ix',
      unique: true,
      include: ['d'],
      parts: [{ expression: { name: 'lower' }, descending: true }, { column: 'id' }],
    },
    { name: 'g', method: 'gin' },
  ])
  expect(user.foreignKeys).toMatchObject([{ name: 'fk', onDelete: 'cascade' }])
})

it('drops a foreign key, and not the column of its name', () => {
  const { tables } = parseSchema(
    'create table a (id int primary key); create table b (x int, constraint x foreign key (x) references a (id)); alter table b drop foreign key x;',
    { dialect: 'mysql' },
  )
  expect(tables[1]).toMatchObject({ columns: [{ name: 'x' }], foreignKeys: [] })
})

it('reads what SQLite writes', () => {
  const schema = parseSchema(`PRAGMA foreign_keys=OFF;
CREATE TABLE IF NOT EXISTS "a b" (id INTEGER PRIMARY KEY, x, y UNSIGNED BIG INT default 0, z VARCHAR(10) NOT NULL COLLATE NOCASE UNIQUE ON CONFLICT IGNORE,
  w TEXT DEFAULT (datetime('now')) CHECK(length(w) > 2), [q] REAL REFERENCES other ON DELETE SET NULL, gen AS (x+1) VIRTUAL, FOREIGN KEY(x) REFERENCES "a b"(id)) WITHOUT ROWID, STRICT;
CREATE TRIGGER tr AFTER INSERT ON a BEGIN UPDATE a SET x = CASE WHEN 1 THEN 2 END; DELETE FROM b; END;
CREATE INDEX i1 ON "a b" (x COLLATE NOCASE DESC, lower(z)) WHERE x > 1;
CREATE VIRTUAL TABLE ft USING fts5(x);`)
  expect(schema.problems).toEqual([])
  expect(schema.dialect).toBe('sqlite')
  expect(schema.statements.skippedBy).toEqual({ PRAGMA: 1, 'CREATE TRIGGER': 1, 'CREATE VIRTUAL': 1 })
  expect(schema.tables).toMatchObject([
    {
      name: 'a b',
      uniques: [{ columns: ['z'] }],
      columns: [
        {},
        { name: 'x', sourceType: '' },
        { type: { bits: 64, unsigned: true } },
        {},
        { default: { name: 'now' } },
        {},
        { computed: {} },
      ],
      indexes: [{ name: 'i1', parts: [{ column: 'x', descending: true }, { expression: {} }], where: {} }],
      options: { without_rowid: 'on', strict: 'on' },
    },
  ])
})

it('tells each problem by its place, and reads on', () => {
  const schema = parseSchema(
    `CREATE TABLE a (
  id int frobnicate,
  b int
)
GO
CREATE TABLE (x int)
GO
CREATE TABLE c (id int
GO
CREATE TABLE d (name varchar(10) DEFAULT 'never closed, x int)
GO
CREATE TABLE e (id int)
GO
ALTER TABLE nowhere ADD x int
GO
CREATE TABLE f (x int,, y int, CONSTRAINT z WRONG (x)) CREATE TABLE g (id int)
GO
CREATE TABLE h (a [int`,
    { dialect: 'tsql' },
  )
  expect(schema.problems.map(({ line, column, token, message }) => [line, column, token, message])).toEqual([
    [2, 10, 'frobnicate', 'expected "," or ")"'],
    [6, 14, '(', "expected a table's name"],
    [9, 1, 'GO', 'expected "," or ")"'],
    [10, 42, "'never closed, x int", 'the quote is never closed'],
    [14, 13, 'nowhere', 'there is no table nowhere before this'],
    [16, 23, ',', 'expected a column'],
    [16, 45, 'WRONG', 'expected PRIMARY KEY, UNIQUE, FOREIGN KEY, CHECK or DEFAULT'],
    [18, 19, '[int', 'the quote is never closed'],
  ])
  const columns = schema.tables.map(({ name, columns }) => `${name}(${columns.map((column) => column.name)})`)
  expect(columns).toEqual(['a(id,b)', 'c(id)', 'd(name)', 'e(id)', 'f(x,y)', 'g(id)'])
})

describe('a misspelt word is a problem at its place, and the rest is read', () => {
  const cases: [string, string][] = [
    ['CREAT TABLE a (id int)', 'CREAT'],
    ['CREATE TABEL a (id int)', 'TABEL'],
    ['ALTER TABEL a ADD x int', 'TABEL'],
    ['DROP TABEL a', 'TABEL'],
    ['INSRT INTO a VALUES (1)', 'INSRT'],
    ['CREATE INDX i ON a (id)', 'INDX'],
    ['ALTER TABLE made AD x int', 'AD'],
    ['CREATE TABLE a (id int, PRIMRAY KEY (id))', 'KEY'],
    ['CREATE TABLE a (id int) INHERTS (b)', 'INHERTS'],
    [') stray', ')'],
  ]
  const first = 'CREATE TABLE made (id int)'
  for (const dialect of dialects)
    it(dialect, () => {
      const between = dialect === 'tsql' ? '\nGO\n' : ';\n'
      for (const [statement, token] of cases) {
        const script = [first, statement, 'CREATE TABLE last (id int)', ''].join(between)
        const { problems, tables } = parseSchema(script, { dialect })
        const line = script.slice(0, script.indexOf(statement)).split('\n').length
        expect(problems).toEqual([
          { line, column: statement.indexOf(token) + 1, token, message: expect.stringMatching(/^expected/) },
        ])
        expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['made', 'last']))
      }
    })
})

it('passes over what clients take to the end of a line', () => {
  const scripts = {
    mysql: 'use shop\nCREATE TABLE a (id int);\nsource x.sql\nCREATE TABLE b (id int);',
    tsql: ':setvar A b\nCREATE TABLE a (id int)\nGO\n:r x.sql\nCREATE TABLE b (id int)\nagain:\nGOTO again',
    sqlite: '.mode csv\nCREATE TABLE a (id int);\n.headers on\nCREATE TABLE b (id int);',
    postgres: '\\connect shop\nCREATE TABLE a (id int);\n\\i x.sql\nCREATE TABLE b (id int);',
  }
  for (const [dialect, script] of Object.entries(scripts)) {
    const { tables, problems } = parseSchema(script, { dialect: dialect as Dialect })
    expect([dialect, problems, tables.map(({ name }) => name)]).toEqual([dialect, [], ['a', 'b']])
  }
})

it('gives tables that inherit the columns of their parents first, and their checks', () => {
  const script = `CREATE TABLE public.base (id integer NOT NULL, title text, CONSTRAINT c CHECK (id > 0));
    CREATE SEQUENCE public.base_id_seq;
    ALTER SEQUENCE public.base_id_seq OWNED BY public.base.id;
    CREATE TABLE public.child (extra text, title text NOT NULL) INHERITS (public.base);
    ALTER TABLE ONLY public.base ALTER COLUMN id SET DEFAULT nextval('public.base_id_seq'::regclass);
    ALTER TABLE ONLY public.child ALTER COLUMN id SET DEFAULT nextval('public.base_id_seq'::regclass);`
  const schema = parseSchema(script, { dialect: 'postgres' })
  expect(schema.problems).toEqual([])
  const [base, child] = schema.tables
  expect(child!.columns.map(({ name, nullable }) => [name, nullable])).toEqual([
    ['id', false],
    ['title', false],
    ['extra', true],
  ])
  expect(child).toMatchObject({ checks: [{ name: 'c' }], options: { inherits: 'base' } })
  // A sequence that two tables take their numbers from is none of one column's.
  expect(base!.columns[0]).toMatchObject({ identity: null, default: { kind: 'call', name: 'nextval' } })
  expect(schema.sequences).toHaveLength(1)
  expect(parseSchema(printDdl(schema, 'postgres').text, { dialect: 'postgres' }).tables).toMatchObject([
    { name: 'base' },
    { name: 'child', options: { inherits: 'base' } },
  ])
  expect(printDdl(schema, 'sqlite').losses).toContainEqual({
    ...{ table: 'child', column: '' },
    message: 'its rows are no longer rows of base as well',
  })
})
