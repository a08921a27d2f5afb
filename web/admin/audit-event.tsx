'use client'

import { useTranslations } from 'next-intl'
import type { AuditEvent } from '../client/types.ts'

/** What an event of the journal was, in words. */
export function useEventWords() {
  const t = useTranslations('desk.audit')
  /** What is new, or was written by another version, is shown as it is kept. */
  const known = (
    group: 'operations' | 'decisions' | 'roles' | 'details' | 'actors' | 'lots',
    name: string,
  ) => {
    const key = `${group}.${name}` as 'details.role'
    return t.has(key) ? t(key) : name
  }
  return ({ kind, details }: Pick<AuditEvent, 'kind' | 'details'>): { what: string; about: string } => {
    const { operation, target, ...rest } = details as Readonly<Record<string, unknown>>
    const isNamed = typeof operation === 'string'
    const others = Object.entries(rest).map(([name, value]) => {
      const group = name === 'role' ? 'roles' : name === 'by' ? 'actors' : undefined
      const said = group === undefined ? String(value) : known(group, String(value))
      return value === true ? known('details', name) : `${known('details', name)}: ${said}`
    })
    return {
      what: isNamed ? known('operations', operation) : t(`kinds.${kind}`),
      about: [...(typeof target === 'string' ? [aboutOf(target)] : []), ...others].join(' · '),
    }
  }

  /** Of acts of the staff: what they were about, whose kind the act names already. */
  function aboutOf(target: string): string {
    const [, before = target, decision = ''] = /^(.*): (\w+)$/.exec(target) ?? []
    const isDecision = t.has(`decisions.${decision as 'keep'}`)
    const about = isDecision ? `${before}: ${known('decisions', decision)}` : target
    return about
      .replace(/^(?:settings|categories|landing|page|lot) |: taken back$/g, '')
      .replace(/(?<=: )(?:seller|text|picture|network)(?= )/, (kind) => known('lots', kind))
      .trim()
  }
}
