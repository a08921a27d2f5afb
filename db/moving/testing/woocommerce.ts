import { insertInto } from './dump.ts'

/** Terms of a product that the shop does not show. */
const hiding = ['exclude-from-search', 'exclude-from-catalog']

/** A shop of WooCommerce as mysqldump writes it: WordPress's own tables, products among other posts. */
export function woocommerceDump({
  users,
  categories,
  products,
  attributes = [],
}: WooCommerceContent): string {
  const posts = products.map(({ id, author, title, content, status = 'publish', slug, password }) =>
    post(id, author, title, content, status, slug, 'product', 0, 0, password),
  )
  const variations = products.flatMap(({ id, variations = [] }) =>
    variations.map((variation) => ({ ...variation, parent: id })),
  )
  const below = variations.map(({ id, parent, isOff }, i) =>
    post(id, 1, `#${id}`, '', isOff ? 'private' : 'publish', `v${id}`, 'product_variation', parent, i),
  )
  const pictures = [
    ...new Set([
      ...products.flatMap((product) => product.pictures ?? []),
      ...variations.flatMap(({ picture }) => picture ?? []),
    ]),
  ]
  const attachments = pictures.map((name, i) => post(9_000 + i, 1, name, '', 'inherit', name, 'attachment'))
  const idOf = (name: string) => 9_000 + pictures.indexOf(name)
  let metaId = 0
  const meta = (of: number, key: string, value: string | number) => [++metaId, of, key, String(value)]
  return `-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
/*!40101 SET NAMES utf8mb4 */;
CREATE TABLE \`wp_options\` (
  \`option_id\` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  \`option_name\` varchar(191) NOT NULL DEFAULT '',
  \`option_value\` longtext NOT NULL,
  \`autoload\` varchar(20) NOT NULL DEFAULT 'yes',
  PRIMARY KEY (\`option_id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
${insertInto('wp_options', [
  [1, 'siteurl', 'https://magazin.exemplu.ro', 'yes'],
  [2, 'woocommerce_currency', 'EUR', 'yes'],
  [3, 'woocommerce_store_city', 'Iași', 'yes'],
  [
    4,
    'woocommerce_permalinks',
    'a:2:{s:12:"product_base";s:22:"/magazin/%product_cat%";s:13:"category_base";s:9:"categorie";}',
    'yes',
  ],
])}
CREATE TABLE \`wp_postmeta\` (
  \`meta_id\` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  \`post_id\` bigint(20) unsigned NOT NULL DEFAULT 0,
  \`meta_key\` varchar(255) DEFAULT NULL,
  \`meta_value\` longtext DEFAULT NULL,
  PRIMARY KEY (\`meta_id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
${insertInto('wp_postmeta', [
  ...products.flatMap(({ id, price, pictures: own = [], isOut, ownAttributes = {} }) => [
    meta(id, '_product_attributes', serialized(ownAttributes)),
    meta(id, '_price', price),
    meta(id, '_regular_price', price),
    meta(id, '_stock_status', isOut ? 'outofstock' : 'instock'),
    ...(own[0] === undefined ? [] : [meta(id, '_thumbnail_id', idOf(own[0]))]),
    ...(own.length > 1 ? [meta(id, '_product_image_gallery', own.slice(1).map(idOf).join(','))] : []),
  ]),
  ...variations.flatMap(({ id, price, choices, isOut, picture }) => [
    ...Object.entries(choices).map(([key, value]) => meta(id, `attribute_${key}`, value)),
    meta(id, '_price', price),
    meta(id, '_stock_status', isOut ? 'outofstock' : 'instock'),
    ...(picture === undefined ? [] : [meta(id, '_thumbnail_id', idOf(picture))]),
  ]),
  ...pictures.map((name) => meta(idOf(name), '_wp_attached_file', `2020/05/${name}`)),
])}
CREATE TABLE \`wp_posts\` (
  \`ID\` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  \`post_author\` bigint(20) unsigned NOT NULL DEFAULT 0,
  \`post_date\` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  \`post_date_gmt\` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  \`post_content\` longtext NOT NULL,
  \`post_title\` text NOT NULL,
  \`post_excerpt\` text NOT NULL,
  \`post_status\` varchar(20) NOT NULL DEFAULT 'publish',
  \`post_password\` varchar(255) NOT NULL DEFAULT '',
  \`post_name\` varchar(200) NOT NULL DEFAULT '',
  \`post_parent\` bigint(20) unsigned NOT NULL DEFAULT 0,
  \`guid\` varchar(255) NOT NULL DEFAULT '',
  \`menu_order\` int(11) NOT NULL DEFAULT 0,
  \`post_type\` varchar(20) NOT NULL DEFAULT 'post',
  \`post_mime_type\` varchar(100) NOT NULL DEFAULT '',
  PRIMARY KEY (\`ID\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
${insertInto('wp_posts', [post(1, 1, 'Salut', 'Un articol', 'publish', 'salut', 'post'), ...posts, ...below, ...attachments])}
CREATE TABLE \`wp_term_relationships\` (
  \`object_id\` bigint(20) unsigned NOT NULL DEFAULT 0,
  \`term_taxonomy_id\` bigint(20) unsigned NOT NULL DEFAULT 0,
  \`term_order\` int(11) NOT NULL DEFAULT 0,
  PRIMARY KEY (\`object_id\`,\`term_taxonomy_id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
${insertInto(
  'wp_term_relationships',
  products.flatMap(({ id, categories: own, isHidden }) =>
    [...own.map((category) => 100 + category), ...(isHidden ? hiding.keys().map((i) => 900 + i) : [])].map(
      (term) => [id, term, 0],
    ),
  ),
)}
CREATE TABLE \`wp_term_taxonomy\` (
  \`term_taxonomy_id\` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  \`term_id\` bigint(20) unsigned NOT NULL DEFAULT 0,
  \`taxonomy\` varchar(32) NOT NULL DEFAULT '',
  \`description\` longtext NOT NULL,
  \`parent\` bigint(20) unsigned NOT NULL DEFAULT 0,
  \`count\` bigint(20) NOT NULL DEFAULT 0,
  PRIMARY KEY (\`term_taxonomy_id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
${insertInto('wp_term_taxonomy', [
  ...categories.map(({ id, parent = 0 }) => [100 + id, id, 'product_cat', '', parent, 1]),
  ...hiding.map((_, i) => [900 + i, 900 + i, 'product_visibility', '', 0, 1]),
  ...attributes.flatMap(({ name, terms }, at) =>
    terms.map((_, i) => [1_000 * (at + 1) + i, 1_000 * (at + 1) + i, `pa_${name}`, '', 0, 1]),
  ),
])}
CREATE TABLE \`wp_terms\` (
  \`term_id\` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  \`name\` varchar(200) NOT NULL DEFAULT '',
  \`slug\` varchar(200) NOT NULL DEFAULT '',
  \`term_group\` bigint(10) NOT NULL DEFAULT 0,
  PRIMARY KEY (\`term_id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
${insertInto('wp_terms', [
  ...categories.map(({ id, name }) => [id, name, `c${id}`, 0]),
  ...hiding.map((slug, i) => [900 + i, slug, slug, 0]),
  ...attributes.flatMap(({ terms }, at) =>
    terms.map(({ slug, name }, i) => [1_000 * (at + 1) + i, name, slug, 0]),
  ),
])}
CREATE TABLE \`wp_woocommerce_attribute_taxonomies\` (
  \`attribute_id\` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  \`attribute_name\` varchar(200) NOT NULL,
  \`attribute_label\` varchar(200) DEFAULT NULL,
  \`attribute_type\` varchar(20) NOT NULL,
  \`attribute_orderby\` varchar(20) NOT NULL,
  \`attribute_public\` int(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (\`attribute_id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
${insertInto(
  'wp_woocommerce_attribute_taxonomies',
  attributes.map(({ name, label }, i) => [i + 1, name, label, 'select', 'menu_order', 0]),
)}
CREATE TABLE \`wp_users\` (
  \`ID\` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  \`user_login\` varchar(60) NOT NULL DEFAULT '',
  \`user_pass\` varchar(255) NOT NULL DEFAULT '',
  \`user_nicename\` varchar(50) NOT NULL DEFAULT '',
  \`user_email\` varchar(100) NOT NULL DEFAULT '',
  \`user_url\` varchar(100) NOT NULL DEFAULT '',
  \`user_registered\` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  \`user_activation_key\` varchar(255) NOT NULL DEFAULT '',
  \`user_status\` int(11) NOT NULL DEFAULT 0,
  \`display_name\` varchar(250) NOT NULL DEFAULT '',
  PRIMARY KEY (\`ID\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
${insertInto(
  'wp_users',
  users.map(({ id, email, password, name }) => [
    id,
    `u${id}`,
    password,
    `u${id}`,
    email,
    '',
    '2016-02-03 04:05:06',
    '',
    0,
    name,
  ]),
)}
-- Dump completed on 2024-03-01 10:20:30
`
}

