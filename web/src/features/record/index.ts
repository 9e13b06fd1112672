export { default as DocumentsPanel } from './DocumentsPanel.vue'
