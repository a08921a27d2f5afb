import { SegmentFilters } from '../filtering/filters.ts'
import { ENOUGH_MATCHES, type Level } from '../matching/understanding.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import type { Asked } from './asked.ts'

/**
 * First level from `at` on, all of the last stage, at which enough documents match, else the loosest. `asked.matching` is at that stage.
 */
export function sufficingLevel(asked: Asked, at: number): number {
  const { query, segments, matching, request, tools } = asked
  const { ladder, required } = query
  const { scratch } = tools
  const { held } = tools.counter
  const matched = new Uint32Array(required + 1)
  const passed = new Uint32Array(required + 1)
  let level = ladder.length - 1
  matching.isCounting = true
  for (let s = 0; s < segments.length; s++) {
    const segment = segments[s]!
    const filters = new SegmentFilters(segment, request.filters)
    for (let chunk = 0; chunk < segment.chunks && level > at; chunk++) {
      // what has been seen suffices for this level: only what holds as many words can tell of a tighter one
      let length = matching.match(s, chunk, ladder[level]!.least)
      for (let i = 0; i < length; i++) matched[held[scratch.documents[i]!]!]!++
      length = filters.apply(scratch, length, chunk * CHUNK_SIZE)
      for (let i = 0; i < length; i++) passed[held[scratch.documents[i]!]!]!++
      level = tightest(ladder, at, level, matched, passed)
    }
  }
  matching.isCounting = false
  return level
}

/** Tightest level from `at` on at which enough of the documents matched, by how many words they hold, and one passed; else `known`. */
function tightest(
  ladder: readonly Level[],
  at: number,
  known: number,
  matching: Uint32Array,
  passing: Uint32Array,
): number {
  let matched = 0
  let passed = 0
  let held = matching.length - 1
  for (let level = at; level < known; level++) {
    for (; held >= ladder[level]!.least; held--) {
      matched += matching[held]!
      passed += passing[held]!
    }
    if (matched >= ENOUGH_MATCHES && passed > 0) return level
  }
  return known
}
