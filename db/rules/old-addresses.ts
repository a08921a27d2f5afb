/** A listing's address on an old site: a path with `{id}` or `{slug}` in it, `*` for anything, and parameters that must be there. */
interface Template {
  pattern: RegExp
  parameters: [string, string][]
}

const longestTarget = 2_000

/** How the old addresses of a listing are kept: one for each template whose values it has. */
export function addressesOf(templates: readonly string[], values: { id: string; slug: string }): string[] {
  return templates.flatMap((text) => {
    const lacks = Object.entries(values).some(([name, value]) => value === '' && text.includes(`{${name}}`))
    return lacks ? [] : [filled(text, { ...values })]
  })
}

/** What a request for an old address may be kept as; none where no template fits. */
export function addressesAsked(templates: readonly string[], target: string): string[] {
  if (target.length > longestTarget) return []
  const cut = target.indexOf('?')
  const path = decoded(cut < 0 ? target : target.slice(0, cut))
  const asked = new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1))
  return templates.flatMap((text) => {
    const { pattern, parameters } = templateOf(text)
    const match = pattern.exec(path)
    if (match === null) return []
    const values: Record<string, string> = { ...match.groups }
    for (const [name, wanted] of parameters) {
      const given = asked.get(name)
      if (given === null) return []
      const placeholder = /^\{(id|slug)\}$/.exec(wanted)?.[1]
      if (placeholder === undefined && given !== wanted) return []
      if (placeholder !== undefined) values[placeholder] = given
    }
    return [filled(text, values)]
  })
}

function templateOf(text: string): Template {
  const [path = '', query = ''] = text.split('?')
  const source = withoutSlash(path)
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace('{id}', '(?<id>\\d{1,19})')
    .replace('{slug}', '(?<slug>[^/]{1,300})')
  return { pattern: new RegExp(`^${source}/?$`, 'u'), parameters: [...new URLSearchParams(query)] }
}

function filled(text: string, values: Record<string, string>): string {
  return withoutSlash(text).replace(/\{(id|slug)\}/g, (_, name: string) =>
    decoded(values[name] ?? '').toLowerCase(),
  )
}

const withoutSlash = (path: string) => (path.length > 1 ? path.replace(/\/$/, '') : path)

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
