/** What is read is no JSON of the form that is expected. */
export class JsonFault extends Error {
  override name = 'JsonFault'
  /** In bytes from the beginning of the source. */
  readonly offset: number

  constructor(offset: number, message: string) {
    super(`${message}, at byte ${offset.toLocaleString('en')}`)
    this.offset = offset
  }
}
