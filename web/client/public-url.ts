/** The site's own address as the world knows it, without a slash at the end. */
export const publicUrl = (
  process.env.PIATA_PUBLIC_URL ?? `http://localhost:${process.env.PIATA_WEB_PORT ?? 3000}`
).replace(/\/+$/, '')
