import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The sites that feeds are measured with: each answer after a while, each file of so many items, with an ETag; on as many addresses of this machine. */
const [latencyMs, items, hosts = 1] = process.argv.slice(2).map(Number) as [number, number, number?]

const answer = (request: IncomingMessage, response: ServerResponse) => {
  setTimeout(() => {
    const feed = /^\/feed\/(\d+)$/.exec(request.url!)?.[1]
    const etag = `"${feed}"`
    if (feed === undefined) response.writeHead(404).end()
    else if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
    else response.writeHead(200, { etag, 'content-type': 'application/xml' }).end(file(Number(feed)))
  }, latencyMs)
}
const server = createServer(answer)
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address() as AddressInfo
  // Each address of this machine is another host to whoever is polite.
  for (let host = 2; host <= hosts; host++)
    await new Promise<void>((resolve) => void createServer(answer).listen(port, `127.0.0.${host}`, resolve))
  process.send!(port)
})

function file(feed: number): string {
  const listings = Array.from(
    { length: items },
    (_, i) => `<listing id="${feed}-${i}"><title>Oglindă de perete ${feed} ${i}</title>
<description>Ramă de lemn masiv, ${20 + (i % 80)} cm. Se poate ridica personal sau trimite prin curier, ambalată în carton.</description>
<category>decor-textiles</category><price>${100 + i} lei</price><condition>used</condition><place>Cluj-Napoca</place>
<attributes><type>mirror</type><width>${20 + (i % 80)} cm</width></attributes></listing>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<listings>\n${listings.join('\n')}\n</listings>`
}
