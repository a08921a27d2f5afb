type Value = string | number | null | Value[] | { [name: string]: Value }

/** A report as lines of `what,figure`, where `what` is the path of each figure; rows of a list are named by their reason. */
export function reportCsv(report: object): string {
  const lines: [string, string | number][] = []
  const walk = (path: string, value: Value): void => {
    if (Array.isArray(value)) {
      for (const row of value as { reason: string; count: number }[])
        lines.push([`${path}.${row.reason}`, row.count])
    } else if (value !== null && typeof value === 'object') {
      for (const [name, inner] of Object.entries(value)) walk(path === '' ? name : `${path}.${name}`, inner)
    } else lines.push([path, value ?? ''])
  }
  walk('', report as Value)
  return `what,figure\r\n${lines.map((line) => `${line.join(',')}\r\n`).join('')}`
}
