import { expect, it } from 'vitest'
import { parseSchema, printDdl, type Schema } from './index.ts'

const columns = (schema: Schema) =>
  Object.fromEntries(
    schema.tables.map((table) => [table.name, table.columns.map(({ name }) => name).join(' ')]),
  )
const table = (schema: Schema, name: string) => schema.tables.find((one) => one.name === name)!

/** Forms that are rare one by one, and of which each grown script has some. */
it('reads the rarer forms of T-SQL', () => {
  const schema = parseSchema(
    `
:setvar DatabaseName "Old"
SET NOCOUNT ON;
GO
CREATE DATABASE [$(DatabaseName)] CONTAINMENT = NONE ON PRIMARY ( NAME = N'x', FILENAME = N'C:\\a.mdf' , SIZE = 8192KB , MAXSIZE = UNLIMITED, FILEGROWTH = 65536KB ) LOG ON ( NAME = N'y' )
GO
ALTER DATABASE [x] SET COMPATIBILITY_LEVEL = 150
GO
IF (1 = FULLTEXTSERVICEPROPERTY('IsFullTextInstalled'))
begin
EXEC [x].[dbo].[sp_fulltext_database] @action = 'enable'
end
GO
CREATE PARTITION FUNCTION [pf](int) AS RANGE LEFT FOR VALUES (1, 100)
GO
CREATE PARTITION SCHEME [ps] AS PARTITION [pf] TO ([PRIMARY], [PRIMARY])
GO
CREATE TYPE [dbo].[OrderTable] AS TABLE([id] [int] NOT NULL, PRIMARY KEY CLUSTERED ([id] ASC) WITH (IGNORE_DUP_KEY = OFF), INDEX ix (id))
GO
CREATE TYPE dbo.Clr EXTERNAL NAME asm.[Cls]
GO
CREATE XML SCHEMA COLLECTION [a].[b] AS N'<xsd:schema>it''s; GO</xsd:schema>'
GO
CREATE TABLE [Staff].[Staff](
    [StaffID] [int] NOT NULL,
    [Grade] [nchar](2) NOT NULL,
    [Style] [dbo].[Style] NOT NULL CONSTRAINT [DF_Staff_Style] DEFAULT 0,
    [Extra] [xml]([Staff].[Extras]) NULL,
    [rowguid] uniqueidentifier ROWGUIDCOL NOT NULL CONSTRAINT [DF_x] DEFAULT (NEWID()),
    [Node] [hierarchyid] NULL,
    [PlaceLevel] AS Place.GetLevel(),
    [BillNumber] AS ISNULL(N'B-' + CONVERT(nvarchar(23), [BillID]), N'none'),
    [Due] AS ISNULL([Net] + [Tax] + [Post], 0) PERSISTED NOT NULL,
    [PaperLevel] AS [PaperNode].[GetLevel](),
    [Code] [varchar](15) SPARSE NULL,
    [v] AS (CASE WHEN [a] > 0 THEN 'x' ELSE 'y' END),
    [w] AS (dateadd(day,(1),[d])),
    [cs] XML COLUMN_SET FOR ALL_SPARSE_COLUMNS,
    [masked] varchar(20) MASKED WITH (FUNCTION = 'partial(1,"x",1)') NULL,
    [enc] nvarchar(60) COLLATE Latin1_General_BIN2 ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = k, ENCRYPTION_TYPE = RANDOMIZED, ALGORITHM = 'AEAD_AES_256_CBC_HMAC_SHA_256') NOT NULL,
    [fs] varbinary(max) FILESTREAM NULL,
    CONSTRAINT [CK_Staff_Level] CHECK ([Level] BETWEEN 0 AND 2), 
    CONSTRAINT [CK_Staff_Grade] CHECK ([Grade] IS NULL OR UPPER([Grade]) IN ('a', 'b')),
    CONSTRAINT ck2 CHECK (([a] like '[0-9][0-9]%' escape '!') and not ([b] like '%x')),
    CONSTRAINT ck3 CHECK (datalength(x) <= (10) and isdate(y)=(1) and [z] & 4 = 4 and json_value(q,'$.a') is not null),
    CONSTRAINT uq UNIQUE NONCLUSTERED (a) WITH FILLFACTOR = 90 ON [PRIMARY],
    FOREIGN KEY (a, b) REFERENCES other (x, y) ON DELETE NO ACTION ON UPDATE SET DEFAULT NOT FOR REPLICATION,
    INDEX cci CLUSTERED COLUMNSTORE,
    INDEX h NONCLUSTERED HASH (a) WITH (BUCKET_COUNT = 1024)
) ON [ps]([StaffID]) WITH (DATA_COMPRESSION = PAGE, MEMORY_OPTIMIZED = ON);
GO
CREATE TABLE #tmp (a int primary key clustered, b as a+1)
CREATE TABLE ##g (a int);
CREATE TABLE tempdb..x (a int default getdate() not null)
CREATE TABLE node1 (id int) AS NODE
CREATE TABLE likes (rating int, CONSTRAINT ec CONNECTION (node1 TO node1) ON DELETE CASCADE) AS EDGE
CREATE TABLE docs AS FILETABLE WITH (FileTable_Directory = 'x')
GO
ALTER TABLE [Staff].[Staff] WITH NOCHECK ADD CONSTRAINT [PK2] PRIMARY KEY CLUSTERED ( [StaffID] ) ON [PRIMARY];
ALTER TABLE [Staff].[Staff] ADD 
    CONSTRAINT [FK_a] FOREIGN KEY ([a]) REFERENCES [b].[c] ([a]),
    CONSTRAINT [FK_b] FOREIGN KEY ([b]) REFERENCES [b].[d] ([a]);
ALTER TABLE [Staff].[Staff] ADD newcol int NOT NULL CONSTRAINT dfn DEFAULT (1) WITH VALUES, other2 AS (1+1)
ALTER TABLE [Staff].[Staff] ALTER COLUMN [Grade] nchar(4) COLLATE Latin1_General_CI_AS NOT NULL
ALTER TABLE [Staff].[Staff] ALTER COLUMN [rowguid] ADD ROWGUIDCOL
ALTER TABLE [Staff].[Staff] DROP CONSTRAINT IF EXISTS [FK_a], COLUMN newcol
ALTER TABLE [Staff].[Staff] SET (LOCK_ESCALATION = AUTO)
ALTER TABLE [Staff].[Staff] NOCHECK CONSTRAINT ALL
ALTER TABLE [Staff].[Staff] ENABLE CHANGE_TRACKING WITH(TRACK_COLUMNS_UPDATED = OFF)
ALTER TABLE [Staff].[Staff] REBUILD PARTITION = ALL WITH (DATA_COMPRESSION = ROW)
GO
CREATE PRIMARY XML INDEX [PXML] ON [Staff].[Staff] ([Extra]) WITH (PAD_INDEX = OFF);
CREATE XML INDEX [X2] ON [Staff].[Staff] ([Extra]) USING XML INDEX [PXML] FOR PATH;
CREATE SPATIAL INDEX sx ON [Staff].[Staff] (geo) USING GEOGRAPHY_GRID WITH (GRIDS =(LEVEL_1 = MEDIUM), CELLS_PER_OBJECT = 16)
CREATE CLUSTERED COLUMNSTORE INDEX cci2 ON [Staff].[Staff] WITH (DROP_EXISTING = OFF) ON [PRIMARY]
CREATE NONCLUSTERED COLUMNSTORE INDEX ncci ON [Staff].[Staff] (a, b) WHERE a > 1
CREATE UNIQUE CLUSTERED INDEX [ix_v] ON [dbo].[some_view]([a])
CREATE FULLTEXT CATALOG ft AS DEFAULT
CREATE FULLTEXT INDEX ON [Staff].[Staff](x LANGUAGE 1033) KEY INDEX pk ON ft
CREATE STATISTICS s ON [Staff].[Staff] (a)
GO
CREATE VIEW v WITH SCHEMABINDING AS SELECT 1 a; 
GO
CREATE OR ALTER PROC p AS CREATE TABLE #x (a int) IF 1=1 BEGIN SELECT 1 END
GO
SET IDENTITY_INSERT [dbo].[a] ON
INSERT [dbo].[a] ([id], [x]) VALUES (1, N'CREATE TABLE; GO')
INSERT [dbo].[a] ([id], [x]) VALUES (2, N'
GO
')
SET IDENTITY_INSERT [dbo].[a] OFF
GO
DECLARE @sql nvarchar(max) = N'CREATE TABLE y (a int)'; EXEC(@sql)
EXEC dbo.sp_executesql @statement = N'CREATE VIEW [x] AS SELECT 1'
EXEC sp_rename 'Staff.Staff.Grade', 'Kind', 'COLUMN'
GRANT SELECT ON [a] TO [b]
GO 5
BEGIN TRANSACTION
CREATE TABLE last_one (id int CONSTRAINT pk_last PRIMARY KEY NONCLUSTERED WITH (FILLFACTOR=80) ON [x], n nvarchar (20) NULL , d decimal ( 10 , 2 ) default ((-1)), e float(24), f varchar(max) not null constraint dd default '', g timestamp, h datetime default (CONVERT([varchar](10),getdate(),(120))))
COMMIT
GO
DROP TABLE IF EXISTS a, b
CREATE SYNONYM s FOR x.y
CREATE DEFAULT d AS 0
GO
sp_bindefault 'd', 'a.b'
GO
CREATE SECURITY POLICY p ADD FILTER PREDICATE f(a) ON b
CREATE USER [u] FOR LOGIN [u] WITH DEFAULT_SCHEMA=[dbo]
CREATE SCHEMA [s] AUTHORIZATION [dbo]
GO
CREATE SCHEMA s2 CREATE TABLE nine (a int) GRANT SELECT ON nine TO x
`,
    { dialect: 'tsql' },
  )
  expect(schema.problems).toEqual([])
  expect(columns(schema)).toMatchInlineSnapshot(`
    {
      "##g": "a",
      "#tmp": "a b",
      "Staff": "StaffID Kind Style Extra rowguid Node PlaceLevel BillNumber Due PaperLevel Code v w cs masked enc fs other2",
      "last_one": "id n d e f g h",
      "likes": "rating",
      "nine": "a",
      "node1": "id",
      "x": "a",
    }
  `)
  expect(schema.statements).toMatchInlineSnapshot(`
    {
      "read": 29,
      "skipped": 30,
      "skippedBy": {
        "ALTER DATABASE": 1,
        "BEGIN": 1,
        "COMMIT": 1,
        "CREATE DATABASE": 1,
        "CREATE DEFAULT": 1,
        "CREATE FULLTEXT": 2,
        "CREATE PARTITION": 2,
        "CREATE PROC": 1,
        "CREATE SECURITY": 1,
        "CREATE STATISTICS": 1,
        "CREATE SYNONYM": 1,
        "CREATE TABLE AS": 1,
        "CREATE TYPE": 1,
        "CREATE USER": 1,
        "CREATE VIEW": 1,
        "CREATE XML": 1,
        "DECLARE": 1,
        "EXEC": 4,
        "GRANT": 2,
        "INSERT": 2,
        "SET": 2,
        "client": 1,
      },
    }
  `)
  expect(table(schema, 'Staff').indexes.map(({ name, method }) => `${name} ${method}`)).toEqual([
    'cci columnstore',
    'h hash',
    'PXML xml',
    'X2 xml',
    'sx spatial',
    'cci2 columnstore',
    'ncci columnstore',
  ])
})

