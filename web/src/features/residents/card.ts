/** What is typed as a citizen identity number (GB 11643), read while it is typed. */
export type Card =
  | { state: 'empty' }
  /** Not yet as long as a number is. */
  | { state: 'short'; missing: number }
  /** The check digit or the day can't be right. */
  | { state: 'wrong' }
  | { state: 'right'; number: string; born: string; male: boolean; converted: boolean }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
const OLD = 15
const WHOLE = 18

const check = (digits: string) => CHECKS[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % CHECKS.length] ?? ''

/** Without spaces, wide digits and a small x. */
export const cleaned = (typed: string) =>
  typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** Fifteen digits, of cards until 1999, become eighteen. */
export function cardOf(typed: string): Card {
  const text = cleaned(typed)
  if (text === '') return { state: 'empty' }
  if (/^\d{15}$/.test(text)) {
    const digits = `${text.slice(0, 6)}19${text.slice(6)}`
    return whole(digits + check(digits), true)
  }
  if (/^\d{0,17}$/.test(text)) return { state: 'short', missing: (text.length < OLD ? OLD : WHOLE) - text.length }
  return whole(text, false)
}

function whole(number: string, converted: boolean): Card {
  if (!/^\d{17}[\dX]$/.test(number) || check(number) !== number[WHOLE - 1]) return { state: 'wrong' }
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const day = new Date(`${born}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== born) return { state: 'wrong' }
  return { state: 'right', number, born, male: Number(number[16]) % 2 === 1, converted }
}
