/** What other features need of the board: its packs, and its way of saying a figure. */
export { usePacks } from './queries'
export { useBoardWords as useFigureWords } from './words'
