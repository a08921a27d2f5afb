/**
 * Made-up words that no analyser changes (no stems in common, no stop words, no units) and that lie at least five edits
 * apart (a word and its longer form aside), so that which of them a misspelt or unfinished word means can be told without
 * knowing how a core looks them up.
 */
export const words = [
  'brundavok',
  'brundiselt',
  'celmofuzd',
  'celmarwigp',
  'celmarwigpunz',
  'dorfipakuz',
  'dwenthosk',
  'fagrolumpt',
  'gurbeskolz',
  'hexwomband',
  'jolkamprid',
  'kivuntroph',
  'lomdrezukk',
  'mibstaworf',
  'nuxperdolg',
  'optruvisk',
  'pelgomsund',
  'quamfrodil',
  'rastukwemp',
  'sholvidguk',
  'tremzabolk',
  'urkvolimpt',
  'vambsetrok',
  'wuldorpeng',
  'xantmigruf',
  'yeldropsik',
  'zogmurtalb',
] as const

/**
 * Words that few documents hold, and some of those misspelt. Only of these: a core may take a word that many hold for
 * rightly spelt and pass over what looks like it.
 */
export const rare = ['aknesdorvil', 'bwiltogramp', 'izzelfrunto'] as const

/** Words that no document holds and that lie as far from all others. */
export const absent = ['ekwisfunduz', 'imbragholpt'] as const

/** Optimal-string-alignment distance: insertions, deletions, substitutions and swaps of neighbours cost one each. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      let best = Math.min(
        rows[i - 1]![j]! + 1,
        row[j - 1]! + 1,
        rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, rows[i - 2]![j - 2]! + 1)
      }
      row.push(best)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
