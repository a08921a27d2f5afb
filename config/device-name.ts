const browsers: [pattern: RegExp, name: string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: [pattern: RegExp, name: string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/**
 * What people call the program that said this `User-Agent`: `Firefox, Windows`; its first word where it is none that is known; undefined where it
 * has no word. Good for a header, whatever was said.
 */
export function deviceName(userAgent: string | null | undefined): string | undefined {
  const text = userAgent ?? ''
  const known = [browsers, systems].flatMap((list) => list.find(([pattern]) => pattern.test(text))?.[1] ?? [])
  return known.join(', ') || /^[\w.-]{1,40}/.exec(text)?.[0]
}
