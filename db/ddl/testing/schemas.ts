import type { Dialect, Schema, Table } from '../schema.ts'

/** One schema as each dialect writes it. */
export const shop: Record<Dialect, string> = {
  tsql: `
CREATE TABLE [dbo].[Sellers](
  [id] bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [email] nvarchar(255) NOT NULL,
  [active] bit NOT NULL DEFAULT ((1)),
  [rating] decimal(3, 2) NULL,
  [joined] datetime2(3) NOT NULL DEFAULT (getdate()),
  CONSTRAINT [uq_email] UNIQUE NONCLUSTERED ([email] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY]
) ON [PRIMARY]
GO
CREATE TABLE [dbo].[Listings](
  [id] bigint NOT NULL,
  [part] smallint NOT NULL,
  [seller] bigint NULL,
  [title] nvarchar(120) NOT NULL DEFAULT (N'it''s new'),
  [body] nvarchar(max) NULL,
  [price] int NOT NULL CONSTRAINT [ck_price] CHECK ([price]>=(0)),
  CONSTRAINT [pk_listings] PRIMARY KEY CLUSTERED ([id], [part])
)
GO
ALTER TABLE [dbo].[Listings] WITH CHECK ADD CONSTRAINT [fk_seller] FOREIGN KEY([seller]) REFERENCES [dbo].[Sellers] ([id]) ON DELETE SET NULL
GO
CREATE NONCLUSTERED INDEX [ix_price] ON [dbo].[Listings] ([price] DESC, [title] ASC)
GO`,
  mysql: `
CREATE TABLE \`Sellers\` (
  \`id\` bigint(20) NOT NULL AUTO_INCREMENT,
  \`email\` varchar(255) NOT NULL,
  \`active\` tinyint(1) NOT NULL DEFAULT '1',
  \`rating\` decimal(3,2) DEFAULT NULL,
  \`joined\` datetime(3) NOT NULL DEFAULT current_timestamp(3),
  PRIMARY KEY (\`id\`),
  UNIQUE KEY \`uq_email\` (\`email\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE \`Listings\` (
  \`id\` bigint NOT NULL,
  \`part\` smallint(6) NOT NULL,
  \`seller\` bigint DEFAULT NULL,
  \`title\` varchar(120) NOT NULL DEFAULT 'it\\'s new',
  \`body\` longtext,
  \`price\` int(11) NOT NULL,
  CONSTRAINT \`pk_listings\` PRIMARY KEY (\`id\`,\`part\`),
  KEY \`ix_price\` (\`price\` DESC,\`title\`) USING BTREE,
  CONSTRAINT \`fk_seller\` FOREIGN KEY (\`seller\`) REFERENCES \`Sellers\` (\`id\`) ON DELETE SET NULL,
  CONSTRAINT \`ck_price\` CHECK ((\`price\` >= 0))
) ENGINE=InnoDB;`,
  postgres: `
CREATE TABLE public."Sellers" (
    id bigserial PRIMARY KEY,
    email character varying(255) NOT NULL CONSTRAINT uq_email UNIQUE,
    active boolean DEFAULT true NOT NULL,
    rating numeric(3,2),
    joined timestamp(3) without time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE TABLE public."Listings" (
    id bigint NOT NULL,
    part smallint NOT NULL,
    seller bigint,
    title character varying(120) DEFAULT 'it''s new'::character varying NOT NULL,
    body text,
    price integer NOT NULL,
    CONSTRAINT ck_price CHECK ((price >= 0))
);
ALTER TABLE ONLY public."Listings" ADD CONSTRAINT pk_listings PRIMARY KEY (id, part);
CREATE INDEX ix_price ON public."Listings" USING btree (price DESC, title);
ALTER TABLE ONLY public."Listings"
    ADD CONSTRAINT fk_seller FOREIGN KEY (seller) REFERENCES public."Sellers"(id) ON DELETE SET NULL;`,
  sqlite: `
CREATE TABLE "Sellers" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email VARCHAR(255) NOT NULL CONSTRAINT uq_email UNIQUE,
  active BOOLEAN NOT NULL DEFAULT 1,
  rating DECIMAL(3,2),
  joined TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE Listings (
  id BIGINT NOT NULL,
  part SMALLINT NOT NULL,
  seller BIGINT CONSTRAINT fk_seller REFERENCES Sellers ON DELETE SET NULL,
  title VARCHAR(120) NOT NULL DEFAULT 'it''s new',
  body TEXT,
  price INT NOT NULL,
  CONSTRAINT pk_listings PRIMARY KEY (id, part),
  CONSTRAINT ck_price CHECK (price >= 0)
) WITHOUT ROWID;
CREATE INDEX ix_price ON Listings (price DESC, title);`,
}

/** What all dialects can say: without how a type is spelt, where a table is kept and what a default's constraint is called. */
export function sameInAll(schema: Schema): unknown {
  return {
    tables: schema.tables.map(bare),
    types: schema.types,
    sequences: schema.sequences,
    problems: schema.problems,
  }
}

function bare({ line: _, options: __, ...table }: Table): unknown {
  return {
    ...table,
    columns: table.columns.map(({ sourceType: _, defaultName: __, collation: ___, ...column }) => column),
  }
}
