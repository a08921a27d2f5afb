import { parentPort, workerData } from 'node:worker_threads'
import { ImportError, readFirstPage } from '@piata/db/files'
import type { FirstPage } from './first-page.ts'

async function read(): Promise<FirstPage> {
  try {
    return await readFirstPage(workerData)
  } catch (error) {
    if (error instanceof ImportError) return { fault: error.message }
    throw error
  }
}

parentPort!.postMessage(await read())
