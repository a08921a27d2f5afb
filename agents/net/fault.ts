/** Why another site could not be asked, in an operator's terms. */
export class SiteFault extends Error {
  override name = 'SiteFault'
  /** Whether the same request may well succeed later. */
  readonly isPassing: boolean
  /** When the site asks to be asked again, in milliseconds since 1970. */
  readonly notBefore: number | undefined

  constructor(
    message: string,
    more: { isPassing?: boolean; notBefore?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.isPassing = more.isPassing ?? false
    this.notBefore = more.notBefore
  }
}

/** Why somebody could not be reached. Of a connection only the kind of failure, as Node's text has the address that the name led to. */
export function whyAway(error: unknown): string {
  const { code, message, syscall } = error as NodeJS.ErrnoException
  return (syscall === undefined && message) || code || 'no reason'
}
