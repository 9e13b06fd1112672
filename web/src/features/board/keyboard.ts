/** Keys of the board as plain data: where the key leads, or what it asks for. */
export interface Crossing {
  row: number
  col: number
}
export type Move = { to: Crossing } | { act: 'open' | 'close' | 'fold' } | null

interface Pressed {
  key: string
  ctrlKey?: boolean
}

export function keyMove({ key, ctrlKey }: Pressed, at: Crossing, rows: number, cols: number): Move {
  const to = (row: number, col: number): Move => ({
    to: { row: clamp(row, rows), col: clamp(col, cols) },
  })
  switch (key) {
    case 'ArrowUp':
      return to(at.row - 1, at.col)
    case 'ArrowDown':
      return to(at.row + 1, at.col)
    case 'ArrowLeft':
      return to(at.row, at.col - 1)
    case 'ArrowRight':
      return to(at.row, at.col + 1)
    case 'Home':
      return to(ctrlKey ? 0 : at.row, 0)
    case 'End':
      return to(ctrlKey ? rows - 1 : at.row, cols - 1)
    case 'Enter':
      return { act: 'open' }
    case ' ':
      return { act: 'fold' }
    case 'Escape':
      return { act: 'close' }
    default:
      return null
  }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index))
}

/** A letter meant for a field is not a command to the board. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
