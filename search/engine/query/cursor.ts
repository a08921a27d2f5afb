import { SearchError } from '../../types.ts'
import type { Choice } from '../../typos/index.ts'
import type { Statistics } from '../ranking/statistics.ts'
import type { After } from '../ranking/top-hits.ts'
import { asTyped, decodeReading, encodeReading, type Reading } from './reading.ts'
import { checkStamp, type Stamp } from './stamp.ts'

/** Longest cursor that is looked at. */
const MAX_LENGTH = 8192
/** Place of the reading among a cursor's fields. */
const readingAt = 10

/** What a page hands to the next. */
export interface CursorState {
  after: After
  /** Figures that scores were computed with, so that they stay what they were while documents come and go. */
  statistics: Statistics
  /** Document frequency of each query word, in order. */
  frequencies: number[]
  /** Which terms answered each query word, so that they go on to answer it. */
  choices: readonly Choice[]
  /** Step of the ladder of levels that the first page stood on. */
  level: number
  /** How the first page read the query. */
  reading: Reading
}

export function encodeCursor(state: CursorState, owner: string, stamp: Stamp): string {
  const { after, statistics, frequencies, choices, level, reading } = state
  const key = Number.isFinite(after.key) ? after.key : null
  const fields = [
    stamp,
    owner,
    key,
    after.id,
    level,
    statistics.documents,
    statistics.meanLengths,
    statistics.freshness,
    frequencies,
    choices.map(({ formsFrequency, completions, corrections }) => [
      formsFrequency,
      encodeHashes(completions),
      encodeHashes(corrections),
    ]),
    encodeReading(reading),
  ]
  return Buffer.from(JSON.stringify(fields)).toString('base64url')
}

/** The fields of a cursor of whatever version, or null. */
function fieldsOf(cursor: string): unknown[] | null {
  if (cursor.length > MAX_LENGTH) return null
  try {
    const fields: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(fields) && fields.length > readingAt ? fields : null
  } catch {
    return null
  }
}

/** How the first page of a cursor read the query; as it was typed, when that cannot be told. */
export function readingOf(cursor: string): Reading {
  return decodeReading(fieldsOf(cursor)?.[readingAt]) ?? asTyped
}

/** @throws SearchError `bad-cursor`, or `stale-cursor` where the index was another when the cursor was made */
export function decodeCursor(
  cursor: string,
  owner: string,
  stamp: Stamp,
  textFields: number,
  words: number,
): CursorState {
  const fields = fieldsOf(cursor)
  if (fields === null) throw new SearchError('bad-cursor', 'The cursor cannot be read', 'cursor')
  checkStamp(fields[0], stamp)
  if (fields[1] !== owner) {
    throw new SearchError('bad-cursor', 'The cursor belongs to another query or sort', 'cursor')
  }
  const [, , key, id, level, documents, meanLengths, freshness, frequencies, choices] = fields
  const reading = decodeReading(fields[readingAt])
  const decoded = Array.isArray(choices) ? choices.map(decodeChoice) : []
  if (
    !(key === null || isNumber(key)) ||
    typeof id !== 'string' ||
    !Number.isInteger(level) ||
    reading === null ||
    !isNumber(documents) ||
    !isNumbers(meanLengths, textFields) ||
    !isNumbers(freshness, 2) ||
    !isNumbers(frequencies, words) ||
    decoded.length !== words ||
    !decoded.every((choice) => choice !== null)
  ) {
    throw new SearchError('bad-cursor', 'The cursor cannot be read', 'cursor')
  }
  return {
    after: { key: key ?? Number.POSITIVE_INFINITY, id },
    statistics: { documents, meanLengths, freshness: [freshness[0]!, freshness[1]!] },
    frequencies,
    choices: decoded,
    level: level as number,
    reading,
  }
}

function encodeHashes(hashes: ReadonlySet<number>): string {
  return Buffer.from(Uint32Array.from(hashes).buffer).toString('base64url')
}

/** Null for what is none. */
function decodeChoice(choice: unknown): Choice | null {
  if (!Array.isArray(choice) || choice.length !== 3) return null
  const [formsFrequency, completions, corrections] = (choice as unknown[]).map((part) =>
    typeof part === 'string' ? decodeHashes(part) : part,
  )
  const isChoice = isNumber(formsFrequency) && completions instanceof Set && corrections instanceof Set
  return isChoice ? { formsFrequency, completions, corrections } : null
}

function decodeHashes(text: string): Set<number> {
  const bytes = Buffer.from(text, 'base64url')
  const hashes = new Set<number>()
  for (let at = 0; at + 4 <= bytes.length; at += 4) hashes.add(bytes.readUInt32LE(at))
  return hashes
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function isNumbers(value: unknown, length: number): value is number[] {
  return Array.isArray(value) && value.length === length && value.every(isNumber)
}
