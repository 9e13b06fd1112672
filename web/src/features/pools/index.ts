export { default as BedBoard } from './BedBoard.vue'
export { default as SlotList } from './SlotList.vue'
export type { BedShown, SessionShown } from './queries'
