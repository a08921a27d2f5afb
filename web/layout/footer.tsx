import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'

export function Footer({ locale }: { locale: Locale }) {
  const t = translator(locale, 'common')
  const link = 'inline-flex min-h-target items-center hover:underline'
  return (
    <footer className="mt-16 border-t border-line bg-surface text-sm text-muted">
      <div className="mx-auto grid w-full max-w-page gap-6 px-4 py-8 md:grid-cols-3">
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
          <a className={link} href={`${href(locale, 'home')}#categories`}>
            {t('nav.categories')}
          </a>
        </nav>
        <nav aria-label={t('footer.account')} className="flex flex-col items-start">
          <a className={link} href={href(locale, 'publish')}>
            {t('nav.publish')}
          </a>
          <a className={link} href={href(locale, 'favourites')}>
            {t('nav.favourites')}
          </a>
          <a className={link} href={href(locale, 'login')}>
            {t('nav.login')}
          </a>
          <a className={link} href={href(locale, 'register')}>
            {t('nav.register')}
          </a>
        </nav>
      </div>
    </footer>
  )
}
