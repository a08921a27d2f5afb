import { sitemapPart, xmlHeaders } from '../../../layout/sitemap.ts'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const part = await sitemapPart((await params).part)
  if (part === undefined) return new Response('There is no such sitemap\n', { status: 404 })
  return new Response(part, { headers: xmlHeaders })
}
