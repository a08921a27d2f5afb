import { sitemapIndex, xmlHeaders } from '../../layout/sitemap.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(await sitemapIndex(), { headers: xmlHeaders })
}
