import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { ImportError } from './errors.ts'

/** Written by macOS beside each file, and folders. */
const passedOver = /^__MACOSX\/|\/$|(?:^|\/)\.DS_Store$/
/** Of an archive so much is unpacked in one go, so that what one byte becomes is bounded. */
const pieceBytes = 16_384

/**
 * The one file of a ZIP archive, or the one that is named, as it comes.
 * @throws ImportError for an archive of none or several, one with a password, and a damaged one
 */
export async function* unzip(chunks: AsyncIterable<Buffer>, wanted?: string): AsyncGenerator<Buffer> {
  let out: Buffer[] = []
  let name: string | undefined
  let isWhole = false
  let fault: Error | undefined
  const archive = new Unzip((file: UnzipFile) => {
    if (wanted === undefined ? passedOver.test(file.name) : file.name !== wanted) return
    if (name !== undefined) {
      fault ??= new ImportError(
        `The ZIP archive holds several files (${name.slice(0, 80)}, ${file.name.slice(0, 80)} …); pack the one that is to be imported.`,
      )
      return
    }
    name = file.name
    file.ondata = (error, data, final) => {
      if (error) fault ??= error
      else {
        if (data.length > 0) out.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
        isWhole ||= final
      }
    }
    file.start()
  })
  archive.register(UnzipInflate)
  const push = (piece: Uint8Array, isLast: boolean) => {
    try {
      archive.push(piece, isLast)
    } catch (error) {
      fault ??= error as Error
    }
    if (fault instanceof ImportError) throw fault
    if (fault !== undefined)
      throw new ImportError(`The ZIP archive is damaged or has a password: ${fault.message}.`)
    const pieces = out
    out = []
    return pieces
  }
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceBytes)
      yield* push(chunk.subarray(at, at + pieceBytes), false)
  }
  yield* push(new Uint8Array(0), true)
  if (name === undefined) throw new ImportError('The ZIP archive holds no file, or is damaged.')
  if (!isWhole) throw new ImportError('The ZIP archive ends too early: it was not copied whole.')
}
