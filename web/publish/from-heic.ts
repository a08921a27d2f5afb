/** Safari draws on no larger canvas; the site shows no more anyway. */
const mostPixels = 16_000_000

/** A photo of a phone's own format as JPEG, upright, where the browser can read it (Safari does); else undefined. */
export async function fromHeic(file: File): Promise<File | undefined> {
  try {
    const bitmap = await createImageBitmap(file)
    const shrunk = Math.min(1, Math.sqrt(mostPixels / (bitmap.width * bitmap.height)))
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(bitmap.width * shrunk)
    canvas.height = Math.floor(bitmap.height * shrunk)
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92))
    // Safari keeps the memory of a canvas for a while.
    canvas.width = 0
    return jpeg
      ? new File([jpeg], `${file.name.replace(/\.hei[cf]$/i, '')}.jpg`, { type: jpeg.type })
      : undefined
  } catch {
    return undefined
  }
}
