import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Each of a password's bits is named by three bytes of its digest: 2^24 bits. */
const bytesOfPlace = 3
export const filterBytes = 2 ** (8 * bytesOfPlace) / 8
/** Best for a million passwords: 0.03 % of others are taken for one of them. */
const places = 12

/** A Bloom filter of the passwords that are tried first: it knows all of them, and few others. */
export class CommonPasswords {
  readonly bytes: Buffer

  constructor(bytes: Buffer) {
    if (bytes.length !== filterBytes)
      throw new Error(`A filter has ${filterBytes} bytes, not ${bytes.length}`)
    this.bytes = bytes
  }

  /** Passwords that differ in case alone are one. */
  static normalize = (password: string): string => password.normalize('NFKC').toLowerCase()

  add(password: string): void {
    for (const place of placesOf(password)) this.bytes[place >>> 3]! |= 1 << (place & 7)
  }

  /** @param password normalized */
  has(password: string): boolean {
    return placesOf(password).every((place) => (this.bytes[place >>> 3]! & (1 << (place & 7))) !== 0)
  }
}

function placesOf(password: string): number[] {
  const digest = hash('sha512', password, 'buffer')
  return Array.from({ length: places }, (_, n) => digest.readUIntBE(n * bytesOfPlace, bytesOfPlace))
}

let loaded: Promise<CommonPasswords> | undefined

/** The filter that `common-passwords.json` tells of, made by `gateway/commands/common-passwords.ts`; read when the first password is chosen. */
export function loadCommonPasswords(): Promise<CommonPasswords> {
  loaded ??= readFile(join(import.meta.dirname, 'common-passwords.bloom')).then(
    (bytes) => new CommonPasswords(bytes),
  )
  return loaded
}
