import type { GetServerSideProps, PageConfig } from 'next'
import { translator } from '../../i18n/translator.ts'
import { type DocumentProps, localeOf } from '../../layout/document.ts'
import { DocumentHead } from '../../layout/document-head.tsx'
import { PageShell } from '../../layout/page-shell.tsx'
import { buttonClasses } from '../../ui/button.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

export const getServerSideProps = (async (context) => ({
  props: { locale: localeOf(context) },
})) satisfies GetServerSideProps<DocumentProps>

/** What the service worker shows, under whatever address, where there is no network (`enhance/service-worker.ts`). */
export default function OfflinePage({ locale }: DocumentProps) {
  const t = translator(locale, 'offline')
  return (
    <PageShell locale={locale} address={{ route: 'offline' }}>
      <DocumentHead
        locale={locale}
        address={{ route: 'offline' }}
        title={t('title')}
        description={t('text')}
        index={false}
      />
      <div className="flex flex-col gap-6 py-8">
        <h1 className="text-2xl font-bold">{t('title')}</h1>
        <p className="max-w-prose text-muted">{t('text')}</p>
        <p>
          {/* biome-ignore lint/a11y/useValidAnchor: the address that it is shown under, whatever that is */}
          <a href="" className={buttonClasses('primary')}>
            {t('again')}
          </a>
        </p>
        <piata-offline hidden className="block">
          <h2 className="mb-2 text-xl font-bold">{t('listings')}</h2>
          <ul />
        </piata-offline>
      </div>
    </PageShell>
  )
}
