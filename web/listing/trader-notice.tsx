import { Building2 } from 'lucide-react'
import type { SellerProfile } from '../client/types.ts'
import { formatMonth } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'

type Trader = NonNullable<SellerProfile['trader']>

/** Whether one buys from a trader or a private person, what that means for the buyer, and who the trader is. */
export function TraderNotice({ locale, trader }: { locale: Locale; trader: Trader | null }) {
  const t = translator(locale, 'listing.trader')
  if (trader === null) return <p className="mt-3 text-sm text-muted">{t('private')}</p>
  const rows = [
    [
      t('vatId'),
      trader.vatConfirmedAt === null
        ? trader.vatId
        : `${trader.vatId}\n${t('vatConfirmed', { day: formatMonth(locale, trader.vatConfirmedAt) })}`,
    ],
    [t('registerNumber'), trader.registerNumber],
    [t('address'), trader.address],
    [t('email'), trader.email],
    [t('phone'), trader.phone],
  ]
  return (
    <div className="mt-3 rounded-card bg-sunken p-3 text-sm">
      <p className="flex items-center gap-2 font-semibold">
        <Building2 aria-hidden className="size-5 shrink-0" />
        {t('title', { name: trader.name })}
      </p>
      <p className="mt-1">{t('rights')}</p>
      <details className="mt-2">
        <summary className="flex min-h-target items-center font-medium text-accent underline">
          {t('who')}
        </summary>
        <dl className="grid gap-2">
          {rows.map(([label, value]) => (
            <div key={label}>
              <dt className="text-muted">{label}</dt>
              <dd className="whitespace-pre-line wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}
