/**
 * A T-SQL script as SQL Server's tools write one of a grown database: tables, keys, defaults, indexes, descriptions and some procedures,
 * each a batch. The same with every call.
 */
export function tsqlScript(tables: number): string {
  const lines: string[] = ['USE [Shop]', 'GO']
  const end = () => lines.push('GO')
  for (let at = 0; at < tables; at++) {
    const schema = ['dbo', 'Sales', 'Stock'][at % 3]!
    const name = `[${schema}].[Entity${at}]`
    lines.push(
      `/****** Object:  Table ${name}    Script Date: 3/${(at % 27) + 1}/2019 10:11:12 AM ******/`,
      'SET ANSI_NULLS ON',
      'SET QUOTED_IDENTIFIER ON',
    )
    end()
    lines.push(`CREATE TABLE ${name}(`, `\t[Entity${at}ID] [int] IDENTITY(1,1) NOT NULL,`)
    for (let column = 0; column < 8 + (at % 6); column++)
      lines.push(`\t${columns[(at + column) % columns.length]!.replaceAll('#', String(column))},`)
    if (at % 4 === 0)
      lines.push(
        '\t[Total]  AS (isnull([Price0]*((1)-[Discount]),(0.00))) PERSISTED,',
        '\t[Price0] [money] NOT NULL,',
        '\t[Discount] [decimal](9, 4) NOT NULL,',
      )
    lines.push(
      ` CONSTRAINT [PK_Entity${at}] PRIMARY KEY CLUSTERED `,
      '(',
      `\t[Entity${at}ID] ASC`,
      `)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, IGNORE_DUP_KEY = OFF, ALLOW_ROW_LOCKS = ON, ALLOW_PAGE_LOCKS = ON) ON [PRIMARY]`,
      ') ON [PRIMARY]',
    )
    end()
    if (at > 3 && at % 2 === 0) {
      const other = Math.floor(at / 2)
      lines.push(
        `ALTER TABLE ${name}  WITH CHECK ADD  CONSTRAINT [FK_Entity${at}_${other}] FOREIGN KEY([Entity${at}ID])`,
        `REFERENCES [${['dbo', 'Sales', 'Stock'][other % 3]}].[Entity${other}] ([Entity${other}ID])`,
      )
      end()
    }
    if (at % 5 === 0) {
      lines.push(
        `CREATE NONCLUSTERED INDEX [IX_Entity${at}] ON ${name}`,
        '(',
        `\t[Entity${at}ID] DESC`,
        `) INCLUDE([Entity${at}ID]) WITH (PAD_INDEX = OFF, SORT_IN_TEMPDB = OFF, DROP_EXISTING = OFF) ON [PRIMARY]`,
      )
      end()
    }
    if (at % 8 === 0) {
      lines.push(
        `EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'What entity ${at} is' , @level0type=N'SCHEMA',@level0name=N'${schema}', @level1type=N'TABLE',@level1name=N'Entity${at}'`,
      )
      end()
    }
    if (at % 19 === 0) {
      lines.push(
        `CREATE PROCEDURE [${schema}].[GetEntity${at}]`,
        '    @id int = NULL',
        'AS',
        'BEGIN',
        '    SET NOCOUNT ON;',
        `    SELECT * FROM ${name} WHERE [Entity${at}ID] = @id AND N'it''s' <> N'[not]';`,
        'END',
      )
      end()
    }
  }
  return `${lines.join('\r\n')}\r\n`
}

const columns = [
  '[Name#] [nvarchar](50) NOT NULL',
  '[Code#] [varchar](20) COLLATE SQL_Latin1_General_CP1_CI_AS NULL',
  '[IsActive#] [bit] NOT NULL DEFAULT ((1))',
  '[Amount#] [decimal](18, 2) NOT NULL CHECK ([Amount#]>=(0.00))',
  '[Comment#] [nvarchar](max) NULL',
  '[Rowguid#] [uniqueidentifier] ROWGUIDCOL NOT NULL DEFAULT (newid())',
  '[ModifiedDate#] [datetime] NOT NULL DEFAULT (getdate())',
  '[Status#] [tinyint] NOT NULL DEFAULT ((0))',
  '[Picture#] [varbinary](max) NULL',
  '[Parent#] [int] NULL',
  '[ValidTo#] [datetime2](7) NULL',
]
