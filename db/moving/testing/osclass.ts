import { insertInto } from './dump.ts'

/** A site of Osclass as mysqldump writes it: the tables of its published schema that hold users, categories and listings, and one beside them. */
export function osclassDump({ prefix = 'oc_', users, categories, items }: OsclassContent): string {
  const t = (name: string) => `${prefix}t_${name}`
  return `-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: anunturi
-- ------------------------------------------------------
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;

DROP TABLE IF EXISTS \`${t('category')}\`;
CREATE TABLE \`${t('category')}\` (
  \`pk_i_id\` int unsigned NOT NULL AUTO_INCREMENT,
  \`fk_i_parent_id\` int unsigned DEFAULT NULL,
  \`i_expiration_days\` int unsigned NOT NULL DEFAULT '0',
  \`i_position\` int unsigned NOT NULL DEFAULT '0',
  \`b_enabled\` tinyint(1) NOT NULL DEFAULT '1',
  \`b_price_enabled\` tinyint(1) NOT NULL DEFAULT '1',
  \`s_icon\` varchar(250) DEFAULT NULL,
  PRIMARY KEY (\`pk_i_id\`),
  KEY \`fk_i_parent_id\` (\`fk_i_parent_id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3;
LOCK TABLES \`${t('category')}\` WRITE;
${insertInto(
  t('category'),
  categories.map(({ id, parent }) => [id, parent ?? null, 0, id, 1, 1, '']),
)}
UNLOCK TABLES;
CREATE TABLE \`${t('category_description')}\` (
  \`fk_i_category_id\` int unsigned NOT NULL,
  \`fk_c_locale_code\` char(5) NOT NULL,
  \`s_name\` varchar(100) DEFAULT NULL,
  \`s_description\` text,
  \`s_slug\` varchar(255) NOT NULL,
  PRIMARY KEY (\`fk_i_category_id\`,\`fk_c_locale_code\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3;
${insertInto(
  t('category_description'),
  categories.flatMap(({ id, name }) => [
    [id, 'en_US', `${name} (en)`, null, `c${id}`],
    [id, 'ro_RO', name, null, `c${id}`],
  ]),
)}
CREATE TABLE \`${t('item')}\` (
  \`pk_i_id\` int unsigned NOT NULL AUTO_INCREMENT,
  \`fk_i_user_id\` int unsigned DEFAULT NULL,
  \`fk_i_category_id\` int unsigned NOT NULL,
  \`dt_pub_date\` datetime NOT NULL,
  \`dt_mod_date\` datetime DEFAULT NULL,
  \`f_price\` float DEFAULT NULL,
  \`i_price\` bigint DEFAULT NULL,
  \`fk_c_currency_code\` char(3) DEFAULT NULL,
  \`s_contact_name\` varchar(100) DEFAULT NULL,
  \`s_contact_email\` varchar(140) NOT NULL,
  \`s_ip\` varchar(64) NOT NULL DEFAULT '',
  \`b_premium\` tinyint(1) NOT NULL DEFAULT '0',
  \`b_enabled\` tinyint(1) NOT NULL DEFAULT '1',
  \`b_active\` tinyint(1) NOT NULL DEFAULT '0',
  \`b_spam\` tinyint(1) NOT NULL DEFAULT '0',
  \`s_secret\` varchar(40) DEFAULT NULL,
  \`b_show_email\` tinyint(1) DEFAULT NULL,
  \`dt_expiration\` datetime NOT NULL DEFAULT '9999-12-31 23:59:59',
  PRIMARY KEY (\`pk_i_id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3;
/*!40000 ALTER TABLE \`${t('item')}\` DISABLE KEYS */;
${insertInto(
  t('item'),
  items.map(
    ({ id, user, category, at, price, email, isSpam, isActive = true, isEnabled = true, expires }) => [
      ...[
        id,
        user ?? null,
        category,
        at,
        null,
        null,
        price === null ? null : price * 1_000_000,
        'RON',
        'Contact',
        email,
      ],
      ...[
        '127.0.0.1',
        0,
        isEnabled ? 1 : 0,
        isActive ? 1 : 0,
        isSpam ? 1 : 0,
        'secret',
        0,
        expires ?? '9999-12-31 23:59:59',
      ],
    ],
  ),
)}
CREATE TABLE \`${t('item_description')}\` (
  \`fk_i_item_id\` int unsigned NOT NULL,
  \`fk_c_locale_code\` char(5) NOT NULL,
  \`s_title\` varchar(100) NOT NULL,
  \`s_description\` mediumtext NOT NULL,
  PRIMARY KEY (\`fk_i_item_id\`,\`fk_c_locale_code\`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb3;
${insertInto(
  t('item_description'),
  items.map(({ id, title, description }) => [id, 'ro_RO', title, description]),
)}
CREATE TABLE \`${t('item_location')}\` (
  \`fk_i_item_id\` int unsigned NOT NULL,
  \`fk_c_country_code\` char(2) DEFAULT NULL,
  \`s_country\` varchar(40) DEFAULT NULL,
  \`s_address\` varchar(100) DEFAULT NULL,
  \`s_zip\` varchar(15) DEFAULT NULL,
  \`fk_i_region_id\` int unsigned DEFAULT NULL,
  \`s_region\` varchar(100) DEFAULT NULL,
  \`fk_i_city_id\` int unsigned DEFAULT NULL,
  \`s_city\` varchar(100) DEFAULT NULL,
  \`fk_i_city_area_id\` int unsigned DEFAULT NULL,
  \`s_city_area\` varchar(200) DEFAULT NULL,
  \`d_coord_lat\` decimal(20,10) DEFAULT NULL,
  \`d_coord_long\` decimal(20,10) DEFAULT NULL,
  PRIMARY KEY (\`fk_i_item_id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3;
${insertInto(
  t('item_location'),
  items.map(({ id, city, region }) => [
    id,
    'RO',
    'România',
    null,
    null,
    1,
    region,
    2,
    city,
    null,
    null,
    '47.1585000000',
    '27.6014000000',
  ]),
)}
CREATE TABLE \`${t('item_resource')}\` (
  \`pk_i_id\` int unsigned NOT NULL AUTO_INCREMENT,
  \`fk_i_item_id\` int unsigned NOT NULL,
  \`s_name\` varchar(60) DEFAULT NULL,
  \`s_extension\` varchar(10) DEFAULT NULL,
  \`s_content_type\` varchar(40) DEFAULT NULL,
  \`s_path\` varchar(250) DEFAULT NULL,
  PRIMARY KEY (\`pk_i_id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3;
${insertInto(
  t('item_resource'),
  items.flatMap(({ id, pictures = [] }) =>
    pictures.map((picture) => [picture, id, 'x', 'png', 'image/png', 'oc-content/uploads/0/']),
  ),
)}
CREATE TABLE \`${t('preference')}\` (
  \`s_section\` varchar(128) NOT NULL,
  \`s_name\` varchar(128) NOT NULL,
  \`s_value\` longtext NOT NULL,
  \`e_type\` enum('STRING','INTEGER','BOOLEAN') NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3;
${insertInto(t('preference'), [['osclass', 'pageTitle', "Anunțuri'le mele", 'STRING']])}
CREATE TABLE \`${t('user')}\` (
  \`pk_i_id\` int unsigned NOT NULL AUTO_INCREMENT,
  \`dt_reg_date\` datetime NOT NULL,
  \`dt_mod_date\` datetime DEFAULT NULL,
  \`s_name\` varchar(100) NOT NULL,
  \`s_username\` varchar(100) NOT NULL,
  \`s_password\` char(60) NOT NULL,
  \`s_secret\` varchar(40) DEFAULT NULL,
  \`s_email\` varchar(100) NOT NULL,
  \`b_enabled\` tinyint(1) NOT NULL DEFAULT '1',
  \`b_active\` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (\`pk_i_id\`),
  UNIQUE KEY \`s_email\` (\`s_email\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3;
${insertInto(
  t('user'),
  users.map(({ id, name, email, password, isActive = true }) => [
    ...[id, '2015-06-01 08:00:00', null, name, `user${id}`, password, 'secret', email, 1, isActive ? 1 : 0],
  ]),
)}
-- Dump completed
-- Dump completed on 2024-03-01 10:20:30
`
}

interface OsclassContent {
  prefix?: string
  users: { id: number; name: string; email: string; password: string; isActive?: boolean }[]
  categories: { id: number; parent?: number; name: string }[]
  items: OsclassItem[]
}

interface OsclassItem {
  id: number
  user?: number
  category: number
  at: string
  /** In units; null: on request. */
  price: number | null
  email: string
  title: string
  description: string
  city: string
  region: string
  isSpam?: boolean
  isActive?: boolean
  isEnabled?: boolean
  expires?: string
  /** Ids of files. */
  pictures?: number[]
}
