import { type FieldError, Problem } from '../problems/problem.ts'

/** Codes of errors for which the form as a whole is too large. */
const excessive = new Set(['too-large', 'too-many-files'])

/** The answer to a form of which something was refused, and so nothing kept: each cause by its place in the form. */
export function picturesRefused(errors: FieldError[], files: number): Problem {
  const slug = errors.some(({ code }) => code === 'not-a-file')
    ? 'invalid-request'
    : errors.some(({ code }) => excessive.has(code ?? ''))
      ? 'content-too-large'
      : 'image-refused'
  const detail =
    errors.length === 1 && files < 2
      ? errors[0]!.detail
      : `${errors.length} of ${files} parts were refused, so nothing was kept. ${errors[0]!.detail}`
  return new Problem(slug, detail, { errors })
}
