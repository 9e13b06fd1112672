/** One file a feature and language; every file adds top-level groups of its own. */
type Tree = { [key: string]: string | Tree }

const whole = (files: Record<string, Tree>): Tree => Object.assign({}, ...Object.values(files))

export const zh = whole(import.meta.glob<Tree>('./zh/*.json', { eager: true, import: 'default' }))
export const en = whole(import.meta.glob<Tree>('./en/*.json', { eager: true, import: 'default' }))
