export { default as ContactSection } from './ContactSection.vue'
export { default as UnreadMark } from './UnreadMark.vue'
