import type { Context } from '../../context.ts'
import { createDecisions, type Movers } from './decisions.ts'
import type { Moderation } from './face.ts'
import { createGone } from './gone.ts'
import { forgetWarnings } from './misuse.ts'
import { createMyReports } from './my-reports.ts'
import { createQueue } from './queue.ts'
import { createReports } from './reports.ts'
import { isPublic } from './subjects.ts'
import { createTransparency } from './transparency.ts'

/** @param movers moves what is moderated within a transaction */
export function createModeration(context: Context, movers: Movers): Moderation {
  return {
    ...createReports(context),
    ...createMyReports(context),
    ...createQueue(context, movers.listingsOn(context).alike),
    ...createDecisions(context, movers),
    ...createTransparency(context),
    ...createGone(context),
    isPublic: (subject, subjectId) => isPublic(context, subject, subjectId),
    forgetWarnings: (before, limit) => forgetWarnings(context, before, limit),
  }
}
