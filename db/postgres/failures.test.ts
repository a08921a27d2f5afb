import { DatabaseError as ServerError } from 'pg'
import { describe, expect, it } from 'vitest'
import { DatabaseError } from '../errors.ts'
import { explain } from './failures.ts'

const server = (code: string, message = 'no') =>
  Object.assign(new ServerError(message, 2, 'error'), { code, severity: 'FATAL' })
const system = (code: string) => Object.assign(new Error(`connect ${code}`), { code })
const codeOf = (error: unknown) => (explain(error) as DatabaseError).code

describe('a failed query on Postgres', () => {
  it.each([
    ['57P01', '57P02', '57P03', '57P05', '53300', '08006', '08P01', '28P01', '3D000', '25006', '58030'].map(
      (code) => server(code),
    ),
    [
      'ECONNREFUSED',
      'ECONNRESET',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EPIPE',
      'ETIMEDOUT',
      'EHOSTUNREACH',
      'ENETUNREACH',
    ].map(system),
    [
      'Connection terminated',
      'Connection terminated unexpectedly',
      'Connection terminated due to connection timeout',
      'Client has encountered a connection error and is not queryable',
      'Client was closed and is not queryable',
      'Query read timeout',
      'timeout expired',
    ].map((message) => new Error(message)),
  ])('is the server’s being away where it is', (...errors) => {
    for (const error of errors.flat()) expect(codeOf(error), error.message).toBe('unreachable')
  })

  it('is a matter of room where its disk is full', () => {
    expect(codeOf(server('53100'))).toBe('no-space')
  })

  it('is a matter of waiting where others are in the way', () => {
    for (const code of ['55P03', '57014', '25P03']) expect(codeOf(server(code))).toBe('busy')
    expect(codeOf(new Error('timeout exceeded when trying to connect'))).toBe('busy')
  })

  it('stays itself where the fault is ours, or is to be decided by whoever asked', () => {
    for (const error of [server('42703'), server('23505'), server('40001'), new TypeError('no'), 'text']) {
      expect(explain(error)).toBe(error)
    }
    const own = new DatabaseError('not-found', 'no')
    expect(explain(own)).toBe(own)
  })
})
