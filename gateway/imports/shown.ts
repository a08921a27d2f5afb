import type { StoredImport, TableRow } from '@piata/db'

/** Of one field so much is shown. */
const shownCharacters = 500

/** An import as its seller sees it. */
export function shownImport(stored: StoredImport): object {
  const { id, name, bytes, state, contents, map, settings, plan, checkpoint, error, createdAt, updatedAt } =
    stored
  const progress =
    checkpoint === null
      ? null
      : {
          ...{ rows: checkpoint.rows, created: checkpoint.created, updated: checkpoint.updated },
          ...{
            unchanged: checkpoint.unchanged,
            refused: checkpoint.refused,
            withdrawn: checkpoint.withdrawn,
          },
        }
  return { id, name, bytes, state, contents, map, settings, plan, progress, error, createdAt, updatedAt }
}

/** A row as it is shown: long texts by their beginning. */
export const shownRow = ({ line, fields, fault }: TableRow): object => ({
  line,
  fields: fields.map((field) => field.slice(0, shownCharacters)),
  ...(fault !== undefined && { fault }),
})
