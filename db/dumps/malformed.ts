/** A row that cannot be read; what follows its line is. */
export class Malformed extends Error {
  /** In the window. */
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}
