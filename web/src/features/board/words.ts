import type { BoardColumn, BoardRow, Cell } from '@/api/types'
import { useFigureWords } from '@/ui/figureWords'

/** The board's sentences besides those about any figure. */
export function useBoardWords() {
  const words = useFigureWords()
  const { t, say, standingWord, valueWord } = words

  const rowName = (row: BoardRow) => say(row.shortName ?? row.name)

  function cellLabel(row: BoardRow, column: BoardColumn, cell: Cell): string {
    const parts = [say(row.name), say(column.title), valueWord(cell, column.unit), standingWord(cell)]
    if (cell.state === 'partial') parts.push(sourcesWord(cell))
    return parts.filter((part) => part !== '').join(t('list.comma'))
  }
  function sourcesWord(cell: Cell): string {
    if (cell.sourcesIn === null || cell.sourcesOf === null) return ''
    return t('board.sources', { in: cell.sourcesIn, of: cell.sourcesOf })
  }
  return { ...words, rowName, cellLabel, sourcesWord }
}