function post(
  id: number,
  author: number,
  title: string,
  content: string,
  status: string,
  slug: string,
  type: string,
  parent = 0,
  order = 0,
  password = '',
) {
  const at = status === 'draft' ? '0000-00-00 00:00:00' : '2020-05-06 07:08:09'
  return [
    id,
    author,
    at,
    at,
    content,
    title,
    '',
    status,
    password,
    slug,
    parent,
    `https://magazin.exemplu.ro/?p=${id}`,
    order,
    type,
    '',
  ]
}

/** A product's own attributes as PHP keeps them: names by their keys. */
function serialized(names: Readonly<Record<string, string>>): string {
  const text = (value: string) => `s:${Buffer.byteLength(value)}:"${value}";`
  const entries = Object.entries(names).map(
    ([key, name]) => `${text(key)}a:2:{${text('name')}${text(name)}${text('value')}${text('M | L')}}`,
  )
  return `a:${entries.length}:{${entries.join('')}}`
}

interface WooCommerceContent {
  users: { id: number; email: string; password: string; name: string }[]
  categories: { id: number; name: string; parent?: number }[]
  products: {
    id: number
    author: number
    title: string
    content: string
    slug: string
    price: string
    categories: number[]
    status?: string
    password?: string
    /** Neither in the shop's catalogue nor in its search. */
    isHidden?: boolean
    isOut?: boolean
    /** Names of files, the first is the product's own. */
    pictures?: string[]
    ownAttributes?: Record<string, string>
    variations?: {
      id: number
      price: string
      /** By their keys; `pa_…` has the slug of a term. */
      choices: Record<string, string>
      isOut?: boolean
      isOff?: boolean
      picture?: string
    }[]
  }[]
  /** Of the whole shop. */
  attributes?: { name: string; label: string; terms: { slug: string; name: string }[] }[]
}
