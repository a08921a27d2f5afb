/** preset/ab/cd/<sha256>.<extension>: nothing that a path could be bent with. */
const KEY = /^[a-z0-9-]{1,32}\/([0-9a-f]{2})\/([0-9a-f]{2})\/(?=\1\2)([0-9a-f]{64})\.(webp|jpg|avif|json)$/

/** @throws RangeError for what is no key of a picture's file */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new RangeError('an image key is preset/ab/cd/<sha256>.<webp|jpg|avif|json>')
  return key
}

/** The picture that a key belongs to; undefined for what is no key. */
export function pictureOf(key: string): string | undefined {
  return KEY.exec(key)?.[3]
}
