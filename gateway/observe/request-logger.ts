import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify'

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

/** Logs for one request, with its id. Made when it first logs, which few requests do: a logger of its own costs each of them half a microsecond. */
class RequestLogger implements FastifyBaseLogger {
  readonly #parent: FastifyBaseLogger
  readonly #bindings: Parameters<FastifyBaseLogger['child']>[0]
  readonly #options: Parameters<FastifyBaseLogger['child']>[1]
  #own: FastifyBaseLogger | undefined

  constructor(
    parent: FastifyBaseLogger,
    bindings: Parameters<FastifyBaseLogger['child']>[0],
    options: Parameters<FastifyBaseLogger['child']>[1],
  ) {
    this.#parent = parent
    this.#bindings = bindings
    this.#options = options
  }

  get #logger(): FastifyBaseLogger {
    this.#own ??= this.#parent.child(this.#bindings, this.#options)
    return this.#own
  }

  #log(level: Level, line: unknown[]): void {
    const logger = this.#logger
    Reflect.apply(logger[level], logger, line)
  }

  get level(): string {
    return this.#logger.level
  }
  set level(level: string) {
    this.#logger.level = level
  }
  child(...parts: Parameters<FastifyBaseLogger['child']>): FastifyBaseLogger {
    return this.#logger.child(...parts)
  }
  fatal(...line: unknown[]): void {
    this.#log('fatal', line)
  }
  error(...line: unknown[]): void {
    this.#log('error', line)
  }
  warn(...line: unknown[]): void {
    this.#log('warn', line)
  }
  info(...line: unknown[]): void {
    this.#log('info', line)
  }
  debug(...line: unknown[]): void {
    this.#log('debug', line)
  }
  trace(...line: unknown[]): void {
    this.#log('trace', line)
  }
  silent(...line: unknown[]): void {
    this.#log('silent', line)
  }
}

export const requestLogger: NonNullable<FastifyServerOptions['childLoggerFactory']> = (
  parent,
  bindings,
  options,
) => new RequestLogger(parent, bindings, options)
