type Row = readonly (string | number | null)[]

/** An extended INSERT as mysqldump writes it; nothing where there are no rows. */
export function insertInto(table: string, rows: readonly Row[]): string {
  return rows.length === 0
    ? ''
    : `INSERT INTO \`${table}\` VALUES ${rows.map((row) => `(${row.map(literal).join(',')})`).join(',')};`
}

function literal(value: string | number | null): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`
}
