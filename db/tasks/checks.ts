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
  const text = JSON.stringify(input ?? null)
  const bytes = Buffer.byteLength(text)
  if (bytes > largestJson)
    throw tooLarge('input', `must be at most ${largestJson} bytes of JSON, not ${bytes}`)
  return text
}

function tooLarge(field: string, rule: string): DatabaseError {
  return new DatabaseError('too-large', `The task's ${field} ${rule}`, field)
}

/** What is kept of an answer: all of it, or a note that it was too long, with its beginning. */
export function keptOutput(output: unknown): string {
  const text = JSON.stringify(output ?? null)
  if (Buffer.byteLength(text) <= largestJson) return text
  return JSON.stringify({ cut: true, bytes: Buffer.byteLength(text), beginning: text.slice(0, 8_000) })
}
