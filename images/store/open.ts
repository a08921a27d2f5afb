import type { ImageStore } from '../types.ts'
import { cachedStore } from './cached.ts'
import { diskStore } from './disk.ts'
import { type S3Options, s3Store } from './s3.ts'

interface StorePlace {
  /** As `PIATA_IMAGES_STORE` has it: `disk`, or `s3:https://KEY:SECRET@host/bucket/prefix?region=…`. */
  store: string
  /** Of the disk's store. */
  folder: string
  /** Of copies of another store's files. */
  cacheFolder: string
  /** Bytes that those may take. */
  cacheBytes: number
}

/** @throws RangeError for a place that is neither */
export function openImageStore({ store, folder, cacheFolder, cacheBytes }: StorePlace): ImageStore {
  if (store === 'disk') return diskStore(folder)
  const origin = s3Store(readS3Place(store))
  return cacheBytes > 0 ? cachedStore(origin, cacheFolder, cacheBytes) : origin
}

/** @throws RangeError naming what is missing, without what may be secret */
export function readS3Place(text: string): S3Options {
  const url = text.startsWith('s3:') ? URL.parse(text.slice(3)) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new RangeError('must be disk or like s3:https://KEY:SECRET@host/bucket?region=eu-central-1')
  const [, bucket = '', ...rest] = url.pathname.split('/')
  if (url.username === '' || url.password === '')
    throw new RangeError('lacks the key and its secret: s3:https://KEY:SECRET@host/bucket')
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw new RangeError('lacks the name of a bucket')
  const prefix = rest.filter((part) => part !== '').join('/')
  if (!/^[\w./-]{0,200}$/.test(prefix))
    throw new RangeError('has a prefix of other than letters, digits, . - _ and /')
  return {
    endpoint: url.origin,
    bucket,
    prefix,
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  }
}
