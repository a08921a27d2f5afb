import { SamePictures } from '@piata/agents'
import type { Config } from '@piata/config'
import type { Database } from '@piata/db'
import type { ImageService } from '@piata/images'
import plugin from 'fastify-plugin'
import type { Catalogue } from './searching/catalogue.ts'

declare module 'fastify' {
  interface FastifyInstance {
    config: Config
    database: Database
    images: ImageService
    /** Where else a picture is. */
    samePictures: SamePictures
    catalogue: Catalogue
  }
}

interface Services {
  config: Config
  database: Database
  images: ImageService
  catalogue: Catalogue
}

/** What routes work with. */
export const services = plugin(
  async (app, { config, database, images, catalogue }: Services) => {
    app.decorate('config', config)
    app.decorate('database', database)
    app.decorate('images', images)
    app.decorate('samePictures', new SamePictures(database))
    app.decorate('catalogue', catalogue)
  },
  { name: 'services' },
)
