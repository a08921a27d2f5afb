import type { Schema } from '../schema.ts'
import { dbtFiles } from './dbt.ts'
import { kyselyTypes } from './kysely.ts'
import { snakeCase } from './names.ts'
import { draftOldSite } from './old-site.ts'
import { typeboxSchemas } from './typebox.ts'

/**
 * Models of a schema as files, by their paths: a dbt project (`dbt/`), types of Kysely (`kysely.ts`) and schemas of TypeBox
 * (`typebox.ts`), and a draft of how it becomes a site here (`piata-map.json`), where it looks like one. The same schema gives the same files.
 * @param project what the dbt project is called, from which its own name is made
 */
export function modelFiles(schema: Schema, project: string): Map<string, string> {
  const files = dbtFiles(schema, snakeCase(project))
  files.set('kysely.ts', kyselyTypes(schema))
  files.set('typebox.ts', typeboxSchemas(schema))
  const draft = draftOldSite(schema)
  if (draft !== undefined) files.set('piata-map.json', `${JSON.stringify(draft, null, 2)}\n`)
  return files
}
