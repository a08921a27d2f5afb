import type { CSSProperties } from 'react'
import { siteNow } from '../client/site.ts'

/**
 * The site's own colour over the theme's, for the root element: the darker and lighter shades that `theme.css` names are mixed of it. Its contrast with white
 * was looked at when it was chosen; on dark it is lightened.
 */
export function accentStyle(): CSSProperties | undefined {
  const { accent } = siteNow()
  if (accent === '') return undefined
  const mixed = (share: number, other: 'white' | 'black') =>
    `color-mix(in oklab, ${accent} ${share}%, ${other})`
  return {
    '--color-accent': `light-dark(${accent}, ${mixed(40, 'white')})`,
    '--color-accent-strong': `light-dark(${mixed(80, 'black')}, ${mixed(30, 'white')})`,
    '--color-accent-soft': `light-dark(${mixed(10, 'white')}, ${mixed(35, 'black')})`,
  } as CSSProperties
}
