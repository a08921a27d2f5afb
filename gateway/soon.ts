import type { Soon } from '@piata/db'

/** Goes on with a value: at once where it is there, as a promise is what the hot path can do without. What `next` throws is thrown, or rejects. */
export function after<T, U>(value: Soon<T>, next: (value: T) => Soon<U>): Soon<U> {
  return value instanceof Promise ? value.then(next) : next(value)
}

/** What a handler of Fastify returns that has sent, or will send: nothing in place of the reply, which Fastify would wait for like for a promise. */
export const sent = (reply: Soon<unknown>): Promise<never> | undefined =>
  reply instanceof Promise ? (reply as Promise<never>) : undefined
