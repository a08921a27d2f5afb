'use client'

import { nameIn } from '@piata/config/languages'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { answer } from '../client/api.ts'
import type { CategoryNode, DashboardFigures } from '../client/types.ts'
import { formatMoment, formatNumber } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { Others } from '../moderation/others.tsx'
import { api } from '../session/api.ts'
import { Loading } from './loading.tsx'
import { SlowRequests } from './slow-requests.tsx'
import { useStaffData } from './use-staff.ts'

async function load() {
  const [figures, { items }] = await Promise.all([
    answer(api.GET('/v1/admin/dashboard', { cache: 'no-store' })),
    answer(api.GET('/v1/categories', { cache: 'no-store' })),
  ])
  const names = new Map<string, CategoryNode['name']>()
  const name = (nodes: readonly CategoryNode[]) => {
    for (const node of nodes) {
      names.set(node.id, node.name)
      name(node.children ?? [])
    }
  }
  name(items)
  return { ...figures, names }
}
const gigabyte = 1e9

/** How the site does, each figure with how it is counted. */
export function Dashboard({ locale }: { locale: Locale }) {
  const t = useTranslations('desk.dashboard')
  const { data, trouble, reload } = useStaffData(locale, load)
  if (data === undefined || trouble) return <Loading locale={locale} trouble={trouble} reload={reload} />
  const number = (value: number) => formatNumber(locale, value, 1)
  const { storage, health } = data
  return (
    <div className="flex flex-col gap-8">
      <Others />
      <p className="text-sm text-muted">{t('at', { at: formatMoment(locale, data.at) })}</p>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {data.daily.map((one) => (
          <li key={one.name} className="rounded-card border border-line bg-surface p-4">
            <h2 className="font-semibold">{t(`daily.${one.name}`)}</h2>
            <p className="text-2xl font-bold tabular-nums">{number(one.today)}</p>
            <p className="text-sm text-muted">{t('total', { count: one.total, days: one.days.length })}</p>
            <img
              src={`data:image/svg+xml,${encodeURIComponent(one.svg)}`}
              alt={t('plot', { most: Math.max(...one.days.map(({ count }) => count)) })}
              className="mt-2 h-16 w-full"
            />
            <p className="mt-2 text-xs text-muted">{t(`how.${one.name}`)}</p>
          </li>
        ))}
      </ul>
      <div className="grid gap-8 lg:grid-cols-2">
        <Queries locale={locale} title={t('topQueries')} how={t('how.queries')} rows={data.topQueries} />
        <Queries
          locale={locale}
          title={t('emptyQueries')}
          how={t('how.emptyQueries')}
          rows={data.emptyQueries}
        />
        <Table
          title={t('categories')}
          how={t('how.categories')}
          head={[t('category'), t('listings'), t('searches'), t('empty')]}
        >
          {data.categories.map((row) => (
            <Row
              key={row.category}
              cells={[
                nameIn(data.names.get(row.category) ?? { [locale]: row.category }, locale),
                ...[row.listings, row.searches, row.empty].map(number),
              ]}
            />
          ))}
        </Table>
        <Table title={t('tasks')} how={t('how.tasks')} head={[t('agent'), t('queued'), t('done'), t('dead')]}>
          {data.tasks.map((row) => (
            <Row
              key={row.goal}
              href={`${href(locale, 'adminAgents')}?agent=${row.goal}`}
              cells={[
                row.goal,
                number(row.queued + row.running),
                number(row.done),
                number(row.failed + row.dead),
              ]}
            />
          ))}
        </Table>
      </div>
      <Table title={t('slow')} how={t('how.slow')} head={[t('route'), t('times'), t('slowest')]}>
        {data.slow.map((row) => (
          <Row
            key={row.route}
            cells={[row.route, number(row.times), t('milliseconds', { value: number(row.slowestMs) })]}
          />
        ))}
      </Table>
      <SlowRequests locale={locale} />
      <section aria-labelledby="health">
        <h2 id="health" className="text-xl font-bold">
          {t('health')}
        </h2>
        <dl className="mt-2 grid gap-2 sm:grid-cols-2">
          {(
            [
              ['database', health.database],
              ['indexed', health.searchReady ? number(health.indexed) : t('notReady')],
              [
                'free',
                t('gigabytes', {
                  free: number(storage.freeBytes / gigabyte),
                  total: number(storage.totalBytes / gigabyte),
                }),
              ],
              ['data', t('megabytes', { value: number(storage.databaseBytes / 1e6) })],
              [
                'pictures',
                t('pictures', {
                  count: storage.pictures,
                  megabytes: number(storage.pictureBytes / 1e6),
                }),
              ],
              ['memory', t('megabytes', { value: number(health.memoryBytes / 1e6) })],
              ['uptime', t('hours', { value: number(health.uptimeSeconds / 3600) })],
            ] as const
          ).map(([name, value]) => (
            <div key={name} className="flex justify-between gap-4 border-b border-line py-1">
              <dt className="text-muted">{t(`healths.${name}`)}</dt>
              <dd className="text-right font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}

function Queries({
  locale,
  title,
  how,
  rows,
}: {
  locale: Locale
  title: string
  how: string
  rows: DashboardFigures['topQueries']
}) {
  const t = useTranslations('desk.dashboard')
  return (
    <Table title={title} how={how} head={[t('query'), t('times'), t('empty')]}>
      {rows.map((row) => (
        <Row
          key={row.query}
          href={`${href(locale, 'listings')}?q=${encodeURIComponent(row.query)}`}
          cells={[row.query, formatNumber(locale, row.times), formatNumber(locale, row.empty)]}
        />
      ))}
    </Table>
  )
}

function Table({
  title,
  how,
  head,
  children,
}: {
  title: string
  how: string
  head: string[]
  children: ReactNode
}) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="text-xl font-bold">{title}</h2>
      <p className="text-xs text-muted">{how}</p>
      <table className="mt-2 w-full table-fixed text-left text-sm">
        <thead>
          <tr>
            {head.map((name, at) => (
              <th key={name} scope="col" className={at === 0 ? 'w-2/5 py-1' : 'py-1 text-right text-xs'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

function Row({ cells, href: to }: { cells: string[]; href?: string }) {
  const [first, ...others] = cells
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1 font-normal wrap-anywhere">
        {to ? (
          <a href={to} className="inline-flex min-h-6 items-center text-accent hover:underline">
            {first}
          </a>
        ) : (
          first
        )}
      </th>
      {others.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells keep their places
        <td key={at} className="py-1 text-right tabular-nums">
          {cell}
        </td>
      ))}
    </tr>
  )
}
