import type { Context } from '../../context.ts'
import { createDecisions, type Movers } from './decisions.ts'
import type { Moderation } from './face.ts'
import { createQueue } from './queue.ts'
import { createReports } from './reports.ts'

/** @param movers moves what is moderated within a transaction */
export function createModeration(context: Context, movers: Movers): Moderation {
  return { ...createReports(context), ...createQueue(context), ...createDecisions(context, movers) }
}
