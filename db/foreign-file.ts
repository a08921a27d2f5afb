/** A kind of file that nothing here reads: how it begins, what it is, and what makes one of it that is read. */
interface Foreign {
  begins: string
  /** Where; 0 unless said. */
  at?: number
  what: string
  instead: string
}

const unpack = (what: string, command: string) => ({ what, instead: `${command} unpacks it` })
const restore = 'pg_restore -f dump.sql FILE makes a script of it'

/** Of bytes as latin1. */
const kinds: readonly Foreign[] = [
  { begins: 'PGDMP', what: "a dump of pg_dump in Postgres's own format", instead: restore },
  { begins: 'toc.dat\0', what: 'a dump of pg_dump as a tar archive', instead: restore },
  { begins: 'ustar', at: 257, ...unpack('a tar archive', 'tar -xf FILE') },
  { begins: 'BZh', ...unpack('packed by bzip2', 'bunzip2 -k FILE') },
  { begins: '\xfd7zXZ\0', ...unpack('packed by xz', 'unxz -k FILE') },
  { begins: '\x5d\0\0', ...unpack('packed by lzma', 'unlzma -k FILE') },
  { begins: '\x04\x22\x4d\x18', ...unpack('packed by lz4', 'lz4 -d FILE') },
  { begins: 'LZIP', ...unpack('packed by lzip', 'lzip -dk FILE') },
  { begins: '\x1f\x9d', ...unpack('packed by compress', 'uncompress FILE') },
  { begins: '7z\xbc\xaf\x27\x1c', ...unpack('a 7z archive', '7z x FILE') },
  { begins: 'Rar!', ...unpack('a RAR archive', 'unrar x FILE') },
  {
    ...{ begins: 'TAPE\0', what: 'a backup of SQL Server' },
    instead:
      'restore it, and let Management Studio (Tasks, Generate Scripts, “Schema and data”) make a script of it',
  },
  {
    ...{ begins: 'XBSTCK01', what: 'a backup of xtrabackup or mariabackup' },
    instead: 'restore it, and mysqldump NAME > dump.sql makes a script of it',
  },
  ...['Standard Jet DB', 'Standard ACE DB'].map((begins) => ({
    ...{ begins, at: 4, what: 'a database of Access' },
    instead: 'mdb-schema FILE mysql and mdb-export -I mysql FILE TABLE make a script of it',
  })),
  { begins: 'Salted__', what: 'encrypted by openssl', instead: 'openssl enc -d decrypts it' },
  { begins: '-----BEGIN PGP', what: 'encrypted by PGP', instead: 'gpg -d FILE > dump.sql decrypts it' },
]
/** So many bytes of a file tell what it is. */
export const foreignBytes = 512

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, foreignBytes)).toString('latin1')

/** A sentence on what a file is that is not read, by how it begins, and what to do instead; undefined for what may be read. */
export function foreignFile(head: Uint8Array): string | undefined {
  const text = latin1(head)
  const known = kinds.find(({ begins, at = 0 }) => text.startsWith(begins, at))
  return known && `The file is ${known.what}, which is not read: ${known.instead}.`
}

/** Whether bytes are of no text in any encoding that is read: more than one in twenty of the first is a control character, and no escape. */
export function isBinary(head: Uint8Array): boolean {
  const [first, second, third, fourth] = head
  const isUtf16 =
    second === 0 ? first !== 0 && fourth === 0 : first === 0 && second !== undefined && third === 0
  if (isUtf16 || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return false
  const beginning = head.subarray(0, foreignBytes)
  const controls = beginning.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
  return controls.length > beginning.length / 20
}

/** The same sentence for a folder, by the names in it. */
export function foreignFolder(names: readonly string[]): string {
  if (names.includes('toc.dat'))
    return 'The folder is a dump of pg_dump -Fd, which is not read: pg_restore -f dump.sql FOLDER makes a script of it.'
  if (names.includes('ibdata1') || names.includes('mysql.ibd'))
    return 'The folder is that of a MySQL server: start a server on a copy of it, and mysqldump NAME > dump.sql makes a script of it.'
  if (names.includes('PG_VERSION'))
    return 'The folder is that of a Postgres server: start a server on a copy of it, and pg_dump NAME > dump.sql makes a script of it.'
  const scripts = names.filter((name) => /\.(?:sql|db|sqlite3?)(?:\.(?:gz|zst|zip))?$/i.test(name))
  return scripts.length > 1
    ? `This is a folder of ${scripts.length} scripts: cat FOLDER/*.sql > dump.sql makes one of them.`
    : `This is a folder: name the dump ${scripts.length === 1 ? `in it, ${scripts[0]}` : 'itself'}.`
}
