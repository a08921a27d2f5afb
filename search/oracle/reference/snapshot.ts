import { open, readFile, rename, rm } from 'node:fs/promises'
import { SearchError, type SearchSchema } from '../../types.ts'
import type { StoredDocument } from './fields.ts'

const format = 'piata-search-reference'
const version = 1

interface Snapshot {
  position: string | null
  documents: StoredDocument[]
}

/** Written beside its place and renamed, so that a reader finds the old snapshot or the new one. */
export async function writeSnapshot(path: string, schema: SearchSchema, snapshot: Snapshot): Promise<void> {
  const temporary = `${path}.${process.pid}.${Date.now()}.tmp`
  const documents = snapshot.documents.map(({ id, text, keyword, numeric, location }) => ({
    id,
    text: [...text],
    keyword: [...keyword],
    numeric: [...numeric],
    location,
  }))
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(
        JSON.stringify({ format, version, schema, position: snapshot.position, documents }),
      )
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** @throws SearchError bad-snapshot when the file is missing, torn, or of another version or schema. */
export async function readSnapshot(path: string, schema: SearchSchema): Promise<Snapshot> {
  const refuse = (reason: string, cause?: unknown) => {
    const error = new SearchError('bad-snapshot', `${path}: ${reason}`)
    error.cause = cause
    return error
  }
  let content: ReturnType<typeof parse>
  try {
    content = parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw refuse('cannot be read as a snapshot', error)
  }
  if (content?.format !== format) throw refuse('is not a snapshot of this kind of index')
  if (content.version !== version) throw refuse(`has version ${content.version}, not ${version}`)
  if (JSON.stringify(content.schema) !== JSON.stringify(schema)) throw refuse('was made with another schema')
  return {
    position: content.position,
    documents: content.documents.map(({ id, text, keyword, numeric, location }) => ({
      id,
      text: new Map(text),
      keyword: new Map(keyword),
      numeric: new Map(numeric),
      location,
    })),
  }
}

function parse(text: string) {
  return JSON.parse(text) as {
    format: string
    version: number
    schema: SearchSchema
    position: string | null
    documents: {
      id: string
      text: [string, string][]
      keyword: [string, string[]][]
      numeric: [string, number][]
      location: StoredDocument['location']
    }[]
  }
}
