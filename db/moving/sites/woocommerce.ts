import { textOfHtml } from '../../reading/convert.ts'
import { withoutShortcodes } from '../plain.ts'
import type { OldSite } from '../site.ts'

const meta = (key: string, of = 'p.ID') =>
  `(select meta_value from postmeta where post_id = ${of} and meta_key = '${key}' limit 1)`
const option = (name: string) => `(select option_value from options where option_name = '${name}')`

const priceOf = (of: string) =>
  `coalesce(nullif(${meta('_price', of)}, ''), nullif(${meta('_regular_price', of)}, ''))`
/** A variation is a post below its product, which is one listing: its price is the lowest of what is left, or of all where nothing is. */
const isLeft = `coalesce(${meta('_stock_status', 'v.ID')}, '') <> 'outofstock'`
const variations = `posts v where v.post_parent = p.ID and v.post_type = 'product_variation' and v.post_status = 'publish'`
const variationOrder = `v.menu_order + 0, v.ID + 0`
/** `attribute_pa_colour` holds the slug of a term of the shop's own attributes, `attribute_size` a text of the product's. */
const choicesOf = (
  variation: string,
) => `(select group_concat(label || ': ' || replace(chosen, '<', '&lt;'), ', ') from (
    select coalesce(
        (select attribute_label from woocommerce_attribute_taxonomies where 'attribute_pa_' || attribute_name = a.meta_key),
        attribute_label(substr(a.meta_key, 11), ${meta('_product_attributes')})) as label,
      coalesce((select t.name from terms t join term_taxonomy x on x.term_id = t.term_id
        where t.slug = a.meta_value and 'attribute_' || x.taxonomy = a.meta_key limit 1), a.meta_value) as chosen
    from postmeta a where a.post_id = ${variation} and a.meta_key between 'attribute_' and 'attribute_~' and a.meta_value <> '' order by a.rowid))`
/** A line for each that is left: what it is, and what it costs. */
const variationLines = `(select group_concat(line, '<br>') from (
    select ${choicesOf('v.ID')} || coalesce(' – ' || ${priceOf('v.ID')} || ' ' || ${option('woocommerce_currency')}, '') as line
    from ${variations} and ${isLeft} order by ${variationOrder}))`

/** What the shop shows everybody: published, without a password, and neither out of its catalogue nor out of its search. */
const isShown = `p.post_status = 'publish' and coalesce(p.post_password, '') = '' and (
  select count(distinct t.slug) from term_relationships r join term_taxonomy x on x.term_taxonomy_id = r.term_taxonomy_id
    join terms t on t.term_id = x.term_id where r.object_id = p.ID and x.taxonomy = 'product_visibility'
    and t.slug in ('exclude-from-catalog', 'exclude-from-search')) < 2`

/** The name of a product's own attribute, which stands in PHP's serialisation beside its key; else the key. */
function attributeLabel(key: unknown, serialized: unknown): string {
  const name = String(key)
  const quoted = name.replaceAll(/[^\w]/g, '\\$&')
  const [, label] =
    new RegExp(`"${quoted}";a:\\d+:\\{s:4:"name";s:\\d+:"((?:[^"]|"(?!;))*)";`).exec(String(serialized)) ?? []
  return (label ?? name.replace(/^pa_/, '').replaceAll('-', ' ')).replaceAll('<', '&lt;')
}

const addresses = [
  ...['/product/{slug}', '*/product/*/{slug}', '/?p={id}', '/?product={slug}', '/produs/{slug}'],
  '/?post_type=product&p={id}',
]

