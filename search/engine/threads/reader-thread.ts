import { parentPort, workerData } from 'node:worker_threads'
import { SearchError, type SearchRequest, type SearchSchema } from '../../types.ts'
import { createSchemaAnalyzer } from '../indexing/plan.ts'
import { Executor } from '../query/executor.ts'
import { type PackedSegment, unpackSegment } from '../segment/packing.ts'
import { Segment } from '../segment/segment.ts'

/** What is to be searched from now on: memory is shared but for the deletions, so that nobody sees half an update. */
export interface View {
  /** Numbers of all segments. */
  segments: number[]
  /** Those that the thread does not know yet. */
  fresh: { number: number; packed: PackedSegment }[]
  deletions: { number: number; deleted: Uint32Array; count: number }[]
}

export interface Question {
  request: SearchRequest
}

/** Answers come in the order of the questions. */
export interface Answer {
  /** The result as JSON: one string crosses threads faster than many small objects. */
  result?: string
  refusal?: Pick<SearchError, 'code' | 'message' | 'field' | 'changed'>
  failure?: Error
}

const executor = makeExecutor(workerData as SearchSchema)
let known = new Map<number, Segment>()
let segments: Segment[] = []

parentPort!.on('message', (message: View | Question) => {
  if ('request' in message) parentPort!.postMessage(answer(message))
  else take(message)
})

function makeExecutor(schema: SearchSchema): Executor {
  return new Executor(schema, createSchemaAnalyzer(schema))
}

function take(view: View): void {
  for (const { number, packed } of view.fresh) known.set(number, new Segment(unpackSegment(packed)))
  for (const { number, deleted, count } of view.deletions) {
    const segment = known.get(number)!
    segment.deleted.set(deleted)
    segment.deletedCount = count
  }
  known = new Map(view.segments.map((number) => [number, known.get(number)!]))
  segments = [...known.values()]
}

function answer({ request }: Question): Answer {
  try {
    return { result: JSON.stringify(executor.search(segments, request)) }
  } catch (error) {
    if (error instanceof SearchError) {
      const { code, message, field, changed } = error
      return { refusal: { code, message, field, changed } }
    }
    return { failure: error as Error }
  }
}
