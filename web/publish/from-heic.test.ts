import { afterEach, expect, test, vi } from 'vitest'
import { fromHeic } from './from-heic.ts'

afterEach(() => vi.unstubAllGlobals())

const photo = new File(['heic'], 'IMG_1.HEIC', { type: 'image/heic' })

/** A browser that reads the format, with a picture of that size; tells what it drew. */
function browser(width: number, height: number) {
  const drawn: number[][] = []
  vi.stubGlobal('createImageBitmap', async () => ({ width, height, close() {} }))
  vi.stubGlobal('document', {
    createElement: () => ({
      ...{ width: 0, height: 0 },
      getContext: () => ({ drawImage: (_: unknown, ...box: number[]) => drawn.push(box) }),
      toBlob: (done: (blob: Blob) => void, type: string) => done(new Blob(['jpeg'], { type })),
    }),
  })
  return drawn
}

test('a photo becomes a JPEG where the browser reads it, no larger than a canvas may be', async () => {
  const drawn = browser(8064, 6048)
  const jpeg = await fromHeic(photo)
  expect([jpeg?.name, jpeg?.type]).toEqual(['IMG_1.jpg', 'image/jpeg'])
  const [[, , width, height]] = drawn as [[number, number, number, number]]
  expect(width * height).toBeLessThanOrEqual(16_000_000)
  expect(width / height).toBeCloseTo(8064 / 6048, 2)
  const small = browser(400, 300)
  await fromHeic(photo)
  expect(small).toEqual([[0, 0, 400, 300]])
})

test('none does where it does not', async () => {
  vi.stubGlobal('createImageBitmap', async () => {
    throw new DOMException('The source image could not be decoded.', 'InvalidStateError')
  })
  expect(await fromHeic(photo)).toBeUndefined()
})
