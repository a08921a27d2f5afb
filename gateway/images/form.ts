import { createHash } from 'node:crypto'
import type { MultipartFile } from '@fastify/multipart'
import { listingRules } from '@piata/db'
import { ImageError, type ReceivedPicture } from '@piata/images'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type FieldError, Problem } from '../problems/problem.ts'
import { picturesRefused } from './refused.ts'

/** The pictures of a form as they lie on the disk, whole and looked at, before anything is done with them. */
export class UploadForm {
  readonly pictures: ReceivedPicture[]
  /** SHA-256 of all bytes of all pictures in order: what the form is, whatever its boundary. */
  readonly digest: string

  constructor(pictures: ReceivedPicture[]) {
    this.pictures = pictures
    const hash = createHash('sha256')
    for (const { sha256 } of pictures) hash.update(sha256)
    this.digest = hash.digest('hex')
  }

  async discard(): Promise<void> {
    await Promise.all(this.pictures.map((picture) => picture.discard()))
  }
}

/**
 * Reads a form to its end and looks at each of its parts, so that what can be refused is refused before anything is
 * processed, kept or counted.
 * @throws Problem naming every part that is refused, with nothing left of the others
 */
export async function receiveForm(app: FastifyInstance, request: FastifyRequest): Promise<UploadForm> {
  // Of a stream that has closed already nobody would hear again.
  if (request.raw.destroyed) throw new Problem('malformed-body', 'The body did not arrive whole.')
  const pictures: ReceivedPicture[] = []
  const errors: FieldError[] = []
  let files = 0
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        errors.push(
          part.fieldname === 'file'
            ? {
                pointer: `/file/${files++}`,
                detail: 'has no file name, so it is no file',
                code: 'not-a-file',
              }
            : unknownField(part.fieldname),
        )
      } else if (part.fieldname !== 'file') {
        errors.push(unknownField(part.fieldname))
        part.file.resume()
      } else {
        const index = files++
        if (index < listingRules.images) {
          await receive(app, request, part, index, pictures, errors)
        } else {
          if (index === listingRules.images) errors.push(tooMany(index))
          part.file.resume()
        }
      }
    }
    if (errors.length > 0) throw picturesRefused(errors, files)
    if (files === 0) {
      throw new Problem('invalid-request', 'The form holds no file.', {
        errors: [{ pointer: '/file', detail: 'is missing' }],
      })
    }
    return new UploadForm(pictures)
  } catch (error) {
    await Promise.all(pictures.map((picture) => picture.discard()))
    throw isTold(error) ? error : new Problem('malformed-body', 'The body is not a whole multipart form.')
  }
}

/** Receives one picture, or notes why it is refused. */
async function receive(
  app: FastifyInstance,
  request: FastifyRequest,
  part: MultipartFile,
  index: number,
  pictures: ReceivedPicture[],
  errors: FieldError[],
): Promise<void> {
  const abandon = () => {
    if (!request.raw.complete) part.file.destroy(new Error('the client went away'))
  }
  request.raw.once('close', abandon)
  try {
    pictures.push(await app.images.receive(part.file))
  } catch (error) {
    if (!(error instanceof ImageError && error.isFinal)) throw error
    errors.push({ pointer: `/file/${index}`, detail: error.message, code: error.code })
  } finally {
    request.raw.off('close', abandon)
  }
}

const unknownField = (name: string): FieldError => ({
  pointer: `/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`,
  detail: 'is not a known field; send nothing but pictures, each in a part named file',
  code: 'not-a-file',
})

const tooMany = (index: number): FieldError => ({
  pointer: `/file/${index}`,
  detail: `At most ${listingRules.images} files may be sent at once.`,
  code: 'too-many-files',
})

/** Whether an error says what is wrong; others come from a form that breaks off. */
const isTold = (error: unknown): boolean =>
  error instanceof Problem ||
  error instanceof ImageError ||
  Boolean((error as { code?: string } | null)?.code?.startsWith('FST_'))
