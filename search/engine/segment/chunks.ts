/** Units that all parts of a segment count in. */

/** Documents per chunk: a document's low 16 bits address it within its chunk. */
export const CHUNK_BITS = 16
export const CHUNK_SIZE = 1 << CHUNK_BITS
/** Payload bits a text field: a term's frequency in it, 15 meaning "15 or more". */
export const FREQUENCY_BITS = 4
export const FREQUENCY_MASK = 15
/** Latitude or longitude of a document without a location. */
export const NO_COORDINATE = -0x80000000
/** Units of a degree that coordinates are kept in. */
export const COORDINATE_SCALE = 1e7
