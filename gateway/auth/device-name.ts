/** Each by what stands in its User-Agent; those that claim to be others as well come first. */
const browsers: [RegExp, string][] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac(?:intosh| OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/** What a person calls the device of a User-Agent: `Firefox, Windows`; of an app its first word; `?` where there is none. */
export function deviceName(userAgent: string | undefined): string {
  const text = userAgent ?? ''
  const known = [browsers, systems].flatMap((kinds) => kinds.find(([sign]) => sign.test(text))?.[1] ?? [])
  return known.join(', ') || (/^[\w.-]{1,40}/.exec(text)?.[0] ?? '?')
}
