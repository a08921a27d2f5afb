import { isMainThread } from 'node:worker_threads'
import { createAnalyzer } from '../../analysis/index.ts'
import type { Analyzer } from '../../analysis/types.ts'
import { type SearchSchema, searchLanguages } from '../../types.ts'
import { buildStemClasses } from '../../typos/index.ts'
import type { AssemblyPlan } from './assemble.ts'
import { WILDCARD } from './read-document.ts'

export function createSchemaAnalyzer({ languages, synonyms }: SearchSchema): Analyzer {
  return createAnalyzer({
    languages: languages ?? searchLanguages,
    ...(synonyms === undefined ? {} : { synonyms }),
  })
}

/** How segments of the schema are assembled. The first keyword field is the one documents are clustered by. */
export function assemblyPlan(schema: SearchSchema, analyzer: Analyzer): AssemblyPlan {
  const weights = Object.values(schema.text).map(({ weight }) => weight)
  return {
    textFields: weights.length,
    titleField: weights.indexOf(Math.max(...weights)),
    fewestForPhrases: isMainThread ? 32_768 : 1024,
    isStopWord: (folded) => analyzer.isStopWord(folded),
    clusterField: schema.keyword.find((name) => name !== WILDCARD) ?? null,
    buildStems: (dictionary) => buildStemClasses(dictionary, analyzer.terms()),
  }
}
