/** A formula of a policy pack read just far enough to be written as people write it. */
export type Token =
  | { type: 'ref'; text: string }
  | { type: 'number'; text: string }
  | { type: 'sign'; text: string }

const SIGNS: Record<string, string> = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '>=': '≥',
  '<=': '≤',
  '==': '=',
}
const TOKEN = /\s*(?:([A-Za-z_][A-Za-z0-9_.]*)|(\d+(?:\.\d+)?)|(>=|<=|==|!=|&&|\|\||[-+*/()<>?:!]))/y

export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < formula.trimEnd().length) {
    const found = TOKEN.exec(formula)
    if (!found) return [{ type: 'sign', text: formula }]
    if (found[1]) tokens.push({ type: 'ref', text: found[1] })
    else if (found[2]) tokens.push({ type: 'number', text: found[2] })
    else tokens.push({ type: 'sign', text: found[3] ?? '' })
  }
  return tokens
}

export interface Fraction {
  over: Token[]
  under: Token[] | null
}

/** The two sides of a top-level division; anything else stays on one line. */
export function fractionOf(formula: string): Fraction {
  const tokens = unwrapped(tokensOf(formula))
  let depth = 0
  let at = -1
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'sign') continue
    if (token.text === '(') depth++
    else if (token.text === ')') depth--
    else if (depth === 0) {
      if (token.text !== '/' && token.text !== '*') return { over: tokens, under: null }
      at = token.text === '/' && at < 0 ? i : at < 0 ? at : -2
    }
  }
  if (at < 0) return { over: tokens, under: null }
  return { over: unwrapped(tokens.slice(0, at)), under: unwrapped(tokens.slice(at + 1)) }
}

/** (a + b) as a whole needs no brackets above or under a line. */
function unwrapped(tokens: Token[]): Token[] {
  const isWhole = tokens[0]?.text === '(' && tokens.at(-1)?.text === ')' && closesAtEnd(tokens)
  return isWhole ? unwrapped(tokens.slice(1, -1)) : tokens
}

function closesAtEnd(tokens: Token[]): boolean {
  let depth = 0
  for (const [i, token] of tokens.entries()) {
    if (token.text === '(') depth++
    if (token.text === ')') depth--
    if (depth === 0) return i === tokens.length - 1
  }
  return false
}

/** Written out with words or numbers in the places of the references. */
export function written(tokens: Token[], name: (ref: string) => string): string {
  return tokens
    .map((token) => {
      if (token.type === 'ref') return name(token.text)
      if (token.type === 'number') return token.text
      if (token.text === '(' || token.text === ')') return token.text
      return ` ${SIGNS[token.text] ?? token.text} `
    })
    .join('')
    .trim()
}
