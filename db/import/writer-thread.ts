import { parentPort, workerData } from 'node:worker_threads'
import { DatabaseError, openDatabase } from '../index.ts'
import type { WriterAnswer, WriterRequest } from './writer.ts'

// Requests that come while it opens wait for the listener.
const database = await openDatabase(workerData)
const { listings } = database

parentPort!.on('message', async (request: WriterRequest) => {
  if (request === 'close') {
    await database.close()
    parentPort!.close()
    return
  }
  parentPort!.postMessage(await answer(request))
})

async function answer(request: Exclude<WriterRequest, 'close'>): Promise<WriterAnswer> {
  try {
    const written = await ('rows' in request
      ? listings.writeRows(request.rows)
      : listings.writeBatch(request.listings))
    return { written }
  } catch (error) {
    if (error instanceof DatabaseError) {
      const { code, message, field } = error
      return { fault: { code, message, field } }
    }
    return { fault: { message: error instanceof Error ? (error.stack ?? error.message) : String(error) } }
  }
}
