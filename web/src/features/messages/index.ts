export { default as UnreadMark } from './UnreadMark.vue'
