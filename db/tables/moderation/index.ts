import type { Context } from '../../context.ts'
import type { Moderation } from './face.ts'
import { createReports } from './reports.ts'

export function createModeration(context: Context): Moderation {
  return createReports(context)
}
