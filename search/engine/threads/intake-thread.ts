import { parentPort, workerData } from 'node:worker_threads'
import type { SearchSchema } from '../../types.ts'
import { assemble } from '../indexing/assemble.ts'
import { sourceOfGathered } from '../indexing/gathered.ts'
import { assemblyPlan, createSchemaAnalyzer } from '../indexing/plan.ts'
import type { PlainValue } from '../indexing/read-document.ts'
import { SegmentBuilder } from '../indexing/segment-builder.ts'
import { IdKey } from '../segment/ids.ts'
import { type PackedSegment, packSegment } from '../segment/packing.ts'
import { giveWay } from './background.ts'

/** A gathering is full at so many bytes of tokens. */
const MOST_BYTES = 16 << 20

/** Documents of a gathering, or its end with bits of those to leave out. Each message is answered. */
export type Message =
  | { gathering: number; values: PlainValue[]; documents: number }
  | { gathering: number; deleted: Uint32Array | null }

export interface Taken {
  isFull: boolean
}

/** The new segment, and where each document went (-1: nowhere). */
export interface Assembled {
  data: PackedSegment
  map: Int32Array
}

export type Answer = Taken | Assembled

giveWay()

const schema = workerData as SearchSchema
const analyzer = createSchemaAnalyzer(schema)
const plan = assemblyPlan(schema, analyzer)
const builders = new Map<number, SegmentBuilder>()
const key = new IdKey()

parentPort!.on('message', (message: Message) => {
  if ('values' in message) parentPort!.postMessage(take(message))
  else {
    const assembled = finish(message)
    parentPort!.postMessage(assembled, [assembled.map.buffer as ArrayBuffer])
  }
})

function take({ gathering, values, documents }: Extract<Message, { documents: number }>): Taken {
  let builder = builders.get(gathering)
  if (builder === undefined) {
    builder = new SegmentBuilder(schema, analyzer)
    builders.set(gathering, builder)
  }
  for (let at = 0; documents > 0; documents--) at = builder.add(values, at, key)
  return { isFull: builder.isFull || builder.tokenBytes >= MOST_BYTES }
}

function finish({ gathering, deleted }: Extract<Message, { deleted: unknown }>): Assembled {
  const builder = builders.get(gathering)!
  builders.delete(gathering)
  const { data, documentMaps } = assemble([sourceOfGathered(builder.gather(deleted))], plan)
  return { data: packSegment(data), map: documentMaps[0]! }
}
