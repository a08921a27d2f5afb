export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml | undefined }

/** A value as YAML. Texts stand in double quotes, whose escapes are those of JSON. */
function writeYaml(value: Yaml, indent = ''): string {
  if (typeof value !== 'object') return JSON.stringify(value)
  const inner = `${indent}  `
  if (isList(value)) {
    if (value.length === 0) return '[]'
    return value
      .map((item) => {
        const text = writeYaml(item, inner)
        // The first line of what is nested stands beside the dash.
        return `${indent}- ${text.startsWith('\n') ? text.slice(1 + inner.length) : text}`
      })
      .reduce((all, line) => `${all}\n${line}`, '')
  }
  const entries = Object.entries(value).filter((entry): entry is [string, Yaml] => entry[1] !== undefined)
  if (entries.length === 0) return '{}'
  return entries
    .map(([key, item]) => {
      const text = writeYaml(item, inner)
      return `${indent}${key}:${text.startsWith('\n') ? text : ` ${text}`}`
    })
    .reduce((all, line) => `${all}\n${line}`, '')
}

const isList = (value: Yaml): value is readonly Yaml[] => Array.isArray(value)

export function yamlFile(value: Yaml): string {
  return `${writeYaml(value).replace(/^\n/, '')}\n`
}
