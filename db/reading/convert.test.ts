import { describe, expect, it } from 'vitest'
import { parseBoolean, textOfHtml } from './convert.ts'

describe('other conversions', () => {
  it('reads yes and no in both languages', () => {
    expect(['Da', 'TRUE', 'y', '1'].map(parseBoolean)).toEqual([true, true, true, true])
    expect(['nu', 'False', '0'].map(parseBoolean)).toEqual([false, false, false])
    expect(() => parseBoolean('maybe')).toThrow('neither yes nor no')
  })

  it('makes text of simple HTML and never markup of text', () => {
    expect(textOfHtml('One<br />two<br><br>\n\n<b>three</b> &amp; &lt;four&gt; &#233;')).toBe(
      'One\ntwo\n\nthree & <four> é',
    )
    expect(textOfHtml('a < b and c > d')).toBe('a < b and c > d')
    expect(textOfHtml('<script>alert(1)</script>x')).toBe('alert(1)x')
    expect(textOfHtml(`&#${'9'.repeat(7)}; &#55296;`)).not.toContain('&#')
  })
})
