import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { zstdCompressSync } from 'node:zlib'
import { openDatabase } from '@piata/db'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockFolder } from './lock.ts'

const execute = promisify(execFile)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piata-migrate-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS } = process.env
  const env = {
    PATH,
    NODE_COMPILE_CACHE,
    NODE_OPTIONS,
    PIATA_DATABASE_URL: `sqlite:${join(folder, 'piata.db')}`,
    PIATA_DATA_DIR: folder,
  }
  try {
    const file = join(import.meta.dirname, '../commands/migrate.ts')
    const { stdout, stderr } = await execute(process.execPath, [file, ...args], { cwd: folder, env })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

const dump = `-- MySQL dump 10.13
CREATE TABLE \`oc_t_user\` (\`pk_i_id\` int, \`s_name\` varchar(100), \`s_email\` varchar(100), \`s_password\` char(60), \`b_active\` tinyint(1)) ENGINE=InnoDB;
INSERT INTO \`oc_t_user\` VALUES (1,'Ana','ana@exemplu.ro','$2y$10$${'a'.repeat(53)}',1);
CREATE TABLE \`oc_t_category\` (\`pk_i_id\` int, \`fk_i_parent_id\` int) ENGINE=InnoDB;
INSERT INTO \`oc_t_category\` VALUES (1,NULL),(2,NULL);
CREATE TABLE \`oc_t_category_description\` (\`fk_i_category_id\` int, \`fk_c_locale_code\` char(5), \`s_name\` varchar(100)) ENGINE=InnoDB;
INSERT INTO \`oc_t_category_description\` VALUES (1,'ro_RO','Laptopuri'),(2,'ro_RO','Xyz');
CREATE TABLE \`oc_t_item\` (\`pk_i_id\` int, \`fk_i_user_id\` int, \`fk_i_category_id\` int, \`dt_pub_date\` datetime, \`i_price\` bigint, \`fk_c_currency_code\` char(3)) ENGINE=InnoDB;
INSERT INTO \`oc_t_item\` VALUES (1,1,1,'2020-01-01 10:00:00',99000000,'RON'),(2,1,2,'2020-01-01 10:00:00',NULL,'RON'),(3,1,1,'2020-01-01 11:00:00',,'RON');
INSERT INTO \`oc_t_item\` VALUES (4,1,1,'2020-01-01 12:00:00',99000000,'RON');
CREATE TABLE \`oc_t_item_description\` (\`fk_i_item_id\` int, \`fk_c_locale_code\` char(5), \`s_title\` varchar(100), \`s_description\` text) ENGINE=InnoDB;
INSERT INTO \`oc_t_item_description\` VALUES (1,'ro_RO','Laptop bun','Merge bine'),(2,'ro_RO','Altceva','x'),(4,'ro_RO','Laptop vechi','x');
CREATE TABLE \`oc_t_item_resource\` (\`pk_i_id\` int, \`fk_i_item_id\` int, \`s_extension\` varchar(10), \`s_path\` varchar(250)) ENGINE=InnoDB;
INSERT INTO \`oc_t_item_resource\` VALUES (1,1,'png','oc-content/uploads/0/'),(2,1,'png','oc-content/uploads/0/'),(3,1,'txt','oc-content/uploads/0/'),(4,4,'png','oc-content/uploads/../../'),(5,4,'png','oc-content/uploads/out/');
-- Dump completed on 2024-03-01 10:20:30
`

test('a dump with its pictures is tried, moved in, and gone on with', async () => {
  const file = join(folder, 'site.sql.zst')
  await writeFile(file, zstdCompressSync(dump))
  const uploads = join(folder, 'uploads')
  const outside = join(folder, 'outside')
  for (const path of [join(uploads, '0'), outside]) await mkdir(path, { recursive: true })
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  for (const path of [join(uploads, '0/1.png'), join(outside, '5.png'), join(folder, '4.png')])
    await writeFile(path, picture)
  await writeFile(join(uploads, '0/3.txt'), 'no picture')
  // A link out of the folder is not followed.
  await symlink(outside, join(uploads, 'out'))

  const tried = await run(file, '--uploads', uploads)
  expect(tried.err).toBe('')
  expect(tried).toMatchObject({ code: 0 })
  for (const line of [
    'it is osclass (tables oc_…) with 3 listings',
    'of oc_t_item: expected a value',
    '1 rows of the dump could not be read, the others were',
    'Users: 1, of whom 1 keep their password',
    'Xyz: nothing of ours is alike, 1 listings stay behind',
    'Listings: 2 would come, 1 would stay behind',
    '2 files are there, 3 are not',
    'Nothing was written yet: --go does it',
  ])
    expect(tried.out).toContain(line)

  const release = lockFolder(join(folder, 'moving'))
  const beside = await run(file, '--uploads', uploads, '--go')
  expect(beside).toMatchObject({ code: 1, out: '' })
  expect(beside.err).toContain(`migrate: another run is at work (process ${process.pid})`)
  release()
  const done = await run(file, '--uploads', uploads, '--go')
  expect(done.err).toBe('')
  expect(done.out).toContain('1 accounts made, 0 were there')
  expect(done.out).toContain('Listings: 2 came, 0 changed, 0 were there, 1 stay behind')
  expect(done.out).toContain('1 brought, 0 listings had theirs')
  expect(done.out).toContain('oc-content/uploads/0/3.txt: ')
  const again = await run(file, '--uploads', uploads, '--go')
  expect(again.out).toContain('Listings: 0 came, 0 changed, 2 were there, 1 stay behind')
  expect(again.out).toContain('0 brought, 1 listings had theirs')
  const report = JSON.parse(await readFile(join(folder, 'moving/site/report.json'), 'utf8'))
  expect(report).toMatchObject({ site: 'osclass', isDone: true, problems: [{ table: 'oc_t_item' }] })

  const database = await openDatabase({ url: `sqlite:${join(folder, 'piata.db')}` })
  const found = await database.oldAddresses.find('/laptopuri/laptop-bun_i1')
  const listing = await database.listings.find(found!.id)
  expect(listing).toMatchObject({ title: 'Laptop bun', categoryId: 'laptops', status: 'published' })
  expect(listing!.imageIds).toHaveLength(1)
  await database.close()

  expect((await run(file, '--from', 'nothing')).err).toContain(
    '--from must be osclass, woocommerce or a file',
  )
  await writeFile(join(folder, 'map.json'), '{"users":{"table":"u"}}')
  expect((await run(file, '--from', join(folder, 'map.json'))).err).toContain('users.id: is missing')
})
