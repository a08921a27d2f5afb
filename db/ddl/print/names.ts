import type { Column, Dialect, Table } from '../schema.ts'

/** Names that must differ within a whole schema in some dialects, and within their table in others. */
export class Names {
  readonly #isShared: boolean
  readonly #taken = new Set<string>()
  readonly #enumerations = new Map<string, string>()

  constructor(dialect: Dialect, tables: readonly Table[]) {
    this.#isShared = dialect === 'postgres' || dialect === 'sqlite'
    for (const { name, primaryKey } of tables) {
      this.#taken.add(name.toLowerCase())
      if (primaryKey?.name) this.#taken.add(primaryKey.name.toLowerCase())
    }
  }

  /** The name, or where another table has it one that begins with its own table's. */
  claim(table: Table, name: string | null): string | null {
    if (name === null || !this.#isShared) return name
    let free = name
    for (let count = 1; this.#taken.has(free.toLowerCase()); count++)
      free = `${table.name}_${name}${count === 1 ? '' : count}`
    this.#taken.add(free.toLowerCase())
    return free
  }

  /** The name of Postgres' type for a column's enumeration, and whether it is a new one. */
  enumeration(table: Table, { name, type }: Column): { name: string; isNew: boolean } | undefined {
    if (type.kind !== 'enum') return undefined
    const key = JSON.stringify(type.values)
    const known = this.#enumerations.get(key)
    if (known !== undefined) return { name: known, isNew: false }
    const made = this.claim(table, `${table.name}_${name}`)!
    this.#enumerations.set(key, made)
    return { name: made, isNew: true }
  }
}