it('reads the rarer forms of MySQL and MariaDB', () => {
  const schema = parseSchema(
    `
create table a (id int not null auto_increment primary key comment 'x', b varchar(20) binary, c set('a','b') default 'a,b', d point not null srid 4326, e json default (json_object()), f varchar(10) as (upper(b)) virtual not null, g bigint(20) unsigned zerofill, h char(3) character set latin1 collate latin1_bin, i double(10,2), j timestamp(6) default now(6) on update now(6), k int invisible, l text, m real unsigned,
 index (b), key k1 using btree (b), unique (c), unique index u2 (g), constraint unique u3 (h), spatial index (d), fulltext ft (l) with parser ngram, check (id > 0) not enforced, constraint c1 foreign key fkname (g) references z (id) match full on update restrict, index ix ((cast(e->>'$.a' as unsigned array))), primary key (id) using btree comment 'x') engine = innodb, default character set = utf8mb4 comment 'hello' row_format=dynamic key_block_size=8 stats_persistent=0 union=(a,b) with system versioning
partition by hash(id) partitions 4;
create table if not exists b like a;
create table c (select 1);
create temporary table d (a int) select * from x;
create table \`e\`(\`a\` int) ENGINE=InnoDB; create unique index ux using hash on e (a) comment 'x' algorithm=inplace lock=none;
ALTER TABLE \`e\` ADD PRIMARY KEY (\`a\`), ADD KEY \`k\` (\`a\`), ADD CONSTRAINT \`f\` FOREIGN KEY (\`a\`) REFERENCES \`a\` (\`id\`) ON DELETE CASCADE ON UPDATE CASCADE, MODIFY \`a\` int(11) NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=5;
alter table e add column (x int, y int), drop index k, rename column x to z, change y yy varchar(5) first, add fulltext index (yy), drop foreign key f, engine=myisam, comment 'c', convert to character set utf8, order by a, add index if not exists i2 (a desc), alter yy set default 'q', drop primary key, rename to e2;
rename table e2 to e3;
create or replace table r (a uuid, b inet6, c vector(3));
CREATE ALGORITHM=UNDEFINED DEFINER=\`root\`@\`localhost\` SQL SECURITY DEFINER VIEW v AS select 1;
/*M!999999\\- enable the sandbox mode */ 
LOCK TABLES \`a\` WRITE;
/*!40000 ALTER TABLE \`a\` DISABLE KEYS */;
REPLACE INTO a VALUES (1,'\\'');
UNLOCK TABLES;
create table s (id serial, a national varchar(20), b long varchar, c enum('x','y') character set utf8 collate utf8_bin not null default 'x', d bit(1) default b'0', e binary(16) default 0x00, f year default 2020, g int references t(id), h varchar(5) default null, i decimal, j dec(5), k datetime default current_timestamp() on update current_timestamp());
`,
    { dialect: 'mysql' },
  )
  expect(schema.problems).toEqual([])
  expect(columns(schema)).toMatchInlineSnapshot(`
    {
      "a": "id b c d e f g h i j k l m",
      "b": "id b c d e f g h i j k l m",
      "d": "a",
      "e3": "a z yy",
      "r": "a b c",
      "s": "id a b c d e f g h i j k",
    }
  `)
  expect(schema.statements).toMatchInlineSnapshot(`
    {
      "read": 11,
      "skipped": 5,
      "skippedBy": {
        "CREATE TABLE AS": 1,
        "CREATE VIEW": 1,
        "LOCK": 1,
        "REPLACE": 1,
        "UNLOCK": 1,
      },
    }
  `)
  expect(table(schema, 'a').uniques.map(({ name }) => name)).toEqual([null, 'u2', 'u3'])
  expect(table(schema, 'a').options.partition).toBe('partition by hash(id) partitions 4')
})

