import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import { loadConfig, unknownVariables } from '@piata/config'
import { Ajv } from 'ajv'
import { Deployment } from 'kubernetes-models/apps/v1'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2'
import { Job } from 'kubernetes-models/batch/v1'
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { Service } from 'kubernetes-models/v1'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { belongs } from '../container/contents.ts'
import { Templates } from './test-template.ts'

const root = path.resolve(import.meta.dirname, '../..')
const chart = path.join(import.meta.dirname, 'piata')
const read = (file: string) => readFileSync(path.join(chart, file), 'utf8')
const models = {
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  Ingress,
  NetworkPolicy,
  PodDisruptionBudget,
  Service,
  ServiceMonitor,
}

interface Container {
  name: string
  args: string[]
  env: { name: string; value: string }[]
  ports?: { name: string }[]
  securityContext: { readOnlyRootFilesystem: boolean; capabilities: { drop: string[] } }
}
interface Manifest {
  apiVersion: string
  kind: keyof typeof models
  metadata: { name: string; annotations?: Record<string, string> }
  spec: {
    selector?: Record<string, unknown>
    scaleTargetRef?: { name: string }
    metrics?: unknown[]
    replicas?: number
    template?: {
      metadata: { labels: object }
      spec: { securityContext: object; containers: Container[]; volumes: object[] }
    }
  }
}

const given = {
  image: { repository: 'registry.example/piata' },
  publicUrl: 'https://piata.example',
  secret: 'piata',
  ingress: { host: 'piata.example' },
}
const everything = {
  ...given,
  image: { ...given.image, digest: `sha256:${'0'.repeat(64)}` },
  settings: { PIATA_TIME_ZONE: 'Europe/Bucharest', PIATA_LIMIT_DRAFTS: 50, PIATA_SESSION_NETWORKS: true },
  sharedClaim: 'pictures',
  imagePullSecrets: [{ name: 'registry' }],
  gateway: { autoscaling: { eventLoopDelay: '50m' } },
  web: { autoscaling: { enabled: false } },
  ingress: {
    host: 'piata.example',
    className: 'nginx',
    tlsSecret: 'tls',
    annotations: { 'example.org/note': 'yes' },
  },
  networkPolicy: { ingressNamespace: { name: 'ingress' } },
  serviceMonitor: { enabled: true },
}

type Values = Record<string, unknown>
const merged = (one: Values, other: Values): Values =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => {
      const [a, b] = [one[key], other[key]]
      const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
      return [key, b === undefined ? a : isMap(a) && isMap(b) ? merged(a as Values, b as Values) : b]
    }),
  )

