/** The site's own address as the world knows it, without a slash at the end; set by `server/settings.ts`. */
export const publicUrl = process.env.PIATA_PUBLIC_URL!