it('reads the rarer forms of Postgres', () => {
  const schema = parseSchema(
    `
create table a (id serial primary key, b varchar(20)[] not null default array[]::varchar[], c int4range, d numeric(10,-2), e "char", f timestamp with time zone default (now() at time zone 'utc'::text), g bit varying(5), h text collate "de_DE" storage external compression lz4, i int generated always as identity (sequence name x start 1), j public.citext, k geometry(Point,4326), l int default nextval('custom_seq'::regclass), m jsonb not null default '{}'::jsonb, n interval(3), o interval day to second(3), p text check (p ~ '^[a-z]+$'), q char(1) default 'x'::bpchar, r int constraint nn not null constraint pos check (r > 0) no inherit, s tsvector generated always as (to_tsvector('english', coalesce(h, ''))) stored, t uuid default uuid_generate_v4(), u text[3][3], v text array[4], w date default ('now'::text)::date, x float8 default 'NaN'::double precision, y money, z name,
 unique nulls not distinct (b), primary key (id) include (b) with (fillfactor=70) using index tablespace ts, constraint ex exclude using gist (c with &&, id with =) where (id > 0) deferrable, foreign key (l) references b (id) match full on delete set null (l) on update cascade not valid, like other including all excluding indexes) inherits (p1, p2) partition by list (lower(h)) with (fillfactor=70) tablespace ts;
create unlogged table if not exists s.b (id bigint);
create table part partition of a for values in ('x') partition by range (id);
create table part2 partition of a default;
create table typed of person_type (primary key (id));
create foreign table ft (a int options (x 'y')) server s options (t 'z');
create temp table tt on commit drop as select 1;
create unique index ux on a (id); alter table only a add constraint u unique using index ux, alter column b type text using b::text, alter d set not null, drop constraint if exists ex cascade, add column if not exists zz int default 5, rename column r to rr;
alter table if exists s.b rename to bb;
alter table a attach partition part for values from (1) to (2), enable row level security, owner to x;
alter table a replica identity full; alter table a cluster on i; alter index i rename to j; alter table only a alter column id add generated by default as identity (sequence name public.a_id_seq start with 1 increment by 1 no minvalue no maxvalue cache 1);
create index concurrently if not exists on a (id);
create unique index ix on only a using btree (lower(h) collate "C" text_pattern_ops asc nulls first, (id + 1)) nulls not distinct with (fillfactor=70) tablespace ts where h is not null and id in (1,2);
create index gi on a using gin (m jsonb_path_ops, to_tsvector('english'::regconfig, h));
create type comp as (a int, b text collate "C"); create type r as range (subtype = int); create type shell; create type mood as enum (); alter type mood add value 'x' before 'y'; alter type mood owner to z;
create domain d as int default 5 check (value > 0) not null; create domain dd text;
create sequence s1 as integer start 5 increment by 2 minvalue 1 maxvalue 100 cycle owned by a.id;
comment on column s.bb.id is 'it''s'; comment on extension x is 'y'; comment on constraint u on a is 'z'; comment on function f(int) is 'q'; comment on table a is null; comment on index ix is 'x';
create function f() returns int language sql begin atomic select 1; select 2; end;
create trigger t before insert on a for each row execute function f();
create rule r as on insert to a do instead nothing; create policy p on a using (true); create materialized view mv as select 1; create extension if not exists hstore with schema public; create event trigger et on ddl_command_start execute function f(); create statistics st on a, b from a; create aggregate ag(int) (sfunc = x, stype = int);
do $$ begin create table no (a int); end $$;
insert into a values ('create table x (', E'a\\'b', U&'\\0061', $q$it's$q$);
grant all on a to b; select pg_catalog.set_config('search_path', '', false);
\\connect db
create table "Sch""ema"."Ta.ble" ("Co l" int4, constraint "c""k" check ((("Co l" >= 0) and ("Co l" <> all (array[1, 2])))));
`,
    { dialect: 'postgres' },
  )
  expect(schema.problems).toEqual([])
  expect(columns(schema)).toMatchInlineSnapshot(`
    {
      "Ta.ble": "Co l",
      "a": "id b c d e f g h i j k l m n o p q rr s t u v w x y z zz",
      "bb": "id",
      "ft": "a",
      "part": "id b c d e f g h i j k l m n o p q r s t u v w x y z",
      "part2": "id b c d e f g h i j k l m n o p q r s t u v w x y z",
      "typed": "",
    }
  `)
  expect(schema.statements).toMatchInlineSnapshot(`
    {
      "read": 26,
      "skipped": 21,
      "skippedBy": {
        "ALTER INDEX": 1,
        "COMMENT": 4,
        "CREATE AGGREGATE": 1,
        "CREATE EVENT": 1,
        "CREATE EXTENSION": 1,
        "CREATE FUNCTION": 1,
        "CREATE MATERIALIZED": 1,
        "CREATE POLICY": 1,
        "CREATE RULE": 1,
        "CREATE STATISTICS": 1,
        "CREATE TABLE AS": 1,
        "CREATE TRIGGER": 1,
        "CREATE TYPE": 2,
        "DO": 1,
        "GRANT": 1,
        "INSERT": 1,
        "SELECT": 1,
      },
    }
  `)
  expect(table(schema, 'a').uniques).toEqual([
    { name: null, columns: ['b'] },
    { name: 'u', columns: ['id'] },
  ])
})

