import type { FastifyReply } from 'fastify'

/** Adds names to Vary; those that others have told stay. */
export function addVary(reply: FastifyReply, ...names: string[]): void {
  const before = reply.getHeader('vary')
  if (before === undefined) {
    reply.header('vary', names.join(', '))
    return
  }
  const told = String(before)
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter((name) => name !== '')
  reply.header('vary', [...new Set([...told, ...names])].join(', '))
}
