export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml | undefined }

/** A value as a file of YAML. Texts stand in double quotes, whose escapes are those of JSON. */
export function yamlFile(value: Yaml): string {
  return isNested(value) ? lines(value, '', '') : `${scalar(value)}\n`
}

/** The lines of a list that is not empty, for a file that is written as text. */
export function yamlLines(items: readonly Yaml[], indent: string): string {
  return lines(items, indent, indent)
}

/**
 * The lines of a list or an object that is not empty.
 * @param first what stands before the first of them: the indentation, or the dash of the list that it is in
 */
function lines(value: Nested, indent: string, first: string): string {
  let text = ''
  let before = first
  if (isList(value)) {
    for (const item of value) {
      text += isNested(item) ? lines(item, `${indent}  `, `${before}- `) : `${before}- ${scalar(item)}\n`
      before = indent
    }
    return text
  }
  for (const key in value) {
    const item = value[key]
    if (item === undefined) continue
    text += isNested(item)
      ? `${before}${key}:\n${lines(item, `${indent}  `, `${indent}  `)}`
      : `${before}${key}: ${scalar(item)}\n`
    before = indent
  }
  return text
}

type Nested = readonly Yaml[] | { readonly [key: string]: Yaml | undefined }

function isNested(value: Yaml): value is Nested {
  if (typeof value !== 'object') return false
  for (const key in value) if ((value as Record<string, unknown>)[key] !== undefined) return true
  return false
}

/** A text, number or boolean, and what is empty. */
export function scalar(value: Yaml): string {
  if (typeof value === 'object') return isList(value) ? '[]' : '{}'
  return JSON.stringify(value)
}

const isList = (value: Yaml): value is readonly Yaml[] => Array.isArray(value)
