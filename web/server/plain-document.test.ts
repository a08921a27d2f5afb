import { expect, test } from 'vitest'
import { isUnfinished, toPlainDocument } from './plain-document.ts'

const data = '<script type="application/ld+json">{"name":"\\u003c/script>"}</script>'
const site = '<script type="module" src="/assets/site-1.js"></script>'

test("React's scripts go, the site's own and structured data stay", () => {
  const html = `<head><link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><script src="/_next/a.js" async=""></script></head><body><p>a<!-- -->b</p>${data}${site}<script>self.__next_f.push([1,"<p>"])</script></body>`
  expect(toPlainDocument(html, 200)).toEqual({
    status: 200,
    html: `<head></head><body><p>ab</p>${data}${site}</body>`,
  })
})

test('text that looks like a script is text', () => {
  const html = '<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- --&gt;</p>'
  expect(toPlainDocument(html, 200).html).toBe(html)
})

test('a page says its status', () => {
  const page = toPlainDocument('<head><meta name="piata-status" content="410"/></head>', 200)
  expect(page).toEqual({ status: 410, html: '<head></head>' })
})

test('pages that React left to the browser are recognised', () => {
  expect(isUnfinished('<html id="__next_error__">')).toBe(true)
  expect(isUnfinished('<p>ok</p><template id="B:0"></template>')).toBe(true)
  expect(isUnfinished('<p>ok</p>')).toBe(false)
})
