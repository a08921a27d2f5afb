import type { GetServerSideProps, PageConfig } from 'next'
import { fetchLegalPage } from '../../../client/gateway.ts'
import { siteNow } from '../../../client/site.ts'
import type { LegalPage } from '../../../client/types.ts'
import { formatDate } from '../../../i18n/format.ts'
import { translator } from '../../../i18n/translator.ts'
import { type DocumentProps, localeOf, type MessageProps, messageOf } from '../../../layout/document.ts'
import { DocumentHead } from '../../../layout/document-head.tsx'
import { Markdown } from '../../../layout/markdown.tsx'
import { PageShell } from '../../../layout/page-shell.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

interface Props extends DocumentProps {
  page: LegalPage
}

export const getServerSideProps = (async (context) => {
  const locale = localeOf(context)
  const page = await fetchLegalPage(String(context.params?.page), locale)
  return page === undefined ? messageOf(context, 404) : { props: { locale, page } }
}) satisfies GetServerSideProps<Props | MessageProps>

/** Terms, privacy, cookies or imprint, as whoever runs the site wrote them. */
export default function LegalPageDocument({ locale, page }: Props) {
  const t = translator(locale, 'common.legal')
  const address = { route: 'legalPage' as const, params: { page: page.page } }
  return (
    <PageShell locale={locale} address={address}>
      <DocumentHead
        locale={locale}
        address={address}
        title={`${page.title} – ${siteNow().name}`}
        description={page.title}
      />
      <article className="flex flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{page.title}</h1>
        <p className="text-sm text-muted">
          {t('version', { version: page.version, date: formatDate(locale, page.writtenAt, 0) })}
        </p>
        <Markdown text={page.body} />
      </article>
    </PageShell>
  )
}
