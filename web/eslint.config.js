import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'
import pluginVue from 'eslint-plugin-vue'

const otherFeatures = {
  group: ['@/features/*/*'],
  message: "A feature is used through its index.ts; inside a feature import by './'.",
}
const reachingOut = (group) => ({
  group: [group],
  message: "Features do not reach out by relative paths: use '@/ui', '@/api', '@/app'.",
})
const fence = (files, outside) => ({
  files: [files],
  rules: {
    'no-restricted-imports': ['error', { patterns: [otherFeatures, reachingOut(outside)] }],
  },
})

export default defineConfigWithVueTs(
  { ignores: ['dist', 'src/components.d.ts', 'src/api/schema.d.ts', 'shots'] },
  pluginVue.configs['flat/essential'],
  vueTsConfigs.recommended,
  {
    files: ['**/*.{ts,vue,js,mjs}'],
    rules: {
      'max-lines': ['error', { max: 250 }],
      'vue/multi-word-component-names': 'off',
      'no-console': 'error',
    },
  },
  fence('src/features/*/*', '../*'),
  fence('src/features/*/*/**', '../../*'),
  {
    files: ['src/ui/**', 'src/api/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@/features/**', '@/app/**'], message: 'ui and api know no feature.' }] },
      ],
    },
  },
  // The wire types stay in one file: it becomes generated.
  { files: ['src/api/types.ts'], rules: { 'max-lines': 'off' } },
  { files: ['e2e/**'], rules: { 'no-console': 'off' } },
)
