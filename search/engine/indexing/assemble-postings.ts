import type { PhraseCounter } from '../../suggest/index.ts'
import { ByteWriter } from '../segment/bytes.ts'
import { CHUNK_BITS, CHUNK_SIZE, FREQUENCY_BITS, FREQUENCY_MASK } from '../segment/chunks.ts'
import { noPairs, PairBuilder } from '../segment/pair-builder.ts'
import type { SegmentArray } from '../segment/segment.ts'
import type { Source } from '../segment/source.ts'
import type { StringPool } from '../segment/string-pool.ts'
import { splitFields, TokenReader, TokenWriter } from '../segment/tokens.ts'
import { type MergedDictionary, renumbered } from './dictionary-merge.ts'
import type { DocumentOrder } from './document-order.ts'

/** Longest field length that is kept, in distinct terms. */
const MAX_LENGTH = 0xffff
/** Words of a title that are looked at for phrases. */
const MAX_TITLE = 32

/**
 * Dictionary, posting lists, field lengths and tokens of a new segment, in two passes over the tokens of all documents in
 * their new order: the first counts, the second fills. With `titles`, the phrases of that field are counted on the way, and pairs of
 * frequent words listed.
 */
export function assemblePostings(
  sources: readonly Source[],
  order: DocumentOrder,
  dictionary: MergedDictionary,
  fields: number,
  titles: { field: number; phrases: PhraseCounter } | null,
): { termCount: number; lengthTotals: number[]; arrays: Record<string, SegmentArray> } {
  const documents = order.length
  const counts = countPostings(sources, order, dictionary, fields)

  const finalOrdinals = new Uint32Array(dictionary.count)
  const { termCount, termOffsets, termBytes, termLengths, chunkStarts, postingStarts, postings, entries } =
    layOutTerms(sources, dictionary, finalOrdinals, counts)
  const maps = dictionary.maps.map((map) => renumbered(map, finalOrdinals))
  const postingCount = (term: number) => (postingStarts[term + 1] ?? postings) - postingStarts[term]!
  const terms = { size: termCount, bytes: termBytes, offsets: termOffsets, postingCount }
  const pairs = titles === null ? null : new PairBuilder(terms, documents)
  const ranks = pairs?.ranks ?? new Uint16Array(termCount)

  const chunkKeys = new Uint16Array(entries)
  const chunkEnds = new Uint32Array(entries)
  const postingDocuments = new Uint16Array(postings)
  const payloads =
    fields <= 2
      ? new Uint8Array(postings)
      : fields <= 4
        ? new Uint16Array(postings)
        : new Uint32Array(postings)
  const lengths = Array.from({ length: fields }, () => new Uint16Array(documents))
  const lengthTotals = new Array<number>(fields).fill(0)
  const tokenStarts = new Uint32Array(documents + 1)
  const out = new ByteWriter()
  out.reserve(counts.tokenBytes)
  const writer = new TokenWriter(out)
  const reader = new TokenReader()
  const starts = new Uint32Array(fields)
  const ends = new Uint32Array(fields)
  const title = new Uint32Array(MAX_TITLE)
  // per term: next free posting, last document written (+1), current directory entry
  const cursors = postingStarts.slice()
  const lastDocument = new Uint32Array(termCount)
  const entry = chunkStarts.slice(0, termCount)
  for (let document = 0; document < documents; document++) {
    const s = order.sourceOf[document]!
    const source = sources[s]!
    const map = maps[s]!
    const low = document & (CHUNK_SIZE - 1)
    const chunk = document >>> CHUNK_BITS
    if (low === 0 && document > 0) pairs?.endChunk()
    tokenStarts[document] = out.length
    splitFields(source.tokens, source.tokenStarts[order.documentOf[document]!]!, fields, starts, ends)
    for (let field = 0; field < fields; field++) {
      reader.open(source.tokens, source.tokenLengths, starts[field]!, ends[field]!)
      const part = out.beginPart()
      writer.begin()
      const shift = field * FREQUENCY_BITS
      let distinct = 0
      const isTitle = titles !== null && field === titles.field
      let titleLength = 0
      let position = -1
      while (reader.next()) {
        const term = map[reader.ordinal]!
        if (isTitle && reader.position > position && titleLength < MAX_TITLE) {
          position = reader.position
          title[titleLength++] = term
        }
        writer.put(term, termLengths[term]!, reader.position, reader.start, reader.end)
        if (ranks[term] !== 0) pairs?.put(ranks[term]!, reader.position)
        const last = lastDocument[term]!
        let posting = cursors[term]! - 1
        if (last !== document + 1) {
          posting = cursors[term]!++
          let at = entry[term]!
          if (last === 0) chunkKeys[at] = chunk
          else if ((last - 1) >>> CHUNK_BITS !== chunk) {
            at++
            entry[term] = at
            chunkKeys[at] = chunk
          }
          chunkEnds[at] = posting + 1
          postingDocuments[posting] = low
          lastDocument[term] = document + 1
        }
        const payload = payloads[posting]!
        const frequency = (payload >>> shift) & FREQUENCY_MASK
        if (frequency === 0) distinct++
        if (frequency < FREQUENCY_MASK) payloads[posting] = payload + (1 << shift)
      }
      if (isTitle) titles.phrases.add(title, titleLength)
      if (pairs !== null) pairs.endField(low)
      if (distinct > MAX_LENGTH) distinct = MAX_LENGTH
      lengths[field]![document] = distinct
      lengthTotals[field]! += distinct
      out.endPart(part)
    }
  }
  tokenStarts[documents] = out.length
  const arrays: Record<string, SegmentArray> = {
    termOffsets,
    termBytes,
    termLengths,
    chunkStarts,
    chunkKeys,
    chunkEnds,
    postingDocuments,
    payloads,
    tokenStarts,
    tokens: out.view(),
    ...(pairs === null ? noPairs : pairs.finish()),
  }
  lengths.forEach((length, field) => {
    arrays[`lengths.${field}`] = length
  })
  return { termCount, lengthTotals, arrays }
}

