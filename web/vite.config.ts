import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import { defineConfig } from 'vitest/config'

const vueChunk =
  /node_modules[\\/](@vue|vue|vue-router|vue-i18n|@intlify|pinia|@tanstack|openapi-fetch)[\\/]/
const elementChunk =
  /node_modules[\\/](element-plus|@element-plus|@floating-ui|lodash-es|@ctrl|dayjs|async-validator)[\\/]/

export default defineConfig(async ({ mode }) => {
  const proxy: Record<string, string> = mode === 'mock' ? {} : { '/api': 'http://localhost:8080' }
  return {
  plugins: [
    vue(),
    components({ dirs: [], dts: 'src/components.d.ts', resolvers: [ElementPlusResolver()] }),
    // Invented figures for looking at pages; the module is not even read in any other mode.
    ...(mode === 'mock' ? [(await import('./mock/server')).mockServer()] : []),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
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
