import { PhraseCounter, type SuggestionTable } from '../../suggest/index.ts'
import type { StemClasses, TermDictionary } from '../../typos/types.ts'
import { orderByPlace } from '../segment/chunk-order.ts'
import { IdTableBuilder } from '../segment/id-builder.ts'
import { neighbourBits, stemRoots } from '../segment/neighbours.ts'
import type { SegmentArray, SegmentData } from '../segment/segment.ts'
import type { Source } from '../segment/source.ts'
import { StringPool } from '../segment/string-pool.ts'
import { assembleColumns } from './assemble-columns.ts'
import { assemblePostings } from './assemble-postings.ts'
import { mergeDictionaries } from './dictionary-merge.ts'
import { type DocumentOrder, orderDocuments } from './document-order.ts'

/** What assembling needs to know of the schema. */
export interface AssemblyPlan {
  textFields: number
  /** Keyword field whose documents are laid side by side, or null. */
  clusterField: string | null
  /** The heaviest text field: its phrases are suggested, and its neighbours looked at. */
  titleField: number
  /** Smaller segments suggest words only, those of their dictionary, and list no pairs: counting phrases takes time. */
  fewestForPhrases: number
  isStopWord(folded: string): boolean
  /** Links the terms of one stem. */
  buildStems(dictionary: TermDictionary): StemClasses
}

/** A new segment and where each source's documents went (-1: dropped). */
interface Assembly {
  data: SegmentData
  documentMaps: Int32Array[]
}

/**
 * Makes one segment of the live documents of all sources. Ids must be distinct among them.
 * O(tokens + terms · sources + documents · columns).
 */
export function assemble(sources: readonly Source[], plan: AssemblyPlan): Assembly {
  const order = orderDocuments(sources, plan.clusterField)
  const documents = order.length
  const dictionary = mergeDictionaries(sources)
  const phrases = documents < plan.fewestForPhrases ? null : new PhraseCounter()
  const counted = phrases === null ? null : { field: plan.titleField, phrases }
  const postings = assemblePostings(sources, order, dictionary, plan.textFields, counted)
  const columns = assembleColumns(sources, order)

  const { ids, latitudes, longitudes } = copyPlacesAndIds(sources, order)
  const places = orderByPlace(latitudes, longitudes)

  const popular = popularEntries(phrases, postings.arrays, documents, plan)
  const stems = plan.buildStems({
    size: postings.termCount,
    bytes: postings.arrays.termBytes as Uint8Array,
    offsets: postings.arrays.termOffsets as Uint32Array,
    documentFrequency: () => 1,
    postingCount: () => 1,
  })
  const { tokens, tokenStarts, termLengths } = postings.arrays as Record<string, Uint8Array & Uint32Array>
  const titles = {
    tokens: tokens!,
    tokenStarts: tokenStarts!,
    termLengths: termLengths!,
    fields: plan.textFields,
    field: plan.titleField,
  }
  const arrays: Record<string, SegmentArray> = {
    ...postings.arrays,
    ...columns.arrays,
    ...ids,
    latitudes,
    longitudes,
    places: places.documents,
    placeStarts: places.starts,
    stemNext: stems.next,
    neighbours: neighbourBits(titles, stemRoots(stems)),
    stemTable: stems.table,
    popularBytes: popular.bytes,
    popularOffsets: popular.offsets,
    popularCounts: popular.counts,
  }
  return {
    data: {
      meta: {
        documents,
        lengthTotals: postings.lengthTotals,
        keyword: columns.keyword,
        numeric: columns.numeric,
        hasPhrases: phrases !== null,
      },
      arrays: share(arrays),
      deleted: new Uint32Array(new SharedArrayBuffer(((documents + 31) >>> 5) * 4)),
    },
    documentMaps: order.maps,
  }
}

/** What every document has besides words. */
function copyPlacesAndIds(sources: readonly Source[], order: DocumentOrder) {
  const ids = new IdTableBuilder(order.length)
  const latitudes = new Int32Array(order.length)
  const longitudes = new Int32Array(order.length)
  for (let document = 0; document < order.length; document++) {
    const source = sources[order.sourceOf[document]!]!
    const from = order.documentOf[document]!
    source.ids.copyTo(ids, from)
    latitudes[document] = source.latitudes[from]!
    longitudes[document] = source.longitudes[from]!
  }
  return { ids: ids.finish(), latitudes, longitudes }
}

function popularEntries(
  phrases: PhraseCounter | null,
  arrays: Record<string, SegmentArray>,
  documents: number,
  plan: AssemblyPlan,
): SuggestionTable {
  if (phrases === null) {
    return { bytes: new Uint8Array(0), offsets: new Uint32Array(1), counts: new Uint32Array(0) }
  }
  const terms = new StringPool(arrays.termBytes as Uint8Array, arrays.termOffsets as Uint32Array)
  const chunkStarts = arrays.chunkStarts as Uint32Array
  const chunkEnds = arrays.chunkEnds as Uint32Array
  const endOf = (ordinal: number) => {
    const entries = chunkStarts[ordinal]!
    return entries === 0 ? 0 : chunkEnds[entries - 1]!
  }
  return phrases.finish(
    {
      size: terms.size,
      documents,
      termAt: (ordinal) => terms.at(ordinal),
      documentFrequency: (ordinal) => endOf(ordinal + 1) - endOf(ordinal),
    },
    (folded) => plan.isStopWord(folded),
  )
}

/** Copies the arrays into one shared buffer, one behind the other, each aligned to 8 bytes. */
function share(arrays: Record<string, SegmentArray>): Record<string, SegmentArray> {
  let total = 0
  for (const array of Object.values(arrays)) total += (array.byteLength + 7) & ~7
  const buffer = new SharedArrayBuffer(total)
  const shared: Record<string, SegmentArray> = {}
  let at = 0
  for (const [name, array] of Object.entries(arrays)) {
    shared[name] = viewLike(array, buffer, at)
    shared[name].set(array as never)
    at += (array.byteLength + 7) & ~7
  }
  return shared
}

/** A view of the same type and length on other memory. */
function viewLike(array: SegmentArray, buffer: SharedArrayBuffer, at: number): SegmentArray {
  const length = array.length
  if (array instanceof Uint8Array) return new Uint8Array(buffer, at, length)
  if (array instanceof Uint16Array) return new Uint16Array(buffer, at, length)
  if (array instanceof Uint32Array) return new Uint32Array(buffer, at, length)
  if (array instanceof Int32Array) return new Int32Array(buffer, at, length)
  return new Float64Array(buffer, at, length)
}
