import type { CategoriesSchema } from './categories.ts'
import type { ChangesSchema } from './changes.ts'
import type { IdempotencySchema } from './idempotency.ts'
import type { ImagesSchema } from './images.ts'
import type { ListingsSchema } from './listings/schema.ts'
import type { PlacesSchema } from './places.ts'
import type { SessionsSchema } from './sessions.ts'
import type { SettingsSchema } from './settings.ts'
import type { UsersSchema } from './users.ts'

/** Every table: each file of a table group declares its own. */
export type Schema = SettingsSchema &
  UsersSchema &
  SessionsSchema &
  CategoriesSchema &
  PlacesSchema &
  ImagesSchema &
  ListingsSchema &
  ChangesSchema &
  IdempotencySchema
