import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { sitemapPart, xmlHeaders } from '../../../layout/sitemap.ts'

export const dynamic = 'force-dynamic'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ part: string }> },
): Promise<Response> {
  const part = await sitemapPart((await params).part)
  if (part === undefined) return new Response('There is no such sitemap\n', { status: 404 })
  const headers = { ...xmlHeaders, Vary: 'Accept-Encoding' }
  if (/\bgzip\b(?!\s*;\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$))/i.test(request.headers.get('accept-encoding') ?? '')) {
    return new Response(new Uint8Array(part), { headers: { ...headers, 'Content-Encoding': 'gzip' } })
  }
  const plain = Readable.from([part]).pipe(createGunzip())
  return new Response(Readable.toWeb(plain) as ReadableStream, { headers })
}
