import Type from 'typebox'
import { describe, expect, it } from 'vitest'
import { type AnyAgent, defineAgent, success } from '../agent.ts'
import { agents } from '../list.ts'
import { AgentBook } from './book.ts'
import { nextRun } from './schedule.ts'

const agent = (name: string, more: object = {}): AnyAgent =>
  defineAgent({
    name,
    summary: 'Of a test',
    input: Type.Object({ url: Type.Optional(Type.String({ maxLength: 5 })) }),
    output: Type.Unknown(),
    run: async () => success(null),
    ...more,
  })

describe('book of agents', () => {
  it('has the agents that come with Piata, each with a sentence on what it does', () => {
    const book = new AgentBook(agents)
    for (const { name, summary } of book.all) expect(summary, name).toMatch(/^[A-Z].{10,200}[^.]$/)
  })

  it('refuses tasks of unknown agents and against the schema, and says where', () => {
    const book = new AgentBook([agent('one')])
    expect(() => book.checkInput('two', {})).toThrow(/There is no agent 'two'; there are one/)
    expect(() => book.checkInput('one', { url: 'too long' })).toThrow(/The input of one is wrong; \/url /)
    expect(() => book.checkInput('one', 5)).toThrow(/The input of one is wrong/)
    book.checkInput('one', { url: 'fine' })
  })

  it('refuses agents that cannot work', () => {
    const book =
      (...list: AnyAgent[]) =>
      () =>
        new AgentBook(list)
    expect(book(agent('one'), agent('one'))).toThrow('two agents named one')
    expect(book(agent('One two'))).toThrow("not 'One two'")
    expect(book(agent('one', { concurrency: 0 }))).toThrow(
      'concurrency of agent one must be a whole number from 1',
    )
    expect(book(agent('one', { timeoutMs: 1.5 }))).toThrow('timeoutMs of agent one')
    expect(book(agent('one', { schedule: { cron: 'now and then' } }))).toThrow(
      "'now and then' is no schedule",
    )
    expect(book(agent('one', { schedule: { cron: '0 0 30 2 *' } }))).toThrow('is never due')
    expect(book(agent('one', { schedule: { cron: '* * * * *' }, scheduledInput: { url: 7 } }))).toThrow(
      'The scheduledInput of one is wrong: /url',
    )
  })

  it('refuses agents that run after each other in a circle', () => {
    const after = (name: string, cause: string) => agent(name, { schedule: { after: cause } })
    expect(() => new AgentBook([after('one', 'three'), after('two', 'one'), after('three', 'two')])).toThrow(
      'circle: one after three after two after one',
    )
    expect(() => new AgentBook([after('one', 'one')])).toThrow('circle: one after one')
    expect(() => new AgentBook([after('one', 'nobody')])).toThrow('there is no such agent')
    new AgentBook([after('two', 'one'), after('three', 'one'), agent('one')])
  })

  it('finds the next run in the zone, also on the days when clocks change', () => {
    const at = (cron: string, from: string) =>
      nextRun({ cron, zone: 'Europe/Bucharest' }, 'UTC', new Date(from))!.toISOString()
    expect(at('0 3 * * *', '2026-01-10T12:00:00Z')).toBe('2026-01-11T01:00:00.000Z')
    expect(at('0 3 * * *', '2026-07-10T12:00:00Z')).toBe('2026-07-11T00:00:00.000Z')
    // 03:30 does not exist on 29 March 2026, and comes twice on 25 October
    expect(Date.parse(at('30 3 * * *', '2026-03-28T12:00:00Z'))).toBeGreaterThan(
      Date.parse('2026-03-29T00:59:00Z'),
    )
    const once = at('30 3 * * *', '2026-10-24T12:00:00Z')
    expect(Date.parse(at('30 3 * * *', once)) - Date.parse(once)).toBeGreaterThan(20 * 3_600_000)
    expect(
      nextRun({ cron: '0 4 * * *' }, 'Europe/Bucharest', new Date('2026-01-10T12:00:00Z'))!.toISOString(),
    ).toBe('2026-01-11T02:00:00.000Z')
  })
})
