export { default as DiagnosisPicker } from './DiagnosisPicker.vue'
export type { Coded } from './queries'