/**
 * Numbers the terms of the new segment by those of the merged dictionary; those that lost their last document are left out.
 * Returns how many they are, and their bytes.
 */
function numberTerms(
  sources: readonly Source[],
  dictionary: MergedDictionary,
  { postings }: PostingCounts,
  ordinals: Uint32Array,
): [terms: number, bytes: number] {
  let count = 0
  let bytes = 0
  for (let term = 0; term < ordinals.length; term++) {
    if (postings[term] === 0) continue
    ordinals[term] = count++
    const { offsets } = sources[dictionary.sourceOf[term]!]!.terms
    const ordinal = dictionary.ordinalOf[term]!
    bytes += offsets[ordinal + 1]! - offsets[ordinal]!
  }
  return [count, bytes]
}

/** The dictionary of the new segment, and where each term's directory entries and postings begin. Sets `finalOrdinals`. */
function layOutTerms(
  sources: readonly Source[],
  dictionary: MergedDictionary,
  finalOrdinals: Uint32Array,
  counts: PostingCounts,
) {
  const [termCount, termBytesLength] = numberTerms(sources, dictionary, counts, finalOrdinals)
  const termOffsets = new Uint32Array(termCount + 1)
  const termBytes = new Uint8Array(termBytesLength)
  const termLengths = new Uint8Array(termCount)
  const chunkStarts = new Uint32Array(termCount + 1)
  const postingStarts = new Uint32Array(termCount)
  let postings = 0
  let entries = 0
  for (let term = 0; term < dictionary.count; term++) {
    if (counts.postings[term] === 0) continue
    const source = sources[dictionary.sourceOf[term]!]!
    const ordinal = dictionary.ordinalOf[term]!
    const to = finalOrdinals[term]!
    termOffsets[to + 1] = copyString(source.terms, ordinal, termBytes, termOffsets[to]!)
    termLengths[to] = source.sortedLengths[ordinal]!
    postingStarts[to] = postings
    postings += counts.postings[term]!
    entries += counts.entries[term]!
    chunkStarts[to + 1] = entries
  }
  return { termCount, termOffsets, termBytes, termLengths, chunkStarts, postingStarts, postings, entries }
}

/** Copies a string of a pool to `bytes[at ..]`; returns the place behind it. */
function copyString({ bytes, offsets }: StringPool, ordinal: number, to: Uint8Array, at: number): number {
  const end = offsets[ordinal + 1]!
  for (let from = offsets[ordinal]!; from < end; from++) to[at++] = bytes[from]!
  return at
}

interface PostingCounts {
  postings: Uint32Array
  entries: Uint32Array
  tokenBytes: number
}

/** Postings and directory entries per merged term, and the bytes of all kept tokens. */
function countPostings(
  sources: readonly Source[],
  order: DocumentOrder,
  dictionary: MergedDictionary,
  fields: number,
): PostingCounts {
  const postings = new Uint32Array(dictionary.count)
  const entries = new Uint32Array(dictionary.count)
  const lastDocument = new Uint32Array(dictionary.count)
  const reader = new TokenReader()
  const starts = new Uint32Array(fields)
  const ends = new Uint32Array(fields)
  let tokenBytes = 0
  for (let document = 0; document < order.length; document++) {
    const s = order.sourceOf[document]!
    const source = sources[s]!
    const map = dictionary.maps[s]!
    splitFields(source.tokens, source.tokenStarts[order.documentOf[document]!]!, fields, starts, ends)
    for (let field = 0; field < fields; field++) {
      reader.open(source.tokens, source.tokenLengths, starts[field]!, ends[field]!)
      tokenBytes += ends[field]! - starts[field]! + 2
      while (reader.next()) {
        const term = map[reader.ordinal]!
        const last = lastDocument[term]!
        if (last === document + 1) continue
        postings[term]!++
        if (last === 0 || (last - 1) >>> CHUNK_BITS !== document >>> CHUNK_BITS) entries[term]!++
        lastDocument[term] = document + 1
      }
    }
  }
  return { postings, entries, tokenBytes }
}
