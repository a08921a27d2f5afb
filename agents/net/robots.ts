/** What a site's robots.txt asks of us. */
export interface Robots {
  allows(url: URL): boolean
  /** The pause that it wants between requests. */
  delayMs: number
}

interface Rule {
  allow: boolean
  path: string
}

interface Group {
  agents: string[]
  rules: Rule[]
  delayMs: number
}

/** RFC 9309 wants at least 500 KiB to be read; what comes after counts as not there. */
export const robotsBytes = 512 * 1_024
const longestPath = 2_000

export const everythingAllowed: Robots = { allows: () => true, delayMs: 0 }

/**
 * Reads a robots.txt as RFC 9309 has it, with the usual Crawl-delay. By hand, as the library for it (robots-parser 3) has had no release since 2023 and makes
 * regular expressions of what the site says; here a pattern is matched in time proportional to its length and the path's.
 * @param agent our product token, lower case
 */
export function parseRobots(text: string, agent: string): Robots {
  const groups = groupsOf(text)
  const own = groups.filter(({ agents }) => agents.includes(agent))
  const used = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'))
  const rules = used.flatMap((group) => group.rules)
  return {
    delayMs: Math.max(0, ...used.map((group) => group.delayMs)),
    allows(url) {
      const path = normalized(url.pathname + url.search)
      let best: Rule | undefined
      for (const rule of rules) {
        if (!matches(rule.path, path)) continue
        const isLonger = best === undefined || rule.path.length > best.path.length
        if (isLonger || (rule.path.length === best!.path.length && rule.allow)) best = rule
      }
      return best?.allow ?? true
    },
  }
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = []
  let group: Group | undefined
  let isNaming = false
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [, name, value] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? []
    if (name === undefined || value === undefined) continue
    const said = value.trim()
    switch (name.toLowerCase()) {
      case 'user-agent':
        // Lines in a row name the agents of one group.
        if (!isNaming || group === undefined) {
          group = { agents: [], rules: [], delayMs: 0 }
          groups.push(group)
        }
        group.agents.push(said === '*' ? '*' : (/^[a-z_-]+/i.exec(said)?.[0].toLowerCase() ?? ''))
        isNaming = true
        break
      case 'allow':
      case 'disallow':
        isNaming = false
        if (said !== '' && said.length <= longestPath)
          group?.rules.push({ allow: name.toLowerCase() === 'allow', path: normalized(said) })
        break
      case 'crawl-delay':
        isNaming = false
        if (group && /^\d{1,6}(\.\d{1,3})?$/.test(said)) group.delayMs = Number(said) * 1_000
        break
    }
  }
  return groups
}

/** Paths are compared with the same characters escaped. */
function normalized(path: string): string {
  return path
    .replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()))
    .replace(/%([0-9a-f]{2})/gi, (whole, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16))
      return /[A-Za-z0-9._~-]/.test(character) ? character : whole.toUpperCase()
    })
}

/** `*` stands for anything, a last `$` for the end. */
function matches(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(parts[0]!)) return false
  let at = parts[0]!.length
  for (const part of parts.slice(1, isWhole ? -1 : undefined)) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  if (!isWhole) return true
  const last = parts.at(-1)!
  return parts.length === 1 ? path === last : path.length - last.length >= at && path.endsWith(last)
}
