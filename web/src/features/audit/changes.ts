/** One field as it was and as it is; a dash stands for what was not there. */
export interface Side {
  field: string
  before: string | null
  after: string | null
  changed: boolean
}

/** Both sides of an entry field by field: those of the old in their order, then the new ones. */
export function sideBySide(before: string | null | undefined, after: string | null | undefined): Side[] {
  const was = fields(before)
  const is = fields(after)
  const names = [...was.keys(), ...[...is.keys()].filter((name) => !was.has(name))]
  return names.map((field) => {
    const [old, now] = [was.get(field) ?? null, is.get(field) ?? null]
    return { field, before: old, after: now, changed: old !== now }
  })
}

/** What is nested is named by its path; a list of plain values stays in one line. */
function fields(text: string | null | undefined): Map<string, string> {
  const found = new Map<string, string>()
  if (text) walk('', JSON.parse(text), found)
  return found
}

function walk(path: string, value: unknown, found: Map<string, string>) {
  if (Array.isArray(value) && value.some((each) => each !== null && typeof each === 'object')) {
    value.forEach((each, at) => walk(`${path}[${at + 1}]`, each, found))
  } else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    for (const [name, each] of Object.entries(value)) walk(path ? `${path}.${name}` : name, each, found)
  } else if (value !== null) {
    found.set(path, Array.isArray(value) ? value.map(String).join(', ') : String(value))
  }
}

const LOCAL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
/** A moment in the county's own time, to the second. */
export function second(text: string): string {
  return LOCAL.format(new Date(text))
}

/** A code's module: `facts` of `facts.import-ended`. */
export const moduleOf = (code: string) => code.slice(0, code.indexOf('.'))
