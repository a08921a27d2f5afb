import Type, { type Static, type TObject } from 'typebox'
import type { Letter } from './letter.ts'
import type { Voice } from './voice.ts'

interface Template<Data extends TObject> {
  data: Data
  write(voice: Voice, data: Static<Data>): Letter
}

/** A kind of mail, typed by what it is filled with; its texts are in `texts/`. */
export const template = <Data extends TObject>(of: Template<Data>): Template<Data> => of

/** A line that may stand in a header: without line breaks or other control characters. */
export const line = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$' })