/** WooCommerce on WordPress: products are posts, their prices and pictures are rows of `postmeta`, their categories terms. */
export const woocommerce: OldSite = {
  name: 'woocommerce',
  tables: {
    users: ['ID', 'user_login', 'user_pass', 'user_email', 'user_registered', 'display_name'],
    posts: [
      ...[
        'ID',
        'post_author',
        'post_date_gmt',
        'post_content',
        'post_excerpt',
        'post_title',
        'post_status',
        'post_name',
      ],
      ...['post_password', 'post_type', 'post_parent', 'menu_order'],
    ],
    postmeta: ['post_id', 'meta_key', 'meta_value'],
    terms: ['term_id', 'name', 'slug'],
    term_taxonomy: ['term_taxonomy_id', 'term_id', 'taxonomy', 'parent'],
    term_relationships: ['object_id', 'term_taxonomy_id'],
    options: ['option_name', 'option_value'],
    woocommerce_attribute_taxonomies: ['attribute_name', 'attribute_label'],
  },
  signature: ['posts', 'postmeta', 'terms', 'term_taxonomy', 'term_relationships', 'users'],
  indexes: [
    ['posts', 'ID'],
    ['posts', 'post_parent'],
    ['postmeta', 'post_id', 'meta_key'],
    ['term_relationships', 'object_id'],
    ['term_taxonomy', 'term_taxonomy_id'],
    ['terms', 'term_id'],
    ['terms', 'slug'],
    ['options', 'option_name'],
  ],
  functions: {
    attribute_label: attributeLabel,
    without_shortcodes: (text) => withoutShortcodes(String(text ?? '')),
    plain_name: (text) => textOfHtml(String(text ?? '')),
  },
  queries: {
    users: `select ID as id, user_email as email, coalesce(nullif(plain_name(display_name), ''), user_login) as name, user_pass as password,
        user_registered as createdAt, '0' as isVerified from users`,
    categories: `select t.term_id as id, plain_name(t.name) as name, nullif(x.parent, '0') as parent
      from term_taxonomy x join terms t on t.term_id = x.term_id where x.taxonomy = 'product_cat'`,
    listings: `select p.ID as "#id", p.post_name as "#slug", p.post_author as "#seller", p.post_title as title,
        without_shortcodes(coalesce(nullif(trim(p.post_content), ''), p.post_excerpt)) || coalesce('<br><br>' || ${variationLines}, '') as description,
        (select x.term_id from term_relationships r join term_taxonomy x on x.term_taxonomy_id = r.term_taxonomy_id
          where r.object_id = p.ID and x.taxonomy = 'product_cat' order by x.parent = '0', x.term_id + 0 limit 1) as "#category",
        coalesce((select ${priceOf('v.ID')} as price from ${variations} and price is not null order by not (${isLeft}), price + 0 limit 1),
          ${priceOf('p.ID')}) as price,
        ${option('woocommerce_currency')} as currency, ${option('woocommerce_store_city')} as place,
        case when p.post_date_gmt > '0001' and p.post_status = 'publish' then p.post_date_gmt else '' end as publishedAt,
        case when not (${isShown}) then 'draft' when ${meta('_stock_status')} = 'outofstock'
          or (exists (select 1 from ${variations}) and not exists (select 1 from ${variations} and ${isLeft})) then 'withdrawn' else '' end as status,
        (select group_concat('wp-content/uploads/' || path, char(10)) from (
          select ${meta('_wp_attached_file', 'one.value')} as path, min(one.key) as place from (
            select -1 as key, ${meta('_thumbnail_id')} as value
            union all
            select key, cast(value as text) from json_each(case when json_valid('[' || ${meta('_product_image_gallery')} || ']')
              then '[' || ${meta('_product_image_gallery')} || ']' else '[]' end)
            union all
            select 1000000 + v.menu_order, ${meta('_thumbnail_id', 'v.ID')} from ${variations}) one group by path order by place)
          where path is not null) as "#images"
      from posts p where p.post_type = 'product' and p.post_status not in ('trash', 'auto-draft', 'inherit')
      order by p.post_date_gmt, p.ID + 0`,
    settings: 'select option_name as name, option_value as value from options',
    parts: `select ID as id, post_parent as listing from posts where post_type = 'product_variation'`,
  },
  map: {
    title: { column: 'title', html: true, cut: true },
    description: { column: 'description', html: true },
    price: { column: 'price', zero: 'free' },
    currency: 'currency',
    place: 'place',
    publishedAt: 'publishedAt',
    status: 'status',
    condition: { value: 'new' },
    requireAttributes: false,
  },
  addresses,
  ownAddresses(setting) {
    // PHP's serialisation; the base may hold the category, and those above it: `/magazin/%product_cat%`.
    const said = /"product_base";s:\d+:"([^"{}?*]*)"/.exec(setting('woocommerce_permalinks'))?.[1] ?? ''
    const base = said.replaceAll(/%[\w-]+%/g, '*').replaceAll(/^\/+|\/+$/g, '')
    const all = base === '' ? addresses : [`/${base}/{slug}`, ...addresses]
    // A shop that is not at its host's root.
    const folder =
      /^https?:\/\/[^/]+(\/[^/?#{}*][^?#{}*]*?)\/*$/.exec(setting('home') || setting('siteurl'))?.[1] ?? ''
    return folder === '' ? all : all.map((one) => (one.startsWith('/') ? folder + one : one))
  },
}
