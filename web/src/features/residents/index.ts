export { default as EmergencyDialog } from './EmergencyDialog.vue'
export { default as PurposeForm } from './PurposeForm.vue'
export { useReasons } from './queries'
export type { Reason } from './sought'
