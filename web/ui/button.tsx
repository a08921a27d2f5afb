import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'
import { classes } from './class-names.ts'

type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

const shared =
  'inline-flex min-h-target items-center justify-center gap-2 rounded-card px-4 font-medium transition-colors disabled:opacity-60'
const looks: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-edge bg-surface text-ink hover:bg-sunken',
  quiet: 'text-accent hover:bg-accent-soft',
  danger: 'border border-danger bg-surface text-danger hover:bg-danger-soft',
}

export function buttonClasses(look: ButtonLook = 'primary', more?: string): string {
  return classes(shared, looks[look], more)
}

export function Button({
  look,
  className,
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: ButtonLook }) {
  return <button type={type} className={buttonClasses(look, className)} {...rest} />
}

/** A link that looks like a button. */
export function ButtonLink({
  look,
  className,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { look?: ButtonLook }) {
  return <a className={buttonClasses(look, className)} {...rest} />
}
