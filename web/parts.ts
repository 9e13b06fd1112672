import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Bundled {
  type: string
  moduleIds?: string[]
}

interface Package {
  name?: string
  version?: string
  license?: string
}

/** The package a module of node_modules belongs to: the nearest package.json that has a version. */
function packageOf(id: string): Package | null {
  const file = (id.split('?')[0] ?? '').replace(/^\0+/, '')
  if (!file.includes('node_modules')) return null
  for (let folder = dirname(file); folder.includes('node_modules'); folder = dirname(folder)) {
    const at = join(folder, 'package.json')
    if (existsSync(at)) {
      const found = JSON.parse(readFileSync(at, 'utf8')) as Package
      if (found.name && found.version) return found
    }
  }
  return null
}

function component({ name = '', version = '', license }: Package) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    ...(license ? { licenses: [{ expression: license }] } : {}),
  }
}

/**
 * Lists the packages of which something really is in the built pages, as CycloneDX, beside them (not
 * for browsers: it is left out of the jar). npm's own list would name what is installed, and forgets
 * packages that others have as peers.
 */
export function partsList(file: string) {
  return {
    name: 'parts-list',
    apply: 'build' as const,
    writeBundle(_: unknown, bundle: Record<string, Bundled>) {
      const parts = new Map<string, Package>()
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.moduleIds ?? []) {
          const found = packageOf(id)
          if (found) parts.set(`${found.name}@${found.version}`, found)
        }
      }
      const components = [...parts.keys()].sort().map((key) => component(parts.get(key) ?? {}))
      const list = {
        bomFormat: 'CycloneDX',
        specVersion: '1.5',
        version: 1,
        metadata: { component: { type: 'application', name: 'yipanqi-web' } },
        components,
      }
      writeFileSync(file, JSON.stringify(list, null, 2) + '\n')
    },
  }
}
