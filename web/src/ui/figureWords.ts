import type { Cell } from '@/api/types'
import { figure, grouped } from './format'
import { useWords } from './i18n'
import { hasValue, standingOf } from './standing'

const YES = /^[1✓]/

/** The sentences about figures, so that every page, eye, ear and tooltip are told the same. */
export function useFigureWords() {
  const words = useWords()
  const { t } = words
  const known = (key: string) => words.word('units', key.slice(6)) !== key.slice(6)

  /** Where it stands; where the document doesn't bind, that stands in the judgement's place. */
  const standingWord = (cell: Pick<Cell, 'state' | 'judgement' | 'bearing'>) =>
    hasValue(cell) && cell.bearing && cell.bearing !== 'binds' ? t(`bearing.${cell.bearing}`) : t(`standing.${standingOf(cell)}`)
  const unitFigure = (display: string | null, unit: string) => {
    if (unit === 'yes_no' && display) return YES.test(display) ? t('yesNo.1') : t('yesNo.0')
    return figure(display, unit, t, known)
  }
  const valueWord = (cell: Pick<Cell, 'state'> & { display: string | null }, unit: string) =>
    hasValue(cell) ? unitFigure(cell.display, unit) : ''
  /** The value, or the word that stands in its place. */
  const valueOrState = (cell: Pick<Cell, 'state' | 'judgement'> & { display: string | null }, unit: string) =>
    hasValue(cell) ? unitFigure(cell.display, unit) : standingWord(cell)
  const targetWord = (text: string) => {
    const parts = text.split(' ').filter((part) => part !== '')
    const say = (part: string) => (part === '↑' ? t('board.rising') : part === '↓' ? t('board.falling') : part)
    return parts.map(say).join(t('list.comma')) || '—'
  }
  /** A difference: points for percentages, the unit for the rest. */
  const changeWord = (change: string | null | undefined, unit: string) => {
    if (change == null) return ''
    return unit === 'percent' ? t('units.points', { n: change }) : unitFigure(change, unit)
  }
  /** A numerator or denominator for reading: at most two decimals. */
  const number = (value: string | null | undefined) =>
    value == null ? '' : grouped(/\.\d{3,}$/.test(value) ? Number(value).toFixed(2) : value)
  return { ...words, standingWord, valueWord, valueOrState, unitFigure, targetWord, changeWord, number }
}
