import type { TextRule } from './text.ts'

/** Pages of a category, and of one in a county, which search engines are told of. */
export const landingRules = {
  /** Fewer listings make no page. */
  least: 3,
  /** A word of an address. */
  path: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  mostPath: 60,
  title: { min: 1, max: 80, lines: false },
  /** Markdown. */
  text: { min: 1, max: 4_000, lines: true },
  /** Categories that a page leads to besides those that lie nearest. */
  mostLinks: 20,
} as const satisfies Record<string, TextRule | number | RegExp>
