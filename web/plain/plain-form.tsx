import type { ReactNode } from 'react'
import { href, type Locale } from '../i18n/routes.ts'
import { classes } from '../ui/class-names.ts'

/** A form that the page server takes. */
export function PlainForm({
  locale,
  action,
  className,
  children,
}: {
  locale: Locale
  action: 'login' | 'code' | 'new-account' | 'register' | 'logout' | 'send'
  className?: string
  children: ReactNode
}) {
  return (
    <form
      method="post"
      action={href(locale, 'plainMessages')}
      className={classes('flex flex-col gap-3', className)}
    >
      <input type="hidden" name="action" value={action} />
      {children}
    </form>
  )
}

export function HiddenFields({ values }: { values: Record<string, string | undefined> }) {
  return Object.entries(values).map(([name, value]) =>
    value ? <input key={name} type="hidden" name={name} value={value} /> : null,
  )
}
