'use client'

import { useTranslations } from 'next-intl'
import type { FigureLine } from '../client/types.ts'
import { formatDate, formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { classes } from '../ui/class-names.ts'
import { Chart } from './chart.tsx'
import { formatChange, formatFigure } from './format.ts'
import { shapeOf } from './shape.ts'

const verdictNames = {
  better: 'better',
  worse: 'worse',
  'within the spread': 'within',
  'spread unknown': 'unknown',
  'other machine': 'other',
} as const

/** A figure: where it is, how it changed, its line, and the table behind it. */
export function FigureCard({ locale, line }: { locale: Locale; line: FigureLine }) {
  const t = useTranslations('figures')
  const { name, unit, better, points, change } = line
  const [first, last] = [points[0]!, points.at(-1)!]
  const words = { rows: t('units.rows'), faults: t('units.faults') }
  const written = (value: number) => formatFigure(locale, value, unit, words)
  const place = ({ commit, at }: typeof last) => commit ?? formatDate(locale, at, Date.now())
  const { lowest, highest } = shapeOf(points)
  const title = t('chart', {
    ...{ name, count: points.length, first: place(first), last: place(last) },
    ...{ lowest: written(lowest), highest: written(highest) },
  })
  return (
    <article className="flex min-w-0 flex-col gap-2 rounded-card border border-line bg-surface p-4">
      <h3 className="font-semibold wrap-anywhere">{name}</h3>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-xl font-bold tabular-nums">{written(last.figure)}</span>
        <span className="text-sm text-muted">{t(better)}</span>
      </p>
      {change ? (
        <p className="text-sm wrap-anywhere">
          {change.ratio === null
            ? t('fromZero', { before: written(change.before), commit: change.commit })
            : t('change', { percent: formatChange(locale, change.ratio), commit: change.commit })}{' '}
          <span
            className={classes(
              'font-semibold',
              change.verdict === 'better' && 'text-accent',
              change.verdict === 'worse' && 'text-danger',
            )}
          >
            {t(`verdict.${verdictNames[change.verdict]}`)}
          </span>
        </p>
      ) : null}
      <Chart points={points} title={title} />
      <p aria-hidden className="flex flex-wrap justify-between gap-x-4 text-xs text-muted">
        <span>{place(first)}</span>
        <span>{points.length > 1 ? `${written(lowest)} – ${written(highest)}` : null}</span>
        <span>{points.length > 1 ? place(last) : null}</span>
      </p>
      {points.some(({ machine }) => machine !== last.machine) ? (
        <p className="text-xs text-muted">{t('otherMachine')}</p>
      ) : null}
      <details>
        <summary className="inline-flex min-h-target items-center text-sm font-medium text-accent underline">
          {t('table')}
        </summary>
        <FigureTable locale={locale} line={line} written={written} />
      </details>
    </article>
  )
}

function FigureTable({
  locale,
  line,
  written,
}: {
  locale: Locale
  line: FigureLine
  written: (value: number) => string
}) {
  const t = useTranslations('figures')
  const isOfCommits = line.points.at(-1)!.commit !== null
  const columns = [isOfCommits && 'commit', 'at', 'figure', 'spread', 'runs', 'machine'] as const
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
      role="region"
      aria-label={`${t('table')}: ${line.name}`}
      className="max-h-72 overflow-auto"
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{line.name}</caption>
        <thead>
          <tr>
            {columns.map((column) =>
              column ? (
                <th key={column} scope="col" className="px-2 py-1 text-left font-semibold">
                  {t(`columns.${column}`)}
                </th>
              ) : null,
            )}
          </tr>
        </thead>
        <tbody>
          {line.points.toReversed().map(({ commit, machine, figure, spread, runs, at }) => (
            <tr key={`${commit} ${machine} ${at}`} className="border-t border-line whitespace-nowrap">
              {isOfCommits ? <td className="px-2 py-1">{commit}</td> : null}
              <td className="px-2 py-1 tabular-nums">{formatMoment(locale, at)}</td>
              <td className="px-2 py-1 tabular-nums">{written(figure)}</td>
              <td className="px-2 py-1 tabular-nums">
                {spread === null ? t('none') : `± ${written(spread)}`}
              </td>
              <td className="px-2 py-1 tabular-nums">{runs}</td>
              <td className="px-2 py-1">{machine}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
