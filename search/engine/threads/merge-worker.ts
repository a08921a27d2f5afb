import { type MessagePort, workerData } from 'node:worker_threads'
import type { SearchSchema } from '../../types.ts'
import { assemble } from '../indexing/assemble.ts'
import { assemblyPlan, createSchemaAnalyzer } from '../indexing/plan.ts'
import { type PackedSegment, packSegment, unpackSegment } from '../segment/packing.ts'
import { Segment } from '../segment/segment.ts'
import { sourceOfSegment } from '../segment/source.ts'
import { giveWay } from './background.ts'

/** Segments to merge, with the deletions to go by. */
export interface MergeJob {
  segments: PackedSegment[]
  deleted: Uint32Array[]
}

/** The new segment, and where each source's documents went (-1: nowhere). */
export interface MergeDone {
  data: PackedSegment
  documentMaps: Int32Array[]
}

giveWay()

const { schema, port } = workerData as { schema: SearchSchema; port: MessagePort }
const plan = assemblyPlan(schema, createSchemaAnalyzer(schema))

port.on('message', ({ segments, deleted }: MergeJob) => {
  const sources = segments.map((packed, i) =>
    sourceOfSegment(new Segment(unpackSegment(packed)), deleted[i]!),
  )
  // what is rewritten alone may be for its phrases
  const isAlone = sources.length === 1
  const { data, documentMaps } = assemble(sources, isAlone ? { ...plan, fewestForPhrases: 0 } : plan)
  const done: MergeDone = { data: packSegment(data), documentMaps }
  port.postMessage(
    done,
    documentMaps.map((map) => map.buffer as ArrayBuffer),
  )
})