it('follows what is renamed into keys, references, indexes, checks and computed columns', () => {
  const rename: Record<string, string> = {
    sqlite: 'ALTER TABLE t RENAME COLUMN c TO cc; ALTER TABLE t RENAME TO tt;',
    postgres: 'ALTER TABLE t RENAME COLUMN c TO cc; ALTER TABLE t RENAME TO tt;',
    mysql: 'ALTER TABLE t CHANGE c cc int NOT NULL; RENAME TABLE t TO tt;',
  }
  for (const dialect of ['sqlite', 'postgres', 'mysql'] as const) {
    const schema = parseSchema(
      `CREATE TABLE t (id int, c int NOT NULL, d int GENERATED ALWAYS AS (c * 2) STORED, PRIMARY KEY (c), UNIQUE (c, id), CHECK (c > 0),
        FOREIGN KEY (id) REFERENCES t (c));
      CREATE INDEX ix ON t (c DESC);
      CREATE TABLE u (a int, FOREIGN KEY (a) REFERENCES t (c));
      ${rename[dialect]}`,
      { dialect },
    )
    expect(schema.problems).toEqual([])
    const [t, u] = ['tt', 'u'].map((name) => table(schema, name))
    expect(JSON.stringify(schema.tables)).not.toContain('"c"')
    expect(t).toMatchObject({
      name: 'tt',
      primaryKey: { columns: ['cc'] },
      uniques: [{ columns: ['cc', 'id'] }],
    })
    for (const one of [t!, u!])
      expect(one.foreignKeys[0]!.references).toMatchObject({ table: 'tt', columns: ['cc'] })
  }
})

