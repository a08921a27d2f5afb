import { nameIn } from '@piata/config/languages'
import { landingPath, landingsNow } from '../client/landings.ts'
import { siteNow } from '../client/site.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { seenBy } from '../session/who.ts'

/** Those with the most listings. */
const mostCategories = 12

/** The same for everybody, as the header is: the site's script hides what is not for whoever looks. */
export function Footer({ locale }: { locale: Locale }) {
  const t = translator(locale, 'common')
  const site = siteNow()
  const contact = [site.operator, site.contactAddress, site.contactPhone].filter((text) => text !== '')
  const pages = site.pages.filter(({ locale: own }) => own === locale)
  // What is there in another language only is better than nothing.
  const others = site.pages.filter(({ page }) => !pages.some((own) => own.page === page))
  const legal = [
    ...pages,
    ...others.filter((one, at) => others.findIndex(({ page }) => page === one.page) === at),
  ]
  const { pages: found = [], names } = landingsNow() ?? {}
  const categories = found
    .filter(({ county }) => county === null)
    .sort((one, other) => other.count - one.count)
    .slice(0, mostCategories)
  const link = 'inline-flex min-h-target items-center hover:underline'
  return (
    <footer className="mt-16 border-t border-line bg-surface text-sm text-muted">
      {categories.length > 0 ? (
        <nav
          aria-label={t('footer.categories')}
          className="mx-auto flex w-full max-w-page flex-wrap gap-x-4 px-4 pt-6"
        >
          {categories.map(({ category, county }) => (
            <a key={category} className={link} href={landingPath(locale, { category, county })}>
              {nameIn(names?.get(category) ?? {}, locale)}
            </a>
          ))}
        </nav>
      ) : null}
      <div className="mx-auto grid w-full max-w-page gap-6 px-4 py-8 md:grid-cols-4">
        <div className="max-w-prose space-y-2">
          <p>{t('footer.about')}</p>
          <p>{t('footer.safety')}</p>
        </div>
        <nav aria-label={t('footer.browse')} className="flex flex-col items-start">
          <a className={link} href={href(locale, 'listings')}>
            {t('footer.newest')}
          </a>
          <a className={link} href={href(locale, 'viewed')}>
            {t('nav.viewed')}
          </a>
          <a className={link} href={href(locale, 'ranking')}>
            {t('footer.ranking')}
          </a>
          <a className={link} href={href(locale, 'transparency')}>
            {t('footer.transparency')}
          </a>
          <a className={link} href={`${href(locale, 'home')}#categories`}>
            {t('nav.categories')}
          </a>
        </nav>
        {contact.length + legal.length > 0 || site.contactEmail !== '' ? (
          <div className="flex flex-col items-start md:order-last">
            <nav aria-label={t('footer.legal')} className="flex flex-col items-start">
              {legal.map(({ page, locale: own, title }) => (
                <a
                  key={page}
                  className={link}
                  href={href(own, 'legalPage', { page })}
                  {...(own === locale ? {} : { lang: own, hrefLang: own })}
                >
                  {title}
                </a>
              ))}
              {site.contactEmail === '' ? null : (
                <a className={link} href={`mailto:${site.contactEmail}`}>
                  {site.contactEmail}
                </a>
              )}
            </nav>
            {contact.map((text) => (
              <p key={text} className="whitespace-pre-line">
                {text}
              </p>
            ))}
          </div>
        ) : null}
        <nav aria-label={t('footer.account')} className="flex flex-col items-start">
          <a className={link} href={href(locale, 'publish')}>
            {t('nav.publish')}
          </a>
          <a className={link} href={href(locale, 'favourites')}>
            {t('nav.favourites')}
          </a>
          <a className={link} href={href(locale, 'login')} {...{ [seenBy]: 'guests' }}>
            {t('nav.login')}
          </a>
          <a className={link} href={href(locale, 'register')} {...{ [seenBy]: 'guests' }}>
            {t('nav.register')}
          </a>
          <a className={link} href={href(locale, 'account')} {...{ [seenBy]: 'members' }} hidden>
            {t('nav.settings')}
          </a>
        </nav>
      </div>
    </footer>
  )
}
