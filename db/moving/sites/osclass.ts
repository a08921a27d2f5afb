import type { OldSite } from '../site.ts'

/** The texts in the site's language: Romanian where there is some, else the first. */
const said = (table: string, key: string, of: string, column: string) =>
  `(select ${column} from ${table} where ${key} = ${of} order by fk_c_locale_code like 'ro%' desc, fk_c_locale_code limit 1)`

const usualAddresses = ['*_i{id}', '/index.php?page=item&id={id}', '/item/{id}']

/** Osclass 3 to 8, by its published `struct.sql`. A price is kept in millionths; none is “ask the seller”, 0 is free. */
export const osclass: OldSite = {
  name: 'osclass',
  tables: {
    t_user: [
      'pk_i_id',
      's_name',
      's_username',
      's_email',
      's_password',
      'dt_reg_date',
      'b_active',
      'b_enabled',
    ],
    t_category: ['pk_i_id', 'fk_i_parent_id'],
    t_category_description: ['fk_i_category_id', 'fk_c_locale_code', 's_name'],
    t_item: [
      ...[
        'pk_i_id',
        'fk_i_user_id',
        'fk_i_category_id',
        'dt_pub_date',
        'dt_expiration',
        'i_price',
        'fk_c_currency_code',
      ],
      ...['s_contact_name', 's_contact_email', 'b_enabled', 'b_active', 'b_spam'],
    ],
    t_item_description: ['fk_i_item_id', 'fk_c_locale_code', 's_title', 's_description'],
    t_item_location: ['fk_i_item_id', 's_region', 's_city', 'd_coord_lat', 'd_coord_long'],
    t_item_resource: ['pk_i_id', 'fk_i_item_id', 's_extension', 's_path'],
    t_preference: ['s_name', 's_value'],
  },
  signature: ['t_item', 't_item_description', 't_category', 't_user'],
  indexes: [
    ['t_item_description', 'fk_i_item_id'],
    ['t_item_location', 'fk_i_item_id'],
    ['t_item_resource', 'fk_i_item_id'],
    ['t_category_description', 'fk_i_category_id'],
    ['t_user', 'pk_i_id'],
  ],
  queries: {
    settings: 'select s_name as name, s_value as value from t_preference',
    users: `select pk_i_id as id, s_email as email, coalesce(nullif(trim(s_name), ''), s_username) as name, s_password as password,
        dt_reg_date as createdAt, b_active as isVerified
      from t_user where coalesce(b_enabled, '1') <> '0'
      union all
      select 'mail:' || lower(trim(s_contact_email)), min(trim(s_contact_email)), min(s_contact_name), '', min(dt_pub_date), '0'
      from t_item
      where coalesce(s_contact_email, '') <> '' and not exists (select 1 from t_user where pk_i_id = fk_i_user_id)
      group by lower(trim(s_contact_email))`,
    categories: `select pk_i_id as id, ${said('t_category_description', 'fk_i_category_id', 'pk_i_id', 's_name')} as name,
        fk_i_parent_id as parent from t_category`,
    listings: `select i.pk_i_id as "#id", '' as "#slug",
        case when u.pk_i_id is not null then u.pk_i_id else 'mail:' || lower(trim(i.s_contact_email)) end as "#seller",
        ${said('t_item_description', 'fk_i_item_id', 'i.pk_i_id', 's_title')} as title,
        ${said('t_item_description', 'fk_i_item_id', 'i.pk_i_id', 's_description')} as description,
        i.fk_i_category_id as "#category",
        case when coalesce(i.i_price, '') = '' then '' else printf('%.2f', i.i_price / 1000000.0) end as price,
        i.fk_c_currency_code as currency, l.s_city as place, l.s_region as county,
        case when l.d_coord_long is null then '' else l.d_coord_lat end as lat,
        case when l.d_coord_lat is null then '' else l.d_coord_long end as lon,
        i.dt_pub_date as publishedAt,
        case when i.b_enabled = '0' then 'withdrawn' when i.b_active = '0' then 'draft'
          when i.dt_expiration < datetime('now') and i.dt_expiration > '0001' then 'expired' else '' end as status,
        (select group_concat(path, char(10)) from (select s_path || pk_i_id || '.' || s_extension as path
          from t_item_resource where fk_i_item_id = i.pk_i_id order by pk_i_id + 0)) as "#images"
      from t_item i left join t_user u on u.pk_i_id = i.fk_i_user_id left join t_item_location l on l.fk_i_item_id = i.pk_i_id
      where coalesce(i.b_spam, '0') <> '1' order by i.dt_pub_date, i.pk_i_id + 0`,
  },
  map: {
    title: { column: 'title', cut: true },
    description: { column: 'description', html: true },
    price: 'price',
    currency: 'currency',
    place: 'place',
    county: 'county',
    lat: 'lat',
    lon: 'lon',
    publishedAt: 'publishedAt',
    status: 'status',
    requireAttributes: false,
  },
  addresses: usualAddresses,
  ownAddresses(setting) {
    // `anunt/{ITEM_ID}-{ITEM_TITLE}`: its title and categories may have changed since an address was given away.
    const said = setting('rewrite_item_url')
      .replace('{ITEM_ID}', '{id}')
      .replaceAll(/\{[A-Z_]+\}/g, '*')
    if (!/^[^{}?]*\{id\}[^{}?]*$/.test(said)) return usualAddresses
    return [...new Set([...usualAddresses, said.startsWith('*') ? said : `/${said.replace(/^\/+/, '')}`])]
  },
}
