/** A value as it stands in a list, of the address and of the API alike: a comma separates values, `\,` is one and `\\` a backslash. */
export function listItem(value: string): string {
  return value.replace(/[\\,]/g, '\\$&')
}

export function joinList(values: readonly string[]): string {
  return values.map(listItem).join(',')
}

/** The values of a list, as `joinList` made it; a backslash before anything else is itself. */
export function splitList(list: string): string[] {
  return (list.match(/(?:\\[\\,]|[^,])+/g) ?? []).map((item) => item.replace(/\\([\\,])/g, '$1'))
}
