import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { ImageError } from './types.ts'

interface ReceivedFile {
  /** Of all bytes, 64 lower-case hex digits. */
  sha256: string
  bytes: number
}

/**
 * Writes `source` to the new file `path`, hashing on the way. Memory stays at one piece of the stream.
 * A refusal is told at once; what is left of the source then flows to nowhere.
 * @param maxBytes the last byte count that is let through
 * @param stallMs the longest pause between two pieces
 * @throws ImageError `too-large`, `empty`, `interrupted`, or `processing-failed` when the disk refuses
 */
export function receive(
  source: Readable,
  path: string,
  maxBytes: number,
  stallMs: number,
): Promise<ReceivedFile> {
  const { promise, resolve, reject } = Promise.withResolvers<ReceivedFile>()
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  const hash = createHash('sha256')
  let bytes = 0
  let settled = false
  let lastPiece = performance.now()

  const stall = setInterval(
    () => {
      if (source.isPaused()) lastPiece = performance.now()
      else if (performance.now() - lastPiece >= stallMs) {
        refuse(new ImageError('interrupted', `The file stopped arriving for ${stallMs / 1000} seconds.`))
      }
    },
    Math.max(20, stallMs / 10),
  )

  function settle(): boolean {
    if (settled) return false
    settled = true
    clearInterval(stall)
    source.off('data', onData)
    source.off('end', onEnd)
    source.off('close', onClose)
    return true
  }

  function refuse(error: Error): void {
    if (!settle()) return
    source.on('error', () => {})
    source.resume()
    // The caller deletes the file: it must be closed by then.
    if (file.closed) reject(error)
    else file.once('close', () => reject(error)).destroy()
  }

  function onData(piece: Buffer): void {
    lastPiece = performance.now()
    bytes += piece.length
    if (bytes > maxBytes) {
      refuse(new ImageError('too-large', `The file is larger than the limit of ${megabytes(maxBytes)}.`))
      return
    }
    hash.update(piece)
    if (!file.write(piece)) {
      source.pause()
      file.once('drain', () => source.resume())
    }
  }

  function onEnd(): void {
    if (bytes === 0) {
      refuse(new ImageError('empty', 'The file is empty.'))
      return
    }
    clearInterval(stall)
    file.on('finish', () => {
      if (settle()) resolve({ sha256: hash.digest('hex'), bytes })
    })
    file.end()
  }

  function onClose(): void {
    if (!source.readableEnded) refuse(new ImageError('interrupted', 'The file did not arrive whole.'))
  }

  file.on('error', (cause) => {
    refuse(new ImageError('processing-failed', 'The file could not be kept for processing.', { cause }))
  })
  source.on('error', () => refuse(new ImageError('interrupted', 'The file did not arrive whole.')))
  source.on('close', onClose)
  source.on('end', onEnd)
  source.on('data', onData)
  if (source.destroyed || source.readableEnded) onClose()
  return promise
}

function megabytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 100_000) / 10} MB` : `${bytes} bytes`
}
