import type { Schema, Table } from '../schema.ts'
import { typeName } from './type-name.ts'

const rowHeight = 18
const headHeight = 26
const charWidth = 7
const gapX = 90
const gapY = 28
const margin = 20
/** Boxes of one column of the picture are cut off here, and go on in the next. */
const maxHeight = 2_400
const maxText = 40

interface Box {
  table: Table
  x: number
  y: number
  width: number
  height: number
}

/** The schema as a picture: a box for each table, those that are referred to on the left, and a line for each reference. */
export function printSvg({ tables }: Schema): string {
  const boxes = place(tables)
  const byName = new Map(boxes.map((box) => [keyOf(box.table.schema, box.table.name), box]))
  const width = boxes.reduce((most, box) => Math.max(most, box.x + box.width), 0) + margin
  const height = boxes.reduce((most, box) => Math.max(most, box.y + box.height), 0) + margin
  const lines = boxes.flatMap((from) =>
    from.table.foreignKeys.flatMap((key) => {
      const to = byName.get(keyOf(key.references.schema, key.references.table))
      return to === undefined ? [] : [line(from, to, key.columns[0], key.references.columns[0])]
    }),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, monospace" font-size="12">`,
    '<style>.b{fill:#fff;stroke:#475569}.h{fill:#e2e8f0;stroke:#475569}.l{fill:none;stroke:#64748b}.k{font-weight:bold}.t{fill:#64748b}</style>',
    ...lines,
    ...boxes.map(draw),
    '</svg>',
    '',
  ].join('\n')
}

const keyOf = (schema: string | null, name: string) => `${schema ?? ''}.${name}`.toLowerCase()

/** How many references lead away from a table at most; circles end at whoever began. */
function levels(tables: readonly Table[]): Map<Table, number> {
  const byName = new Map(tables.map((table) => [keyOf(table.schema, table.name), table]))
  const known = new Map<Table, number>()
  for (const start of tables) {
    // Without recursion, as a chain of references may be as long as the schema.
    const path: { table: Table; next: number; level: number }[] = []
    const enter = (table: Table) => {
      known.set(table, 0)
      path.push({ table, next: 0, level: 0 })
    }
    if (!known.has(start)) enter(start)
    while (path.length > 0) {
      const top = path.at(-1)!
      const key = top.table.foreignKeys[top.next++]
      if (key === undefined) {
        path.pop()
        known.set(top.table, top.level)
        const above = path.at(-1)
        if (above !== undefined) above.level = Math.max(above.level, top.level + 1)
        continue
      }
      const other = byName.get(keyOf(key.references.schema, key.references.table))
      if (other === undefined || other === top.table) continue
      const level = known.get(other)
      if (level === undefined) enter(other)
      else top.level = Math.max(top.level, level + 1)
    }
  }
  return known
}

function place(tables: readonly Table[]): Box[] {
  const level = levels(tables)
  const sorted = tables.toSorted((a, b) => level.get(a)! - level.get(b)!)
  const boxes: Box[] = []
  let x = margin
  let y = margin
  let widest = 0
  let current = 0
  for (const table of sorted) {
    const height = headHeight + rowHeight * table.columns.length + 6
    if (level.get(table) !== current || (y > margin && y + height > maxHeight)) {
      if (boxes.length > 0) x += widest + gapX
      y = margin
      widest = 0
      current = level.get(table)!
    }
    const texts = [
      titleOf(table),
      ...table.columns.map((column) => `${cut(column.name)}  ${cut(typeName(column.type))}`),
    ]
    const width = texts.reduce((most, text) => Math.max(most, text.length * charWidth + 24), 120)
    boxes.push({ table, x, y, width, height })
    widest = Math.max(widest, width)
    y += height + gapY
  }
  return boxes
}

const titleOf = ({ schema, name }: Table) => cut(schema === null ? name : `${schema}.${name}`)
const cut = (text: string) => (text.length > maxText ? `${text.slice(0, maxText - 1)}…` : text)
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** What XML cannot hold is left out. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => escapes[sign]!)

function draw({ table, x, y, width, height }: Box): string {
  const rows = table.columns.map((column, at) => {
    const baseline = y + headHeight + rowHeight * at + 14
    const isKey = table.primaryKey?.columns.includes(column.name)
    return `<text x="${x + 8}" y="${baseline}"${isKey ? ' class="k"' : ''}>${escaped(cut(column.name))}${column.nullable ? '?' : ''}</text><text x="${x + width - 8}" y="${baseline}" text-anchor="end" class="t">${escaped(cut(typeName(column.type)))}</text>`
  })
  const title = table.comment === null ? '' : `<title>${escaped(table.comment)}</title>`
  return `<g>${title}<rect class="b" x="${x}" y="${y}" width="${width}" height="${height}" rx="3"/><rect class="h" x="${x}" y="${y}" width="${width}" height="${headHeight - 4}" rx="3"/><text x="${x + 8}" y="${y + 15}" class="k">${escaped(titleOf(table))}</text>${rows.join('')}</g>`
}

function line(from: Box, to: Box, column: string | undefined, other: string | undefined): string {
  const height = (box: Box, name: string | undefined) => {
    const at = box.table.columns.findIndex((one) => one.name === name)
    return box.y + (at < 0 ? headHeight / 2 : headHeight + rowHeight * at + 9)
  }
  const y1 = height(from, column)
  const y2 = height(to, other)
  const isRight = to.x > from.x
  const x1 = isRight ? from.x + from.width : from.x
  const x2 = to.x === from.x ? to.x : isRight ? to.x : to.x + to.width
  const bend = to.x === from.x ? -40 : (isRight ? 1 : -1) * 45
  return `<path class="l" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 + (to.x === from.x ? -40 : -bend)} ${y2} ${x2} ${y2}"/><circle cx="${x1}" cy="${y1}" r="2.5" fill="#64748b"/>`
}