it('prints for Postgres what it takes: identities that are no decimals, bits, exclusions; and reads its escapes', () => {
  const mysql = parseSchema(
    "CREATE TABLE a (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, b bit(8) DEFAULT b'101')",
    { dialect: 'mysql' },
  )
  const printed = printDdl(mysql, 'postgres')
  expect(printed.text).toContain('"id" bigint GENERATED BY DEFAULT AS IDENTITY')
  expect(printed.text).toContain('"b" bit(8) NULL DEFAULT B\'00000101\'')
  expect(printed.losses.map(({ message }) => message)).toContain('counts to 2^63 only')
  const postgres = parseSchema(
    `CREATE TABLE p (r int4range, CONSTRAINT one EXCLUDE USING gist (r WITH &&));
    COMMENT ON TABLE p IS E'it\\'s \\u00e9\\t\\x41\\101\\q';`,
    { dialect: 'postgres' },
  )
  expect(postgres.tables[0]!.comment).toBe("it's é\tAAq")
  expect(printDdl(postgres, 'postgres').text).toContain('CONSTRAINT "one" EXCLUDE USING gist (r WITH &&)')
  expect(printDdl(postgres, 'mysql').text).not.toContain('EXCLUDE')
})

it('holds columns to what their domain checks', () => {
  const schema = parseSchema(
    `CREATE DOMAIN mood AS text CHECK (VALUE IN ('a', 'b')) CHECK (length(VALUE) < 9);
    CREATE TABLE t (m mood, n mood NOT NULL, value int);`,
    { dialect: 'postgres' },
  )
  expect(schema.problems).toEqual([])
  expect(schema.tables[0]!.columns.map(({ values }) => values)).toEqual([['a', 'b'], ['a', 'b'], null])
  expect(printDdl(schema, 'sqlite').text.match(/CHECK \("[mn]" IN \('a', 'b'\)\)/g)).toHaveLength(2)
  expect(schema.tables[0]!.checks).toHaveLength(4)
})
