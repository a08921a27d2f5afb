/**
 * Where to go after logging in: the `next` parameter when it is a path of this site, else `fallback`. Anything that a browser
 * would read as another origin (`//host`, `/\host`, a scheme, control characters) is refused.
 */
export function nextPath(value: string | null | undefined, fallback: string): string {
  if (!value || value.length > 1_000 || !/^\/(?![/\\])/.test(value)) return fallback
  // Browsers drop tabs and newlines from addresses, which would turn "/\t/host" into "//host".
  for (const character of value) if (character < ' ' || character === '\\') return fallback
  return value
}
