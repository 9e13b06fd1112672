import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import { defineConfig } from 'vitest/config'
import { partsList } from './parts.ts'

const vueChunk =
  /node_modules[\\/](@vue|vue|vue-router|vue-i18n|@intlify|pinia|@tanstack|openapi-fetch)[\\/]/
const elementChunk =
  /node_modules[\\/](element-plus|@element-plus|@floating-ui|lodash-es|@ctrl|dayjs|async-validator)[\\/]/

const at = (folder: string) => fileURLToPath(new URL(folder, import.meta.url))

// Vitest tells failures with Map.groupBy, which Node 20 does not have yet.
if (!('groupBy' in Map)) {
  const groupBy = <K, V>(list: Iterable<V>, keyOf: (value: V) => K) => {
    const groups = new Map<K, V[]>()
    for (const value of list) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value])
    return groups
  }
  Object.assign(Map, { groupBy })
}

export default defineConfig(async ({ mode }) => {
  const product = process.env.YIPANQI_PRODUCT ?? 'http://localhost:8080'
  const proxy: Record<string, string> = mode === 'mock' ? {} : { '/api': product }
  return {
  plugins: [
    vue(),
    partsList(at('./dist/.parts.cdx.json')),
    components({ dirs: [], dts: 'src/components.d.ts', resolvers: [ElementPlusResolver()] }),
    // Invented figures for looking at pages; the module is not even read in any other mode.
    ...(mode === 'mock' ? [(await import('./mock/server.ts')).mockServer()] : []),
  ],
  resolve: { alias: { '@mock': at('./mock'), '@': at('./src') } },
  server: { proxy },
  build: {
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vue', test: vueChunk },
            { name: 'element', test: elementChunk },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.spec.ts'],
    server: { deps: { inline: ['element-plus'] } },
  },
  }
})
