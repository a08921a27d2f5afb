import { foreignFile, isBinary } from '../foreign-file.ts'

/** Thrown for bytes that are no script; it says what they are. */
export class NoScript extends Error {
  /** Whether they unpack to more than is read. */
  readonly isTooLarge: boolean

  constructor(message: string, isTooLarge = false) {
    super(message)
    this.isTooLarge = isTooLarge
  }
}

/**
 * A script's text: UTF-8, UTF-16 as SQL Server's tools save it, or Windows-1252 where it is neither; packed by gzip or Zstandard or not.
 * @param mostBytes by default more than any script of definitions has
 * @throws NoScript for what is damaged, of another kind, or unpacks to more
 */
export function decodeScript(bytes: Uint8Array, mostBytes = 512 * 1024 * 1024): string {
  const packing = packingOf(bytes)
  const plain = packing === undefined ? bytes : unpacked(bytes, packing, mostBytes)
  if (packing !== undefined && packingOf(plain) !== undefined)
    throw new NoScript('The file is packed twice: unpack it once before.')
  const foreign = foreignFile(plain)
  if (foreign !== undefined) throw new NoScript(foreign)
  if (isBinary(plain)) throw new NoScript('The file is no script: it begins with bytes that no text has.')
  const [first, second, third, fourth] = plain
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0))
    return new TextDecoder('utf-16le').decode(plain)
  if ((first === 0xfe && second === 0xff) || (first === 0 && third === 0))
    return new TextDecoder('utf-16be').decode(plain)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch {
    return new TextDecoder('windows-1252').decode(plain)
  }
}

type Packing = 'gzip' | 'Zstandard'

function packingOf([first, second, third, fourth]: Uint8Array): Packing | undefined {
  if (first === 0x1f && second === 0x8b) return 'gzip'
  return first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd ? 'Zstandard' : undefined
}

function unpacked(bytes: Uint8Array, packing: Packing, mostBytes: number): Uint8Array {
  // Loaded only here, as few scripts are packed.
  const { gunzipSync, zstdDecompressSync } = process.getBuiltinModule('node:zlib')
  try {
    return (packing === 'gzip' ? gunzipSync : zstdDecompressSync)(bytes, { maxOutputLength: mostBytes })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new NoScript(
        `The ${packing} file unpacks to more than ${mostBytes.toLocaleString('en')} bytes.`,
        true,
      )
    if (code === 'Z_BUF_ERROR')
      throw new NoScript(`The ${packing} file ends too early: it was not copied whole.`)
    throw new NoScript(`The ${packing} file is damaged: ${message}.`)
  }
}
