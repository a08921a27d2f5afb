import type { ReactNode } from 'react'
import { href, type Locale, routes } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import type { PageAddress } from './address.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { SearchBox } from './search-box.tsx'

/** What hearts say, and the mark of cards that were looked at. */
const said = ['added', 'removed', 'guest', 'gone', 'refused', 'tooMany', 'failed', 'seen'] as const
/** The name of an attribute that `dataset` calls so. */
const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Header, main landmark and footer around a page's content. `query` fills the search box, `category` keeps its scope. */
export function PageShell({
  locale,
  address,
  query,
  category,
  searchInHeader = true,
  withoutScript,
  children,
}: {
  locale: Locale
  address: PageAddress
  query?: string
  category?: string | null
  /** The home page has its search box in the page. */
  searchInHeader?: boolean
  /** The page that does the same by forms alone. */
  withoutScript?: string
  children: ReactNode
}) {
  const t = translator(locale, 'common')
  return (
    <>
      <a
        href="#content"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-card bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <template
        id="acting"
        data-text={t('acting.text')}
        data-leave={t('acting.leave')}
        data-back={href(locale, 'adminUsers')}
      />
      <Header locale={locale} address={address}>
        {searchInHeader ? <SearchBox locale={locale} query={query} category={category} /> : null}
      </Header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4 outline-none">
        {routes[address.route].interactive ? (
          <noscript>
            <p className="mt-6 rounded-card border border-edge bg-sunken p-4">
              {t('needsScript')}
              {withoutScript === undefined ? null : (
                <>
                  {' '}
                  <a href={withoutScript} className="font-medium text-accent underline">
                    {t('withoutScript')}
                  </a>
                </>
              )}
            </p>
          </noscript>
        ) : null}
        {children}
      </main>
      <p
        id="favourites-status"
        role="status"
        className="fixed inset-x-4 bottom-20 z-40 mx-auto max-w-form rounded-card border border-line bg-surface p-4 text-center font-medium shadow-lift empty:hidden"
        {...Object.fromEntries(said.map((name) => [`data-${dashed(name)}`, t(`favourites.${name}`)]))}
      />
      <Footer locale={locale} />
    </>
  )
}