/** As `helm template` does, on machines without it. */
function rendered(values: Values): string {
  const all = merged(parse(read('values.yaml')), values)
  const schema = new Ajv({ allErrors: true, strictRequired: false, allowUnionTypes: true }).compile(
    JSON.parse(read('values.schema.json')),
  )
  if (!schema(all))
    throw new Error(
      schema.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`).join('\n'),
    )
  const dot = { Values: all, Release: { Name: 'shop' } }
  const templates = new Templates()
  const files = readdirSync(path.join(chart, 'templates')).map((file) => ({
    file,
    body: templates.parse(read(`templates/${file}`)),
  }))
  const text = (file: string, body: (typeof files)[0]['body']) =>
    `# ${file}\n${templates.render(body, dot)}\n`
  return files
    .filter(({ file }) => file.endsWith('.yaml'))
    .map(({ file, body }) => text(file, body))
    .join('---\n')
}

const documents = (text: string): Manifest[] =>
  parseAllDocuments(text).flatMap((document) => {
    expect(document.errors).toEqual([])
    const manifest = document.toJS() as Manifest | null
    return manifest === null ? [] : [manifest]
  })

describe.each([
  ['with what must be given', given],
  ['with everything', everything],
])('the chart %s', (_, values) => {
  const manifests = documents(rendered(values))
  const pods = manifests.flatMap(({ spec }) => spec.template?.spec ?? [])
  const containers = pods.flatMap((pod) => pod.containers)

  it('is what Kubernetes takes', () => {
    for (const manifest of manifests) {
      const Model = models[manifest.kind]
      const model = new Model(manifest as never)
      expect(model.apiVersion).toBe(manifest.apiVersion)
      model.validate()
    }
    const wrong = { ...manifests.find(({ kind }) => kind === 'Deployment')!, spec: { replicas: 'two' } }
    expect(() => new Deployment(wrong as never).validate()).toThrow(/replicas/)
  })

  it('gives Piata settings that it takes, and starts files that its image holds', () => {
    for (const { args, env } of containers) {
      expect(existsSync(path.join(root, args[0]!)) && belongs(args[0]!)).toBe(true)
      const settings = Object.fromEntries(env.map(({ name, value }) => [name, value]))
      expect(unknownVariables(settings)).toEqual([])
      loadConfig({ ...settings, PIATA_DATABASE_URL: 'postgres://piata@db/piata' })
    }
  })

  it('lets processes write to their volumes only, as somebody without rights', () => {
    for (const pod of pods) {
      expect(pod.securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      })
      for (const { securityContext } of pod.containers)
        expect(securityContext).toMatchObject({
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        })
    }
  })

  it('names only what it makes', () => {
    const deployments = manifests.filter(({ kind }) => kind === 'Deployment')
    expect(deployments.map(({ metadata }) => metadata.name)).toEqual([
      'shop-agents',
      'shop-gateway',
      'shop-web',
    ])
    const labels = deployments.map(({ spec }) => spec.template!.metadata.labels)
    for (const { kind, spec } of manifests) {
      if (kind === 'Service') expect(labels).toContainEqual(spec.selector)
      if (kind === 'PodDisruptionBudget') expect(labels).toContainEqual(spec.selector!.matchLabels)
      if (kind === 'HorizontalPodAutoscaler')
        expect(deployments.map(({ metadata }) => metadata.name)).toContain(spec.scaleTargetRef!.name)
    }
    // Every name of a port that is asked for is one that a container has.
    const ports = new Set(containers.flatMap((container) => container.ports ?? []).map(({ name }) => name))
    for (const [, name] of JSON.stringify(manifests).matchAll(/"(?:targetPort|port)":"(\w+)"/g))
      expect(ports).toContain(name)
  })
})

describe('the chart', () => {
  it('brings the tables up to date before anything else of a new version starts', () => {
    const [job] = documents(rendered(given)).filter(({ kind }) => kind === 'Job')
    expect(job!.metadata.annotations).toMatchObject({ 'helm.sh/hook': 'pre-install,pre-upgrade' })
  })

  it('grows with the processor, and with the delay of the event loop where that is known', () => {
    const metricsOf = (values: Values) =>
      documents(rendered(values)).find(
        ({ kind, metadata }) => kind === 'HorizontalPodAutoscaler' && metadata.name === 'shop-gateway',
      )!.spec.metrics
    expect(metricsOf(given)).toHaveLength(1)
    expect(metricsOf(everything)).toContainEqual(
      expect.objectContaining({
        pods: expect.objectContaining({ target: { type: 'AverageValue', averageValue: '50m' } }),
      }),
    )
    // One that does not grow has its number of pods.
    expect(
      documents(rendered(everything)).find(
        ({ metadata, kind }) => kind === 'Deployment' && metadata.name === 'shop-web',
      )!.spec.replicas,
    ).toBe(2)
  })

  it('says what is missing or misspelt', () => {
    expect(() => rendered({})).toThrow(/\/image\/repository/)
    expect(() => rendered({ ...given, ingress: {} })).toThrow('ingress.host must be given')
    expect(() => rendered({ ...given, replicas: 3 })).toThrow(/additional properties/)
    expect(() => rendered({ ...given, settings: { TIME_ZONE: 'x' } })).toThrow(/property name/)
  })

  // not a test that is skipped: most machines have no Helm
  if (hasHelm())
    it('is rendered by Helm as here', () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'piata-helm-'))
      try {
        for (const values of [given, everything]) {
          writeFileSync(path.join(folder, 'values.json'), JSON.stringify(values))
          const text = execFileSync(
            'helm',
            ['template', 'shop', chart, '-f', path.join(folder, 'values.json')],
            { encoding: 'utf8' },
          )
          const byName = (all: Manifest[]) =>
            Object.fromEntries(all.map((one) => [`${one.kind} ${one.metadata.name}`, one]))
          expect(byName(documents(text))).toEqual(byName(documents(rendered(values))))
        }
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
})

function hasHelm(): boolean {
  try {
    return execFileSync('helm', ['version', '--short']).length > 0
  } catch {
    return false
  }
}
