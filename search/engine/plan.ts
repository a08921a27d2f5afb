import { createAnalyzer } from '../analysis/index.ts'
import type { Analyzer } from '../analysis/types.ts'
import type { SearchSchema } from '../types.ts'
import { buildStemClasses } from '../typos/index.ts'
import type { AssemblyPlan } from './assemble.ts'
import { WILDCARD } from './segment-builder.ts'

export function createSchemaAnalyzer({ languages, synonyms }: SearchSchema): Analyzer {
  return createAnalyzer({
    languages: languages ?? ['ro', 'en'],
    ...(synonyms === undefined ? {} : { synonyms }),
  })
}

/** How segments of the schema are assembled. The first keyword field is the one documents are clustered by. */
export function assemblyPlan(schema: SearchSchema, analyzer: Analyzer): AssemblyPlan {
  return {
    textFields: Object.keys(schema.text).length,
    clusterField: schema.keyword.find((name) => name !== WILDCARD) ?? null,
    buildStems: (dictionary) => buildStemClasses(dictionary, (folded) => analyzer.stem(folded)),
  }
}
