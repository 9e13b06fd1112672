import type { BoardColumn, BoardRow, Cell } from '@/api/types'
import { figure } from '@/ui/format'
import { useWords } from '@/ui/i18n'
import { hasValue, standingOf } from '@/ui/standing'

const YES = /^[1✓]/

/** The board's sentences, so that eye, ear and tooltip are told the same. */
export function useBoardWords() {
  const words = useWords()
  const { t, say, locale } = words
  const known = (key: string) => words.word('units', key.slice(6)) !== key.slice(6)

  const rowName = (row: BoardRow) => say(row.shortName ?? row.name)
  const standingWord = (cell: Pick<Cell, 'state' | 'judgement'>) => t(`standing.${standingOf(cell)}`)
  const valueWord = (cell: Pick<Cell, 'state' | 'display'>, unit: string) =>
    hasValue(cell) ? unitFigure(cell.display, unit) : ''
  const unitFigure = (display: string | null, unit: string) => {
    if (unit === 'yes_no' && display) return YES.test(display) ? t('yesNo.1') : t('yesNo.0')
    return figure(display, unit, t, known)
  }
  const targetWord = (text: string) => {
    const words = text.split(' ').filter((part) => part !== '')
    const say = (part: string) => (part === '↑' ? t('board.rising') : part === '↓' ? t('board.falling') : part)
    return words.map(say).join(t('list.comma')) || '—'
  }

  /** What a cell was when its period was closed. */
  const thenWord = (cell: Pick<Cell, 'asClosed'>, unit: string) => {
    const then = cell.asClosed
    if (!then) return ''
    const value = [valueWord(then, unit), standingWord(then)].filter((part) => part !== '').join(' ')
    return t('closing.line.then', { value })
  }

  function cellLabel(row: BoardRow, column: BoardColumn, cell: Cell): string {
    const parts = [say(row.name), say(column.title), valueWord(cell, column.unit), standingWord(cell)]
    if (cell.state === 'partial') parts.push(sourcesWord(cell))
    parts.push(thenWord(cell, column.unit))
    return parts.filter((part) => part !== '').join(t('list.comma'))
  }
  function sourcesWord(cell: Cell): string {
    if (cell.sourcesIn === null || cell.sourcesOf === null) return ''
    return t('board.sources', { in: cell.sourcesIn, of: cell.sourcesOf })
  }
  return { t, say, locale, rowName, standingWord, valueWord, unitFigure, targetWord, cellLabel, sourcesWord, thenWord }
}
