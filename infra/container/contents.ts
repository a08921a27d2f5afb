import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folders of the project that a running Piata reads. */
export const productFolders = [
  'agents',
  'config',
  'db',
  'gateway',
  'images',
  'infra',
  'search',
  'web',
] as const

/** Files beside them: `package-lock.json` is part of what says whether the site is built of these sources. */
export const productFiles = ['LICENSE', 'README.md', 'package.json', 'package-lock.json'] as const

/** What only developers need: tests, benchmarks, and what is about the project itself. */
const developersFolders = new Set([
  'infra/api',
  'infra/bench',
  'infra/browser',
  'infra/check',
  'infra/compose',
  'infra/container',
  'infra/figures',
  'infra/grafana',
  'infra/helm',
  'infra/nginx',
  'infra/pictures',
  'infra/prometheus',
  'infra/systemd',
  'infra/test',
  'agents/bench',
  'db/bench',
  'gateway/bench',
  'gateway/test',
  'images/bench',
  'search/bench',
  'search/oracle',
])

/** Files of these folders that are needed all the same. */
const keptFiles = new Set(['infra/container/health.ts'])

/** Whether a file or folder of the project, by its path from the root, belongs to a running Piata. */
export function belongs(path: string): boolean {
  if (keptFiles.has(path)) return true
  const parts = path.split('/')
  if (parts.includes('node_modules') || path.endsWith('.test.ts')) return false
  if (developersFolders.has(path)) return path === 'infra/container'
  if (parts[0] === 'infra' && parts[1] === 'container' && parts.length > 2) return false
  // What the build keeps for its next run, and for browsers' debuggers.
  return !(path === 'web/.next/cache' || path.endsWith('.tsbuildinfo') || path.endsWith('.js.map'))
}

/** Packages that building the site takes and running it does not; all that only they need goes with them. */
const buildersPackages =
  /^node_modules\/(?:@next\/swc-|@rolldown\/|rolldown$|@tailwindcss\/|tailwindcss$|typescript$|@typescript\/|@types\/|lightningcss|@swc\/core|@oxc-project\/|caniuse-lite$|lucide-react$|node-linux|node-darwin|node-win|node-bin)/

interface LockedPackage {
  dev?: boolean
  devOptional?: boolean
  link?: boolean
}

/** Where the packages of the product lie, from the root, by the lock file: those of this platform and of others. */
export function productPackages(root: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  return Object.entries(packages)
    .filter(
      ([path, { dev, devOptional, link }]) =>
        path.includes('node_modules/') && !dev && !devOptional && !link && !buildersPackages.test(path),
    )
    .map(([path]) => path)
}

/** Types, sources, documentation, and forms of a package for bundlers: nothing that Node loads. */
const notLoaded =
  /\.(?:d\.[cm]?ts|tsx?|map|md|markdown|flow)$|\/(?:docs|tests?|__tests__|examples?|benchmarks?)$/

/** Of Next, what builds and what serves while developing, of which it brings the most. */
const notServed =
  /^node_modules\/next\/dist\/(?:esm|docs|bundle-analyzer|next-devtools|compiled\/(?:babel|@vercel\/(?:og|nft)|terser|postcss|cssnano|css-loader|sass-loader|next-devtools|react-refresh|react-server-dom|react-dom|react-experimental|.*-experimental)|compiled\/next-server\/.*(?:\.dev\.js|experimental))/

/** Whether a file or folder of a package, by its path from the root, is of no use to a Piata that runs. */
export const isDeadWeight = (path: string): boolean =>
  (notLoaded.test(path) || notServed.test(path)) && !/licen[cs]e/i.test(path)
