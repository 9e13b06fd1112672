/** A list as it stands on the page: its heads, and the text of every cell, top to bottom. */
export interface ShownList {
  name: string
  heads: string[]
  rows: string[][]
}

const plain = (part: Node) => (part.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Paragraphs of a cell stay apart: a cell of paragraphs alone is read one by one. */
function text(cell: Element) {
  const parts = [...cell.children]
  const loose = [...cell.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && plain(n) !== '')
  if (loose || parts.length < 2 || parts.some((p) => p.tagName !== 'P')) return plain(cell)
  return parts.map(plain).join(document.documentElement.lang === 'en' ? '; ' : '；')
}

/** Reads the lists within an element; several tables with equal heads are one list. */
export function readShown(name: string, within: Element): ShownList {
  const tables = [...within.querySelectorAll('table.list')]
  const heads = [...(tables[0]?.querySelectorAll('thead th') ?? [])].map(text)
  const rows = tables.flatMap((table) => {
    const title = table.parentElement?.querySelector(':scope > h2, :scope > h3')
    const body = [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(text))
    return title && tables.length > 1 ? [[text(title)], ...body] : body
  })
  return { name, heads: heads.length ? heads : [name], rows }
}
