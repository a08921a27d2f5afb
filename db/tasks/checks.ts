import { DatabaseError } from '../errors.ts'
import type { NewTask } from './face.ts'

const longestGoal = 60
const longestKey = 200
const mostPriority = 100
const largestJson = 65_536

/** @throws DatabaseError too-large, naming what exceeds its limit */
export function checkTask({ goal, key, priority = 0, input }: NewTask): string {
  if (goal.length === 0 || goal.length > longestGoal)
    throw tooLarge('goal', `must have 1 to ${longestGoal} characters`)
  if (key !== undefined && (key.length === 0 || key.length > longestKey))
    throw tooLarge('key', `must have 1 to ${longestKey} characters`)
  if (!Number.isInteger(priority) || Math.abs(priority) > mostPriority)
    throw tooLarge('priority', `must be a whole number from -${mostPriority} to ${mostPriority}`)
  const text = jsonOf(input)
  const bytes = Buffer.byteLength(text)
  if (bytes > largestJson)
    throw tooLarge('input', `must be at most ${largestJson} bytes of JSON, not ${bytes}`)
  return text
}

function tooLarge(field: string, rule: string): DatabaseError {
  return new DatabaseError('too-large', `The task's ${field} ${rule}`, field)
}

/** What is kept of an answer: all of it, or a note that it was too long, with its beginning, or why it could not be kept. Never throws. */
export function keptOutput(output: unknown): string {
  let text: string
  try {
    text = jsonOf(output)
  } catch (error) {
    return jsonOf({ unkept: error instanceof Error ? error.message : 'It is not JSON' })
  }
  const bytes = Buffer.byteLength(text)
  return bytes <= largestJson ? text : jsonOf({ cut: true, bytes, beginning: text.slice(0, 8_000) })
}

/** JSON that every database keeps: Postgres takes neither NUL nor half a surrogate pair, and would refuse all that is written with them. */
function jsonOf(value: unknown): string {
  const text = JSON.stringify(value ?? null) ?? 'null'
  return text.replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][\da-f]{2})/g, '$1\ufffd')
}

/** The same of a plain text. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}
