/** What the board needs of closings. */
export { useDifferenceCount, type PeriodAsk } from './queries'
