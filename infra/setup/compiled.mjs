// What a command imports is kept compiled, the command itself too, so that the next one neither strips types nor compiles: half of a short command's time.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/compiled'))
