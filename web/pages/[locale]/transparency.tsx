import type { GetServerSideProps, PageConfig } from 'next'
import { fetchTransparency } from '../../client/gateway.ts'
import type { TransparencyReport } from '../../client/types.ts'
import { formatNumber } from '../../i18n/format.ts'
import { href } from '../../i18n/routes.ts'
import { translator } from '../../i18n/translator.ts'
import { type DocumentProps, localeOf, messageOf } from '../../layout/document.ts'
import { DocumentHead } from '../../layout/document-head.tsx'
import { PageShell } from '../../layout/page-shell.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

interface Props extends DocumentProps {
  report: TransparencyReport
}

export const getServerSideProps = (async (context) => {
  const asked = String([context.query.year].flat()[0] ?? new Date().getUTCFullYear())
  const report = /^\d{4}$/.test(asked) ? await fetchTransparency(Number(asked)) : undefined
  return report ? { props: { locale: localeOf(context), report } } : messageOf(context, 404)
}) satisfies GetServerSideProps

/** What was reported, decided and complained about in a year (Art. 15 and 24 of Regulation (EU) 2022/2065), counted from what is kept. */
export default function TransparencyPage({ locale, report }: Props) {
  const t = translator(locale, 'transparency')
  const reasonName = translator(locale, 'moderation.reasons')
  const { year, notices, decisions, complaints, misuse, automated } = report
  const number = (value: number | null) => (value === null ? '–' : formatNumber(locale, value))
  const address = { route: 'transparency' } as const
  const sections: [name: string, rows: [label: string, figure: number | null][]][] = [
    [
      t('notices'),
      [
        [t('total'), notices.total],
        [t('fromGuests'), notices.fromGuests],
        ...notices.byReason.map(({ reason, count }): [string, number] => [reasonName(reason), count]),
        [t('medianHours'), notices.medianHours],
      ],
    ],
    [
      t('decisions'),
      [
        ...(['kept', 'removed', 'suspended', 'deleted', 'reported', 'rule', 'own'] as const).map(
          (name): [string, number] => [t(name), decisions[name]],
        ),
        ...decisions.byReason.map(({ reason, count }): [string, number] => [reasonName(reason), count]),
      ],
    ],
    [
      t('complaints'),
      [
        ...(['total', 'fromReporters', 'restored', 'upheld', 'open'] as const).map(
          (name): [string, number] => [t(name), complaints[name]],
        ),
        [t('medianHours'), complaints.medianHours],
      ],
    ],
    [
      t('misuse'),
      (['offendersWarned', 'reportersWarned', 'reportersPaused'] as const).map((name) => [
        t(name),
        misuse[name],
      ]),
    ],
    [
      t('automated'),
      (['checked', 'flagged', 'held', 'restricted', 'harmless'] as const).map((name) => [
        t(name),
        automated[name === 'harmless' ? 'kept' : name],
      ]),
    ],
  ]
  return (
    <PageShell locale={locale} address={address}>
      <DocumentHead
        locale={locale}
        address={address}
        title={t('title', { year: String(year) })}
        description={t('intro')}
        index={false}
      />
      <div className="flex flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t('title', { year: String(year) })}</h1>
        <p className="max-w-prose text-muted">{t('intro')}</p>
        <p className="flex flex-wrap gap-x-6">
          <a
            className="inline-flex min-h-target items-center font-medium text-accent underline"
            href={`${href(locale, 'transparency')}?year=${year - 1}`}
          >
            {t('before')}
          </a>
          <a
            className="inline-flex min-h-target items-center font-medium text-accent underline"
            href={`/v1/transparency/csv?year=${year}`}
          >
            {t('csv')}
          </a>
        </p>
        {sections.map(([name, rows]) => (
          <section key={name} className="max-w-prose">
            <table className="w-full text-left">
              <caption className="mb-2 text-left text-xl font-bold">{name}</caption>
              <tbody>
                {rows.map(([label, figure]) => (
                  <tr key={label} className="border-b border-line">
                    <th scope="row" className="py-2 pr-4 font-normal">
                      {label}
                    </th>
                    <td className="py-2 text-right font-medium tabular-nums">{number(figure)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </PageShell>
  )
}
